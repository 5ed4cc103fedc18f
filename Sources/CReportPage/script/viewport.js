// Moving and zooming in the diagram.

let svg = null, box = null, home = null;

function adopt(picture, area) {
  svg = picture;
  home = area;
  fit();
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
// Two fingers zoom, one moves.
const fingers = new Map();
canvas.addEventListener("pointerdown", event => {
  drag = { x: event.clientX, y: event.clientY, moved: false };
  fingers.set(event.pointerId, event);
});
for (const name of ["pointerup", "pointercancel", "pointerleave"]) canvas.addEventListener(name, event => fingers.delete(event.pointerId));
canvas.addEventListener("pointermove", event => {
  if (!drag || !event.buttons) return;
  if (fingers.size === 2 && fingers.has(event.pointerId)) return pinch(event);
  const scale = 1 / svg.getScreenCTM().a, x = event.clientX - drag.x, y = event.clientY - drag.y;
  if (!drag.moved && Math.hypot(x, y) < 4) return;
  if (!drag.moved) canvas.setPointerCapture(event.pointerId);
  pan(-x * scale, -y * scale);
  drag = { x: event.clientX, y: event.clientY, moved: true };
});

function pinch(event) {
  const apart = () => {
    const [one, other] = [...fingers.values()];
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
  };
  const before = apart();
  fingers.set(event.pointerId, event);
  drag.moved = true;
  zoom(before / apart());
}

canvas.addEventListener("click", event => {
  const moved = drag && drag.moved;
  drag = null;
  const element = event.target.closest("g.entity, g.relation, g.piece");
  if (element && !moved) choose(lineOf(element));
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
for (const one of document.querySelectorAll("button.view")) one.addEventListener("click", () => { changeView(one.dataset.view); show(); remember(); });
