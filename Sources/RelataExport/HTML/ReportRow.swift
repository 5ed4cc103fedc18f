import RelataGraph

/// A row of the page's table: a relation, and what became of it where the page is about a diff.
struct ReportRow {
  var relation: Relation
  /// The identifiers of the lines that stand for it, one a drawing.
  var lines: [String]
  /// Of a diff.
  var change: DiffChange?
  /// What differs, and why.
  var notes: [String] = []
  /// For each sentence whether it came or went; empty where nothing did.
  var signs: [DiffReport.Sign?] = []

  /// The quad classes as the page names them; standing facts are one more.
  static let quads = QuadClass.allCases.map(\.rawValue) + ["standing fact"]

  var quad: String { relation.quad?.rawValue ?? "standing fact" }

  /// `not, planned, claimed`; what is affirmed, actual and asserted is `said`.
  var status: String {
    var words: [String] = []
    if relation.polarity == .negated { words.append("NOT") }
    if relation.modality != .actual { words.append(relation.modality == .planned ? "planned" : "possible") }
    if relation.attributed != nil { words.append("claimed") }
    return words.isEmpty ? "said" : words.joined(separator: ", ")
  }

  /// The rows of a graph, each with the line that is drawn for it.
  static func rows(_ graph: Graph) -> [ReportRow] {
    let lines = lineIdentifiers(graph)
    return graph.relations.map { ReportRow(relation: $0, lines: lines[GraphDiff.Statement($0)].map { [$0] } ?? []) }
  }

  /// The identifiers of the lines of a graph's drawing, by what they say.
  static func lineIdentifiers(_ graph: Graph) -> [GraphDiff.Statement: String] {
    var identifiers: [GraphDiff.Statement: String] = [:]
    for line in graph.diagramLines() {
      let id = line.id
      for relation in line.relations { identifiers[GraphDiff.Statement(relation)] = id }
    }
    return identifiers
  }
}
