import RelataSyntax

/// Who says how probable each relation is, and how probable it must be.
public struct Scoring: Sendable {
  let model: RelationModel?
  /// The least probability of a relation, where it is not left to the scorer.
  public let threshold: Double?

  /// The rules alone, whose confidences are taken for probabilities; without a threshold, all that they find stands.
  public static func rules(threshold: Double? = nil) -> Scoring { Scoring(model: nil, threshold: threshold) }

  /// The relation network, with the threshold that was chosen for it if there is no other.
  public static func learned(_ model: RelationModel, threshold: Double? = nil) -> Scoring { Scoring(model: model, threshold: threshold) }

  var bar: RelationDecoder.Bar { RelationDecoder.Bar(asked: threshold, usual: model?.threshold ?? 0, lenience: model?.lenience ?? 0) }

  /// The digest of the network's model; empty for the rules.
  public var digest: String { model?.digest ?? "" }

  /// How many layers of the syntax model's encoder the network begins above.
  var layersBelow: Int? { model?.below }

  func scorer(_ parser: SyntaxParser) -> any RelationScorer {
    if let model { LearnedScorer(model: model, parser: parser) } else { RuleScorer() }
  }
}
