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
  private static let mostCauses = 4

  /// Those that are not empty.
  public var sections: [Section]
  public var isEmpty: Bool
  private let diff: GraphDiff

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

  private func entry(_ identity: GraphDiff.LikelyIdentity) -> Entry {
    let title =
      switch identity.kind {
      case .rename: "likely renamed: \(list(identity.old)) is now \(list(identity.new))"
      case .merge: "likely merged: \(list(identity.old)) are now \(list(identity.new))"
      case .split: "likely told apart: \(list(identity.old)) is now \(list(identity.new))"
      case .regrouping: "likely regrouped: \(list(identity.old)) are now \(list(identity.new))"
      }
    let notes = identity.links.map { link in
      let reason =
        switch link.reason {
        case .mentions(let shared, let of): "\(shared) of \(of) mentions in unchanged texts are the same"
        case .name(let name): "both bear the name \(name)"
        case .spelling(let one, let other): "\(one) and \(other) differ by one letter, in the same document"
        }
      return identity.links.count == 1 ? reason : "\(link.old) and \(link.new): \(reason)"
    }
    return Entry(sign: .likely, title: title, notes: notes, quotes: [], moreQuotes: 0)
  }

  private func list(_ ids: [String]) -> String { ids.map { "\(name($0)) [\($0)]" }.joined(separator: " and ") }
  private func name(_ id: String) -> String { diff.names[id] ?? id }

  private func entry(_ change: GraphDiff.EntityChange) -> Entry {
    let entity = change.after ?? change.before
    let title = "\(entity?.name ?? change.id) (\(entity?.type.rawValue ?? "")) [\(change.id)]"
    return Entry(sign: sign(change.before != nil, change.after != nil), title: title, notes: notes(change), quotes: [], moreQuotes: 0)
  }

  /// What differs of an entity, and why.
  func notes(_ change: GraphDiff.EntityChange) -> [String] {
    var notes: [String] = []
    if let before = change.before, let after = change.after {
      for aspect in change.aspects {
        switch aspect {
        case .name: notes.append("name: \(before.name) → \(after.name)")
        case .type: notes.append("type: \(before.type.rawValue) → \(after.type.rawValue)")
        case .iso: notes.append("ISO code: \(before.iso ?? "none") → \(after.iso ?? "none")")
        case .aliases:
          let (lost, gained) = (Set(before.aliases).subtracting(after.aliases).sorted(), Set(after.aliases).subtracting(before.aliases).sorted())
          notes.append("aliases: " + (gained.map { "+" + $0 } + lost.map { "-" + $0 }).joined(separator: ", "))
        case .mentions:
          let moved = change.movedMentions
          notes.append(
            counts("mentions", kept: change.keptMentions + moved, removed: change.removedMentions.count - moved, added: change.addedMentions.count - moved))
        default: break
        }
      }
    } else {
      let count = change.removedMentions.count + change.addedMentions.count
      notes.append("\(count) \(count == 1 ? "mention" : "mentions")")
    }
    return notes + because(change.causes)
  }

  /// How many there were and are, and, where that does not say it, that they are others.
  private func counts(_ what: String, kept: Int, removed: Int, added: Int) -> String {
    "\(what): \(kept + removed) → \(kept + added)" + (removed > 0 && added > 0 ? " (\(removed) gone, \(added) new)" : "")
  }

  private func sign(_ before: Bool, _ after: Bool) -> Sign { before ? after ? .changed : .removed : .added }

  private func entry(_ change: GraphDiff.RelationChange) -> Entry {
    let (quotes, more) = quotes([change])
    return Entry(
      sign: sign(change.before != nil, change.after != nil), title: words(change.statement), notes: notes(change), quotes: quotes, moreQuotes: more)
  }

  /// What differs of a relation, and why.
  func notes(_ change: GraphDiff.RelationChange) -> [String] {
    var notes: [String] = []
    if let before = change.before, let after = change.after {
      for aspect in change.aspects {
        switch aspect {
        case .evidence:
          let moved = change.movedEvidence
          notes.append(
            counts("evidence", kept: change.keptEvidence + moved, removed: change.removedEvidence.count - moved, added: change.addedEvidence.count - moved))
        case .confidence: notes.append("confidence: \(before.confidence) → \(after.confidence)")
        case .topic: notes.append("topic: \(before.topic ?? "none") → \(after.topic ?? "none")")
        case .time: notes.append("time: \(before.time ?? "none") → \(after.time ?? "none")")
        case .plover: notes.append("PLOVER: \(before.plover ?? "none") → \(after.plover ?? "none")")
        default: break
        }
      }
    }
    return notes + because(change.causes)
  }

  private func entry(_ transition: GraphDiff.Transition, _ changes: [GraphDiff.Statement: GraphDiff.RelationChange]) -> Entry {
    let involved = [transition.fromKept ? nil : changes[transition.from], transition.toKept ? nil : changes[transition.to]].compactMap { $0 }
    var notes: [String] = []
    if transition.kind == .moved { notes.append("likely the same under another identifier") }
    if transition.fromKept { notes.append("the former is still said") }
    if transition.toKept { notes.append("the latter was said before; the former is withdrawn") }
    let (quotes, more) = quotes(involved)
    return Entry(
      sign: .changed, title: title(transition), notes: notes + because(Set(involved.flatMap(\.causes)).sorted()), quotes: quotes, moreQuotes: more)
  }

  /// From what to what a status changed.
  func title(_ transition: GraphDiff.Transition) -> String {
    let (from, to) = (transition.from, transition.to)
    if transition.kind == .moved { return "\(words(from)) → \(words(to))" }
    let title = "\(ends(to)): \(status(from)) → \(status(to))"
    return from.source != to.source || from.target != to.target ? title + ", was \(ends(from))" : title
  }

  private func quotes(_ changes: [GraphDiff.RelationChange]) -> ([Quote], Int) {
    var removed = changes.flatMap(\.removedEvidence).map { Quote(sign: .removed, text: $0.text, document: $0.document) }
    var added = changes.flatMap(\.addedEvidence).map { Quote(sign: .added, text: $0.text, document: $0.document) }
    if changes.count == 1 {
      // A sentence of the same relation that was only read otherwise is no news.
      let (gone, new) = (Set(removed.map { [$0.document, $0.text] }), Set(added.map { [$0.document, $0.text] }))
      removed.removeAll { new.contains([$0.document, $0.text]) }
      added.removeAll { gone.contains([$0.document, $0.text]) }
    }
    // Some of both, however many there are of the one.
    let most = DiffReport.mostQuotes
    let shownRemoved = removed.prefix(max(1, most - added.count))
    let shown = shownRemoved + added.prefix(most - shownRemoved.count)
    return (Array(shown), removed.count + added.count - shown.count)
  }

  // MARK: Words

  private func ends(_ statement: GraphDiff.Statement) -> String {
    "\(name(statement.source)) \(diff.labels[statement.type] ?? statement.type) \(name(statement.target))"
  }

  private func status(_ statement: GraphDiff.Statement) -> String {
    var words = statement.polarity == .negated ? ["negated"] : []
    if statement.modality != .actual || words.isEmpty { words.append(statement.modality.rawValue) }
    if let attributed = statement.attributed { words.append("according to \(name(attributed))") }
    return words.joined(separator: " ")
  }

  private func words(_ statement: GraphDiff.Statement) -> String {
    let status = status(statement)
    return status == "actual" ? ends(statement) : "\(ends(statement)) (\(status))"
  }

  private func because(_ causes: [GraphDiff.Cause]) -> [String] {
    guard !causes.isEmpty else { return [] }
    var reasons: [String] = []
    for (word, verb, verbs) in [
      ("document added", "was added", "were added"), ("document removed", "was removed", "were removed"),
      ("document edited", "was edited", "were edited"),
      ("document described", "has another title, date or source", "have other titles, dates or sources"),
    ] {
      let documents = causes.filter { $0.word == word }.compactMap(\.document)
      guard !documents.isEmpty else { continue }
      let more = documents.count - DiffReport.mostCauses
      reasons.append(
        documents.prefix(DiffReport.mostCauses).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "") + " " + (documents.count == 1 ? verb : verbs))
    }
    let textChanged = !reasons.isEmpty
    if causes.contains(.tool) { reasons.append((textChanged ? "or " : "") + "the tool changed: " + diff.tools.map(\.rawValue).joined(separator: ", ")) }
    if causes.contains(.correction) { reasons.append((textChanged ? "or " : "") + "it was corrected") }
    if causes.contains(.resolution) { reasons.append("with other documents around, other entities are meant") }
    if causes.contains(.unexplained) { reasons.append("neither text nor tool changed: the file was edited") }
    return ["because " + reasons.joined(separator: "; ")]
  }
}
