// Relations gathered to lines: the same two names, way, class and polarity, and of a diff what became of them.

const numbers = new Map(data.entities.map((entity, index) => [entity.id, index]));
const classOf = relation => relation.change || (relation.quad === "standing fact" ? "fact" : relation.quad.replace(" ", "-"));

function lineKey(relation) {
  const both = (types.get(relation.type) || {}).symmetric;
  const ends = both && relation.target < relation.source ? [relation.target, relation.source] : [relation.source, relation.target];
  return JSON.stringify([...ends, Boolean(both), classOf(relation), relation.polarity]);
}

// Told in the box of its source, unless somebody asks for just such relations.
function isInBox(relation, want) {
  return relation.fact !== undefined && !relation.decided && relation.type !== want.relation;
}

// The lines of the relations that are shown, the strongest first; where boxes would tell everything, lines do. How often a relation is said is
// what the filters leave of it, or all.
function gather(indices, want, weigh = relation => relation.shown) {
  const found = new Map();
  let shown = [...indices].map(index => data.relations[index]);
  if (shown.some(relation => !isInBox(relation, want))) shown = shown.filter(relation => !isInBox(relation, want));
  for (const relation of shown) {
    const key = lineKey(relation);
    if (!found.has(key)) {
      const [source, target, both, kind, polarity] = JSON.parse(key);
      const id = ["line", numbers.get(source), numbers.get(target), both ? "both" : "to", kind, polarity].join("-");
      found.set(key, { id, source, target, both, kind, polarity, relations: [], weight: 0 });
    }
    const line = found.get(key);
    line.relations.push(relation);
    line.weight += weigh(relation);
  }
  const lines = [...found.values()].sort((a, b) => b.weight - a.weight || best(b) - best(a));
  for (const line of lines) {
    const modalities = new Set(line.relations.map(relation => relation.modality));
    line.modality = ["actual", "planned"].find(modality => modalities.has(modality)) || "hypothetical";
    line.words = lineWords(line, weigh);
  }
  return lines;
}

function best(line) { return Math.max(...line.relations.map(relation => relation.confidence)); }

// What stands on a line: each verb once, with how often it is said, the most frequent first.
function lineWords(line, weigh) {
  const verbs = new Map();
  for (const relation of line.relations) {
    const verb = verbs.get(relation.verb) || { weight: 0, claimed: 0 };
    verb.weight += weigh(relation);
    if (relation.attributed) verb.claimed += weigh(relation);
    verbs.set(relation.verb, verb);
  }
  return [...verbs].sort((a, b) => b[1].weight - a[1].weight).map(([verb, { weight, claimed }]) => {
    const remark = claimed === weight ? " (claimed)" : claimed ? `, claimed ${claimed}` : "";
    return verb + (weight > 1 ? ` ${weight}` : "") + remark;
  });
}

// What boxes tell below names: of each source, the most telling fact that the filters leave.
function boxFacts(indices, want) {
  const facts = new Map();
  for (const index of indices) {
    const relation = data.relations[index];
    if (!isInBox(relation, want) || typeof relation.place !== "number") continue;
    const known = facts.get(relation.source);
    if (!known || relation.place < known.place) facts.set(relation.source, relation);
  }
  return facts;
}

// Communities of names that have much to do with one another: each name moves to that of its neighbours which gains most modularity, in
// order, until none moves (the first phase of Blondel and others, "Fast unfolding of communities in large networks", 2008).
function communities(lines) {
  const weights = new Map(), degree = new Map(), of = new Map();
  let total = 0;
  for (const { source, target, weight } of lines) {
    if (source === target) continue;
    for (const [one, other] of [[source, target], [target, source]]) {
      if (!weights.has(one)) weights.set(one, new Map());
      weights.get(one).set(other, (weights.get(one).get(other) || 0) + Math.sqrt(weight));
      degree.set(one, (degree.get(one) || 0) + Math.sqrt(weight));
    }
    total += 2 * Math.sqrt(weight);
  }
  const names = [...weights.keys()].sort(), sums = new Map(degree);
  for (const name of names) of.set(name, name);
  for (let round = 0, moved = true; moved && round < 20; round++) {
    moved = false;
    for (const name of names) {
      const here = of.get(name), own = degree.get(name), links = new Map([[here, 0]]);
      for (const [other, weight] of weights.get(name)) links.set(of.get(other), (links.get(of.get(other)) || 0) + weight);
      sums.set(here, sums.get(here) - own);
      const gain = community => links.get(community) - own * sums.get(community) / total;
      let next = here;
      for (const community of links.keys()) if (gain(community) > gain(next) + 1e-9) next = community;
      sums.set(next, sums.get(next) + own);
      if (next !== here) moved = true;
      of.set(name, next);
    }
  }
  return of;
}
