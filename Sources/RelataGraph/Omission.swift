/// Sentences that say so too and are counted, but not kept: what is needed of them to sum up the relation.
public struct Omission: Sendable, Hashable {
  /// A sentence that is not kept.
  public struct Sentence: Sendable, Hashable, Comparable {
    public var document: String
    public var confidence: Double

    public init(document: String, confidence: Double) {
      self.document = document
      self.confidence = confidence
    }

    public static func < (left: Sentence, right: Sentence) -> Bool {
      left.confidence == right.confidence ? left.document < right.document : left.confidence < right.confidence
    }
  }

  /// Whom they speak of.
  public var bearers: Evidence.Bearers
  /// How many of them are of a PLOVER event type.
  public var plover: [String: Int]
  /// Sorted.
  public var sentences: [Sentence]

  public init(bearers: Evidence.Bearers, plover: [String: Int] = [:], sentences: [Sentence] = []) {
    self.bearers = bearers
    self.plover = plover
    self.sentences = sentences
  }
}
