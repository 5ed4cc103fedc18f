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
  if (view && view !== explore) state.set("view", view);
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
  trail = form.elements.focus.value ? [form.elements.focus.value] : [];
  drawTrail();
  followDates();
  changeView(state.get("view") || explore);
  sort(sorting.replace(/^-/, ""), sorting.startsWith("-"));
  correct();
  filter();
}

form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("input", () => {
  followDates();
  filter();
});
form.addEventListener("reset", () => setTimeout(() => {
  pause();
  goBack(0);
  followDates();
  fit();
}));
form.elements.focus.addEventListener("change", () => approach(entities.get(form.elements.focus.value)));
document.getElementById("share").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    say("The link is copied.");
  } catch {
    say("The address of this page is the link to this view.");
  }
});
addEventListener("hashchange", () => { if (location.hash.slice(1) !== written) recall(); });
listDecisions();
recall();
