import RelataGraph

/// What frames do not tell of the events that they fit, as those are about something else.
extension FrameMatcher {
  /// From where an attack comes neither attacks nor is attacked.
  func refusals(of origins: [Int], _ frame: Ontology.Frame, _ proposition: Proposition, _ number: Int) -> Set<Refusal> {
    guard !origins.isEmpty else { return [] }
    var out: Set<Refusal> = []
    for other in (frame.source + frame.target).flatMap({ fillers($0, proposition, number) }).map(\.entity) {
      for origin in origins {
        out.insert(Refusal(sentence: number, type: frame.relation, source: origin, target: other))
        out.insert(Refusal(sentence: number, type: frame.relation, source: other, target: origin))
      }
    }
    return out
  }

  /// Whom those belong to who act, and who does nothing by them: `Novak's lawyers accused Peru`.
  func bystanders(of proposition: Proposition, _ number: Int) -> [Bystander] {
    let tree = sentences[number].tree
    let owners = proposition.arguments(.agent).flatMap { agent in
      tree.children(of: agent.word, .nmod).flatMap { tree.conjuncts(of: $0) }.flatMap { child in
        let rank = tree.subtype(child) == "poss" ? 1 : 2
        return anaphora.entities(number, child).filter { isAnother(agent.word, than: $0, number, role: .agent, rank: rank) }
      }
    }
    guard !owners.isEmpty else { return [] }
    let acting = Set(fillers(.role(.agent), proposition, number).map(\.entity))
    return owners.filter { !acting.contains($0) }.map { Bystander(sentence: number, predicate: proposition.word, entity: $0) }
  }

  /// `headed the Kenyan delegation`, `led Kenyan troops`: whoever leads those whom a state sends does not lead the state, but serves it.
  private func ofGroup(
    _ kind: Gazetteer.GroupKind, _ frame: Ontology.Frame, _ definition: Ontology.Definition, _ proposition: Proposition, _ number: Int, _ source: Filler,
    _ target: Filler
  ) -> Candidate? {
    guard [.delegation, .armed, .government].contains(kind), let service = ontology.factTypes[.service], let definition = ontology.definitions[service],
      definition.source.contains(anaphora.local.entities[source.entity].type), definition.target.contains(anaphora.local.entities[target.entity].type)
    else { return nil }
    var frame = frame
    frame.relation = service
    frame.denied = nil
    return relation(frame, definition, proposition, number, source, target)
  }

  /// What a frame tells of two ends, if its event is about what the frame's relation is: an attack in a speech is none.
  func told(
    _ frame: Ontology.Frame, _ definition: Ontology.Definition, _ proposition: Proposition, _ number: Int, _ source: Filler, _ target: Filler
  ) -> Candidate? {
    let entities = anaphora.local.entities
    let (one, other) = (entities[source.entity].type, entities[target.entity].type)
    let tree = sentences[number].tree
    if definition.traits.contains(.head), target.isGroup, let word = target.word, let kind = anaphora.gazetteer.groups[tree.lemma(word)],
      kind != .government || tree.tokens[word].features["Number"] == "Plur"
    {
      return ofGroup(kind, frame, definition, proposition, number, source, target)
    }
    guard let own = ontology.domain(of: frame) else { return relation(frame, definition, proposition, number, source, target) }
    let reading = domains.reading(
      proposition, number, own: own, source: one, target: other, argument: target.word, isPhrase: !frame.with.values.allSatisfy(\.isEmpty))
    if reading == .own { return relation(frame, definition, proposition, number, source, target) }
    guard let instead = domains.instead(reading, proposition, number), let definition = ontology.definitions[instead], definition.source.contains(one),
      definition.target.contains(other)
    else { return nil }
    var frame = frame
    frame.relation = instead
    frame.denied = nil
    frame.plover = nil
    return relation(frame, definition, proposition, number, source, target)
  }
}
