import RelataGraph
import RelataSupport

/// What is in a graph, as a page of text.
public struct Summary: Sendable {
  private let graph: Graph
  private let top: Int

  /// - Parameters:
  ///   - graph: The graph.
  ///   - top: The number of relations shown, those with the most evidence and then the surest first.
  public init(_ graph: Graph, top: Int = 5) {
    self.graph = graph
    self.top = max(0, top)
  }

  public func text() -> String {
    let words = graph.corpus.documents.reduce(0) { $0 + $1.words }
    var lines = [
      "\(graph.corpus.name): \(graph.corpus.documents.count) documents, \(words) words",
      "\(graph.entities.count) entities" + Summary.counted(graph.entities.map(\.type.rawValue)),
      "\(graph.relations.count) relations" + Summary.counted(graph.relations.map(\.type)),
    ]
    // What happened says more than who holds which office.
    let hasEvents = graph.relations.contains { $0.quad != nil }
    let strongest = graph.strongestRelations(top) { $0.quad != nil || !hasEvents }
    if !strongest.isEmpty { lines += ["", "The strongest:"] }
    for relation in strongest { lines += describe(relation) }
    var out = TerminalLines()
    for line in lines { out.add(line) }
    return out.text
  }

  private func describe(_ relation: Relation) -> [String] {
    let label = graph.relationTypes[relation.type]?.label ?? relation.type
    var status: [String] = []
    if relation.polarity == .negated { status.append("negated") }
    if relation.modality != .actual { status.append(relation.modality.rawValue) }
    if let speaker = relation.attributed { status.append("says " + name(speaker)) }
    status.append("×\(relation.weight)")
    var lines = ["  \(name(relation.source)) — \(label) — \(name(relation.target)) (\(status.joined(separator: ", ")))"]
    if let best = relation.evidence.surest { lines.append("    “\(best.text)” (\(best.document))") }
    return lines
  }

  private func name(_ id: String) -> String { graph.entity(id)?.name ?? id }

  /// `: 3 meets, 1 attacks`, nothing for none: the most frequent first, then by name.
  private static func counted(_ values: [String]) -> String {
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.isEmpty ? "" : ": " + counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }
}
