// Review: what the page offers to decide on relations, sentences and names, and the list of what was decided.

let isReviewing = false;

function reasonOf(bar) {
  const input = bar.querySelector("[name=reason]"), reason = input ? input.value.trim() : "";
  return reason ? { reason } : {};
}

function relationOf(element) {
  const part = element && element.closest("[data-relation]");
  return part && data.relations.find(relation => relation.id === part.dataset.relation);
}

function decideRelation(relation, kind, bar, to) {
  decide({ kind, edge: reference(relation), ...(to ? { to } : {}), ...reasonOf(bar) });
  say(`${titleOf(relation)}: ${{ reject: "rejected", confirm: "confirmed", change: "changed" }[kind]}. Undo with u.`);
  if (isReviewing) showDoubt(doubt);
}

function reviewBar(relation) {
  const bar = node("div", undefined, "review"), state = { reject: "rejected", confirm: "confirmed", change: "changed" }[relation.decided];
  bar.append(button("Reject", () => decideRelation(relation, "reject", bar), `Reject: ${titleOf(relation)}`));
  bar.append(button("Confirm", () => decideRelation(relation, "confirm", bar), `Confirm: ${titleOf(relation)}`));
  const more = node("details"), summary = node("summary", "Change");
  more.append(summary, changeFields(relation, bar));
  bar.append(more);
  if (state) bar.append(node("span", state, "sign"));
  return bar;
}

function labelled(text, control) {
  const label = node("label", text + " ");
  label.append(control);
  return label;
}

function choices(name, values, chosenValue) {
  const select = node("select");
  select.name = name;
  for (const [value, text] of values) select.append(option(value, text, value === chosenValue));
  return select;
}

function changeFields(relation, bar) {
  const fields = node("div", undefined, "fields");
  const type = choices("new-type", [...types.values()].map(type => [type.id, type.label]), relation.type);
  const polarity = choices("new-polarity", ["affirmed", "negated"].map(value => [value, value]), relation.polarity);
  const modality = choices("new-modality", ["actual", "planned", "hypothetical"].map(value => [value, value]), relation.modality);
  const direction = node("input"), reason = node("input");
  direction.type = "checkbox";
  reason.name = "reason";
  fields.append(labelled("Relation", type), labelled("Polarity", polarity), labelled("Modality", modality), labelled("Other way round", direction),
    labelled("Reason", reason), button("Change", () => {
      const to = {}, read = relation.read;
      if (type.value !== read.type) to.type = type.value;
      if (polarity.value !== read.polarity) to.polarity = polarity.value;
      if (modality.value !== read.modality) to.modality = modality.value;
      if (direction.checked) to.direction = "reversed";
      if (Object.keys(to).length) decideRelation(relation, "change", bar, to); else say("Nothing is changed yet.");
    }));
  return fields;
}

// What one sentence is worth, where a relation has several.
function sentenceBar(relation, evidence) {
  const bar = node("span", undefined, "review");
  for (const [kind, text] of [["reject", "Not said here"], ["confirm", "Said here"]])
    bar.append(button(text, () => decide({ kind, edge: reference(relation, evidence) }), `${text}: ${evidence.text.slice(0, 80)}`));
  if (evidence.decided) bar.append(node("span", evidence.decided === "confirm" ? "confirmed" : evidence.decided + "ed", "sign"));
  return bar;
}

// Two names, or not: the first stands for both.
function pair(kind, one, other) {
  if (!other || one === other) return say("Choose the other name first.");
  decide({ kind, names: [one, other] });
  say(kind === "same" ? `${nameOf(one)} and ${nameOf(other)} are one.` : `${nameOf(one)} and ${nameOf(other)} are two.`);
  if (isReviewing) showDoubt(doubt);
}

function entityBar(entity) {
  const bar = node("details", undefined, "review"), fields = node("div", undefined, "fields");
  const others = data.entities.filter(other => other.id !== entity.id).sort((a, b) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1));
  const same = choices("same", [["", "choose a name"], ...others.map(other => [other.id, other.name])], "");
  const aliases = entity.aliases.filter(alias => alias !== entity.name);
  const distinct = choices("distinct", [["", "choose a name"], ...aliases.map(alias => [alias, alias]), ...others.map(other => [other.id, other.name])], "");
  const name = node("input"), type = choices("retype", ["person", "state", "organization", "place"].map(value => [value, value]), entity.type);
  name.value = entity.name;
  fields.append(labelled("Same as", same), button("Same", () => pair("same", entity.id, same.value)),
    labelled("Not the same as", distinct), button("Not the same", () => pair("distinct", aliases.includes(distinct.value) ? entity.read.name : entity.id, distinct.value)),
    labelled("Name", name), button("Rename", () => name.value.trim() && decide({ kind: "rename", name: entity.id, to: name.value.trim() })),
    labelled("Kind", type), button("Set", () => decide({ kind: "retype", name: entity.id, to: type.value })),
    button("No entity at all", () => decide({ kind: "drop", name: entity.id })));
  bar.append(node("summary", "Correct this name"), fields);
  return bar;
}

// What was decided.

function decisionInWords({ kind, edge, names, name, to }) {
  if (edge) {
    const type = types.get(edge.type), what = `${nameOf(edge.source)} – ${edge.polarity === "negated" ? "NOT " : ""}${type ? type.label : edge.type} – ${nameOf(edge.target)}`;
    return `${kind}: ${what}${edge.sentence ? `, “${edge.sentence.slice(0, 60)}…”` : ""}${to ? ` → ${Object.values(to).join(", ")}` : ""}`;
  }
  return names ? `${kind}: ${names.map(nameOf).join(", ")}` : `${kind}: ${nameOf(name)}${to ? ` → ${to}` : ""}`;
}

function listDecisions() {
  if (!data.digest) return;
  const list = document.getElementById("decided");
  document.getElementById("decided-count").textContent = `Corrections (${decisions.length})`;
  list.replaceChildren(...decisions.map(decision => {
    const entry = node("li", decisionInWords(decision) + " ");
    entry.append(button("Take back", () => takeBack(decision), `Take back ${decisionInWords(decision)}`));
    return entry;
  }));
  document.getElementById("save").disabled = document.getElementById("undo").disabled = !decisions.length;
}

function saveCorrections() {
  if (!decisions.length) return say("There is nothing to save yet.");
  download("corrections.yaml", "text/yaml", correctionsFile());
  say(`corrections.yaml has ${count(decisions.length, "correction", "corrections")}. Apply it: relata correct ${data.path} --corrections corrections.yaml --apply`);
}

// A walk through what is doubtful: contradictions, names that are likely one entity's, then the least confidence times weight.

let doubt = 0;

function doubts() {
  const open = data.relations.filter(relation => !relation.decided && !relation.rejected && !relation.corrected && relation.left.length);
  const said = relation => [relation.source, relation.target, relation.type].join("\n");
  const denied = new Set(open.filter(relation => relation.polarity === "negated" && relation.modality === "actual").map(said));
  const affirmed = new Set(open.filter(relation => relation.polarity === "affirmed" && relation.modality === "actual").map(said));
  const contradicted = relation => relation.modality === "actual" && denied.has(said(relation)) && affirmed.has(said(relation));
  const decidedPairs = new Set(decisions.filter(decision => decision.names).map(decision => [...decision.names].sort().join("\n")));
  const names = data.likely.filter(names => !decidedPairs.has([...names].sort().join("\n"))).map(names => ({ names }));
  const weak = (a, b) => Number(contradicted(b)) - Number(contradicted(a)) || a.confidence * a.weight - b.confidence * b.weight;
  const sorted = open.sort(weak).map(relation => ({ relation }));
  const first = sorted.filter(item => contradicted(item.relation));
  return [...first, ...names, ...sorted.slice(first.length)];
}

// Shows one of them; what is decided is no longer among them, so that the next one has its number.
function showDoubt(index) {
  const open = doubts();
  if (!open.length) return stopReview("Nothing is doubtful any more.");
  doubt = Math.min(open.length - 1, Math.max(0, index));
  const item = open[doubt];
  if (item.relation) {
    choose(item.relation.id);
    approach(entities.get(item.relation.source));
  } else askNames(item.names);
  panel.prepend(node("p", `${doubt + 1} of ${open.length} to review; j next, k back`, "hint"));
  panel.focus();
}

function askNames([one, other]) {
  chosen = "";
  const bar = node("div", undefined, "review");
  bar.append(button("Same", () => pair("same", one, other)), button("Not the same", () => pair("distinct", one, other)));
  const parts = [one, other].map(id => {
    const entity = entities.get(id), relation = data.relations.find(relation => (relation.read.source === id || relation.read.target === id) && relation.evidence.length);
    const part = node("section");
    part.append(node("h3", entity.name), node("p", `${entity.type}, ${count(entity.count, "mention", "mentions")}`, "hint"));
    if (relation) {
      const quote = marked(relation.evidence[0]);
      quote.append(citation(relation, relation.evidence[0]));
      part.append(quote);
    }
    return part;
  });
  const names = node("div", undefined, "names");
  names.dataset.one = one;
  names.dataset.other = other;
  names.append(node("h2", "Are these the same?"), bar, ...parts);
  panel.replaceChildren(names);
}

function toggleReview() {
  isReviewing = !isReviewing;
  document.getElementById("review").setAttribute("aria-pressed", String(isReviewing));
  if (isReviewing) showDoubt(0); else say("The review is over.");
}

function stopReview(text) {
  if (isReviewing) toggleReview();
  say(text);
}

if (data.digest) {
  recallDecisions();
  const name = document.getElementById("author");
  name.value = author;
  name.addEventListener("change", () => {
    author = name.value.trim();
    keep();
  });
  document.getElementById("review").addEventListener("click", toggleReview);
  document.getElementById("undo").addEventListener("click", undo);
  document.getElementById("save").addEventListener("click", saveCorrections);
}
