// The sentences behind what is chosen.

let chosen = "";

// A sentence with the words of the two ends and of the predicate marked.
function marked(evidence) {
  const letters = Array.from(evidence.text), quote = node("blockquote"), classes = Array(letters.length).fill("");
  for (const name of ["trigger", "source", "target"])
    for (let place = Math.max(0, evidence[name][0]); place < Math.min(letters.length, evidence[name][1]); place++) classes[place] = name;
  for (let start = 0; start < letters.length;) {
    let end = start;
    while (end < letters.length && classes[end] === classes[start]) end++;
    const text = letters.slice(start, end).join("");
    quote.append(classes[start] ? node("mark", text, classes[start]) : text);
    start = end;
  }
  return quote;
}

function citation(relation, evidence) {
  const source = documents.get(evidence.document) || { id: evidence.document };
  const parts = [source.title || source.id, source.date, source.source, relation.attributed ? `as ${relation.attributed} says` : ""];
  return node("cite", parts.filter(Boolean).join(" · "));
}

function titleOf(relation) { return `${nameOf(relation.source)} – ${relation.label} – ${nameOf(relation.target)}`; }

function factsOf(relation) {
  const facts = [relation.status, `confidence ${relation.confidence.toFixed(2)}`];
  if (relation.attributed) facts.push(`says ${relation.attributed}`);
  if (relation.topic) facts.push(`about ${relation.topic}`);
  if (relation.time) facts.push(`time ${relation.time}`);
  if (relation.corrected) facts.push(`corrected: ${relation.corrected}`);
  return facts.join("; ");
}

function sentences(relation) {
  const part = node("section", undefined, "said");
  part.dataset.relation = relation.id;
  part.append(node("h3", titleOf(relation)), node("p", factsOf(relation), "hint"));
  if (data.digest) part.append(reviewBar(relation));
  if (relation.change) {
    part.append(node("p", relation.changeLabel, "change " + relation.change));
    for (const note of relation.notes) part.append(node("p", note, "hint"));
  }
  for (const evidence of relation.left) {
    const quote = marked(evidence);
    if (evidence.sign) {
      quote.classList.add(evidence.sign);
      quote.prepend(node("span", evidence.sign === "added" ? "new: " : "gone: ", "sign"));
    }
    quote.append(citation(relation, evidence));
    if (data.digest && relation.evidence.length > 1) quote.append(sentenceBar(relation, evidence));
    part.append(quote);
  }
  const more = relation.weight - relation.evidence.length;
  if (more > 0) part.append(node("p", `${count(more, "sentence", "sentences")} more, which this page does not hold.`, "hint"));
  return part;
}

function entityHead(entity) {
  const head = node("div"), also = entity.aliases.length ? "; also " + entity.aliases.join(", ") : "";
  head.append(node("h2", entity.name), node("p", `${entity.type}, ${count(entity.count, "mention", "mentions")}${also}`, "hint"));
  for (const note of entity.notes || []) head.append(node("p", note, "hint"));
  head.append(button("Focus on this name", () => focusOn(entity.id)));
  if (data.digest) head.append(entityBar(entity));
  return head;
}

// Shows the sentences of what has the identifier: a line, an entity, or a relation's row.
function choose(id, move = true) {
  chosen = id;
  const entity = data.entities.find(entity => entity.element === id);
  const found = ranked([...visible].filter(index => {
    const relation = data.relations[index];
    return relation.line === id || relation.lines.includes(id) || relation.id === id || entity && (relation.source === entity.id || relation.target === entity.id);
  }));
  for (const element of canvas.querySelectorAll(".chosen")) element.classList.remove("chosen");
  const relation = data.relations.find(relation => relation.id === id);
  for (const part of id ? [id, `${id}.1`, `${id}.2`, relation && relation.line] : []) {
    const element = part && document.getElementById(part);
    if (element && canvas.contains(element)) element.classList.add("chosen");
  }
  for (const row of rows) row.classList.toggle("chosen", found.includes(Number(row.dataset.index)));
  if (!id) return move ? null : showFound();
  const parts = entity ? [entityHead(entity)] : [];
  if (!found.length) parts.push(node("p", "Nothing of this is left by the filters and corrections.", "hint"));
  panel.replaceChildren(...parts, ...found.map(index => sentences(data.relations[index])));
  if (!move) return;
  panel.scrollTop = 0;
  remember();
}
