// The bar on top and the list of articles.

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
