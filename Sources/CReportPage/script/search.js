// Search that ranks: whose name it is first, then what is said.

function nameScore(entity, text) {
  const score = name => {
    const known = name.toLowerCase();
    if (known === text) return 4;
    if (known.startsWith(text)) return 3;
    return known.split(/[\s-]+/).some(word => word.startsWith(text)) ? 2 : known.includes(text) ? 1 : 0;
  };
  return Math.max(score(entity.name), ...entity.aliases.map(alias => score(alias) - 0.5));
}

// Names and relations that match, the best first.
function search(text) {
  const wantedText = text.trim().toLowerCase();
  if (!wantedText) return { names: [], relations: [] };
  const scored = data.entities.map(entity => ({ entity, score: nameScore(entity, wantedText) })).filter(found => found.score > 0);
  scored.sort((a, b) => b.score - a.score || b.entity.count - a.entity.count || (a.entity.id < b.entity.id ? -1 : 1));
  return { names: scored.slice(0, 8).map(found => found.entity), relations: ranked(visible).slice(0, 12).map(index => data.relations[index]) };
}

// Where nothing is chosen, the panel has what was found.
function showFound() {
  const { names, relations } = search(form.elements.q.value);
  if (!names.length && !relations.length) {
    const hint = form.elements.q.value.trim() ? "Nothing is found. Fewer words find more." : "Choose a line, a name or a row to read the sentences behind it.";
    return panel.replaceChildren(node("p", hint, "hint"));
  }
  const list = node("ol", undefined, "found");
  for (const entity of names) list.append(result(entity.name, `${entity.type}, ${count(entity.count, "mention", "mentions")}`, entity.element, entity));
  for (const relation of relations) list.append(result(titleOf(relation), count(relation.shown, "sentence", "sentences"), relation.id, entities.get(relation.source)));
  panel.replaceChildren(node("h2", "Found"), list);
}

function result(text, remark, id, entity) {
  const entry = node("li");
  entry.append(button(text, () => {
    choose(id);
    approach(entity);
  }), node("span", ` ${remark}`, "hint"));
  return entry;
}

form.elements.q.addEventListener("input", () => { chosen = ""; });
form.elements.q.addEventListener("keydown", event => {
  if (event.key !== "Enter") return;
  const first = panel.querySelector(".found button");
  if (first) first.click();
});
