import RelataGraph

extension Ontology {
  /// What a relation type's events or facts are like, as far as reading depends on it: no rule asks for a type by its name.
  public enum Trait: String, Sendable, Hashable, CaseIterable {
    /// Taken in words: whoever threatens to attack has threatened, though he has attacked nobody.
    case stance
    /// A side that is taken by working for it: `working to defeat Chad`.
    case cause
    /// Asks its target to do something.
    case request
    /// Said to its target: what a clause behind it tells is what is said, not of whom.
    case addressed
    /// Says what will be done: `vowed to crush the rebels` is no promise to them.
    case promise
    /// Answers what its target does, and not what befalls it: who condemns an attack on Chad has nothing against Chad.
    case reaction
    /// Against its target: `agreed to attack Chad` is no agreement with Chad.
    case hostile
    /// Its nouns name acts of violence, which are their doer's and not their victim's.
    case violent
    /// Done by a state to those who are in it: `arrests in Chad`.
    case policing
    /// Fought: from where, and beside whom, is not against whom.
    case combat
    /// Done at a place: `near Lima` says on whom it falls.
    case local
    /// A complaint, brought before others than its target: `sued Chad before the court`.
    case complaint
    /// Bears the name of who imposes it: `reimposed US sanctions`.
    case imposition
    /// Gives something: of which kind or origin that is says not who receives it: `handed over its Soviet weapons`.
    case giving
    /// Goes to its target: `from Chad`, `over Chad` is not there.
    case directed
    /// The fact that who holds an office heads what it is of.
    case head
    /// The fact that somebody speaks for or belongs to a state or organization.
    case service
    /// The fact that somebody is a member.
    case membership
    /// The fact that a place or organization lies in or belongs to another.
    case containment
    /// The fact that two are allies.
    case alliance
  }
}

extension Ontology.Trait {
  /// Facts that names and titles tell, each by one type of an ontology.
  static let facts: [Ontology.Trait] = [.head, .service, .membership, .containment, .alliance]

  private enum Kind: String {
    case fact = "a standing fact, which has no quad"
    case conflict = "conflict: verbal conflict or material conflict"
    case cooperation = "cooperation: verbal cooperation or material cooperation"
  }

  private var kind: Kind? {
    switch self {
    case .head, .service, .membership, .containment, .alliance: .fact
    case .request, .hostile, .violent, .policing, .combat, .complaint, .imposition: .conflict
    case .promise, .giving: .cooperation
    case .stance, .cause, .addressed, .reaction, .local, .directed: nil
    }
  }

  /// Whether its ends differ, so that no symmetric relation has it; `false` where only symmetric ones do.
  private var isOneWay: Bool? {
    switch self {
    case .alliance: false
    case .request, .addressed, .giving, .directed, .head, .service, .membership, .containment: true
    default: nil
    }
  }

  /// Why a relation type can't have it, if it can't.
  func contradiction(with definition: Ontology.Definition) -> String? {
    let isFitting =
      switch kind {
      case .fact: definition.type.quad == nil
      case .conflict: definition.isConflict
      case .cooperation: definition.isCooperation
      case nil: true
      }
    if let kind, !isFitting {
      return "\(rawValue) is a trait of \(kind.rawValue); the quad of \(definition.type.label) is \(definition.type.quad?.rawValue ?? "none")"
    }
    if let isOneWay, isOneWay == definition.type.symmetric {
      return "\(rawValue) is a trait of relations \(isOneWay ? "whose ends differ; leave out" : "with") symmetric: true"
    }
    if Self.facts.contains(self), let other = definition.traits.filter({ $0 != self }).map(\.rawValue).min() {
      return "\(rawValue) says which fact it is, and goes with no other trait; leave it or \(other) out"
    }
    return nil
  }
}
