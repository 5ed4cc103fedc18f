// Where boxes and the labels of lines go, by d3-force: the same lines give the same places.

const pen = node("canvas").getContext("2d");
const widths = new Map();

function width(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    pen.font = font;
    widths.set(key, pen.measureText(text).width);
  }
  return widths.get(key);
}

// Rows of no more letters than that, of which the last tells that more is left out.
function rowsOf(text, longest, most) {
  const rows = [""];
  for (const word of text.split(/\s+/)) {
    const last = rows[rows.length - 1];
    if (last && (last + " " + word).length > longest) rows.push(word); else rows[rows.length - 1] = last ? last + " " + word : word;
  }
  const kept = rows.slice(0, most).map(row => Array.from(row).length > longest + 4 ? Array.from(row).slice(0, longest).join("") + "…" : row);
  if (rows.length > most && !kept[most - 1].endsWith("…")) kept[most - 1] += " …";
  return kept;
}

const nameFont = "13px Helvetica, Arial, sans-serif", factFont = "10px Helvetica, Arial, sans-serif", labelFont = "11px Helvetica, Arial, sans-serif";

function boxOf(entity, fact) {
  const names = rowsOf(entity.name, 22, 3), facts = fact ? rowsOf(fact.fact, 28, 2) : [];
  const wide = Math.max(...names.map(row => width(row, nameFont)), ...facts.map(row => width(row, factFont)));
  const padding = entity.type === "organization" ? 30 : 18;
  return { id: entity.id, entity, names, facts, width: wide + padding, height: names.length * 16 + facts.length * 12 + (entity.type === "place" ? 18 : 10) };
}

function labelOf(line, isLabelled) {
  const rows = isLabelled ? line.words.slice(0, 2).flatMap(words => rowsOf(words, 26, 2)) : [];
  if (isLabelled && line.words.length > 2) rows.push(`${line.words.length - 2} more`);
  const wide = Math.max(6, ...rows.map(row => width(row, labelFont)));
  return { line, rows, width: wide, height: Math.max(6, rows.length * 13) };
}

// More labels than this nobody reads at once: they come with the pointer.
const mostLabels = 150;

// Boxes and labels with their middles, `x` and `y`. Names that have a place in `known` start there.
function layOut(lines, ids, facts, community, aspect, known) {
  const boxes = ids.map(id => boxOf(entities.get(id), facts.get(id))), byId = new Map(boxes.map(box => [box.id, box]));
  const labels = lines.map(line => labelOf(line, lines.length <= mostLabels));
  const pairs = pairsOf(labels, byId);
  begin(boxes, pairs, aspect, known);
  const ticks = known ? 50 : 100;
  const simulation = d3.forceSimulation(boxes).stop().alpha(known ? 0.5 : 1).alphaDecay(1 - Math.pow(0.01, 1 / ticks)).velocityDecay(0.45)
    .force("link", d3.forceLink(pairs.filter(pair => pair.source !== pair.target)).distance(room))
    .force("charge", d3.forceManyBody().strength(-1500).theta(1).distanceMax(900))
    .force("x", d3.forceX(0).strength(0.06 / aspect))
    .force("y", d3.forceY(0).strength(0.06 * aspect))
    .force("community", alpha => gatherCommunities(boxes, community, alpha * 0.1));
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick();
    if (tick < ticks / 2 || tick % 3 !== 0) continue;
    clear(boxes, pairs, 0.5);
    separate(boxes, 0.5, 26);
  }
  stretch(boxes, aspect);
  for (let round = 0; round < 20; round++) {
    const isCrossed = clear(boxes, pairs, 0.4);
    if (!separate(boxes, 0.8, 26) && !isCrossed) break;
  }
  // Where everybody has a place of their own, lines have none yet.
  if (known) placeLabels(pairs, boxes, labels);
  return { boxes, labels, byId };
}

// As wide by high as the screen, which gives labels more room.
function stretch(boxes, aspect) {
  const area = frame(boxes), factor = aspect * area.height / area.width;
  for (const box of boxes) if (factor > 1) box.x *= Math.min(factor, 1.8); else box.y *= Math.min(1 / factor, 1.8);
}

// The labels between each two names, which need room there.
function pairsOf(labels, byId) {
  const pairs = new Map();
  for (const label of labels) {
    const ends = [label.line.source, label.line.target].sort(), key = ends.join("\n");
    if (!pairs.has(key)) pairs.set(key, { source: byId.get(ends[0]), target: byId.get(ends[1]), labels: [] });
    pairs.get(key).labels.push(label);
  }
  return [...pairs.values()];
}

function room({ source, target, labels }) {
  return (source.width + target.width) * 0.35 + Math.max(...labels.map(label => label.width)) * 0.9 + 50 + 16 * labels.length;
}

// On a spiral, the most connected in the middle: two bodies in one place would be told apart by chance.
function begin(boxes, pairs, aspect, known) {
  const links = new Map();
  for (const { source, target } of pairs) for (const end of [source.id, target.id]) links.set(end, (links.get(end) || 0) + 1);
  const order = [...boxes].sort((a, b) => (links.get(b.id) || 0) - (links.get(a.id) || 0) || (a.id < b.id ? -1 : 1));
  order.forEach((box, index) => {
    const angle = index * 2.399963, radius = 70 * Math.sqrt(index + 0.5), place = known && known.get(box.id);
    box.x = place ? place.x : Math.cos(angle) * radius * Math.sqrt(aspect);
    box.y = place ? place.y : Math.sin(angle) * radius / Math.sqrt(aspect);
  });
}

// Labels go to the middles of their lines, side by side where there are several, and as far away from there as they must.
function placeLabels(pairs, boxes, labels) {
  for (const { source, target, labels: some } of pairs) {
    const from = border(source, target), to = border(target, source), length = Math.hypot(target.x - source.x, target.y - source.y) || 1;
    const across = { x: -(target.y - source.y) / length, y: (target.x - source.x) / length };
    const isLoop = source === target;
    some.forEach((label, index) => {
      const step = isLoop ? 0 : Math.abs(across.x) * label.width * 0.8 + Math.abs(across.y) * label.height + 8, side = (index - (some.length - 1) / 2) * step;
      label.goal = { x: (from.x + to.x) / 2 + across.x * side, y: (from.y + to.y) / 2 + across.y * side };
      if (isLoop) label.goal = { x: source.x, y: source.y - source.height / 2 - 24 - index * 22 };
      Object.assign(label, label.goal);
    });
  }
  const all = [...boxes, ...labels];
  for (let round = 0; round < 16; round++) {
    if (!separate(all, 0.7, 4)) break;
    for (const label of labels) {
      label.x += (label.goal.x - label.x) * 0.12;
      label.y += (label.goal.y - label.y) * 0.12;
    }
  }
  for (let round = 0; round < 20 && separate(all, 1, 3); round++);
}

function gatherCommunities(boxes, community, strength) {
  const middles = new Map();
  for (const box of boxes) {
    const middle = middles.get(community.get(box.id)) || { x: 0, y: 0, size: 0 };
    middle.x += box.x;
    middle.y += box.y;
    middle.size++;
    middles.set(community.get(box.id), middle);
  }
  for (const box of boxes) {
    const middle = middles.get(community.get(box.id));
    box.vx += (middle.x / middle.size - box.x) * strength;
    box.vy += (middle.y / middle.size - box.y) * strength;
  }
}

// Moves boxes out of the way of lines between others; says whether any stood there.
function clear(boxes, pairs, share) {
  let moved = false;
  for (const { source, target } of pairs) {
    const dx = target.x - source.x, dy = target.y - source.y, length = Math.hypot(dx, dy);
    if (!length) continue;
    const nx = -dy / length, ny = dx / length;
    for (const box of boxes) {
      if (box === source || box === target) continue;
      const along = ((box.x - source.x) * dx + (box.y - source.y) * dy) / length;
      if (along < 0 || along > length) continue;
      const off = (box.x - source.x) * nx + (box.y - source.y) * ny, reach = (Math.abs(nx) * box.width + Math.abs(ny) * box.height) / 2 + 10;
      if (Math.abs(off) >= reach) continue;
      const way = (off < 0 ? -1 : 1) * (reach - Math.abs(off)) * share;
      box.x += nx * way;
      box.y += ny * way;
      moved = true;
    }
  }
  return moved;
}

// Moves what is nearer than the gap apart, along the shorter way, labels rather than boxes; says whether anything moved.
function separate(bodies, share, gap) {
  const sorted = bodies.slice().sort((a, b) => a.x - a.width / 2 - (b.x - b.width / 2));
  let moved = false;
  for (let one = 0; one < sorted.length; one++) {
    const a = sorted[one], end = a.x + a.width / 2 + gap;
    for (let other = one + 1; other < sorted.length; other++) {
      const b = sorted[other];
      if (b.x - b.width / 2 > end) break;
      const x = (a.width + b.width) / 2 + gap - Math.abs(a.x - b.x), y = (a.height + b.height) / 2 + gap - Math.abs(a.y - b.y);
      if (x <= 0.01 || y <= 0.01) continue;
      moved = true;
      const weight = a.line && !b.line ? 1 : b.line && !a.line ? 0 : 0.5, axis = x < y ? "x" : "y";
      const way = (a[axis] <= b[axis] ? 1 : -1) * Math.min(x, y) * share;
      a[axis] -= way * weight;
      b[axis] += way * (1 - weight);
    }
  }
  return moved;
}
