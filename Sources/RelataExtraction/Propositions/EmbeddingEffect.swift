import RelataGraph

/// What a predicate says of its content, after the signatures of implicative and factive predicates (L. Karttunen, *Simple and Phrasal
/// Implicatives*, 2012): what follows from it affirmed, and what from it denied.
enum EmbeddingClass: String, Sendable, CaseIterable {
  case factive
  case twoWayImplicative = "implicative +/-"
  case negativeImplicative = "implicative -/+"
  case oneWayImplicative = "implicative -/0"
  case counterfactive
  case reporting, denying, ceasing, plan, desire, possibility

  var effect: EmbeddingEffect {
    switch self {
    case .factive: .factive
    case .twoWayImplicative: .implied
    case .negativeImplicative: .denied
    case .oneWayImplicative: EmbeddingEffect(polarity: .negated, isOneWay: true)
    case .counterfactive: EmbeddingEffect(polarity: .negated, passesNegation: false, isEpistemic: true)
    case .reporting: EmbeddingEffect(reports: true, passesNegation: false)
    case .denying: EmbeddingEffect(polarity: .negated, reports: true, passesNegation: false, isOneWay: true)
    case .ceasing: EmbeddingEffect(ceases: true, passesNegation: false)
    case .plan: .planned
    case .desire: .wanted
    case .possibility: EmbeddingEffect(modality: .hypothetical, isEpistemic: true)
    }
  }
}

/// What an embedding says of its content.
struct EmbeddingEffect: Sendable {
  var polarity: Polarity = .affirmed
  var modality: Modality = .actual
  /// Whether the subject claims it.
  var reports = false
  /// Whether it stops what was so until then.
  var ceases = false
  /// Whether a negation of the predicate negates the content, as in `did not manage to`.
  var passesNegation = true
  /// Whether nothing follows from the predicate denied: `did not rule out attacking`.
  var isOneWay = false
  /// Whether it judges if its content is so: `possible`, `a hoax`.
  var isEpistemic = false
  /// Whether nothing is known of the predicate.
  var isAssumed = false

  static let factive = EmbeddingEffect(passesNegation: false)
  static let implied = EmbeddingEffect()
  static let wanted = EmbeddingEffect(modality: .hypothetical)
  /// What the lexicon does not list may be anything: nobody is to take it for a fact.
  static let unlisted = EmbeddingEffect(modality: .hypothetical, isAssumed: true)
  static let planned = EmbeddingEffect(modality: .planned)
  static let denied = EmbeddingEffect(polarity: .negated)
}
