import RelataGraph

/// Rows of comma-separated values (RFC 4180) with lines that end in a newline.
struct CSVRows {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ fields: [String?]) {
    for (number, field) in fields.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      guard let field else { continue }
      let text = ExportText.clean(field)
      if text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
          if byte == UInt8(ascii: "\"") { bytes.append(byte) }
          bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
      } else {
        bytes.append(contentsOf: text.utf8)
      }
    }
    bytes.append(0x0A)
  }

  var isFull: Bool { bytes.count > 1 << 16 }

  mutating func flush() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}

extension Graph {
  /// Writes the nodes as CSV: `id` and the attributes, a header first.
  public func writeNodesCSV<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var rows = CSVRows()
    rows.append(["id"] + NodeAttributes.of(self).map(\.name))
    for entity in entities {
      rows.append([ExportText.identifier(entity.id)] + NodeAttributes.of(self).map { $0.value(entity)?.lexical })
      if rows.isFull { try write(rows.flush()) }
    }
    try write(rows.flush())
  }

  /// Writes the edges as CSV: `id`, `source`, `target`, `key` and the attributes, a header first, a line for each parallel edge.
  public func writeEdgesCSV<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var rows = CSVRows()
    rows.append(["id", "source", "target", "key"] + EdgeAttributes.of(self).map(\.name))
    for row in RelationRows(self) {
      let ends = [row.id, ExportText.identifier(row.relation.source), ExportText.identifier(row.relation.target), row.relation.key]
      rows.append(ends + EdgeAttributes.of(self).map { $0.value(row)?.lexical })
      if rows.isFull { try write(rows.flush()) }
    }
    try write(rows.flush())
  }

  /// Writes the sentences behind the edges as CSV: `id`, the edge's, and the attributes, a header first.
  public func writeEvidenceCSV<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var rows = CSVRows()
    rows.append(["id", "edge"] + EvidenceAttributes.all.map(\.name))
    for row in RelationRows(self) {
      for (number, evidence) in row.relation.evidence.enumerated() {
        rows.append(["\(row.id)#\(number + 1)", row.id] + EvidenceAttributes.all.map { $0.value(evidence)?.lexical })
        if rows.isFull { try write(rows.flush()) }
      }
    }
    try write(rows.flush())
  }

  /// Writes the documents as CSV: `id` and the attributes, a header first.
  public func writeDocumentsCSV<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var rows = CSVRows()
    rows.append(["id"] + DocumentAttributes.all.map(\.name))
    for document in corpus.documents {
      rows.append([document.id] + DocumentAttributes.all.map { $0.value(document)?.lexical })
      if rows.isFull { try write(rows.flush()) }
    }
    try write(rows.flush())
  }
}
