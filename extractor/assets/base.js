// Draws the page from the JSON inside it. Everything from an article goes through textContent, never through innerHTML.
// The data: #index (articles, facts, checks of all) and one #article-N block each (text, mentions), parsed when it is opened.
// The files of this folder are joined in the order of `view.SCRIPTS` and share one scope.

const $ = (id) => document.getElementById(id);
const index = JSON.parse($("index").textContent);
const records = (columns, rows) => rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
const facts = records(index.fact_columns, index.facts);
const NARROW = 896; // below it the panel stands under the article (56rem in the style)
const STEP = 250; // rows and list entries drawn at once
const now = { article: -1, fact: null, hidden: new Set(), sort: null, limit: STEP, tab: "facts", marks: [], doc: null };

// An element with attributes and children; strings become text nodes.
function el(name, attributes = {}, ...children) {
  const node = name.startsWith("svg:") ? document.createElementNS("http://www.w3.org/2000/svg", name.slice(4)) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}
const count = (n, one) => `${n.toLocaleString("en")} ${one}${n === 1 ? "" : "s"}`;
const words = (id) => (id || "").replaceAll("_", " ");
