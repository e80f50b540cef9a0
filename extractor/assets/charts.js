// Charts of what one company's metric was in each period, the checks, and the scores of an evaluation.

function groups(found) {
  const byKey = new Map();
  for (const fact of found) {
    if (!fact.from && !fact.to) continue;
    const key = [fact.company, fact.metric, fact.unit, fact.of, fact.subject, fact.per, fact.change ? "change" : ""].join("\u0001");
    if (!byKey.has(key)) byKey.set(key, []);
    byKey.get(key).push(fact);
  }
  const several = [...byKey.values()].filter((group) => new Set(group.map((fact) => fact.when)).size > 1);
  for (const group of several) group.sort((a, b) => (a.to || "").localeCompare(b.to || "") || (b.from || "").localeCompare(a.from || ""));
  return several.sort((a, b) => b.length - a.length);
}

function drawCharts(found) {
  if (now.tab !== "charts") { $("drawn").replaceChildren(); return; }
  const all = groups(found);
  const nodes = all.slice(0, 60).map(chart);
  if (!nodes.length) nodes.push(el("p", { class: "empty" }, "A chart needs one company's metric in two periods or more."));
  if (all.length > 60) nodes.push(el("p", { class: "empty" }, `${all.length - 60} more: filter by company or metric.`));
  $("drawn").replaceChildren(...nodes);
}

// Levels of three days or more stand on a time axis, everything else as a bar a period.
function chart(group) {
  const [fact] = group;
  const days = group.every((f) => f.from && f.from === f.to) && new Set(group.map((f) => f.from)).size > 2;
  const detail = [fact.change ? "change" : "", fact.subject, fact.of && `of ${words(fact.of)}`, fact.per && `per ${fact.per}`].filter(Boolean).join(" · ");
  return el("figure", { class: `key ${fact.kind}` },
    el("figcaption", {}, `${fact.company || "No company"} · ${fact.metric}`, detail ? el("small", {}, detail) : null),
    (days ? timeline : bars)(group));
}

const value = (f, key) => Number(f[key]) * (f.change === "decrease" ? -1 : 1);

function drawing(width, height, group, ...children) {
  const [fact] = group;
  return el("svg:svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `${fact.company || ""} ${fact.metric} by period` }, ...children);
}

// What belongs to one fact: it says its value and leads to its words.
function mark(f, ...children) {
  return el("svg:g", {
    role: "button", tabindex: "0", class: f.forecast ? "forecast" : "", "data-fact": f.id, "aria-label": `${f.when}: ${f.shown}`,
    on: { click: () => jump(f), keydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); jump(f); } } },
  }, ...children);
}

function bars(group) {
  const ends = group.flatMap((f) => [value(f, "low"), value(f, "high"), 0]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const left = 24 + 6.8 * Math.max(...group.map((f) => f.when.length));
  const [width, right, height] = [382 - left, 178, 26];
  const x = (v) => left + ((v - least) / (most - least || 1)) * width;
  const rows = group.map((f, i) => {
    const [low, high] = [value(f, "low"), value(f, "high")];
    const near = Math.abs(low) < Math.abs(high) ? low : high;
    const far = near === low ? high : low;
    const bar = (from, to, kind) => el("svg:rect", { class: kind, x: Math.min(x(from), x(to)), y: i * height + 5, width: Math.max(Math.abs(x(to) - x(from)), 1.5), height: height - 10, rx: 2 });
    return mark(f,
      el("svg:rect", { class: "hit", x: 1, y: i * height + 1, width: left + width + right - 2, height: height - 2, rx: 4 }),
      el("svg:text", { class: "when", x: left - 10, y: i * height + 17, "text-anchor": "end" }, f.when),
      bar(0, near, "bar-low"), near === far ? null : bar(near, far, "bar-high"),
      el("svg:text", { x: Math.max(x(0), x(low), x(high)) + 8, y: i * height + 17 }, f.shown));
  });
  const zero = least < 0 ? el("svg:line", { class: "zero", x1: x(0), x2: x(0), y1: 0, y2: group.length * height }) : null;
  return drawing(left + width + right, group.length * height, group, zero, ...rows);
}

function timeline(group) {
  const [width, height, side, top, bottom] = [560, 170, 60, 34, 44];
  const times = group.map((f) => Date.parse(f.to));
  const ends = group.flatMap((f) => [value(f, "low"), value(f, "high")]);
  const [first, last, least, most] = [Math.min(...times), Math.max(...times), Math.min(...ends), Math.max(...ends)];
  const x = (f) => side + ((Date.parse(f.to) - first) / (last - first)) * (width - 2 * side);
  const y = (v) => height - bottom - ((v - least) / (most - least || 1)) * (height - top - bottom);
  const taken = { value: -Infinity, day: -Infinity }; // how far to the right there are words already
  const dots = group.map((f) => {
    const [at, low, high] = [x(f), y(value(f, "low")), y(value(f, "high"))];
    const room = (kind, text) => {
      const half = 3.4 * text.length;
      if (at - half < taken[kind] + 6) return null;
      taken[kind] = at + half;
      return el("svg:text", { class: kind === "day" ? "when" : null, x: at, y: kind === "day" ? height - 8 : high - 12, "text-anchor": "middle" }, text);
    };
    return mark(f, el("svg:title", {}, `${f.when}: ${f.shown}`),
      el("svg:circle", { class: "hit", cx: at, cy: high, r: 12 }),
      low === high ? null : el("svg:line", { class: "span", x1: at, x2: at, y1: low, y2: high }),
      el("svg:circle", { class: "bar-low", cx: at, cy: high, r: 5 }), room("value", f.shown), room("day", f.when));
  });
  const path = group.map((f) => `${x(f)},${y(value(f, "high"))}`).join(" ");
  const axis = el("svg:line", { class: "zero", x1: side / 2, x2: width - side / 2, y1: height - bottom + 16, y2: height - bottom + 16 });
  return drawing(width, height, group, axis, el("svg:polyline", { class: "path", points: path }), ...dots);
}

// Checks and scores.

function checksHere() {
  return index.checks.filter((check) => kept.scope === "all" || check.article === now.article);
}

function drawChecks() {
  if (index.scores) return;
  const here = checksHere();
  const order = [...here].sort((a, b) => a.status.localeCompare(b.status) * -1).slice(0, STEP);
  $("checked").replaceChildren(...(order.length ? order.map(checkCard) : [el("p", { class: "empty" }, "The text states no totals, ratios or changes that can be computed again.")]));
}

function checkCard(check) {
  const named = check.facts.map((id) => facts.find((fact) => fact.article === check.article && fact.id === id)).filter(Boolean);
  const ok = check.status === "consistent";
  return el("div", { class: `check ${check.status}` },
    el("h3", {}, words(check.kind), el("span", {}, ok ? "✓ consistent" : "✗ inconsistent")),
    el("p", {}, words(check.note)),
    el("dl", {},
      el("div", {}, el("dt", {}, "Computed"), el("dd", { class: "expected" }, check.expected)),
      el("div", {}, el("dt", {}, "In the article"), el("dd", { class: "found" }, check.found))),
    ...named.map((fact) => el("button", { type: "button", on: { click: () => jump(fact) } }, [fact.company, fact.metric, fact.shown, fact.when].filter(Boolean).join(" · "))));
}

// Tables that the page was given as they are: {title, note, columns, rows}; numbers stand right.
function drawScores() {
  for (const id of index.scores ? ["charts", "checks"] : ["scores"]) $(id).hidden = true;
  if (!index.scores) return;
  $("scored").replaceChildren(...index.scores.flatMap((table) => [
    el("h3", {}, table.title), table.note ? el("p", {}, table.note) : null,
    el("div", { class: "scroll" }, el("table", {},
      el("thead", {}, el("tr", {}, ...table.columns.map((name, i) => el("th", { scope: "col", class: i ? "number" : null }, name)))),
      el("tbody", {}, ...table.rows.map((cells) => el("tr", {}, ...cells.map((cell, i) => el("td", { class: i ? "number" : null }, i || !mistaken.has(cell) ? cell : el("button", { type: "button", class: "link", on: { click: () => showRule(cell) } }, cell)))))))),
  ].filter(Boolean)));
}

function drawTabs(found) {
  const bad = checksHere().filter((check) => check.status === "inconsistent").length;
  const tabs = [["facts", "Facts", found.length]];
  if (index.scores) tabs.unshift(["scores", "Scores", ""], ["mistakes", "Mistakes", mistakes.length]);
  else tabs.push(["charts", "Charts", groups(found).length], ["checks", "Checks", checksHere().length]);
  $("tabs").replaceChildren(...tabs.map(([id, name, n]) => el("button", {
    type: "button", role: "tab", id: `tab-${id}`, "aria-controls": id, "aria-selected": String(now.tab === id), tabindex: now.tab === id ? "0" : "-1",
    on: { click: () => choose(id) },
  }, name, el("b", { class: id === "checks" && bad ? "alarm" : null }, id === "checks" && bad ? `${bad} ✗` : String(n)))));
  for (const [id] of tabs) $(id).hidden = now.tab !== id;
}

function choose(tab) {
  now.tab = tab;
  drawFound();
}
