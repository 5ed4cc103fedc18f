// Corrections: what was decided, as a file that `relata extract --corrections` reads, and what it makes of the page.

let decisions = [], past = [], author = "";
const storageKey = `relata corrections ${data.digest}`;

// What a relation is called in a correction: as it was read, whatever was decided since.
function reference(relation, evidence) {
  const { source, type, target, polarity, modality } = relation.read;
  const edge = { source, type, target, polarity, modality, speaker: relation.speaker || "none" };
  return evidence ? { ...edge, document: evidence.document, sentence: evidence.text } : edge;
}

// Two decisions of one subject can't both hold: the later one stays.
function subject(decision) {
  if (decision.edge) return `edge ${JSON.stringify(decision.edge)}`;
  if (decision.names) return `names ${JSON.stringify([...decision.names].sort())}`;
  return `${decision.kind} ${decision.name}`;
}

function decide(...made) {
  past.push(decisions);
  for (const decision of made) {
    const date = new Date(), pad = number => String(number).padStart(2, "0");
    const entry = { ...decision, date: `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}` };
    if (author) entry.author = author;
    decisions = [...decisions.filter(other => subject(other) !== subject(entry)), entry];
  }
  keep();
}

function undo() {
  if (!decisions.length && !past.length) return say("There is nothing to undo.");
  decisions = past.length ? past.pop() : decisions.slice(0, -1);
  keep();
  say("The last decision is taken back.");
}

function takeBack(decision) {
  past.push(decisions);
  decisions = decisions.filter(other => other !== decision);
  keep();
}

function keep() {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ decisions, author }));
  } catch {
    say("This browser keeps nothing for this page: save the corrections before you close it.");
  }
  correct();
  filter();
  listDecisions();
}

function recallDecisions() {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) || "{}");
    decisions = Array.isArray(kept.decisions) ? kept.decisions : [];
    author = String(kept.author || "");
  } catch {
    decisions = [];
  }
}

// The file.

// A scalar of YAML: as it is where that is plain, else in double quotes.
function scalar(text) {
  if (/^[\p{L}\p{N}][\p{Alphabetic}0-9 ._-]*$/u.test(text) && !text.endsWith(" ")) return text;
  const escaped = Array.from(text, character => {
    if (character === '"' || character === "\\") return "\\" + character;
    const code = character.codePointAt(0);
    if (code >= 0xD800 && code <= 0xDFFF) return "\\uFFFD";
    if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(character)) return character;
    return code > 0xFFFF ? "\\U" + code.toString(16).toUpperCase().padStart(8, "0") : "\\u" + code.toString(16).toUpperCase().padStart(4, "0");
  });
  return `"${escaped.join("")}"`;
}

function mapping(members) {
  return `{${Object.entries(members).filter(member => member[1] !== undefined).map(([key, value]) => `${key}: ${scalar(value)}`).join(", ")}}`;
}

function item(decision) {
  const { kind, edge, names, name, to } = decision;
  const lines = [`${kind}: ${edge ? mapping(edge) : names ? `[${names.map(scalar).join(", ")}]` : scalar(name)}`];
  if (to !== undefined) lines.push(`to: ${typeof to === "string" ? scalar(to) : mapping(to)}`);
  for (const key of ["author", "date", "reason"]) if (decision[key]) lines.push(`${key}: ${scalar(decision[key])}`);
  return lines.map((line, index) => (index ? "  " : "- ") + line + "\n").join("");
}

function correctionsFile() { return decisions.map(item).join(""); }

// What it makes of the page.

function matches(relation, edge) {
  const read = reference(relation);
  return Object.keys(read).every(key => edge[key] === undefined || edge[key] === read[key]);
}

function wording(polarity, modality, attributed) {
  const words = [];
  if (polarity === "negated") words.push("NOT");
  if (modality !== "actual") words.push(modality === "planned" ? "planned" : "possible");
  if (attributed) words.push("claimed");
  return words.join(", ") || "said";
}

function change(relation, to) {
  const type = types.get(to.type || relation.type);
  relation.type = to.type || relation.type;
  relation.polarity = to.polarity || relation.polarity;
  relation.modality = to.modality || relation.modality;
  if (to.direction) [relation.source, relation.target] = [relation.target, relation.source];
  relation.label = (relation.polarity === "negated" ? "NOT " : "") + (type ? type.label : relation.type);
  relation.verb = relation.label;
  relation.quad = type ? type.quad : relation.quad;
  relation.status = wording(relation.polarity, relation.modality, relation.attributed);
}

// Shows relations and names as they are after what was decided; `rejected` ones are in no view.
function correct() {
  const joined = new Map(), dropped = new Set();
  for (const relation of data.relations) {
    Object.assign(relation, relation.read, { decided: "", rejected: false });
    for (const evidence of relation.evidence) evidence.decided = "";
  }
  for (const entity of data.entities) Object.assign(entity, entity.read);
  for (const { kind, edge, names, name, to } of decisions) {
    if (kind === "same") for (const other of names.slice(1)) joined.set(other, names[0]);
    if (kind === "drop") dropped.add(name);
    if (kind === "rename" && entities.has(name)) entities.get(name).name = to;
    if (kind === "retype" && entities.has(name)) entities.get(name).type = to;
    if (edge) for (const relation of data.relations) if (matches(relation, edge)) decideOn(relation, kind, edge, to);
  }
  const entityOf = id => {
    for (let step = 0; step < decisions.length && joined.has(id); step++) id = joined.get(id);
    return id;
  };
  for (const relation of data.relations) {
    const { source, target } = relation;
    relation.source = entityOf(source);
    relation.target = entityOf(target);
    const confirmed = relation.evidence.some(evidence => evidence.decided === "confirm");
    relation.rejected = dropped.has(source) || dropped.has(target) || relation.source === relation.target && source !== target
      || relation.decided === "reject" && !confirmed || relation.evidence.length > 0 && relation.evidence.every(evidence => evidence.decided === "reject");
  }
  refreshRows();
}

function decideOn(relation, kind, edge, to) {
  for (const evidence of relation.evidence) if (edge.document === evidence.document && edge.sentence === evidence.text) evidence.decided = kind;
  if (edge.document) return;
  relation.decided = kind;
  if (kind === "change") change(relation, to);
}
