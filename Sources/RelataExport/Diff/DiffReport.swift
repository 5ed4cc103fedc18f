import RelataGraph

/// A diff in words: sections of entries, before anybody decides how they look.
public struct DiffReport: Sendable, Hashable {
  public enum Sign: String, Sendable, Hashable {
    case added = "+"
    case removed = "-"
    case changed = "~"
    /// Nothing is concluded from it.
    case likely = "?"

    /// For programs.
    var word: String {
      switch self {
      case .added: "added"
      case .removed: "removed"
      case .changed: "changed"
      case .likely: "likely"
      }
    }
  }

  /// A sentence that came or went.
  public struct Quote: Sendable, Hashable {
    public var sign: Sign
    public var text: String
    public var document: String
  }

  public struct Entry: Sendable, Hashable {
    public var sign: Sign
    public var title: String
    /// What differs, and why.
    public var notes: [String]
    public var quotes: [Quote]
    /// How many sentences more there are than are quoted.
    public var moreQuotes: Int
  }

  public struct Section: Sendable, Hashable {
    public var title: String
    public var entries: [Entry]
    public var count: Int { entries.count }

    func count(_ sign: Sign) -> Int { entries.lazy.filter { $0.sign == sign }.count }
  }

  /// At most this many sentences are quoted an entry.
  public static let mostQuotes = 3
  /// At most this many documents are named as causes.
  static let mostCauses = 4

  /// Those that are not empty.
  public var sections: [Section]
  public var isEmpty: Bool
  let diff: GraphDiff

  public init(_ diff: GraphDiff) {
    self.diff = diff
    isEmpty = diff.isEmpty
    sections = []
    let replaced = diff.transitions
    let lost = Set(replaced.filter { !$0.fromKept }.map(\.from))
    let gained = Set(replaced.filter { !$0.toKept }.map(\.to))
    let added = diff.relations.filter { $0.before == nil && !gained.contains($0.statement) }
    let removed = diff.relations.filter { $0.after == nil && !lost.contains($0.statement) }
    let changed = diff.relations.filter { $0.before != nil && $0.after != nil }
    let byStatement = Dictionary(
      diff.relations.filter { $0.before == nil || $0.after == nil }.map { ($0.statement, $0) }, uniquingKeysWith: { first, _ in first })
    sections = [
      Section(title: "Documents", entries: diff.documents.map(entry) + corpusEntries),
      Section(title: "Tool", entries: toolEntries),
      Section(title: "Likely the same", entries: diff.identities.map(entry)),
      Section(title: "Entities", entries: diff.entities.map(entry)),
      Section(title: "Status changes", entries: replaced.map { entry($0, byStatement) }),
      Section(title: "Relations added", entries: added.map(entry)),
      Section(title: "Relations removed", entries: removed.map(entry)),
      Section(title: "Relations changed", entries: changed.map(entry)),
    ].filter { !$0.entries.isEmpty }
  }

  // MARK: Entries

  private var corpusEntries: [Entry] {
    guard diff.old.corpus != diff.new.corpus, !diff.isPartial, !diff.ignored.contains(.documents) else { return [] }
    return [Entry(sign: .changed, title: "the corpus is now called \(diff.new.corpus)", notes: ["was \(diff.old.corpus)"], quotes: [], moreQuotes: 0)]
  }

  private func entry(_ change: GraphDiff.DocumentChange) -> Entry {
    let document = change.after ?? change.before
    var title = change.id
    if let name = document?.title { title += ", “\(name)”" }
    if let date = document?.date { title += ", \(date)" }
    let sign: Sign
    var notes: [String] = []
    switch change.kind {
    case .added: sign = .added
    case .removed: sign = .removed
    case .edited:
      sign = .changed
      notes.append("the text was edited")
    case .described:
      sign = .changed
      for (what, before, after) in [
        ("title", change.before?.title, change.after?.title), ("date", change.before?.date, change.after?.date),
        ("source", change.before?.source, change.after?.source),
      ] where before != after { notes.append("\(what): \(before ?? "none") → \(after ?? "none")") }
    }
    return Entry(sign: sign, title: title, notes: notes, quotes: [], moreQuotes: 0)
  }

  private var toolEntries: [Entry] {
    let (old, new) = (diff.old.generator, diff.new.generator)
    let tools = diff.tools.map { tool in
      let (before, after) =
        switch tool {
        case .program: ("\(old.name) \(old.version)", "\(new.name) \(new.version)")
        case .model: (old.model, new.model)
        case .scorer: (old.scorer.isEmpty ? "rules" : old.scorer, new.scorer.isEmpty ? "rules" : new.scorer)
        case .ontology: (old.ontology, new.ontology)
        case .gazetteer: (old.gazetteer, new.gazetteer)
        }
      return Entry(sign: .changed, title: "the \(tool.rawValue) changed", notes: ["\(short(before)) → \(short(after))"], quotes: [], moreQuotes: 0)
    }
    let types = diff.relationTypes.filter { $0.before != nil && $0.after != nil }.map { change in
      Entry(sign: .changed, title: "the relation type \(change.name) is defined otherwise", notes: [], quotes: [], moreQuotes: 0)
    }
    return tools + correctionEntries + types
  }

  private var correctionEntries: [Entry] {
    let (before, after) = (diff.old.corrections, diff.new.corrections)
    guard before != after, !diff.isPartial, !diff.ignored.contains(.correction) else { return [] }
    return [
      Entry(
        sign: .changed, title: "the corrections changed", notes: ["\(before.map(short) ?? "none") → \(after.map(short) ?? "none")"], quotes: [], moreQuotes: 0)
    ]
  }

  /// The first digits of a digest.
  private func short(_ digest: String) -> String { digest.hasPrefix("sha256:") ? String(digest.prefix(19)) : digest }
}
