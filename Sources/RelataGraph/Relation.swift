import RelataSupport

/// Whether the text says that a relation holds or that it does not.
public enum Polarity: String, Sendable, Hashable, CaseIterable {
  case affirmed, negated
}

/// Whether a relation happened, is to happen, or is only thought of.
public enum Modality: String, Sendable, Hashable, CaseIterable {
  /// Happened, is happening or holds.
  case actual
  /// Scheduled or announced as coming.
  case planned
  /// Possible, wanted, demanded, feared or conditional.
  case hypothetical
}

/// The four quad classes of PLOVER; standing facts have none.
public enum QuadClass: String, Sendable, Hashable, CaseIterable {
  case verbalCooperation = "verbal cooperation"
  case materialCooperation = "material cooperation"
  case verbalConflict = "verbal conflict"
  case materialConflict = "material conflict"
}

/// A typed edge from one entity to another, with everything that says so.
///
/// There is one edge per source, target, type, polarity, modality and attribution.
public struct Relation: Sendable, Hashable {
  /// Identifiers of the entities at the ends.
  public var source: String
  public var target: String
  /// A relation type of the ontology, such as `meets`.
  public var type: String
  public var polarity: Polarity
  public var modality: Modality
  /// The entity whose claim it is, where the text does not assert it itself.
  public var attributed: String?
  /// The words that say what it is about, from the best evidence that has any.
  public var topic: String?
  /// When, in ISO 8601, as far as the text says: `2014`, `2025-08-18`.
  public var time: String?
  /// The PLOVER event type from type and modality together; `nil` for standing facts.
  public var plover: String?
  public var quad: QuadClass?
  /// In [0, 1].
  public var confidence: Double
  /// The number of independent sources: documents, of which those that reprint one another are one; 0 where it was not counted.
  public var sources: Int
  /// Sorted by document and place; never empty in a graph that Relata made.
  public var evidence: [Evidence]
  /// What is counted and not kept, by bearers.
  public var omitted: [Omission]
  /// What corrections made of it; `nil` where it is as it was read.
  public var corrected: CorrectionMark?

  public init(
    source: String, target: String, type: String, polarity: Polarity = .affirmed, modality: Modality = .actual,
    attributed: String? = nil, topic: String? = nil, time: String? = nil, plover: String? = nil, quad: QuadClass? = nil,
    confidence: Double = 1, sources: Int = 0, evidence: [Evidence] = [], omitted: [Omission] = [], corrected: CorrectionMark? = nil
  ) {
    self.source = source
    self.target = target
    self.type = type
    self.polarity = polarity
    self.modality = modality
    self.attributed = attributed
    self.topic = topic
    self.time = time
    self.plover = plover
    self.quad = quad
    self.confidence = confidence
    self.sources = sources
    self.evidence = evidence
    self.omitted = omitted
    self.corrected = corrected
  }

  /// The number of places that say so, with those that are not kept.
  public var weight: Int { evidence.count + omittedCount }

  var omittedCount: Int { omitted.reduce(0) { $0 + $1.sentences.count } }

  /// What tells parallel edges apart: the type, with what is not affirmed, actual and asserted by the text itself added.
  public var key: String {
    var key = type
    if polarity != .affirmed { key += ":" + polarity.rawValue }
    if modality != .actual { key += ":" + modality.rawValue }
    if let attributed { key += "@" + attributed }
    return key
  }

  /// Whether it comes first in a file: by source, target and key.
  static func precedes(_ left: Relation, _ right: Relation) -> Bool {
    if left.source != right.source { return left.source < right.source }
    if left.target != right.target { return left.target < right.target }
    if left.isPlain, right.isPlain { return left.type < right.type }
    return left.key < right.key
  }

  /// Whether its key is its type.
  private var isPlain: Bool { polarity == .affirmed && modality == .actual && attributed == nil }
}

/// A sentence that says so, and which of its words do.
///
/// All ranges are Unicode scalar offsets into the document's text.
public struct Evidence: Sendable, Hashable, Comparable {
  /// Whom it speaks of, by the identifiers of bearers; empty in graphs without bearers.
  public struct Bearers: Sendable, Hashable {
    public var source = ""
    public var target = ""
    /// Whose claim it is, if it is attributed to somebody.
    public var speaker = ""

    public init(source: String = "", target: String = "", speaker: String = "") {
      self.source = source
      self.target = target
      self.speaker = speaker
    }

    /// By identifiers, to the byte.
    package static func precedes(_ left: Bearers, _ right: Bearers) -> Bool {
      for (one, other) in [(left.source, right.source), (left.target, right.target)] where !RelataSupport.isIdentical(one, other) {
        return one.utf8.lexicographicallyPrecedes(other.utf8)
      }
      return left.speaker.utf8.lexicographicallyPrecedes(right.speaker.utf8)
    }
  }

  public var document: String
  /// The sentence.
  public var range: Range<Int>
  /// The text at `range`.
  public var text: String
  /// The word of the predicate.
  public var trigger: Range<Int>
  /// The words for the two ends; those of the antecedent's mention for a subject left out.
  public var source: Range<Int>
  public var target: Range<Int>
  public var topic: String?
  public var time: String?
  /// What tells the relation: a frame of the ontology, `attacks: invasion (noun), built-in conflict.yaml:134`, a construction, a rule of the
  /// program, the network (`attacks: invasion, learned`) or a correction.
  public var frame: String
  /// Whether no rule tells it, and the network alone sees it.
  public var isLearned: Bool { frame.hasSuffix(", learned") }
  /// How the proposition was found in the tree: `passive, relative clause`.
  public var path: String
  /// The PLOVER event type of what this sentence says; the relation has the one that most of its evidence has.
  public var plover: String?
  public var confidence: Double
  public var bearers = Bearers()
  /// What a correction made of it.
  public var correction: Correction?

  public init(
    document: String, range: Range<Int>, text: String, trigger: Range<Int>, source: Range<Int>, target: Range<Int>,
    topic: String? = nil, time: String? = nil, frame: String = "", path: String = "", plover: String? = nil, confidence: Double = 1
  ) {
    self.document = document
    self.range = range
    self.text = text
    self.trigger = trigger
    self.source = source
    self.target = target
    self.topic = topic
    self.time = time
    self.frame = frame
    self.path = path
    self.plover = plover
    self.confidence = confidence
  }

  /// By document and place, then by everything else: a total order, so that equal lists are equal files.
  public static func < (left: Evidence, right: Evidence) -> Bool {
    if left.document != right.document { return left.document < right.document }
    if left.starts != right.starts { return left.starts < right.starts }
    if left.ends != right.ends { return left.ends < right.ends }
    if left.frame != right.frame { return left.frame < right.frame }
    if left.path != right.path { return left.path < right.path }
    if left.confidence != right.confidence { return left.confidence < right.confidence }
    for (one, other) in [(left.text, right.text), (left.topic, right.topic), (left.time, right.time), (left.plover, right.plover)]
    where !RelataSupport.isIdentical(one, other) {
      guard let one, let other else { return one == nil }
      return one.utf8.lexicographicallyPrecedes(other.utf8)
    }
    if left.bearers != right.bearers { return Bearers.precedes(left.bearers, right.bearers) }
    return left.correction == right.correction ? false : left.correctionOrder.utf8.lexicographicallyPrecedes(right.correctionOrder.utf8)
  }

  /// What tells sentences apart that a correction alone makes different.
  private var correctionOrder: String {
    guard let correction else { return "" }
    guard case .changed(let reading) = correction else { return correction.mark.rawValue }
    return [
      correction.mark.rawValue, reading.type, reading.polarity.rawValue, reading.modality.rawValue, reading.isReversed ? "1" : "0", reading.plover ?? "",
      reading.speaker,
    ].joined(separator: "\n")
  }

  /// Whether it is the surer of two, or the first of equals.
  package static func isBetter(_ left: Evidence, _ right: Evidence) -> Bool {
    left.confidence == right.confidence ? left < right : left.confidence > right.confidence
  }

  /// The same sentence for the relation the other way round.
  package mutating func turn() {
    swap(&source, &target)
    swap(&bearers.source, &bearers.target)
  }

  package var turned: Evidence {
    var out = self
    out.turn()
    return out
  }

  private var starts: (Int, Int, Int, Int) { (range.lowerBound, trigger.lowerBound, source.lowerBound, target.lowerBound) }
  private var ends: (Int, Int, Int, Int) { (trigger.upperBound, source.upperBound, target.upperBound, range.upperBound) }
}

extension Sequence<Evidence> {
  /// The one of the highest confidence, of equals the first by document and place.
  public var surest: Evidence? { self.max { ($0.confidence, $1) < ($1.confidence, $0) } }
}
