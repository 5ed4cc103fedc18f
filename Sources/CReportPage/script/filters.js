// What is wanted, and what that leaves.

const lists = ["type", "quad", "polarity", "modality", "change"].filter(name => form.querySelector(`[name=${name}]`));
const singles = ["q", "focus", "depth", "relation", "document", "since", "until", "weight", "confidence", "top", "lines"];
const visible = new Set();
// By day, the dates that documents have.
const days = [...new Set(data.documents.map(document => (document.date || "").slice(0, 10)).filter(Boolean))].sort();

for (const relation of data.relations) {
  const ends = [relation.source, relation.target].map(id => entities.get(id));
  relation.words = [...ends.flatMap(entity => [entity.name, ...entity.aliases]), relation.label, relation.topic || "",
    ...relation.evidence.map(evidence => evidence.text)].join("\n").toLowerCase();
}

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
function matching(relation, want, readable) {
  if (relation.rejected || !lists.slice(1).every(name => want[name].has(relation[name]))) return [];
  if (![relation.source, relation.target].every(id => want.type.has(entities.get(id).type))) return [];
  if (want.relation && relation.type !== want.relation || relation.confidence < Number(want.confidence)) return [];
  if (want.q && !want.q.toLowerCase().split(/\s+/).every(word => relation.words.includes(word))) return [];
  const left = relation.evidence.filter(evidence => readable.has(evidence.document) && evidence.decided !== "reject");
  // Where no document is asked for, sentences that are counted and not kept count as well.
  relation.shown = left.length === relation.evidence.length ? relation.weight : left.length;
  return relation.shown >= Number(want.weight) ? left : [];
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

// The strongest first: most sentences, then surest, then in order.
function ranked(indices) {
  const rank = index => data.relations[index];
  return [...indices].sort((a, b) => rank(b).left.length - rank(a).left.length || rank(b).confidence - rank(a).confidence || a - b);
}

function filter() {
  const want = wanted();
  const readable = new Set(data.documents.filter(document => inDates(document, want) && (!want.document || document.id === want.document)).map(document => document.id));
  visible.clear();
  data.relations.forEach((relation, index) => {
    relation.left = matching(relation, want, readable);
    if (relation.left.length) visible.add(index);
  });
  if (want.focus) {
    const kept = near(want.focus, Math.max(1, Number(want.depth)));
    for (const index of [...visible]) if (!kept.has(index)) visible.delete(index);
  }
  if (Number(want.top)) for (const index of ranked(visible).slice(Number(want.top))) visible.delete(index);
  show();
  remember();
}

// What the filters do, in words.
function filtersInWords(want) {
  const said = [];
  if (want.q) said.push(`“${want.q}”`);
  if (want.focus) said.push(`${nameOf(want.focus)} and who is within ${count(Math.max(1, Number(want.depth)), "step", "steps")}`);
  for (const name of lists) {
    const inputs = [...form.querySelectorAll(`[name=${name}]`)], off = inputs.filter(input => !input.checked).map(input => input.value);
    if (inputs.some(input => input.checked !== input.defaultChecked)) said.push(off.length ? `without ${off.join(", ")}` : `every ${name}`);
  }
  if (want.relation) said.push((types.get(want.relation) || { label: want.relation }).label);
  if (want.document) said.push("one document");
  if (want.since || want.until) said.push([want.since && `since ${want.since}`, want.until && `until ${want.until}`].filter(Boolean).join(" "));
  if (Number(want.weight) > 1) said.push(`${want.weight} sentences or more`);
  if (Number(want.confidence)) said.push(`confidence of ${want.confidence} or more`);
  if (Number(want.top)) said.push(`the strongest ${want.top}`);
  return said;
}
