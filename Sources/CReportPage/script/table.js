// The table: sorted by a click on a head, and as CSV.

const body = document.querySelector("#relations tbody");
const rows = [...body.rows];
const keys = [...document.querySelectorAll("#relations th")].map(head => head.dataset.key);
let order = { key: "", down: false };
// No more rows than that are printed, the strongest.
const mostPrinted = 30;

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

// Rows as corrections leave them.
function refreshRows() {
  for (const row of rows) {
    const relation = data.relations[Number(row.dataset.index)];
    const texts = { source: nameOf(relation.source), relation: relation.label, target: nameOf(relation.target), status: relation.status };
    for (const [key, text] of Object.entries(texts)) {
      const cell = row.cells[keys.indexOf(key)], place = cell.firstElementChild || cell;
      if (place.textContent !== text) place.textContent = text;
    }
  }
}

function chooseForPrint() {
  const printed = new Set(ranked(visible).slice(0, mostPrinted));
  for (const row of rows) row.classList.toggle("unprinted", !printed.has(Number(row.dataset.index)));
  document.getElementById("print-note").textContent = visible.size > mostPrinted ? `The strongest ${mostPrinted} of ${visible.size} relations.` : "";
}

// What the table shows, in its order, with every sentence's document.
function tableAsCSV() {
  // A cell that begins like a formula would be one in a spreadsheet.
  const cell = text => `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
  const heads = [...document.querySelectorAll("#relations th")].map(head => head.textContent);
  const lines = [[...heads, "Documents"]];
  for (const row of rows) {
    if (row.hidden) continue;
    const relation = data.relations[Number(row.dataset.index)];
    lines.push([...[...row.cells].map(cell => cell.textContent), [...new Set(relation.left.map(evidence => evidence.document))].join("; ")]);
  }
  return lines.map(line => line.map(cell).join(",") + "\r\n").join("");
}

document.getElementById("csv").addEventListener("click", () => {
  // Spreadsheets take a file without the mark for another encoding.
  download("relations.csv", "text/csv", "\uFEFF" + tableAsCSV());
  say(`relations.csv has ${count(visible.size, "relation", "relations")}.`);
});
