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
  /// What the box of its source tells of it, instead of a line.
  var fact: String?
  /// Its place among what that box tells; `nil` where the box has no room for it, or it is doubtful.
  var place: Int?
  /// The number of sentences, with those that the page does not hold.
  var weight: Int

  init(relation: Relation, lines: [String], change: DiffChange? = nil) {
    self.relation = relation
    self.lines = lines
    self.change = change
    weight = relation.weight
  }

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

  /// The rows of a graph, each with the line that pictures have for it, or with what their boxes tell.
  static func rows(_ graph: Graph, _ facts: DiagramFacts) -> [ReportRow] {
    let lines = lineIdentifiers(graph)
    let told = facts.told
    return graph.relations.map { relation in
      let statement = GraphDiff.Statement(relation)
      var row = ReportRow(relation: relation, lines: lines[statement].map { [$0] } ?? [])
      if facts.says(relation) { (row.fact, row.place) = (told[statement]?.text, told[statement]?.place) }
      return row
    }
  }

  /// Leaves no more sentences than that, the surest, in their order.
  mutating func keepSurest(_ most: Int) {
    let all = relation.evidence
    guard all.count > most else { return }
    let order = all.indices.sorted { (-all[$0].confidence, $0) < (-all[$1].confidence, $1) }
    let kept = order.prefix(most).sorted()
    relation.evidence = kept.map { all[$0] }
    if !signs.isEmpty { signs = kept.map { signs[$0] } }
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
