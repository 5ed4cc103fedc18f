/// How much evidence there is of what kind.
public struct Tally: Sendable, Hashable {
  /// Verbal and material cooperation that is affirmed.
  public var cooperation = 0
  /// Verbal and material conflict that is affirmed.
  public var conflict = 0
  /// Affirmed standing facts.
  public var facts = 0
  /// Whatever is said not to be.
  public var negated = 0

  public var total: Int { cooperation + conflict + facts + negated }

  mutating func add(_ relation: Relation) {
    guard relation.polarity == .affirmed else {
      negated += relation.weight
      return
    }
    switch relation.quad {
    case .verbalCooperation, .materialCooperation: cooperation += relation.weight
    case .verbalConflict, .materialConflict: conflict += relation.weight
    case nil: facts += relation.weight
    }
  }
}

/// Two entities with what is said of them together; `first` is the one whose identifier comes first.
public struct EntityPair: Sendable, Hashable {
  public var first: String
  public var second: String
  public var tally: Tally
}

extension Graph {
  /// The pairs of entities by the amount of evidence, most first, then by identifiers.
  ///
  /// - Complexity: O(relations + pairs × log pairs)
  public func activePairs() -> [EntityPair] {
    struct Ends: Hashable {
      var first: String
      var second: String
    }
    var tallies: [Ends: Tally] = [:]
    for relation in relations where relation.source != relation.target {
      let ends =
        relation.source < relation.target ? Ends(first: relation.source, second: relation.target) : Ends(first: relation.target, second: relation.source)
      tallies[ends, default: Tally()].add(relation)
    }
    return tallies.map { EntityPair(first: $0.key.first, second: $0.key.second, tally: $0.value) }
      .sorted { ($1.tally.total, $0.first, $0.second) < ($0.tally.total, $1.first, $1.second) }
  }

  /// The entities that share a relation with one, as pairs with it, most evidence first.
  public func neighbours(of entity: String) -> [(entity: String, tally: Tally)] {
    activePairs().compactMap { pair in
      if pair.first == entity { return (pair.second, pair.tally) }
      return pair.second == entity ? (pair.first, pair.tally) : nil
    }
  }
}
