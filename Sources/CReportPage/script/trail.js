// Focus on one name after the other, with a way back.

let trail = [];

function focusOn(id) {
  if (!entities.has(id) || form.elements.focus.value === id) return;
  if (trail[trail.length - 1] !== id) trail.push(id);
  form.elements.focus.value = id;
  chosen = entities.get(id).element;
  drawTrail();
  filter();
}

// Back to the first so many names; 0 is everybody.
function goBack(length) {
  trail = trail.slice(0, length);
  form.elements.focus.value = trail[length - 1] || "";
  chosen = length ? entities.get(trail[length - 1]).element : "";
  drawTrail();
  filter();
}

function drawTrail() {
  const way = document.getElementById("trail"), steps = ["Everybody", ...trail.map(nameOf)];
  way.hidden = !trail.length;
  way.querySelector("ol").replaceChildren(...steps.map((name, index) => {
    const step = node("li"), isLast = index === steps.length - 1;
    step.append(isLast ? node("span", name) : button(name, () => goBack(index)));
    if (isLast) step.firstChild.setAttribute("aria-current", "true");
    return step;
  }));
}

canvas.addEventListener("dblclick", event => {
  const element = event.target.closest("g.entity"), entity = element && data.entities.find(entity => entity.element === element.id);
  if (entity) focusOn(entity.id);
});
form.elements.focus.addEventListener("change", () => {
  trail = form.elements.focus.value ? [form.elements.focus.value] : [];
  drawTrail();
});
