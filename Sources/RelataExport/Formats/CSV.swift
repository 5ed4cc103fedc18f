import RelataGraph

/// Rows of comma-separated values (RFC 4180) with lines that end in a newline.
struct CSVRows {
  private(set) var bytes: [UInt8] = []
  private var isAtStart = true

  /// Adds a row of texts.
  mutating func append(_ fields: [String?]) {
    for field in fields { add(field) }
    end()
  }

  /// Adds a row of texts, and of a subject's values in columns.
  mutating func append<Subject>(_ fields: [String?], _ columns: [ExportAttribute<Subject>], of subject: Subject, _ last: String? = nil) {
    for field in fields { add(field) }
    for column in columns { add(column.value(subject)) }
    if let last { add(last) }
    end()
  }

  private mutating func add(_ value: Scalar?) {
    switch value {
    case nil: separate()
    case .text(let text): add(text)
    case .integer(let number):
      separate()
      bytes.append(contentsOf: String(number).utf8)
    case .real, .flag:
      separate()
      bytes.append(contentsOf: (value?.lexical ?? "").utf8)
    }
  }

  private mutating func add(_ field: String?) {
    separate()
    guard var text = field else { return }
    var isWritten = false
    text.withUTF8 { isWritten = add($0) }
    if isWritten { return }
    text = ExportText.clean(text)
    text.withUTF8 { addQuoted($0) }
  }

  /// Adds most texts as they are; the few that are not clean are none of them.
  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Both are asked of every byte, without a branch, which is several bytes at once.
    var unclean: UInt8 = 0
    var quoted: UInt8 = 0
    for byte in text {
      unclean |= (byte < 0x20 ? 1 : 0) | (byte == 0x7F ? 1 : 0) | (byte == 0xEF ? 1 : 0)
      quoted |= (byte == UInt8(ascii: "\"") ? 1 : 0) | (byte == UInt8(ascii: ",") ? 2 : 0)
    }
    if unclean != 0 || quoted & 1 != 0 { return false }
    if quoted != 0 { bytes.append(UInt8(ascii: "\"")) }
    bytes.append(contentsOf: text)
    if quoted != 0 { bytes.append(UInt8(ascii: "\"")) }
    return true
  }

  private mutating func addQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }) else {
      return bytes.append(contentsOf: text)
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func separate() {
    if !isAtStart { bytes.append(UInt8(ascii: ",")) }
    isAtStart = false
  }

  private mutating func end() {
    bytes.append(0x0A)
    isAtStart = true
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
    let columns = NodeAttributes.of(self)
    rows.append(["id"] + columns.map(\.name))
    for entity in entities {
      rows.append([ExportText.identifier(entity.id)], columns, of: entity)
      if rows.isFull { try write(rows.flush()) }
    }
    try write(rows.flush())
  }

  /// Writes the edges as CSV: `id`, `source`, `target`, `key` and the attributes, a header first, a line for each parallel edge.
  public func writeEdgesCSV<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var rows = CSVRows()
    let columns = EdgeAttributes.of(self)
    rows.append(["id", "source", "target", "key"] + columns.map(\.name))
    for row in RelationRows(self) {
      rows.append(
        [row.id, ExportText.identifier(row.relation.source), ExportText.identifier(row.relation.target), row.relation.key], columns, of: row)
      if rows.isFull { try write(rows.flush()) }
    }
    try write(rows.flush())
  }

  /// Writes the sentences behind the edges as CSV: `id`, the edge's, and the attributes, a header first.
  public func writeEvidenceCSV<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var rows = CSVRows()
    rows.append(["id", "edge"] + EvidenceAttributes.all.map(\.name))
    for row in RelationRows(self) {
      let edge = row.id
      for (number, evidence) in row.relation.evidence.enumerated() {
        rows.append(["\(edge)#\(number + 1)", edge], EvidenceAttributes.all, of: evidence)
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
      rows.append([document.id], DocumentAttributes.all, of: document)
      if rows.isFull { try write(rows.flush()) }
    }
    try write(rows.flush())
  }
}
