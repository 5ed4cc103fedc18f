// The diagram: laid out anew whenever the filters leave something else. Pictures that came with the page are shown as they are.

const explore = "explore";
let view = "", drawn = 0, base = null, community = null;

function shape(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Of screens and of phones, rather than of this very window: what is folded out moves nothing.
function aspect() { return matchMedia("screen and (max-width: 60rem)").matches ? 0.85 : 1.6; }

// Everybody has a place of their own, from which filters start: what is seen hangs on the filters alone, and not on the way to them.
function places(want) {
  if (base) return base;
  const lines = gather(data.relations.keys(), { ...want, relation: "" }, relation => relation.weight);
  community = communities(lines);
  const most = lines.slice(0, 100), ids = [...new Set(most.flatMap(line => [line.source, line.target]))];
  base = new Map(layOut(most, ids, new Map(), community, aspect(), null).boxes.map(box => [box.id, { x: box.x, y: box.y }]));
  return base;
}

function drawExplored() {
  const want = wanted(), all = gather(visible, want), lines = all.slice(0, Number(want.lines) || all.length);
  const ids = [...new Set(lines.flatMap(line => [line.source, line.target]))];
  const known = places(want);
  const { boxes, labels, byId } = layOut(lines, ids, boxFacts(visible, want), community, aspect(), known);
  const most = Math.max(1, ...lines.map(line => line.weight));
  const picture = shape("svg", { class: "explored", role: "group", "aria-label": `Diagram of ${count(lines.length, "line", "lines")} between ${count(boxes.length, "name", "names")}` });
  picture.append(shades(boxes), shape("g", {}, ...labels.map(label => lineElement(label, byId, most))), shape("g", {}, ...boxes.map(boxElement)));
  canvas.replaceChildren(picture);
  adopt(picture, frame([...boxes, ...labels]));
  for (const line of lines) for (const relation of line.relations) relation.line = line.id;
  drawn = lines.length;
  return all.length;
}

function frame(bodies) {
  if (!bodies.length) return { x: 0, y: 0, width: 100, height: 100 };
  const left = Math.min(...bodies.map(body => body.x - body.width / 2)) - 24, top = Math.min(...bodies.map(body => body.y - body.height / 2)) - 24;
  const right = Math.max(...bodies.map(body => body.x + body.width / 2)) + 24, bottom = Math.max(...bodies.map(body => body.y + body.height / 2)) + 24;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function outline({ entity, x, y, width: w, height: h }) {
  const [left, right, top, bottom] = [x - w / 2, x + w / 2, y - h / 2, y + h / 2];
  switch (entity.type) {
  case "person": return shape("rect", { x: left, y: top, width: w, height: h, rx: 9 });
  case "organization": return shape("polygon", { points: `${left},${y} ${left + 11},${top} ${right - 11},${top} ${right},${y} ${right - 11},${bottom} ${left + 11},${bottom}` });
  case "place": return shape("polygon", { points: `${left},${top + 9} ${x},${top} ${right},${top + 9} ${right},${bottom} ${left},${bottom}` });
  default: return shape("rect", { x: left, y: top, width: w, height: h });
  }
}

function rowElements(rows, x, top, step, className) {
  return rows.map((row, index) => {
    const text = shape("text", { x, y: top + step * index, class: className });
    text.textContent = row;
    return text;
  });
}

function boxElement(box) {
  const { entity, names, facts, x, y, height } = box;
  const top = y - height / 2 + (entity.type === "place" ? 22 : 17);
  return shape("g", { id: entity.element, class: `entity ${entity.type}`, tabindex: 0, role: "button", "aria-label": [entity.name, entity.type, ...facts].join(", ") },
    outline(box), ...rowElements(names, x, top, 16, "name"), ...rowElements(facts, x, top + names.length * 16 - 3, 12, "small"));
}

// Where the way from a box's middle to a point leaves the box.
function border(box, point) {
  const dx = point.x - box.x, dy = point.y - box.y;
  const scale = Math.min(dx ? (box.width / 2 + 2) / Math.abs(dx) : Infinity, dy ? (box.height / 2 + 2) / Math.abs(dy) : Infinity, 1);
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}

const round = value => Math.round(value * 10) / 10;

// A curve through the middle of its label, so that the words stay with their line.
function lineElement(label, byId, most) {
  const { line, rows, x, y, height } = label, source = byId.get(line.source), target = byId.get(line.target);
  const from = border(source, label), to = border(target, label);
  if (source === target) {
    from.x -= 8;
    to.x += 8;
  }
  const through = { x: 2 * x - (from.x + to.x) / 2, y: 2 * y - (from.y + to.y) / 2 };
  const thick = 1 + 3 * Math.sqrt(line.weight / most), path = `M${round(from.x)},${round(from.y)}Q${round(through.x)},${round(through.y)} ${round(to.x)},${round(to.y)}`;
  const title = `${nameOf(line.source)} ${line.words.join(", ")} ${nameOf(line.target)}`;
  const parts = [shape("path", { d: path, class: "reach" }), shape("path", { d: path, class: "stroke", "stroke-width": round(thick) })];
  if (!line.both) parts.push(arrow(to, through, thick));
  return shape("g", { id: line.id, class: `relation ${line.kind} ${line.modality}`, tabindex: 0, role: "button", "aria-label": title },
    ...parts, ...rowElements(rows, x, y - height / 2 + 10, 13, "label"));
}

function arrow(to, from, thick) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x), size = 6 + thick * 1.5;
  const corner = turn => `${round(to.x - size * Math.cos(angle + turn))},${round(to.y - size * Math.sin(angle + turn))}`;
  return shape("polygon", { points: `${round(to.x)},${round(to.y)} ${corner(0.42)} ${corner(-0.42)}` });
}

// The ground of each community of three or more: the hull of its boxes.
function shades(boxes) {
  const groups = new Map(), ground = shape("g", { class: "shades", "aria-hidden": "true" });
  for (const box of boxes) groups.set(community.get(box.id), [...groups.get(community.get(box.id)) || [], box]);
  let number = 0;
  for (const group of groups.values()) {
    if (group.length < 3) continue;
    const corners = group.flatMap(({ x, y, width: w, height: h }) => [-1, 1].flatMap(i => [-1, 1].map(j => [x + i * w / 2, y + j * h / 2])));
    ground.append(shape("polygon", { class: `shade shade-${number++ % 4}`, points: hull(corners).map(corner => corner.map(round).join(",")).join(" ") }));
  }
  return ground;
}

// Andrew's monotone chain.
function hull(points) {
  const sorted = points.slice().sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turns = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const half = list => list.reduce((chain, point) => {
    while (chain.length > 1 && turns(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
    return [...chain, point];
  }, []);
  return [...half(sorted).slice(0, -1), ...half(sorted.reverse()).slice(0, -1)];
}

// A picture that came with the page.
function drawPicture(name) {
  canvas.replaceChildren(document.getElementById(name).content.cloneNode(true));
  const picture = canvas.querySelector("svg"), { x, y, width: w, height: h } = picture.viewBox.baseVal;
  picture.classList.add("picture");
  picture.removeAttribute("width");
  picture.removeAttribute("height");
  for (const element of picture.querySelectorAll("g.entity, g.relation")) {
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
  }
  adopt(picture, { x, y, width: w, height: h });
}

function changeView(name) {
  const isPicture = name !== explore && document.getElementById(name);
  view = isPicture ? name : explore;
  for (const other of document.querySelectorAll("button.view")) other.setAttribute("aria-pressed", String(other.dataset.view === view));
  document.getElementById("legend").hidden = view !== explore;
  if (isPicture) drawPicture(view);
}

// What the filters leave, in the view that is chosen.
function show() {
  const shown = [...visible].map(index => data.relations[index]), names = new Set(shown.flatMap(relation => [relation.source, relation.target]));
  let lines = 0;
  if (view === explore) lines = drawExplored(); else lines = hideInPicture(shown, names);
  for (const row of rows) row.hidden = !visible.has(Number(row.dataset.index));
  chooseForPrint();
  const want = wanted(), said = filtersInWords(want);
  const some = lines > drawn ? `the strongest ${drawn} of ${lines} lines are drawn` : `${count(drawn, "line is", "lines are")} drawn`;
  say(`${visible.size} of ${count(data.relations.length, "relation", "relations")} between ${count(names.size, "name", "names")}; ${some}${said.length ? ". Shown: " + said.join("; ") : ""}`);
  choose(chosen, false);
}

function hideInPicture(shown, names) {
  const lines = new Set(shown.flatMap(relation => relation.lines)), elements = new Set([...names].map(id => entities.get(id).element));
  drawn = 0;
  for (const element of canvas.querySelectorAll("g.relation, g.piece")) {
    const on = lines.has(lineOf(element));
    element.classList.toggle("off", !on);
    if (on && element.id === lineOf(element)) drawn++;
  }
  const all = visible.size === data.relations.length;
  for (const element of canvas.querySelectorAll("g.entity")) element.classList.toggle("off", !all && !elements.has(element.id));
  return drawn;
}

// The identifier of what an element belongs to: a line in a picture has a label and two pieces.
function lineOf(element) { return element.id.split(".")[0]; }
