import RelataSupport

/// What people say of a graph that extraction read wrongly, and that shall last.
///
/// Corrections are a view, like who is who: a graph keeps what was read beside what was corrected, so that they can be applied anew to the same
/// sentences, to more of them, and with others. Their order does not matter.
public struct Corrections: Sendable, Hashable {
  /// In the order in which they were read.
  public var list: [Correction]

  public init(_ list: [Correction] = []) { self.list = list }

  public var isEmpty: Bool { list.isEmpty }

  /// SHA-256 of what they say, whatever their order, authors, dates and reasons; `nil` without any.
  public var digest: String? {
    if list.isEmpty { return nil }
    let lines = Set(list.map { ExactText($0.content.canonical) }).map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Digest.sha256(Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  /// The sentences in which relations are added, by document.
  package var addedSentences: [String: [String]] {
    var out: [String: [String]] = [:]
    for correction in list {
      guard case .add(let edge) = correction.content, let document = edge.document, let sentence = edge.sentence else { continue }
      out[document, default: []].append(sentence)
    }
    return out
  }
}

/// One correction, by whom and why.
public struct Correction: Sendable, Hashable {
  /// What it says.
  public enum Content: Sendable, Hashable {
    case reject(EdgeReference)
    case confirm(EdgeReference)
    case change(EdgeReference, to: EdgeChange)
    /// A relation that was not read, with the sentence that says so.
    case add(EdgeReference)
    /// Names that are one entity's.
    case same([String])
    /// Names that are of as many entities.
    case distinct([String])
    case rename(String, to: String)
    case retype(String, to: EntityType)
    /// No entity at all: it goes with its relations.
    case drop(String)
  }

  /// Where it was written.
  public struct Place: Sendable, Hashable {
    public var path: String
    /// One-based; 0 where it was not read from a file.
    public var line: Int
    public var column: Int

    public init(path: String = "", line: Int = 0, column: Int = 0) {
      self.path = path
      self.line = line
      self.column = column
    }
  }

  public var content: Content
  public var author: String?
  /// ISO 8601.
  public var date: String?
  public var reason: String?
  public var place: Place

  public init(_ content: Content, author: String? = nil, date: String? = nil, reason: String? = nil, place: Place = Place()) {
    self.content = content
    self.author = author
    self.date = date
    self.reason = reason
    self.place = place
  }

  /// What is wrong with it, where it is written.
  package func error(_ message: String) -> YAMLError { YAMLError(path: place.path, line: place.line, column: place.column, message: message) }

  /// Its place, as another's error names it.
  package func place(seenFrom other: Correction) -> String {
    place.path == other.place.path ? "line \(place.line)" : "\(place.path), line \(place.line)"
  }
}

/// Which relations are meant: all of some ends and type, those of a sentence, or both. What is not said may be anything.
public struct EdgeReference: Sendable, Hashable {
  /// Entities by identifier, name or other name.
  public var source: String?
  public var target: String?
  public var type: String?
  public var polarity: Polarity?
  public var modality: Modality?
  public var speaker: SpeakerReference?
  public var document: String?
  /// The text of a sentence, or a part of it that no other of the document has.
  public var sentence: String?

  public init(
    source: String? = nil, type: String? = nil, target: String? = nil, polarity: Polarity? = nil, modality: Modality? = nil,
    speaker: SpeakerReference? = nil, document: String? = nil, sentence: String? = nil
  ) {
    self.source = source
    self.type = type
    self.target = target
    self.polarity = polarity
    self.modality = modality
    self.speaker = speaker
    self.document = document
    self.sentence = sentence
  }

  /// How much it says: of two that mean one sentence, the one that says more counts.
  package var precision: [Int] {
    let said = [source, target, type, polarity?.rawValue, modality?.rawValue, speaker?.text].reduce(0) { $0 + ($1 == nil ? 0 : 1) }
    return [sentence == nil ? 0 : 1, document == nil ? 0 : 1, said]
  }
}

/// Whose claim a relation is.
public enum SpeakerReference: Sendable, Hashable {
  /// The text's own.
  case nobody
  case named(String)

  package init(_ text: String) { self = text == "none" ? .nobody : .named(text) }

  package var text: String {
    switch self {
    case .nobody: "none"
    case .named(let name): name
    }
  }
}

/// What a relation is to be instead.
public struct EdgeChange: Sendable, Hashable {
  public var type: String?
  public var polarity: Polarity?
  public var modality: Modality?
  public var speaker: SpeakerReference?
  /// Whether source and target are the other way round.
  public var isReversed: Bool

  public init(
    type: String? = nil, polarity: Polarity? = nil, modality: Modality? = nil, speaker: SpeakerReference? = nil, isReversed: Bool = false
  ) {
    self.type = type
    self.polarity = polarity
    self.modality = modality
    self.speaker = speaker
    self.isReversed = isReversed
  }

  var isNothing: Bool { self == EdgeChange() }
}

/// How a correction left a node or an edge. Of several marks of its sentences, an edge bears the greatest.
public enum CorrectionMark: String, Sendable, Hashable, CaseIterable, Comparable {
  case rejected, confirmed, changed, added

  public static func < (left: CorrectionMark, right: CorrectionMark) -> Bool { left.rawValue < right.rawValue }
}

extension Evidence {
  /// What a correction made of a sentence.
  ///
  /// Indirect, as few sentences have any.
  public indirect enum Correction: Sendable, Hashable {
    case confirmed
    case changed(Reading)
    case added

    public var mark: CorrectionMark {
      switch self {
      case .confirmed: .confirmed
      case .changed: .changed
      case .added: .added
      }
    }
  }

  /// How extraction read a sentence that is corrected.
  public struct Reading: Sendable, Hashable {
    public var type: String
    public var polarity: Polarity
    public var modality: Modality
    public var plover: String?
    /// The bearer whose claim it was; empty for the text's own.
    public var speaker: String
    /// Whether source and target were the other way round.
    public var isReversed: Bool

    public init(type: String, polarity: Polarity, modality: Modality, plover: String?, speaker: String, isReversed: Bool) {
      self.type = type
      self.polarity = polarity
      self.modality = modality
      self.plover = plover
      self.speaker = speaker
      self.isReversed = isReversed
    }
  }
}
