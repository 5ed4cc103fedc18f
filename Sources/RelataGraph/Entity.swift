import RelataSupport

/// What a node is: the four types of the annotation guide.
public enum EntityType: String, Sendable, Hashable, CaseIterable, Comparable {
  /// One human being.
  case person
  /// A sovereign state, past or present, and its government acting as the state.
  case state
  /// An alliance, company, ministry, party, army, newspaper: anything organized that is no state.
  case organization
  /// A territory, region, city, building or continent that is no sovereign state.
  case place

  public static func < (left: EntityType, right: EntityType) -> Bool { left.rawValue < right.rawValue }
}

/// Where an entity is spoken of.
public struct Mention: Sendable, Hashable, Comparable {
  /// How the text refers to the entity.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Comparable {
    /// A proper name, with or without a title.
    case name
    /// An adjective or noun of nationality, alone or with a role noun: `Russian troops`.
    case demonym
    /// A common noun phrase: `the alliance`, `the US president`.
    case nominal
    /// A pronoun: `he`, `their`.
    case pronoun

    public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// The identifier of the document.
  public var document: String
  /// Unicode scalar offsets into the document's text.
  public var range: Range<Int>
  /// The text at `range`.
  public var text: String
  public var kind: Kind
  /// The name that it counts for among those of its bearer, where it counts for one.
  public var name: String?
  /// The identifier of the entity's bearer that it refers to; empty in graphs without bearers.
  public var bearer = ""

  /// A mention that counts for its own words if they are a name.
  public init(document: String, range: Range<Int>, text: String, kind: Kind) {
    self.init(document: document, range: range, text: text, kind: kind, name: kind == .name ? text : nil)
  }

  public init(document: String, range: Range<Int>, text: String, kind: Kind, name: String?) {
    self.document = document
    self.range = range
    self.text = text
    self.kind = kind
    self.name = name
  }

  /// By document and place, then by everything else to the byte: a total order.
  public static func < (left: Mention, right: Mention) -> Bool {
    let (one, other) = (
      (left.document, left.range.lowerBound, left.range.upperBound, left.kind), (right.document, right.range.lowerBound, right.range.upperBound, right.kind)
    )
    if one != other { return one < other }
    if !RelataSupport.isIdentical(left.text, right.text) { return left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }
    if !RelataSupport.isIdentical(left.bearer, right.bearer) { return left.bearer.utf8.lexicographicallyPrecedes(right.bearer.utf8) }
    guard let name = right.name else { return false }
    return left.name?.utf8.lexicographicallyPrecedes(name.utf8) ?? true
  }
}

/// A node of the graph: one thing in the world under all its names.
public struct Entity: Sendable, Hashable {
  /// A kebab-case name, stable from run to run.
  public var id: String
  /// The usual name.
  public var name: String
  public var type: EntityType
  /// The other names in the corpus, sorted.
  public var aliases: [String]
  /// ISO 3166 code of a state, from the gazetteer.
  public var iso: String?
  /// Whom the corpus' documents speak of when they mean it, by identifier; none in graphs that were made elsewhere.
  public var bearers: [Bearer]
  /// Where the corpus speaks of it, sorted.
  public var mentions: [Mention]
  /// What corrections made of it; `nil` where it is as it was read.
  public var corrected: CorrectionMark?

  public init(
    id: String, name: String, type: EntityType, aliases: [String] = [], iso: String? = nil, bearers: [Bearer] = [], mentions: [Mention] = []
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.aliases = aliases
    self.iso = iso
    self.bearers = bearers
    self.mentions = mentions
  }

  /// The number of mentions, with those that are not kept.
  public var count: Int { mentions.count + omitted }

  var omitted: Int { bearers.reduce(0) { $0 + $1.omitted } }
}
