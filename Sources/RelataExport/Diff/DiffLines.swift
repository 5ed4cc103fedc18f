import RelataGraph

/// What became of a relation between two versions.
enum DiffChange: String, Sendable, Hashable, CaseIterable {
  case added, removed
  /// The same relation in another status: a plan that was carried out, a claim that was denied.
  case status
  /// Other evidence, confidence, topic or time.
  case changed
  case unchanged

  /// What stands before a label.
  var sign: String {
    switch self {
    case .added: "+ "
    case .removed: "− "
    case .status, .changed: "~ "
    case .unchanged: ""
    }
  }

  /// How a page calls it.
  var label: String { self == .status ? "other status" : self == .changed ? "other evidence" : rawValue }
}

/// Relations of two versions that are drawn as one line: the same ends, way, change and polarity.
struct DiffLine: Sendable, Hashable {
  struct Part: Sendable, Hashable {
    var statement: Statement
    /// What is written on the line.
    var words: String
    /// The sentence that tells most of the change.
    var evidence: Evidence?
  }

  var source: String
  var target: String
  var change: DiffChange
  var symmetric: Bool
  var polarity: Polarity
  var parts: [Part] = []
  /// How much there is to it: what came and went.
  var weight = 0

  /// The identifier of the line in pictures.
  var id: String {
    Diagram.identifier("change-", [source, target, change.rawValue, symmetric ? "both" : "to", polarity.rawValue].joined(separator: "--"))
  }
}

/// The changes of a diff, each at its statement.
struct DiffChanges {
  private let diff: GraphDiff
  private let changes: [Statement: GraphDiff.RelationChange]
  /// Changes of status by the statement in which each is shown.
  private(set) var transitions: [Statement: GraphDiff.Transition] = [:]
  /// The former statement of a change of status, by what it became.
  private(set) var shownElsewhere: [Statement: Statement] = [:]

  init(_ diff: GraphDiff) {
    self.diff = diff
    changes = Dictionary(diff.relations.map { ($0.statement, $0) }, uniquingKeysWith: { first, _ in first })
    for transition in diff.transitions
    where transition.kind != .moved && transition.from.source == transition.to.source && transition.from.target == transition.to.target {
      let shown = transition.toKept ? transition.from : transition.to
      guard transitions[shown] == nil, shownElsewhere[shown] == nil, shownElsewhere[transition.from] == nil else { continue }
      transitions[shown] = transition
      if !transition.fromKept, !transition.toKept { shownElsewhere[transition.from] = shown }
    }
  }

  subscript(_ statement: Statement) -> GraphDiff.RelationChange? { changes[statement] }

  func kind(_ statement: Statement) -> DiffChange {
    guard let change = changes[statement] else { return .unchanged }
    if transitions[statement] != nil || shownElsewhere[statement] != nil { return .status }
    return change.before == nil ? .added : change.after == nil ? .removed : .changed
  }

  /// The changed relations as lines, in order of their statements.
  func lines(_ new: Graph) -> [DiffLine] {
    var lines = Lines(symmetric: Set(new.relationTypes.filter(\.value.symmetric).map(\.key)))
    for change in diff.relations where shownElsewhere[change.statement] == nil {
      let (removed, added) = change.unmovedEvidence
      let evidence = added.first ?? removed.first ?? change.addedEvidence.first
      let weight = added.count + removed.count
      lines.add(change.statement, kind(change.statement), words(change.statement), evidence, weight: weight)
    }
    return lines.lines
  }

  /// The unchanged relations between entities as lines.
  func context(_ new: Graph, among shown: Set<String>) -> [DiffLine] {
    var lines = Lines(symmetric: Set(new.relationTypes.filter(\.value.symmetric).map(\.key)))
    for relation in new.relations where shown.contains(relation.source) && shown.contains(relation.target) {
      let statement = Statement(relation)
      guard changes[statement] == nil else { continue }
      let label = new.relationTypes[relation.type]?.label ?? relation.type
      lines.add(statement, .unchanged, words(statement, label: label), relation.evidence.first, weight: relation.weight)
    }
    return lines.lines
  }

  private func words(_ statement: Statement) -> String {
    let label = diff.labels[statement.type] ?? statement.type
    guard let transition = transitions[statement] else { return words(statement, label: label) }
    let (from, to) = (status(transition.from), status(transition.to))
    return from == to ? "\(label): another speaker" : "\(label): \(from) → \(to)"
  }

  private func words(_ statement: Statement, label: String) -> String {
    DiagramWords().verb(statement.type, label: label, polarity: statement.polarity, modality: statement.modality)
  }

  private func status(_ statement: Statement) -> String {
    var words = statement.polarity == .negated ? ["denied"] : []
    if statement.modality != .actual || words.isEmpty { words.append(statement.modality == .hypothetical ? "possible" : statement.modality.rawValue) }
    if statement.attributed != nil { words.append("claimed") }
    return words.joined(separator: ", ")
  }

  /// Gathers statements to lines.
  private struct Lines {
    let symmetric: Set<String>
    var lines: [DiffLine] = []
    private var positions: [DiffLine: Int] = [:]

    init(symmetric: Set<String>) { self.symmetric = symmetric }

    mutating func add(_ statement: Statement, _ change: DiffChange, _ words: String, _ evidence: Evidence?, weight: Int) {
      let symmetric = symmetric.contains(statement.type)
      let ends = symmetric && statement.target < statement.source ? (statement.target, statement.source) : (statement.source, statement.target)
      // A status that changed may be the polarity itself.
      let polarity = change == .status ? .affirmed : statement.polarity
      let key = DiffLine(source: ends.0, target: ends.1, change: change, symmetric: symmetric, polarity: polarity)
      let position = positions[key] ?? lines.count
      if position == lines.count {
        positions[key] = position
        lines.append(key)
      }
      lines[position].parts.append(DiffLine.Part(statement: statement, words: words, evidence: evidence))
      lines[position].weight += weight
    }
  }
}

extension [DiffLine] {
  /// The lines that say most, in their order: changes of status, then what came or went, then other evidence; of equals what has more.
  func strongest(_ count: Int) -> [DiffLine] {
    guard self.count > count else { return self }
    func rank(_ line: DiffLine) -> (Int, Int) {
      let kind =
        switch line.change {
        case .status: 3
        case .added, .removed: 2
        case .changed: 1
        case .unchanged: 0
        }
      return (kind, line.weight)
    }
    let ranks = map(rank)
    return indices.sorted { ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0] > ranks[$1] }.prefix(count).sorted().map { self[$0] }
  }
}
