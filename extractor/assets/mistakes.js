// An evaluation's mistakes among the mentions, over all articles, each leading to its place.

const mistakes = records(index.mistake_columns, index.mistakes);

function drawMistakes() {
  if (!index.scores) return;
  const wanted = $("find-mistake").value.trim().toLowerCase();
  const said = (one) => [index.states[one.state], index.kinds[one.kind], one.words, one.shown, one.note, one.rule, index.articles[one.article].id].join(" ").toLowerCase();
  const found = mistakes.filter((one) => !wanted || said(one).includes(wanted));
  const rows = found.slice(0, now.limit).map((one) => el("tr", { tabindex: "0", on: { click: () => jumpToMention(one), keydown: (e) => { if (e.key === "Enter") jumpToMention(one); } } },
    el("td", { class: `state ${one.state}` }, index.states[one.state]),
    el("td", {}, index.kinds[one.kind]),
    el("td", {}, one.words, el("small", {}, one.shown), one.note ? el("small", { class: "down" }, one.note) : null),
    el("td", {}, el("code", {}, ...(one.rule || "").split(/(?<=[._+])/).flatMap((part) => [part, el("wbr")]))),
    el("td", {}, index.articles[one.article].title || index.articles[one.article].id)));
  const head = el("thead", {}, el("tr", {}, ...["Is", "Kind", "Words", "Rule", "Article"].map((name) => el("th", { scope: "col" }, name))));
  $("mistaken").replaceChildren(
    el("p", { class: "tally" }, found.length > rows.length ? `The first ${rows.length} of ${count(found.length, "mistake")}` : count(found.length, "mistake")),
    ...(rows.length ? [el("div", { class: "scroll" }, el("table", {}, head, el("tbody", {}, ...rows)))] : []));
}

function jumpToMention(one) {
  open(one.article);
  const node = $("text").querySelector(`.m.${one.kind}.${one.state}[data-start="${one.start}"][data-end="${one.end}"]`);
  if (!node) return;
  roving(now.marks, now.marks.indexOf(node));
  node.scrollIntoView({ block: "center" });
  node.focus({ preventScroll: true });
}

// The mistakes that a rule made: mentions here, facts in their table, of all articles.
function showRule(rule) {
  if (!rule.startsWith("fact.") && mistakes.some((one) => (one.rule || "").split("+").includes(rule))) {
    $("find-mistake").value = rule;
    choose("mistakes");
    return;
  }
  Object.assign(kept, { scope: "all", text: rule, company: "", metric: "", when: "", kind: "", state: "" });
  drawFilters();
  $("search").value = rule;
  choose("facts");
}

const mistaken = new Set([...mistakes, ...facts.filter((fact) => fact.state === "wrong" || fact.state === "extra")].flatMap((one) => (one.rule || "").split("+")));
