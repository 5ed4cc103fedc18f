import CSyntaxKernels
import RelataGraph

/// How probable each polarity and modality of a relation is to the network.
struct StatusScores {
  private(set) var polarities: [Polarity: Double] = [:]
  private(set) var modalities: [Modality: Double] = [:]

  /// The network overrules a rule that sees a fact where it is surer than this.
  private static let sure = 0.7
  /// Where it alone reads a relation, it makes a fact of what a rule takes its predicate for possible where it is surer than this.
  private static let certain = 0.8

  /// - Parameter scores: Of polarities, then of modalities.
  init(_ scores: ArraySlice<Float>, _ labels: RelationLabels) {
    let scores = Array(scores)
    for (i, name) in labels.polarities.enumerated() {
      if let polarity = Polarity(rawValue: name) { polarities[polarity] = Self.share(i, of: scores[..<labels.polarities.count]) }
    }
    for (i, name) in labels.modalities.enumerated() {
      let start = labels.polarities.count
      if let modality = Modality(rawValue: name) { modalities[modality] = Self.share(start + i, of: scores[start...]) }
    }
  }

  /// The softmax of one score among others.
  static func share(_ index: Int, of scores: ArraySlice<Float>) -> Double {
    // e^x from the logistic function, which is the same on every processor.
    1
      / scores.reduce(0.0) { sum, score in
        let part = Double(syntax_logistic(max(-15, min(15, score - scores[index]))))
        return sum + part / (1 - part)
      }
  }

  /// The most probable of each.
  var best: (Polarity, Modality) {
    (
      (polarities[.negated] ?? 0) > 0.5 ? .negated : .affirmed,
      Modality.allCases.max { (modalities[$0] ?? 0) < (modalities[$1] ?? 0) } ?? .actual
    )
  }

  /// Polarity and modality of what a rule has read so, or of a clause that says so.
  ///
  /// A denial, a plan or a wish that a rule sees is never made a fact: rules read the form of the sentence, and the network has seen few of them.
  ///
  /// - Parameter isRead: Whether a rule reads the relation itself as such, and not only the predicate that the network takes to tell it, nor only
  ///   for want of knowledge.
  /// - Parameter outlivesDenial: Whether a rule has weighed the denial that the network sees: two negatives make a fact.
  func reconciled(with polarity: Polarity, _ modality: Modality, isRead: Bool = true, outlivesDenial: Bool = false) -> (Polarity, Modality) {
    let isNegated = polarity == .negated || !outlivesDenial && (polarities[.negated] ?? 0) > Self.sure
    if !isRead, modality == .hypothetical, modalities[.actual] ?? 0 > Self.certain { return (isNegated ? .negated : .affirmed, .actual) }
    guard modality == .actual, let best = Modality.allCases.max(by: { (modalities[$0] ?? 0) < (modalities[$1] ?? 0) }), modalities[best] ?? 0 > Self.sure
    else { return (isNegated ? .negated : .affirmed, modality) }
    return (isNegated ? .negated : .affirmed, best)
  }
}
