import RelataGraph

/// The page's table, as its stylesheet has it.
enum ReportTable {
  static func rows(_ content: ReportContent) -> [KeyValuePairs<String, String>] {
    let dates = Dictionary(content.documents.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })
    let names = Dictionary(content.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return content.rows.enumerated().map { index, row in
      let relation = row.relation
      let best = relation.evidence.surest
      let label = content.relationTypes[relation.type]?.label ?? relation.type
      return [
        "index": String(index), "source": names[relation.source] ?? relation.source, "target": names[relation.target] ?? relation.target,
        "relation": relation.polarity == .negated ? "NOT " + label : label,
        "class": relation.quad?.rawValue.split(separator: " ").joined(separator: "-") ?? "fact", "status": row.status,
        "weight": String(row.weight), "confidence": hundredths(relation.confidence),
        "date": relation.evidence.compactMap { dates[$0.document] ?? nil }.min().map { String($0.prefix(10)) } ?? "",
        "sentence": best.map { Diagram.plain($0.text) } ?? "", "change": row.change?.label ?? "", "changeClass": row.change?.rawValue ?? "",
      ]
    }
  }

  /// 0.93 of 0.9312.
  static func hundredths(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = String(hundredths % 100)
    return "\(hundredths / 100).\(rest.count < 2 ? "0" + rest : rest)"
  }
}
