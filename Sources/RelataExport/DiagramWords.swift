import RelataGraph

/// The words of a picture that are not the articles': what relations are called, and the text around them.
///
/// Another language or a house's wording changes them without touching what relations mean.
public struct DiagramWords: Sendable, Hashable {
  /// What stands on a line, by what is said of the relation.
  public struct Label: Sendable, Hashable {
    public var affirmed: String
    /// What is said not to be so.
    public var negated: String?
    /// What is planned.
    public var planned: String?
    /// What is possible or wanted.
    public var hypothetical: String?

    public init(affirmed: String, negated: String? = nil, planned: String? = nil, hypothetical: String? = nil) {
      self.affirmed = affirmed
      self.negated = negated
      self.planned = planned
      self.hypothetical = hypothetical
    }
  }

  /// The texts that a file may change, by the key it changes them with.
  public enum Text: String, Sendable, Hashable, CaseIterable {
    /// Before a label that has no form of its own for what is denied.
    case not
    case planned, possible, claimed, more
    case person, state, organization, place
    case verbalCooperation = "verbal cooperation"
    case materialCooperation = "material cooperation"
    case verbalConflict = "verbal conflict"
    case materialConflict = "material conflict"
    case fact = "other relation"
    case denied = "said not to be so"
    case often = "said more often"
    case possibleOrWanted = "possible or wanted"
    /// `{title} of {name}`, without articles where a file names it.
    case office
    /// Before the number of documents.
    case source
    case document, documents
    /// Between two dates.
    case to
    /// Which way the arrows before verbs point, in rings.
    case outwards, inwards
    /// Whom they point from and to, where there is more than one ring.
    case inner = "the inner one"
    case bothWays = "both ways"
    /// What rows and columns of a matrix are.
    case who, whom
    /// What a number counts: in a matrix, and at the bars of a timeline.
    case sentences
    case perDay = "sentences a day"
    case perWeek = "sentences a week"
    case perMonth = "sentences a month"
    case perYear = "sentences a year"
    case onlyPlanned = "planned or possible"
  }

  /// By relation type, instead of the labels that graphs have.
  public var labels: [String: Label] = [:]
  /// What is not the English text.
  public var texts: [Text: String] = [:]
  /// January to December, instead of the English ones; without them, dates stand in figures where another language's words are given.
  public var months: [String]?

  public init() {}

  /// A text around the relations.
  public subscript(_ text: Text) -> String {
    if let own = texts[text] { return own }
    return switch text {
    case .more: "and {n} more"
    case .often: "said 2, 3, … times"
    case .office: "{title} of {name}"
    case .source: "Source:"
    case .outwards: "from {name}"
    case .inwards: "to {name}"
    case .who: "Who"
    case .whom: "to whom"
    default: text.rawValue
    }
  }

  subscript(_ type: EntityType) -> String { Text(rawValue: type.rawValue).map { self[$0] } ?? type.rawValue }

  subscript(_ quad: QuadClass) -> String { Text(rawValue: quad.rawValue).map { self[$0] } ?? quad.rawValue }

  /// What is said of verbs that have no row.
  func more(_ count: Int) -> String { self[.more].split(separator: "{n}", omittingEmptySubsequences: false).joined(separator: String(count)) }

  /// A text with a name in it.
  func naming(_ name: String, in text: Text) -> String { self[text].split(separator: "{name}", omittingEmptySubsequences: false).joined(separator: name) }

  /// What stands on a line for a relation type.
  ///
  /// - Parameters:
  ///   - type: The relation type's name.
  ///   - label: What the graph calls it.
  ///   - polarity: Whether it is denied.
  ///   - modality: Whether it is a fact, a plan or a possibility.
  public func verb(_ type: String, label: String, polarity: Polarity, modality: Modality) -> String {
    let form = labels[type] ?? (DiagramWords.builtIn[type].flatMap { $0.graph == label ? $0.label : nil }) ?? Label(affirmed: label)
    let base = texts[.not] == nil ? DiagramWords.infinitive(form.affirmed) : nil
    switch (polarity, modality) {
    case (.affirmed, .actual): return form.affirmed
    case (.affirmed, .planned): return form.planned ?? base.map { "will \($0)" } ?? "\(form.affirmed) (\(self[.planned]))"
    case (.affirmed, .hypothetical): return form.hypothetical ?? base.map { "may \($0)" } ?? "\(form.affirmed) (\(self[.possible]))"
    case (.negated, .actual): return form.negated ?? base.map { DiagramWords.denied(form.affirmed, $0) } ?? "\(self[.not]) \(form.affirmed)"
    case (.negated, .planned): return base.map { "will not \($0)" } ?? "\(form.negated ?? "\(self[.not]) \(form.affirmed)") (\(self[.planned]))"
    case (.negated, .hypothetical): return base.map { "may not \($0)" } ?? "\(form.negated ?? "\(self[.not]) \(form.affirmed)") (\(self[.possible]))"
    }
  }

  /// Built-in relation types whose label is no verb, with the label that graphs have and what newspapers would write.
  private static let builtIn: [String: (graph: String, label: Label)] = [
    "member-of": ("member of", Label(affirmed: "is a member of", planned: "will join", hypothetical: "may join")),
    "part-of": ("part of", Label(affirmed: "is part of")), "allied-with": ("allied with", Label(affirmed: "is allied with")),
    "demands-of": ("demands of", Label(affirmed: "makes demands of")), "claims": ("claims", Label(affirmed: "lays claim to")),
    "annexed": ("annexed", Label(affirmed: "annexed", negated: "did not annex", planned: "will annex", hypothetical: "may annex")),
  ]

  /// `does not meet`, `is not part of`.
  private static func denied(_ label: String, _ infinitive: String) -> String {
    label.hasPrefix("is ") ? "is not " + label.dropFirst(3) : "does not " + infinitive
  }

  /// The label with its first word, an English verb in the third person, in the infinitive: `accuse`, `be part of`.
  static func infinitive(_ label: String) -> String? {
    let words = label.split(separator: " ", maxSplits: 1)
    guard let verb = words.first else { return nil }
    let rest = words.count > 1 ? " " + words[1] : ""
    if verb == "is" { return "be" + rest }
    if verb == "has" { return "have" + rest }
    guard verb.hasSuffix("s"), !verb.hasSuffix("ss"), verb.count > 2 else { return nil }
    if verb.hasSuffix("ies"), verb.count > 4 { return verb.dropLast(3) + "y" + rest }
    if ["sses", "shes", "ches", "xes", "zzes", "oes"].contains(where: verb.hasSuffix) { return verb.dropLast(2) + rest }
    return verb.dropLast() + rest
  }
}
