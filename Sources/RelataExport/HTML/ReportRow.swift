import RelataGraph

/// A row of the page's table.
enum ReportRow {
  /// The quad classes as the page names them; standing facts are one more.
  static let quads = QuadClass.allCases.map(\.rawValue) + ["standing fact"]

  static func quad(_ relation: Relation) -> String { relation.quad?.rawValue ?? "standing fact" }

  /// `not, planned, claimed`; what is affirmed, actual and asserted is `said`.
  static func status(_ relation: Relation) -> String {
    var words: [String] = []
    if relation.polarity == .negated { words.append("NOT") }
    if relation.modality != .actual { words.append(relation.modality == .planned ? "planned" : "possible") }
    if relation.attributed != nil { words.append("claimed") }
    return words.isEmpty ? "said" : words.joined(separator: ", ")
  }

  static func rows(_ graph: Graph) -> [[String: String]] {
    let dates = Dictionary(uniqueKeysWithValues: graph.corpus.documents.map { ($0.id, $0.date) })
    return graph.relations.enumerated().map { index, relation in
      let best = relation.evidence.max { ($0.confidence, $1) < ($1.confidence, $0) }
      let label = graph.relationTypes[relation.type]?.label ?? relation.type
      return [
        "index": String(index), "source": graph.entity(relation.source)?.name ?? relation.source,
        "target": graph.entity(relation.target)?.name ?? relation.target, "relation": relation.polarity == .negated ? "NOT " + label : label,
        "class": relation.quad?.rawValue.split(separator: " ").joined(separator: "-") ?? "fact", "status": status(relation),
        "weight": String(relation.weight), "confidence": ReportData.hundredths(relation.confidence),
        "date": relation.evidence.compactMap { dates[$0.document] ?? nil }.min().map { String($0.prefix(10)) } ?? "",
        "sentence": best.map { Diagram.plain($0.text) } ?? "",
      ]
    }
  }
}
