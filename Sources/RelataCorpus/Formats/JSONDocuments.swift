import RelataGraph
import RelataSupport

/// Documents from JSON Lines, and from a JSON file with one object or an array of them.
enum JSONDocuments {
  /// Reads an object.
  ///
  /// - Throws: `JSONError` for what is no such object, `CorpusError.Cause` for a date that can't be read.
  static func fields(_ reader: inout JSONReader, columns: ReadingOptions.Columns) throws(JSONError) -> ArticleFields {
    var members: [String: String] = [:]
    var usual: [String: String] = [:]
    let start = reader.offset
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      let folded = ArticleFields.folded(key)
      guard chosen(columns).contains(key) || names.contains(folded) else { return try reader.skip() }
      let isNumber = key == columns.date || key == columns.id || numbers.contains(folded)
      guard let value = try text(&reader, isNumber: isNumber) else { return try reader.skip() }
      members[key] = value
      if usual[folded, default: ""].isEmpty { usual[folded] = value }
    }
    let fields = ArticleFields({ members[$0] }, usual: { usual[$0] }, columns: columns)
    if fields.text.isEmpty {
      let expected = columns.text ?? "one of \(ArticleFields.Field.text.usualNames.joined(separator: ", "))"
      throw reader.error("expected an object with a text (\(expected))", at: start)
    }
    return fields
  }

  /// A string, or where one may be expected a number as it is written.
  private static func text(_ reader: inout JSONReader, isNumber: Bool) throws(JSONError) -> String? {
    switch reader.peek() {
    case UInt8(ascii: "\""): return try reader.string()
    case let next? where isNumber && (0x30...0x39).contains(next):
      let number = try reader.number()
      return number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : String(number)
    default: return nil
    }
  }

  private static func chosen(_ columns: ReadingOptions.Columns) -> [String] {
    [columns.text, columns.title, columns.date, columns.id, columns.source].compactMap { $0 }
  }

  private static let names = Set(ArticleFields.Field.allCases.flatMap(\.usualNames))
  private static let numbers = Set(ArticleFields.Field.date.usualNames + ArticleFields.Field.id.usualNames)
}

/// JSON Lines: an object a line.
final class JSONLinesReader: DocumentReader {
  private let input: Input
  private let context: ReadingContext
  /// One-based number of the line last read.
  private var number = 0
  private var isAtEnd = false

  var position: Position { Position(unit: .line, number: number) }

  init(_ input: Input, _ context: ReadingContext) {
    self.input = input
    self.context = context
  }

  func read() throws(CorpusError) -> Document? {
    while let line = try next() {
      number += 1
      if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do throws(CorpusError.Cause) {
        try context.limit.check(line.length, context.limit.file)
        return try document(line.bytes)
      } catch {
        throw input.place.error(error)
      }
    }
    return nil
  }

  private func next() throws(CorpusError) -> Input.Line? {
    if isAtEnd { return nil }
    // Behind what can't be read there is nothing.
    isAtEnd = true
    guard let line = try input.line(limit: context.limit.file) else {
      if number == 0 { throw input.place.error(.empty) }
      return nil
    }
    isAtEnd = false
    return line
  }

  private func document(_ line: [UInt8]) throws(CorpusError.Cause) -> Document {
    try PlainTextFormat.check(line)
    let fields: ArticleFields
    do throws(JSONError) {
      var json = JSONReader(line)
      fields = try JSONDocuments.fields(&json, columns: context.options.columns)
      try json.finish()
    } catch {
      throw .malformed(line: number, column: error.column, error.message)
    }
    return try fields.document(fallbackID: "\(input.stem)-\(number)", order: context.options.dateOrder)
  }
}

/// A JSON file: one object or an array of them.
enum JSONFormat {
  static func documents(_ bytes: [UInt8], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    try PlainTextFormat.check(bytes)
    var out: [ArticleFields] = []
    var isArray = false
    do throws(JSONError) {
      var json = JSONReader(bytes)
      isArray = json.peek() == UInt8(ascii: "[")
      if isArray {
        try json.array { (reader: inout JSONReader) throws(JSONError) in
          out.append(try JSONDocuments.fields(&reader, columns: context.options.columns))
        }
      } else {
        out.append(try JSONDocuments.fields(&json, columns: context.options.columns))
      }
      try json.finish()
    } catch {
      if OwnOutput.isWritten(json: bytes) { throw .ownOutput }
      throw .malformed(line: error.line, column: error.column, error.message)
    }
    var documents: [Document] = []
    for fields in out {
      let fallback = isArray ? "\(input.stem)-\(documents.count + 1)" : input.stem
      documents.append(try fields.document(fallbackID: fallback, order: context.options.dateOrder))
    }
    return documents
  }
}
