import RelataGraph

/// Standing facts that a box tells in a smaller line, so that lines are left for what happens: offices, memberships and wholes.
public struct DiagramFacts: Sendable {
  /// The relation types that may be told in a box.
  public static let types: Set<String> = ["leads", "represents", "member-of", "part-of"]

  private struct Note {
    var statement: GraphDiff.Statement
    var text: String
    /// A title that the articles use, the kind, the number of sentences: the more the better.
    var rank: (titled: Int, kind: Int, weight: Int)
    /// Whether a box shows it: not what a single sentence is thought to say without one of the words for it, and not what the name says.
    var isSure: Bool
  }

  /// By entity, the most telling first.
  private var notes: [String: [Note]] = [:]
  private var persons: Set<String> = []

  /// No facts: all of them are lines.
  public init() {}

  /// The facts of a graph, of which a picture may show a part.
  public init(_ graph: Graph, _ words: DiagramWords = DiagramWords()) {
    persons = Set(graph.entities.lazy.filter { $0.type == .person }.map(\.id))
    for relation in graph.relations {
      guard let kind = kind(relation), let whole = graph.entity(relation.target) else { continue }
      let title = DiagramFacts.title(relation, of: whole, words)
      let text = title ?? DiagramFacts.text(relation, graph.relationTypes[relation.type]?.label ?? relation.type, of: whole, words)
      let isGuess = relation.weight == 1 && relation.evidence.allSatisfy(\.isLearned)
      let isSure = !isGuess && !(graph.entity(relation.source).map { DiagramFacts.names($0, whole) } ?? false)
      notes[relation.source, default: []].append(
        Note(statement: GraphDiff.Statement(relation), text: text, rank: (title == nil ? 0 : 1, kind, relation.weight), isSure: isSure))
    }
    // Of equals the first in the graph's order.
    for (entity, some) in notes {
      notes[entity] = some.enumerated().sorted { $0.element.rank == $1.element.rank ? $0.offset < $1.offset : $0.element.rank > $1.element.rank }.map(\.element)
    }
  }

  /// What is known of an entity, the most telling first.
  func notes(of entity: String) -> [String] {
    var texts: [String] = []
    for note in notes[entity] ?? [] where !texts.contains(note.text) { texts.append(note.text) }
    return texts
  }

  /// What stands in the box of an entity: what is short enough for two rows, and of a state no more than its part in what is drawn: it is a
  /// member of so much that any one would be taken for news.
  func headline(of entity: Entity, isDrawn: (String) -> Bool) -> String? {
    notes[entity.id]?.first { $0.isSure && $0.text.count <= DiagramFacts.longest && (entity.type != .state || isDrawn($0.statement.target)) }?.text
  }

  private static let longest = 44

  /// What boxes tell of each relation, and its place among what the same box tells; `nil` for what is too long or too doubtful to stand in it.
  var told: [GraphDiff.Statement: (text: String, place: Int?)] {
    var out: [GraphDiff.Statement: (text: String, place: Int?)] = [:]
    for some in notes.values {
      for (place, note) in some.enumerated() {
        out[note.statement] = (note.text, note.isSure && note.text.count <= DiagramFacts.longest ? place : nil)
      }
    }
    return out
  }

  /// A graph with no more than the strongest relations that are lines, and with the facts of those at their ends.
  public func strongest(_ count: Int, of graph: Graph) -> Graph {
    var selection = Selection()
    selection.top = count
    var part = graph
    part.relations.removeAll(where: says)
    return part.relations.isEmpty ? graph.selecting(selection) : part.selecting(selection)
  }

  /// Whether the box of its source tells the relation.
  public func says(_ relation: Relation) -> Bool { !notes.isEmpty && kind(relation) != nil }

  /// How telling the kind of a fact is in a box; `nil` for what is a line: what happens, is denied, planned or somebody's claim, and
  /// states that lead an alliance.
  private func kind(_ relation: Relation) -> Int? {
    guard relation.quad == nil, relation.polarity == .affirmed, relation.modality == .actual, relation.attributed == nil, relation.source != relation.target
    else { return nil }
    switch relation.type {
    case "leads": return persons.contains(relation.source) ? 4 : nil
    case "represents": return persons.contains(relation.source) ? 3 : nil
    case "member-of": return 2
    case "part-of": return 1
    default: return nil
    }
  }

  /// Whether the name of a part tells its whole: `Foreign Ministry of Turkey`.
  private static func names(_ part: Entity, _ whole: Entity) -> Bool {
    let words = " \(part.name) "
    return part.type != .person && ([whole.name] + whole.aliases).contains { $0.count > 1 && words.contains(" \($0) ") }
  }

  /// `member of NATO`, `leads France`.
  private static func text(_ relation: Relation, _ label: String, of whole: Entity, _ words: DiagramWords) -> String {
    if let own = words.labels[relation.type] { return "\(own.affirmed) \(whole.name)" }
    return "\(label) \(named(whole))"
  }

  /// `Prime minister of Italy`, where most of the sentences with a title give this one: a frame names it, as in
  /// `leads: prime minister (title)`.
  private static func title(_ relation: Relation, of whole: Entity, _ words: DiagramWords) -> String? {
    guard relation.type == "leads" || relation.type == "represents" else { return nil }
    var counts: [String: Int] = [:]
    for evidence in relation.evidence { if let title = title(evidence.frame) { counts[title, default: 0] += 1 } }
    guard var title = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
    // `nato secretary-general` names its organization already.
    let prefix = whole.name.lowercased() + " "
    if title.hasPrefix(prefix), title.count > prefix.count { title = String(title.dropFirst(prefix.count)) }
    let start = title.prefix(1).uppercased() + title.dropFirst()
    if let pattern = words.texts[.office] {
      return pattern.split(separator: "{title}", omittingEmptySubsequences: false).joined(separator: start)
        .split(separator: "{name}", omittingEmptySubsequences: false).joined(separator: whole.name)
    }
    // "Secretary of state of the United States" is hard to read.
    return " \(title) ".contains(" of ") ? "\(start), \(whole.name)" : "\(start) of \(named(whole))"
  }

  private static func title(_ frame: String) -> String? {
    guard let colon = frame.firstRange(of: ": "), let bracket = frame.firstRange(of: " (title") ?? frame.firstRange(of: " (possessive)"),
      colon.upperBound < bracket.lowerBound
    else { return nil }
    return String(frame[colon.upperBound..<bracket.lowerBound])
  }

  /// A name within a sentence.
  static func named(_ entity: Entity) -> String {
    let words = entity.name.split(separator: " ")
    guard let first = words.first, let last = words.last, first.lowercased() != "the" else { return entity.name }
    let plural: Set<Substring> = ["Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Seychelles", "Comoros"]
    let kind: Set<Substring> = ["States", "Kingdom", "Emirates", "Republic", "Federation", "Union", "Islands"]
    let bodies: Set<Substring> = [
      "Council", "Commission", "Parliament", "Party", "Ministry", "Army", "Committee", "Agency", "Organization", "Organisation", "Assembly", "Court", "Bank",
      "Fund", "Senate", "Nations", "League", "Union", "Staff", "Department", "Office", "Association", "Front", "Movement", "Guard",
    ]
    let takesArticle =
      words.count == 1 ? plural.contains(first) : kind.contains(last) || plural.contains(last) || bodies.contains(last) || words.contains("of")
    return takesArticle ? "the \(entity.name)" : entity.name
  }
}
