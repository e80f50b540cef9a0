// Keys, events, and the first drawing.

function tabKeys(event) {
  const tabs = [...$("tabs").children];
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  choose(tabs[(tabs.indexOf(event.target.closest("[role=tab]")) + by + tabs.length) % tabs.length].getAttribute("aria-controls"));
  $(`tab-${now.tab}`).focus();
}

function tableKeys(event) {
  const at = event.target.closest("tbody tr");
  if (!at || event.target !== at) return;
  const rows = [...$("table").tBodies[0].rows];
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -rows.length, End: rows.length }[event.key];
  if (by) { event.preventDefault(); step(rows, at, by); }
  if (event.key === "Enter" || event.key === " ") { event.preventDefault(); at.click(); }
}

function textKeys(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -now.marks.length, End: now.marks.length }[event.key];
  if (!by || !event.target.classList.contains("m")) return;
  event.preventDefault();
  step(now.marks, event.target, by);
}

function pageKeys(event) {
  if (event.key === "Escape") {
    if (!$("tip").hidden && event.target.classList.contains("m")) hideTip();
    else if (!$("back").hidden) back();
    return;
  }
  if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { event.preventDefault(); choose("facts"); $("search").focus(); }
  if (event.key === "[" && !$("previous").disabled) open(now.article - 1);
  if (event.key === "]" && !$("next").disabled) open(now.article + 1);
}

function fromHash() {
  const [, number, id] = /^#(\d+)(?:\/(.+))?$/.exec(location.hash) || [];
  const article = Number(number) - 1;
  if (!(article >= 0 && article < index.articles.length)) return false;
  const fact = id && facts.find((f) => f.article === article && f.id === id);
  if (fact) jump(fact);
  else open(article);
  return true;
}

$("text").addEventListener("mouseover", (e) => (e.target.closest(".m:not(.off)") ? showTip(e.target) : hideTip()));
$("text").addEventListener("mouseleave", hideTip);
$("text").addEventListener("focusin", (e) => { if (e.target.classList.contains("m")) showTip(e.target); });
$("text").addEventListener("focusout", hideTip);
$("text").addEventListener("keydown", textKeys);
$("article").addEventListener("scroll", hideTip, { passive: true });
$("table").addEventListener("keydown", tableKeys);
$("tabs").addEventListener("keydown", tabKeys);
$("filters").addEventListener("submit", (e) => e.preventDefault());
$("find-article").addEventListener("input", drawRail);
$("find-mistake").addEventListener("input", drawMistakes);
$("previous").addEventListener("click", () => open(now.article - 1));
$("next").addEventListener("click", () => open(now.article + 1));
$("more").addEventListener("click", () => { now.limit += STEP; drawFound(); });
$("back").addEventListener("click", back);
$("theme").addEventListener("click", () => theme(1));
addEventListener("keydown", pageKeys);
addEventListener("hashchange", fromHash);
addEventListener("beforeprint", () => { now.limit = Infinity; drawTable(matching()); if (index.scores) drawMistakes(); else $("drawn").replaceChildren(...groups(matching()).map(chart)); });
addEventListener("afterprint", () => { now.limit = STEP; drawFound(); });

if (index.scores) now.tab = "scores";
theme();
drawScores();
if (!index.articles.length) $("title").textContent = "No records";
else if (!fromHash()) open(0);
