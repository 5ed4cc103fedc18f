import RelataGraph
import RelataSyntax

/// What a scorer says of a document.
struct Scored {
  /// With their probabilities; a scorer may add some that no rule proposes.
  var candidates: [Candidate]
  /// How probable it is that an entity is none: a ship, a law, a team.
  var doubts: [Int: Double] = [:]
  /// What an entity is that is known by no list, where it is something else than its name seemed to say.
  var types: [Int: EntityType] = [:]
}

/// Says how probable each candidate is, and drops none.
protocol RelationScorer {
  func scored(_ proposals: Proposals, _ encodings: SentenceEncodings?) -> Scored
}

/// Takes the rules' confidences for probabilities.
struct RuleScorer: RelationScorer {
  func scored(_ proposals: Proposals, _ encodings: SentenceEncodings?) -> Scored { Scored(candidates: proposals.candidates) }
}
