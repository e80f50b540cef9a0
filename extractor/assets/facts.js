// The facts: a table that filters, sorts and leads to the words that a fact was read from.

const COLUMNS = [
  ["article", "Article", (f) => index.articles[f.article].title || index.articles[f.article].id],
  ["company", "Company", (f) => f.company || ""],
  ["metric", "Metric", (f) => f.metric],
  ["shown", "Value", (f) => Number(f.low)],
  ["when", "Period", (f) => `${f.from || "9"}${f.to || "9"}`],
];
const FILTERS = [
  ["company", "Company", (f) => f.company || "(no company)"],
  ["metric", "Metric", (f) => f.metric],
  ["when", "Period", (f) => f.when || "(no period)"],
  ["kind", "Kind", (f) => index.kinds[f.kind]],
  ["state", "Is", (f) => (f.state ? index.states[f.state] : null)],
];
const kept = { scope: "one" };

function scoped() {
  return kept.scope === "all" ? facts : facts.filter((fact) => fact.article === now.article);
}

function matching(except = null) {
  const wanted = (kept.text || "").toLowerCase();
  const active = FILTERS.filter(([key]) => kept[key] && key !== except);
  return scoped().filter((fact) => active.every(([key, , read]) => read(fact) === kept[key]) && (!wanted || haystack(fact).includes(wanted)));
}

function haystack(fact) {
  fact.hay ??= [fact.company, fact.metric, fact.said, fact.shown, fact.when, fact.note, fact.rule, fact.state].join(" ").toLowerCase();
  return fact.hay;
}

function drawFilters() {
  const change = () => { now.limit = STEP; drawFound(); };
  const pick = (key, options) =>
    el("select", { "aria-label": options[0][1], "data-filter": key, on: { change: (e) => { kept[key] = e.target.value; drawFilters(); change(); } } },
      ...options.map(([value, name]) => el("option", { value, selected: (kept[key] || "") === value }, name)));
  const nodes = [];
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.filter : null;
  if (!$("search")) nodes.push(el("input", { type: "search", id: "search", placeholder: "Find in the facts", "aria-label": "Find in the facts", "data-filter": "text", on: { input: (e) => { kept.text = e.target.value; change(); } } }));
  else nodes.push($("search"));
  if (index.articles.length > 1) nodes.push(pick("scope", [["one", "This article"], ["all", "All articles"]]));
  for (const [key, every, read] of FILTERS) {
    const tally = new Map();
    for (const fact of matching(key)) if (read(fact)) tally.set(read(fact), (tally.get(read(fact)) || 0) + 1);
    if (kept[key] && !tally.has(kept[key])) tally.set(kept[key], 0);
    if (!tally.size) continue;
    const sorted = [...tally].sort((a, b) => (key === "when" || key === "metric" ? a[0].localeCompare(b[0]) : b[1] - a[1] || a[0].localeCompare(b[0])));
    nodes.push(pick(key, [["", every], ...sorted.map(([name, n]) => [name, `${name} (${n})`])]));
  }
  $("filters").replaceChildren(...nodes);
  if (focused) { const again = $("filters").querySelector(`[data-filter="${focused}"]`); if (again) again.focus(); }
}

function drawFound() {
  const found = matching();
  drawTable(found);
  drawCharts(found);
  drawChecks();
  if (now.tab === "mistakes") drawMistakes();
  drawTabs(found);
}

function drawTable(found) {
  const columns = COLUMNS.filter(([key]) => key !== "article" || (kept.scope === "all" && index.articles.length > 1));
  const sort = now.sort;
  if (sort) {
    const read = COLUMNS.find(([key]) => key === sort.key)[2];
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));
    found = [...found].sort((a, b) => compare(read(a), read(b)) * sort.by);
  }
  $("table").tHead.replaceChildren(el("tr", {}, ...(index.states ? [el("th", { scope: "col" }, el("button", { type: "button", disabled: true }, "Is"))] : []), ...columns.map(([key, name]) =>
    el("th", { scope: "col", class: key === "shown" ? "number" : null, "aria-sort": sort && sort.key === key ? (sort.by > 0 ? "ascending" : "descending") : "none" },
      el("button", { type: "button", "data-sort": key, on: { click: () => sortBy(key) } }, name)))));
  $("table").tBodies[0].replaceChildren(...found.slice(0, now.limit).map((fact, i) => row(fact, columns, i)));
  const total = scoped().length;
  $("shown").textContent = !total ? "" : found.length === total ? count(total, "fact") : `${found.length.toLocaleString("en")} of ${count(total, "fact")}`;
  $("table").parentElement.hidden = !found.length;
  if (!found.length) $("shown").textContent = total ? "No fact matches." : "No facts in this article.";
  $("more").hidden = found.length <= now.limit;
  $("more").textContent = `Show ${Math.min(STEP, found.length - now.limit)} more`;
}

function sortBy(key) {
  now.sort = now.sort && now.sort.key === key ? (now.sort.by > 0 ? { key, by: -1 } : null) : { key, by: 1 };
  drawFound();
  $("table").querySelector(`[data-sort="${key}"]`).focus();
}

function row(fact, columns, i) {
  const cells = {
    article: () => el("td", {}, index.articles[fact.article].title || index.articles[fact.article].id),
    company: () => el("td", {}, fact.company || "–"),
    metric: () => el("td", { class: "metric" }, fact.metric, fact.note || fact.said ? el("small", {}, fact.note || `“${fact.said}”`) : null,
      fact.differs ? el("small", { class: "down" }, fact.differs) : null),
    shown: () => el("td", { class: "number value-cell" }, arrow(fact), fact.shown),
    when: () => el("td", { class: "when" }, ...(fact.when || "–").split(/(?<= –) /).flatMap((part, i) => (i ? [el("br"), part] : [part]))),
  };
  const state = index.states ? el("td", { class: `state ${fact.state}` }, index.states[fact.state]) : null;
  const current = fact === now.fact;
  return el("tr", {
    tabindex: (now.fact ? current : i === 0) ? "0" : "-1", "data-fact": fact.id, "data-article": fact.article, "aria-current": current ? "true" : null, title: fact.rule || null,
    on: { click: () => jump(fact) },
  }, ...(state ? [state] : []), ...columns.map(([key]) => cells[key]()));
}

function arrow(fact) {
  if (!fact.change) return null;
  return el("span", { class: fact.change === "increase" ? "up" : "down", role: "img", "aria-label": fact.change }, fact.change === "increase" ? "▲ " : "▼ ");
}

// To the words that a fact was read from.
function jump(fact) {
  hideTip();
  open(fact.article, fact);
  const node = now.doc.cut ? $("text").querySelector(".evidence") : $("text").querySelector(".piece[aria-current]");
  if (!node) return;
  const chosen = $("table").querySelector("tr[aria-current]");
  if (chosen && innerWidth > NARROW) chosen.scrollIntoView({ block: "nearest" });
  node.scrollIntoView({ block: "center" });
  node.focus({ preventScroll: true });
  $("back").hidden = false;
}

function back() {
  $("back").hidden = true;
  choose("facts");
  const node = $("table").querySelector("tr[aria-current]") || $("table").querySelector("tbody tr");
  if (node) { node.focus(); node.scrollIntoView({ block: "nearest" }); }
}
