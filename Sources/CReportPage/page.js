"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("filters");
  const canvas = document.getElementById("canvas");
  const panel = document.getElementById("evidence");
  const status = document.getElementById("status");
  const body = document.querySelector("#relations tbody");
  const rows = [...body.rows];
  const entities = new Map(data.entities.map(entity => [entity.id, entity]));
  const lists = ["type", "quad", "polarity", "modality", "change"].filter(name => form.querySelector(`[name=${name}]`));
  const keys = [...document.querySelectorAll("#relations th")].map(head => head.dataset.key);
  const singles = ["q", "focus", "depth", "relation", "document", "since", "until", "weight", "confidence", "top"];
  let chosen = "", view = "", order = { key: "", down: false }, svg = null, box = null, home = null;
  const visible = new Set();
  const first = canvas.querySelector("svg");

  for (const relation of data.relations) {
    const ends = [relation.source, relation.target].map(id => entities.get(id));
    relation.words = [...ends.flatMap(entity => [entity.name, ...entity.aliases]), relation.label, relation.topic || "",
      ...relation.evidence.map(evidence => evidence.text)].join("\n").toLowerCase();
  }

  // What is wanted.

  function wanted() {
    const read = new FormData(form), want = {};
    for (const name of lists) want[name] = new Set(read.getAll(name));
    for (const name of singles) want[name] = String(read.get(name) || "").trim();
    return want;
  }

  function inDates(document, want) {
    if (!want.since && !want.until) return true;
    const date = document.date;
    return Boolean(date) && (!want.since || date >= want.since) && (!want.until || date.slice(0, want.until.length) <= want.until);
  }

  // The sentences of a relation that the filters leave, or none where the relation itself is filtered.
  function matching(relation, want, documents) {
    if (!lists.slice(1).every(name => want[name].has(relation[name]))) return [];
    if (![relation.source, relation.target].every(id => want.type.has(entities.get(id).type))) return [];
    if (want.relation && relation.type !== want.relation || relation.confidence < Number(want.confidence)) return [];
    if (want.q && !want.q.toLowerCase().split(/\s+/).every(word => relation.words.includes(word))) return [];
    const left = relation.evidence.filter(evidence => documents.has(evidence.document));
    // Where no document is asked for, sentences that are counted and not kept count as well.
    const weight = left.length === relation.evidence.length ? relation.weight : left.length;
    return weight >= Number(want.weight) ? left : [];
  }

  function near(focus, depth) {
    const reached = new Set([focus]), kept = new Set();
    for (let step = 0; step < depth; step++) {
      const from = new Set(reached);
      for (const index of visible) {
        const relation = data.relations[index];
        if (!from.has(relation.source) && !from.has(relation.target)) continue;
        kept.add(index);
        reached.add(relation.source).add(relation.target);
      }
    }
    return kept;
  }

  function filter() {
    const want = wanted();
    const documents = new Set(data.documents.filter(document => inDates(document, want) && (!want.document || document.id === want.document)).map(document => document.id));
    visible.clear();
    data.relations.forEach((relation, index) => {
      relation.left = matching(relation, want, documents);
      if (relation.left.length) visible.add(index);
    });
    if (want.focus) for (const index of [...visible].filter((kept => index => !kept.has(index))(near(want.focus, Math.max(1, Number(want.depth)))))) visible.delete(index);
    if (Number(want.top)) {
      const ranked = [...visible].sort((a, b) => data.relations[b].left.length - data.relations[a].left.length || data.relations[b].confidence - data.relations[a].confidence || a - b);
      for (const index of ranked.slice(Number(want.top))) visible.delete(index);
    }
    show();
    remember();
  }

  // What is shown.

  function show() {
    const lines = new Set([...visible].flatMap(index => data.relations[index].lines));
    const ends = new Set([...visible].flatMap(index => [data.relations[index].source, data.relations[index].target]));
    const all = visible.size === data.relations.length;
    let drawn = 0;
    for (const element of canvas.querySelectorAll("g.relation, g.piece")) {
      const on = lines.has(line(element));
      element.classList.toggle("off", !on);
      if (on && element.id === line(element)) drawn++;
    }
    const shown = new Set([...ends].map(id => entities.get(id).element));
    for (const element of canvas.querySelectorAll("g.entity")) element.classList.toggle("off", !all && !shown.has(element.id));
    for (const row of rows) row.hidden = !visible.has(Number(row.dataset.index));
    status.textContent = `${visible.size} of ${data.relations.length} relations; ${drawn} lines in the diagram`;
    choose(chosen, false);
  }

  function node(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  // A sentence with the words of the two ends and of the predicate marked.
  function marked(evidence) {
    const letters = Array.from(evidence.text), quote = node("blockquote"), classes = Array(letters.length).fill("");
    for (const name of ["trigger", "source", "target"])
      for (let place = Math.max(0, evidence[name][0]); place < Math.min(letters.length, evidence[name][1]); place++) classes[place] = name;
    for (let start = 0; start < letters.length;) {
      let end = start;
      while (end < letters.length && classes[end] === classes[start]) end++;
      const text = letters.slice(start, end).join("");
      quote.append(classes[start] ? node("mark", text, classes[start]) : text);
      start = end;
    }
    return quote;
  }

  function sentences(relation) {
    const part = document.createDocumentFragment();
    const title = `${entities.get(relation.source).name} – ${relation.label} – ${entities.get(relation.target).name}`;
    part.append(node("h3", title));
    const facts = [relation.status, `confidence ${relation.confidence.toFixed(2)}`];
    if (relation.attributed) facts.push(`says ${relation.attributed}`);
    if (relation.topic) facts.push(`about ${relation.topic}`);
    if (relation.time) facts.push(`time ${relation.time}`);
    part.append(node("p", facts.join("; "), "hint"));
    if (relation.change) {
      part.append(node("p", relation.changeLabel, "change " + relation.change));
      for (const note of relation.notes) part.append(node("p", note, "hint"));
    }
    for (const evidence of relation.left) {
      const source = data.documents.find(document => document.id === evidence.document) || { id: evidence.document };
      const quote = marked(evidence);
      if (evidence.sign) {
        quote.classList.add(evidence.sign);
        quote.prepend(node("span", evidence.sign === "added" ? "new: " : "gone: ", "sign"));
      }
      const cite = [source.title || source.id, source.date, source.source, relation.attributed ? `as ${relation.attributed} says` : ""];
      quote.append(node("cite", cite.filter(Boolean).join(" · ")));
      part.append(quote);
    }
    const more = relation.weight - relation.evidence.length;
    if (more > 0) part.append(node("p", `${more} ${more === 1 ? "sentence" : "sentences"} more, which the graph does not keep.`, "hint"));
    return part;
  }

  // The identifier of what an element belongs to: a line has a label and two pieces.
  function line(element) { return element.id.split(".")[0]; }

  // Shows the sentences of what has the identifier: a line, an entity, or a relation's row.
  function choose(id, move = true) {
    chosen = id;
    for (const element of canvas.querySelectorAll(".chosen")) element.classList.remove("chosen");
    for (const part of id ? [id, `${id}.1`, `${id}.2`] : []) {
      const element = document.getElementById(part);
      if (element && canvas.contains(element)) element.classList.add("chosen");
    }
    const entity = data.entities.find(entity => entity.element === id);
    const found = [...visible].filter(index => {
      const relation = data.relations[index];
      return relation.lines.includes(id) || relation.id === id || entity && (relation.source === entity.id || relation.target === entity.id);
    });
    for (const row of rows) row.classList.toggle("chosen", found.includes(Number(row.dataset.index)));
    if (!id) return;
    panel.replaceChildren();
    if (entity) {
      panel.append(node("h2", entity.name), node("p", `${entity.type}, ${entity.count} mentions${entity.aliases.length ? "; also " + entity.aliases.join(", ") : ""}`, "hint"));
    }
    for (const note of entity && entity.notes || []) panel.append(node("p", note, "hint"));
    if (!found.length) panel.append(node("p", "Nothing of this is left by the filters.", "hint"));
    for (const index of found) panel.append(sentences(data.relations[index]));
    if (move) {
      panel.scrollTop = 0;
      remember();
    }
  }

  // The diagram.

  function draw(name) {
    const template = document.getElementById(name);
    view = name;
    for (const button of document.querySelectorAll("button.view")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
    canvas.replaceChildren((template ? template.content : first).cloneNode(true));
    svg = canvas.querySelector("svg");
    home = svg.viewBox.baseVal;
    home = { x: home.x, y: home.y, width: home.width, height: home.height };
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    fit();
    for (const element of svg.querySelectorAll("g.entity, g.relation")) {
      element.setAttribute("tabindex", "0");
      element.setAttribute("role", "button");
    }
  }

  function look(next) {
    box = next;
    svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
  }

  function fit() { look({ ...home }); }

  function zoom(factor, x = box.x + box.width / 2, y = box.y + box.height / 2) {
    const width = Math.min(home.width * 4, Math.max(home.width / 40, box.width * factor)), scale = width / box.width;
    look({ x: x - (x - box.x) * scale, y: y - (y - box.y) * scale, width, height: box.height * scale });
  }

  function pan(x, y) { look({ ...box, x: box.x + x, y: box.y + y }); }

  function place(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  }

  // Brings an entity to the middle.
  function approach(entity) {
    const element = entity && document.getElementById(entity.element);
    if (!element || !canvas.contains(element) || element.classList.contains("off")) return;
    const area = element.getBoundingClientRect(), [x, y] = place({ clientX: area.x + area.width / 2, clientY: area.y + area.height / 2 });
    const width = Math.min(box.width, 900), height = width * box.height / box.width;
    look({ x: x - width / 2, y: y - height / 2, width, height });
  }

  canvas.addEventListener("wheel", event => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, ...place(event));
  }, { passive: false });

  let drag = null;
  canvas.addEventListener("pointerdown", event => { drag = { x: event.clientX, y: event.clientY, moved: false }; });
  canvas.addEventListener("pointermove", event => {
    if (!drag || !event.buttons) return;
    const scale = 1 / svg.getScreenCTM().a, x = event.clientX - drag.x, y = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(x, y) < 4) return;
    if (!drag.moved) canvas.setPointerCapture(event.pointerId);
    pan(-x * scale, -y * scale);
    drag = { x: event.clientX, y: event.clientY, moved: true };
  });
  canvas.addEventListener("click", event => {
    const moved = drag && drag.moved;
    drag = null;
    const element = event.target.closest("g.entity, g.relation, g.piece");
    if (element && !moved) choose(line(element));
  });
  canvas.addEventListener("keydown", event => {
    const step = box.width / 12;
    const element = event.target.closest("g.entity, g.relation");
    const actions = {
      ArrowLeft: () => pan(-step, 0), ArrowRight: () => pan(step, 0), ArrowUp: () => pan(0, -step), ArrowDown: () => pan(0, step),
      "+": () => zoom(1 / 1.25), "=": () => zoom(1 / 1.25), "-": () => zoom(1.25), "0": fit,
      Enter: () => element && choose(element.id), " ": () => element && choose(element.id),
    };
    if (!Object.hasOwn(actions, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    actions[event.key]();
  });
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1 / 1.25));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1.25));
  document.getElementById("zoom-fit").addEventListener("click", fit);
  for (const button of document.querySelectorAll("button.view")) button.addEventListener("click", () => { draw(button.dataset.view); show(); remember(); });

  // The table.

  body.addEventListener("click", event => {
    const row = event.target.closest("tr");
    if (row) choose(data.relations[Number(row.dataset.index)].id);
  });

  function value(row, key) {
    const relation = data.relations[Number(row.dataset.index)];
    if (key === "weight" || key === "confidence") return key === "weight" ? relation.weight : relation.confidence;
    return row.cells[keys.indexOf(key)].textContent;
  }

  function sort(key, down) {
    order = { key, down };
    for (const head of document.querySelectorAll("#relations th[data-key]"))
      head.setAttribute("aria-sort", head.dataset.key === key ? (down ? "descending" : "ascending") : "none");
    const compare = (a, b) => {
      const [x, y] = [value(a, key), value(b, key)];
      return typeof x === "number" ? x - y : x.localeCompare(y, "en");
    };
    rows.sort((a, b) => key ? (down ? compare(b, a) : compare(a, b)) || a.dataset.index - b.dataset.index : a.dataset.index - b.dataset.index);
    body.append(...rows);
  }

  for (const head of document.querySelectorAll("#relations th[data-key]"))
    head.querySelector("button").addEventListener("click", () => {
      const numeric = head.dataset.key === "weight" || head.dataset.key === "confidence";
      sort(head.dataset.key, order.key === head.dataset.key ? !order.down : numeric);
      remember();
    });

  // The state of the page is in the fragment of its address.

  let written = "";
  function remember() {
    const state = new URLSearchParams(), want = wanted();
    for (const name of singles) if (want[name] && want[name] !== form.elements[name].defaultValue) state.set(name, want[name]);
    for (const name of lists) {
      const inputs = [...form.querySelectorAll(`[name=${name}]`)];
      if (inputs.some(input => input.checked !== input.defaultChecked))
        state.set("no-" + name, inputs.filter(input => !input.checked).map(input => input.value).join(","));
    }
    if (view && view !== data.view) state.set("view", view);
    if (chosen) state.set("chosen", chosen);
    if (order.key) state.set("sort", (order.down ? "-" : "") + order.key);
    written = state.toString();
    try {
      history.replaceState(null, "", written ? "#" + written : location.pathname + location.search);
    } catch {
      location.hash = written;
    }
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    form.reset();
    for (const name of singles) if (state.has(name)) form.elements[name].value = state.get(name);
    for (const name of lists) {
      if (!state.has("no-" + name)) continue;
      const off = state.get("no-" + name).split(",");
      for (const input of form.querySelectorAll(`[name=${name}]`)) input.checked = !off.includes(input.value);
    }
    const sorting = state.get("sort") || "";
    chosen = state.get("chosen") || "";
    draw(document.querySelector(`button.view[data-view="${CSS.escape(state.get("view") || "")}"]`) ? state.get("view") : data.view);
    sort(sorting.replace(/^-/, ""), sorting.startsWith("-"));
    filter();
  }

  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(() => { fit(); filter(); }));
  form.elements.q.addEventListener("change", () => approach(data.entities.find(entity => entity.name.toLowerCase() === form.elements.q.value.trim().toLowerCase())));
  form.elements.focus.addEventListener("change", () => approach(entities.get(form.elements.focus.value)));
  document.getElementById("share").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = "The link is copied.";
    } catch {
      status.textContent = "The address of this page is the link to this view.";
    }
  });
  addEventListener("hashchange", () => { if (location.hash.slice(1) !== written) recall(); });
  recall();
})();
