// A slider over the days of the documents: everything until a day, or a day alone.

const slider = document.getElementById("day"), dayText = document.getElementById("day-text"), player = document.getElementById("play"), single = document.getElementById("day-alone");
let playing = 0;

function showDay() {
  const last = days.length - 1, index = Number(slider.value), undated = data.documents.filter(document => !document.date).length;
  const all = index > last;
  dayText.textContent = all ? "all dates" : (single.checked ? "" : "until ") + days[index];
  slider.setAttribute("aria-valuetext", dayText.textContent);
  form.elements.until.value = all ? "" : days[index];
  form.elements.since.value = all || !single.checked ? "" : days[index];
  if (!all && undated) dayText.textContent += `, without ${count(undated, "document", "documents")} that have no date`;
}

// The slider stands where the dates of the filters are, if a day is theirs.
function followDates() {
  const index = days.indexOf(form.elements.until.value);
  slider.value = index < 0 ? days.length : index;
  single.checked = index >= 0 && form.elements.since.value === form.elements.until.value;
  dayText.textContent = index < 0 ? (form.elements.until.value || form.elements.since.value ? "other dates" : "all dates") : (single.checked ? "" : "until ") + days[index];
  slider.setAttribute("aria-valuetext", dayText.textContent);
}

function play() {
  if (playing) return pause();
  if (Number(slider.value) >= days.length - 1) slider.value = 0;
  player.setAttribute("aria-pressed", "true");
  player.textContent = "Pause";
  showDay();
  filter();
  playing = setInterval(() => {
    if (Number(slider.value) >= days.length - 1) return pause();
    slider.value = Number(slider.value) + 1;
    showDay();
    filter();
  }, 1200);
}

function pause() {
  clearInterval(playing);
  playing = 0;
  player.setAttribute("aria-pressed", "false");
  player.textContent = "Play";
}

document.getElementById("time").hidden = days.length < 2;
slider.max = days.length;
slider.value = days.length;
slider.addEventListener("input", event => {
  event.stopPropagation();
  pause();
  showDay();
  filter();
});
single.addEventListener("change", event => {
  event.stopPropagation();
  if (Number(slider.value) < days.length) showDay();
  filter();
});
player.addEventListener("click", play);
