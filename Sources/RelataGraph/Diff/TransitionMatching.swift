/// Puts relations that were lost beside those that were added, where both say the same in another status.
///
/// Within one pair of entities and one type, first what was lost meets what was added, then what is left meets what both
/// graphs have: a plan may still be written in one article when another says that it was carried out. The nearest status is
/// taken first. Complexity: O(n) to find what both have, O(c log c) in the changes.
struct TransitionMatching {
  private typealias Kind = GraphDiff.Transition.Kind

  private struct Group: Hashable {
    var source: String
    var target: String
    var type: String
  }

  private struct Status: Hashable {
    var polarity: Polarity?
    var modality: Modality?
    var attributed: String?
  }

  private struct Members {
    var lost: [Statement] = []
    var added: [Statement] = []
    var kept: [Statement] = []
  }

  private let changes: [GraphDiff.RelationChange]
  private let old: Graph
  private let new: Graph
  /// For each identifier of a likely identity, the first of them.
  private var classes: [String: String] = [:]
  /// The types without a direction, in either graph.
  private let symmetric: Set<String>

  init(_ changes: [GraphDiff.RelationChange], identities: [GraphDiff.LikelyIdentity], old: Graph, new: Graph) {
    self.changes = changes
    self.old = old
    self.new = new
    symmetric = Set([old, new].flatMap { $0.relationTypes.filter(\.value.symmetric).keys })
    for identity in identities {
      let ids = identity.old + identity.new
      for id in ids { classes[id] = ids.min() }
    }
  }

  func transitions() -> [GraphDiff.Transition] {
    var groups: [Group: Members] = [:]
    for change in changes {
      if change.before == nil { groups[group(change.statement), default: Members()].added.append(change.statement) }
      if change.after == nil { groups[group(change.statement), default: Members()].lost.append(change.statement) }
    }
    guard !groups.isEmpty else { return [] }
    let ends = Set(groups.keys.flatMap { [$0.source, $0.target] })
    walkPlaces(old.relations, new.relations, order: Relation.precedes) { before, after in
      guard before != nil, let after else { return }
      let source = new.relations[after].source
      guard ends.contains(classes[source] ?? source) else { return }
      let statement = Statement(new.relations[after])
      groups[group(statement)]?.kept.append(statement)
    }
    return groups.values.flatMap(matched).sorted()
  }

  private func group(_ statement: Statement) -> Group {
    var source = classes[statement.source] ?? statement.source
    var target = classes[statement.target] ?? statement.target
    if symmetric.contains(statement.type), target < source { swap(&source, &target) }
    return Group(source: source, target: target, type: statement.type)
  }

  /// What of a status must agree for a kind of transition.
  private func status(_ statement: Statement, _ kind: Kind) -> Status {
    let speaker = statement.attributed.map { classes[$0] ?? $0 } ?? ""
    return switch kind {
    case .moved: Status(polarity: statement.polarity, modality: statement.modality, attributed: speaker)
    case .modality: Status(polarity: statement.polarity, attributed: speaker)
    case .polarity: Status(modality: statement.modality, attributed: speaker)
    case .speaker: Status(polarity: statement.polarity, modality: statement.modality)
    case .status: Status()
    }
  }

  private func matched(_ members: Members) -> [GraphDiff.Transition] {
    var members = members
    members.lost.sort(by: TransitionMatching.isSurer)
    members.added.sort(by: TransitionMatching.isSurer)
    members.kept.sort(by: TransitionMatching.isSurer)
    var out: [GraphDiff.Transition] = []
    for kind in Kind.allCases {
      var waiting = Dictionary(grouping: members.lost.indices, by: { status(members.lost[$0], kind) }).mapValues { $0[...] }
      var (lost, added) = (Set<Int>(), Set<Int>())
      for (index, to) in members.added.enumerated() {
        guard let first = waiting[status(to, kind)]?.popFirst() else { continue }
        out.append(GraphDiff.Transition(kind: kind, from: members.lost[first], to: to, fromKept: false, toKept: false))
        lost.insert(first)
        added.insert(index)
      }
      members.lost = members.lost.indices.filter { !lost.contains($0) }.map { members.lost[$0] }
      members.added = members.added.indices.filter { !added.contains($0) }.map { members.added[$0] }
    }
    guard !members.kept.isEmpty else { return out }
    for kind in Kind.allCases {
      let nearest = Dictionary(members.kept.map { (status($0, kind), $0) }, uniquingKeysWith: { first, _ in first })
      members.added.removeAll { to in
        guard let from = nearest[status(to, kind)] else { return false }
        out.append(GraphDiff.Transition(kind: kind, from: from, to: to, fromKept: true, toKept: false))
        return true
      }
      members.lost.removeAll { from in
        guard let to = nearest[status(from, kind)] else { return false }
        out.append(GraphDiff.Transition(kind: kind, from: from, to: to, fromKept: false, toKept: true))
        return true
      }
    }
    return out
  }

  /// Actual before planned before hypothetical, affirmed before negated, the text's own word before a speaker's.
  private static func isSurer(_ left: Statement, _ right: Statement) -> Bool {
    func rank(_ statement: Statement) -> (Int, Int, String, String, String) {
      let modality = Modality.allCases.firstIndex(of: statement.modality) ?? 0
      return (modality, statement.polarity == .affirmed ? 0 : 1, statement.attributed ?? "", statement.source, statement.target)
    }
    return rank(left) < rank(right)
  }
}
