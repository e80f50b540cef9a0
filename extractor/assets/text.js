// The article: its text with every mention marked, and what a mention says when it is pointed at.

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

// What a mention says.

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
