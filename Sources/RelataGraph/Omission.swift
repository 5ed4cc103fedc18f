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

  mutating func add(_ evidence: Evidence) {
    sentences.append(Sentence(document: evidence.document, confidence: evidence.confidence))
    if let type = evidence.plover { plover[type, default: 0] += 1 }
  }

  package mutating func add(_ other: Omission) {
    sentences += other.sentences
    plover.merge(other.plover, uniquingKeysWith: +)
  }
}

extension Omission {
  package static func precedes(_ left: Omission, _ right: Omission) -> Bool { Evidence.Bearers.precedes(left.bearers, right.bearers) }
}

extension [Evidence] {
  /// Keeps the best, and of the others those that give topic and time; hands the rest over to be counted.
  ///
  /// What is kept of a whole is what is kept of what its parts keep.
  package mutating func bound(to limit: Int, omitting omission: inout Omission) {
    guard count > limit else { return }
    sort(by: Evidence.isBetter)
    let topic = firstIndex { $0.topic != nil }
    let time = firstIndex { $0.time != nil }
    var kept: [Evidence] = []
    for (index, evidence) in enumerated() {
      if index < limit || index == topic || index == time { kept.append(evidence) } else { omission.add(evidence) }
    }
    self = kept
  }
}
