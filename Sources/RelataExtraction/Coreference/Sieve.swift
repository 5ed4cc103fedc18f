/// What a word refers to.
enum Antecedent: Sendable, Hashable {
  case entities([Int])
  /// A common noun of the text that names no entity: `rejected the offer. Chad welcomed it.`
  case noun(Anaphora.Noun)
  /// Nothing of which the text tells: no later sieve is asked.
  case nobody

  /// Entities, or nobody where there are none.
  static func these(_ entities: [Int]) -> Antecedent { entities.isEmpty ? .nobody : .entities(entities) }
}

/// One way to find what a reference means.
///
/// Sieves are asked in order, the surest first, and the first that answers decides, as in H. Lee et al. (*Deterministic Coreference Resolution Based
/// on Entity-Centric, Precision-Ranked Rules*, 2013).
protocol Sieve<Reference>: Sendable {
  associatedtype Reference

  /// What the reference means; `nil` leaves it to the next sieve.
  func antecedent(of reference: Reference, in text: inout Anaphora) -> Antecedent?
}

extension Anaphora {
  mutating func antecedent<Reference>(of reference: Reference, by sieves: [any Sieve<Reference>]) -> Antecedent? {
    for sieve in sieves {
      if let found = sieve.antecedent(of: reference, in: &self) { return found }
    }
    return nil
  }
}
