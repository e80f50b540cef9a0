"use strict";
// Draws the page from the JSON inside it. Everything from an article goes through textContent, never through innerHTML.
// The data: #index (articles, facts, checks of all) and one #article-N block each (text, mentions), parsed when it is opened.
(() => {
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

  // ── The article ────────────────────────────────────────────────────────────────────────────────

  // Offsets count code points, JavaScript counts UTF-16 units; they differ only where a text leaves the basic plane.
  function cutter(text) {
    if (!/[\ud800-\udfff]/.test(text)) return (start, end) => text.slice(start, end);
    const points = Array.from(text);
    return (start, end) => points.slice(start, end).join("");
  }

  function load(number) {
    const data = JSON.parse($(`article-${number}`).textContent);
    const mentions = records(index.mention_columns, data.mentions);
    return { ...data, mentions, cut: data.text === null ? null : cutter(data.text) };
  }

  function open(number, fact = null) {
    if (number !== now.article) {
      now.article = number;
      now.doc = load(number);
      now.limit = STEP;
      drawHead();
      drawRail();
      drawLegend();
      drawFilters();
    }
    now.fact = fact;
    drawText();
    drawFound();
    const place = `#${number + 1}${fact ? `/${fact.id}` : ""}`;
    if (location.hash !== place && (fact || location.hash)) history.replaceState(null, "", place);
  }

  function drawHead() {
    const info = index.articles[now.article];
    const title = info.title || info.id;
    document.title = title;
    $("title").textContent = title;
    const parts = [info.publisher, info.author, info.published, info.title && info.id, count(info.length, "character"), info.source];
    $("about").textContent = parts.filter(Boolean).join("  ·  ");
    $("notice").hidden = !info.absent;
    $("notice").textContent = info.absent || "";
    $("pager").hidden = index.articles.length < 2;
    $("place").textContent = `${now.article + 1} of ${index.articles.length}`;
    $("previous").disabled = now.article === 0;
    $("next").disabled = now.article === index.articles.length - 1;
    $("article").scrollTop = 0;
  }

  function drawText() {
    now.marks = [];
    const { doc } = now;
    $("text").replaceChildren(...(doc.cut ? paragraphs(doc) : pieces(doc)));
    roving(now.marks, 0);
  }

  // Every mention, and the chosen fact's evidence and values, as layers over the text; longer ones lie below.
  function layers(doc) {
    const found = doc.mentions.map((mention, i) => ({ start: mention.start, end: mention.end, mention, i }));
    if (now.fact) {
      found.push({ start: now.fact.start, end: now.fact.end, evidence: true });
      for (const [start, end] of now.fact.values) found.push({ start, end, value: true });
    }
    const rank = (layer) => (layer.evidence ? 0 : layer.value ? 1 : 2);
    return found.sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
  }

  // One <p> a line, the line breaks between them kept, so that the text content of #text is the article's text.
  function paragraphs(doc) {
    const out = [];
    const all = layers(doc);
    let position = 0;
    let first = 0;
    const seen = new Set();
    for (const line of doc.text.split("\n")) {
      const end = position + Array.from(line).length;
      while (first < all.length && all[first].end <= position && all[first].start < position) first += 1;
      const here = [];
      for (let i = first; i < all.length && all[i].start < end; i += 1) if (all[i].end > position) here.push(all[i]);
      if (out.length) out.push("\n");
      if (line === "") out.push("");
      else out.push(nest(el("p"), position, end, here, doc.cut, seen));
      position = end + 1;
    }
    return out;
  }

  // Layers inside [start, end) as nested elements; one that crosses another's border goes on in a second element.
  function nest(root, start, end, all, cut, seen) {
    const stack = [{ node: root, end }];
    let position = start;
    let k = 0;
    const write = (to) => {
      if (to > position) stack[stack.length - 1].node.append(cut(position, to));
      position = Math.max(position, to);
    };
    const push = (layer) => {
      const node = element(layer, seen);
      stack[stack.length - 1].node.append(node);
      stack.push({ node, end: Math.min(layer.end, end), layer });
    };
    while (k < all.length || stack.length > 1) {
      const closing = Math.min(...stack.map((entry) => entry.end));
      const opening = k < all.length ? Math.max(all[k].start, start) : Infinity;
      if (opening < closing) {
        write(opening);
        push(all[k]);
        k += 1;
      } else {
        if (stack.length === 1) break;
        write(closing);
        const reopen = [];
        while (stack.some((entry, i) => i && entry.end === closing)) {
          const top = stack.pop();
          if (top.end > closing) reopen.unshift(top.layer);
        }
        reopen.forEach(push);
      }
    }
    write(end);
    return root;
  }

  function element(layer, seen) {
    if (layer.evidence) return el("span", { class: "evidence", tabindex: "-1" });
    if (layer.value) return el("span", { class: "value" });
    const { mention, i } = layer;
    const again = seen.has(i);
    seen.add(i);
    const off = now.hidden.has(mention.kind) || now.hidden.has(mention.state);
    const node = el("mark", {
      class: ["m", mention.kind, mention.state || "", off ? "off" : ""].join(" ").trim(),
      "data-start": mention.start, "data-end": mention.end, "data-mention": i,
      tabindex: again || off ? null : "-1", "aria-describedby": again || off ? null : "tip",
    });
    if (!again && !off) now.marks.push(node);
    return node;
  }

  // Without the text: each fact's evidence, which the record holds itself, with what else lies in it.
  function pieces(doc) {
    const mine = facts.filter((fact) => fact.article === now.article);
    if (!mine.length) return [el("p", { class: "empty" }, "No facts to show either.")];
    return mine.map((fact) => {
      const piece = doc.pieces[fact.id];
      const cut = cutter(piece);
      const inside = fact.values.map(([start, end]) => ({ start, end, value: true }));
      doc.mentions.forEach((mention, i) => {
        if (mention.start < fact.end && mention.end > fact.start) inside.push({ start: mention.start, end: mention.end, mention, i });
      });
      inside.sort((a, b) => a.start - b.start || b.end - a.end);
      const chosen = now.fact === fact;
      const node = el("p", { class: "piece", "data-fact": fact.id, "aria-current": chosen ? "true" : null, tabindex: "-1" });
      node.append(el("small", {}, [fact.company, fact.metric, fact.shown, fact.when].filter(Boolean).join(" · ")));
      return nest(node, fact.start, fact.end, inside, (start, end) => cut(start - fact.start, end - fact.start), new Set());
    });
  }

  // One tab stop for all marks; arrow keys go from one to the next.
  function roving(nodes, chosen) {
    nodes.forEach((node, i) => node.setAttribute("tabindex", i === chosen ? "0" : "-1"));
  }

  function step(nodes, from, by) {
    const to = nodes[Math.min(Math.max(nodes.indexOf(from) + by, 0), nodes.length - 1)];
    if (!to) return;
    roving(nodes, nodes.indexOf(to));
    to.focus();
  }

  // ── What a mention says ────────────────────────────────────────────────────────────────────────

  function describe(node) {
    const lines = [];
    for (let mark = node.closest(".m:not(.off)"); mark; mark = mark.parentElement.closest(".m:not(.off)")) {
      const mention = now.doc.mentions[mark.dataset.mention];
      const kind = index.kinds[mention.kind] + (mention.state ? ` · ${index.states[mention.state]}` : "");
      lines.push(el("p", {}, kind, el("b", {}, mention.shown), mention.note ? el("span", {}, mention.note, el("br")) : null, el("code", {}, mention.rule || "")));
      if (mention.kind === "companies" || mention.kind === "periods") continue;
      for (const fact of facts)
        if (fact.article === now.article && fact.values.some(([start, end]) => start < mention.end && end > mention.start))
          lines.push(el("p", {}, [fact.company, fact.metric, fact.when].filter(Boolean).join(" · "), " ", el("code", {}, fact.rule || "")));
    }
    return lines;
  }

  function showTip(node) {
    const tip = $("tip");
    tip.replaceChildren(...describe(node));
    tip.hidden = !tip.childElementCount;
    if (tip.hidden) return;
    const mark = node.getClientRects()[0] || node.getBoundingClientRect();
    const left = Math.min(Math.max(8, mark.left), innerWidth - tip.offsetWidth - 8);
    const below = mark.bottom + 8 + tip.offsetHeight < innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? mark.bottom + 8 : Math.max(8, mark.top - 8 - tip.offsetHeight)}px`;
  }
  const hideTip = () => { $("tip").hidden = true; };

  // ── The bar and the list of articles ───────────────────────────────────────────────────────────

  function drawLegend() {
    const tally = {};
    for (const mention of now.doc.mentions) for (const key of [mention.kind, mention.state]) tally[key] = (tally[key] || 0) + 1;
    const button = (key, name, swatch) =>
      el("button", {
        type: "button", class: "key", "aria-pressed": String(!now.hidden.has(key)), "data-kind": key,
        on: { click: () => { if (!now.hidden.delete(key)) now.hidden.add(key); drawLegend(); drawText(); } },
      }, el("span", { class: `swatch ${swatch}` }), name, el("b", {}, String(tally[key] || 0)));
    const kinds = Object.entries(index.kinds).map(([key, name]) => button(key, name, key));
    const states = Object.entries(index.states || {}).map(([key, name]) => button(key, name, key));
    $("legend").replaceChildren(...kinds, ...states);
  }

  function drawRail() {
    $("rail").hidden = index.articles.length < 2;
    if ($("rail").hidden) return;
    const wanted = $("find-article").value.trim().toLowerCase();
    const hits = [];
    index.articles.forEach((info, i) => {
      if (!wanted || `${info.title || ""} ${info.id} ${info.publisher || ""} ${info.published || ""}`.toLowerCase().includes(wanted)) hits.push(i);
    });
    const from = Math.max(0, Math.min(hits.indexOf(now.article) - STEP / 2, hits.length - STEP));
    const rows = hits.slice(from, from + STEP).map((i) => {
      const info = index.articles[i];
      const detail = [info.published, count(info.facts, "fact"), info.bad ? `${info.bad} inconsistent` : ""].filter(Boolean).join(" · ");
      return el("li", {}, el("button", { type: "button", "aria-current": i === now.article ? "true" : null, on: { click: () => open(i) } },
        info.title || info.id, el("small", {}, detail)));
    });
    if (hits.length > rows.length) rows.push(el("li", {}, el("small", {}, `${(hits.length - rows.length).toLocaleString("en")} more: type to find one`)));
    $("articles").replaceChildren(...rows);
    const current = $("articles").querySelector("[aria-current]");
    if (current) current.scrollIntoView({ block: "nearest" });
  }

  function theme(step = 0) {
    const names = ["System", "Light", "Dark"];
    const values = ["", "light", "dark"];
    const root = document.documentElement;
    const at = (values.indexOf(root.dataset.theme || "") + step) % 3;
    if (values[at]) root.dataset.theme = values[at];
    else delete root.dataset.theme;
    $("theme").textContent = ["◐", "☀", "☾"][at];
    $("theme").setAttribute("aria-label", `${names[at]} colours`);
  }

  // ── The facts ──────────────────────────────────────────────────────────────────────────────────

  const COLUMNS = [
    ["article", "Article", (f) => index.articles[f.article].title || index.articles[f.article].id],
    ["company", "Company", (f) => f.company || ""],
    ["metric", "Metric", (f) => f.metric],
    ["shown", "Value", (f) => Number(f.low)],
    ["when", "Period", (f) => `${f.from || "9"}${f.to || "9"}`],
  ];
  const FILTERS = [
    ["company", "Every company", (f) => f.company || "(no company)"],
    ["metric", "Every metric", (f) => f.metric],
    ["when", "Every period", (f) => f.when || "(no period)"],
    ["kind", "Every kind", (f) => index.kinds[f.kind]],
    ["state", "Right and wrong", (f) => (f.state ? index.states[f.state] : null)],
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
    drawTabs(found);
  }

  function drawTable(found) {
    const columns = COLUMNS.filter(([key]) => key !== "article" || kept.scope === "all");
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
      when: () => el("td", { class: "when" }, fact.when || "–"),
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

  // ── Charts: what one company's metric was in each period ───────────────────────────────────────

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

  function chart(group) {
    const [fact] = group;
    const value = (f, key) => Number(f[key]) * (f.change === "decrease" ? -1 : 1);
    const ends = group.flatMap((f) => [value(f, "low"), value(f, "high"), 0]);
    const [least, most] = [Math.min(...ends), Math.max(...ends)];
    const [left, width, right, height] = [132, 250, 178, 26];
    const x = (v) => left + ((v - least) / (most - least || 1)) * width;
    const bars = group.map((f, i) => {
      const [low, high] = [value(f, "low"), value(f, "high")];
      const near = Math.abs(low) < Math.abs(high) ? low : high;
      const far = near === low ? high : low;
      const bar = (from, to, kind) => el("svg:rect", { class: kind, x: Math.min(x(from), x(to)), y: i * height + 5, width: Math.max(Math.abs(x(to) - x(from)), 1.5), height: height - 10, rx: 2 });
      return el("svg:g", {
        role: "button", tabindex: "0", class: f.forecast ? "forecast" : "", "data-fact": f.id, "aria-label": `${f.when}: ${f.shown}`,
        on: { click: () => jump(f), keydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); jump(f); } } },
      },
        el("svg:rect", { class: "hit", x: 1, y: i * height + 1, width: left + width + right - 2, height: height - 2, rx: 4 }),
        el("svg:text", { class: "when", x: left - 10, y: i * height + 17, "text-anchor": "end" }, f.when),
        bar(0, near, "bar-low"), near === far ? null : bar(near, far, "bar-high"),
        el("svg:text", { x: Math.max(x(0), x(low), x(high)) + 8, y: i * height + 17 }, f.shown));
    });
    const zero = least < 0 ? el("svg:line", { class: "zero", x1: x(0), x2: x(0), y1: 0, y2: group.length * height }) : null;
    const detail = [fact.change ? "change" : "", fact.subject, fact.of && `of ${fact.of}`, fact.per && `per ${fact.per}`].filter(Boolean).join(" · ");
    return el("figure", { class: `key ${fact.kind}` },
      el("figcaption", {}, `${fact.company || "No company"} · ${fact.metric}`, detail ? el("small", {}, detail) : null),
      el("svg:svg", { viewBox: `0 0 ${left + width + right} ${group.length * height}`, role: "group", "aria-label": `${fact.company || ""} ${fact.metric} by period` }, zero, ...bars));
  }

  // ── Checks and scores ──────────────────────────────────────────────────────────────────────────

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
      el("p", {}, check.note),
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
        el("tbody", {}, ...table.rows.map((cells) => el("tr", {}, ...cells.map((cell, i) => el("td", { class: i ? "number" : null }, String(cell)))))))),
    ].filter(Boolean)));
  }

  function drawTabs(found) {
    const bad = checksHere().filter((check) => check.status === "inconsistent").length;
    const tabs = [["facts", "Facts", found.length]];
    if (index.scores) tabs.unshift(["scores", "Scores", ""]);
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

  // ── Keys and events ────────────────────────────────────────────────────────────────────────────

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
  $("previous").addEventListener("click", () => open(now.article - 1));
  $("next").addEventListener("click", () => open(now.article + 1));
  $("more").addEventListener("click", () => { now.limit += STEP; drawFound(); });
  $("back").addEventListener("click", back);
  $("theme").addEventListener("click", () => theme(1));
  addEventListener("keydown", pageKeys);
  addEventListener("hashchange", fromHash);
  addEventListener("beforeprint", () => { now.limit = Infinity; drawTable(matching()); if (!index.scores) $("drawn").replaceChildren(...groups(matching()).map(chart)); });
  addEventListener("afterprint", () => { now.limit = STEP; drawFound(); });

  if (index.scores) now.tab = "scores";
  theme();
  drawScores();
  if (!index.articles.length) $("title").textContent = "No records";
  else if (!fromHash()) open(0);
})();
