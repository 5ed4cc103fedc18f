/// A table of separated values (CSV, TSV): a row is an article, and the first row names the columns.
///
/// It is read piece by piece, so that memory does not grow with it.
final class TableReader: DocumentReader {
  /// How much shows the separator and the encoding.
  private static let sample = 1 << 17

  private let input: Input
  private let context: ReadingContext
  /// The table in UTF-8, once its layout is known.
  private var text: Input?
  private var records: TableRecords
  private var piece: ArraySlice<UInt8> = []
  private var columns: [String] = []
  private var places: [Int?] = []
  /// As spreadsheets count: the one with the names is the first.
  private var row = 0
  private var isBroken = false

  var position: Position { Position(unit: .row, number: row) }

  init(_ input: Input, _ context: ReadingContext) {
    self.input = input
    self.context = context
    records = TableRecords(layout: TableLayout(separator: UInt8(ascii: ","), quote: UInt8(ascii: "\"")))
  }

  func read() throws(CorpusError) -> Document? {
    if text == nil, !isBroken { try begin() }
    guard !isBroken else { return nil }
    while let record = try next() {
      let place = "row \(row)" + (records.line == row ? "" : ", line \(records.line)")
      do throws(CorpusError.Cause) {
        if records.isUnclosed { throw .damaged("a quotation is not closed") }
        if records.isOverLimit { throw .tooLarge(bytes: records.length, limit: context.limit.text) }
        if let document = try document(record) { return document }
      } catch {
        throw input.place.error(error, at: place)
      }
    }
    if row < 2 {
      isBroken = true
      throw input.place.error(.empty)
    }
    return nil
  }

  private func begin() throws(CorpusError) {
    isBroken = true
    let sample = try input.peek(TableReader.sample)
    if sample.isEmpty { throw input.place.error(.empty) }
    let text = try input.decoded(as: context.options.encoding ?? Charset.found(in: sample))
    let head = Array(try text.peek(TableReader.sample))
    if head.contains(0) { throw input.place.error(.binary) }
    records = TableRecords(layout: TableLayout.found(in: head) ?? records.layout)
    records.limit = context.limit.file
    self.text = text
    let names = try next() ?? []
    do throws(CorpusError.Cause) {
      columns = try names.map { (name) throws(CorpusError.Cause) in try string(name).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      if context.options.columns.text == nil, OwnOutput.isWritten(columns: columns) { throw .ownOutput }
      places = try TableReader.places(columns, context.options.columns)
    } catch {
      throw input.place.error(error)
    }
    isBroken = false
  }

  /// Where each field is.
  static func places(_ columns: [String], _ chosen: ReadingOptions.Columns) throws(CorpusError.Cause) -> [Int?] {
    let folded = columns.map(ArticleFields.folded)
    var places: [Int?] = []
    for field in ArticleFields.Field.allCases {
      if let name = field.chosenName(chosen) {
        guard let place = columns.firstIndex(of: name) ?? folded.firstIndex(of: ArticleFields.folded(name)) else {
          throw .noColumn(name, columns: columns)
        }
        places.append(place)
      } else {
        places.append(field.usualNames.lazy.compactMap { folded.firstIndex(of: $0) }.first)
      }
    }
    if places[ArticleFields.Field.text.rawValue] == nil { throw .noText(columns: columns) }
    return places
  }

  /// The next record that is no empty line.
  private func next() throws(CorpusError) -> [[UInt8]]? {
    while true {
      records.begin()
      var record: [[UInt8]]?
      while record == nil {
        if piece.isEmpty {
          piece = (try text?.take(1 << 16) ?? [])[...]
          if piece.isEmpty {
            guard let last = records.last() else { return nil }
            row += 1
            return last
          }
        }
        record = records.next(&piece)
      }
      row += 1
      if let record, record.count > 1 || record.first?.isEmpty == false || records.isOverLimit { return record }
    }
  }

  /// - Returns: `nil` where the row has no text.
  private func document(_ record: [[UInt8]]) throws(CorpusError.Cause) -> Document? {
    // Trailing fields that are empty are often left out, but not more than there are columns.
    guard record.count >= columns.count || record.count > places[ArticleFields.Field.text.rawValue] ?? 0 else {
      throw .damaged("it has \(record.count) fields, and the table \(columns.count) columns")
    }
    if record.count > columns.count, record[columns.count...].contains(where: { !$0.isEmpty }) {
      throw .damaged("it has \(record.count) fields, and the table \(columns.count) columns: a text with a separator in it must be in quotation marks")
    }
    func value(_ field: ArticleFields.Field) throws(CorpusError.Cause) -> String? {
      guard let place = places[field.rawValue], place < record.count else { return nil }
      return try string(record[place])
    }
    let fields = ArticleFields(
      id: try value(.id), title: try value(.title), date: try value(.date), source: try value(.source), text: try value(.text) ?? "")
    let fallback = "\(input.stem)-\(row)"
    guard fields.text.contains(where: { !$0.isWhitespace }) else {
      context.log.remarks.addWithoutText(fields.id ?? fallback)
      return nil
    }
    return try fields.document(fallbackID: fallback, order: context.options.dateOrder)
  }

  private func string(_ field: [UInt8]) throws(CorpusError.Cause) -> String {
    guard let text = String(validating: field, as: UTF8.self) else { throw .notUTF8(byte: firstInvalidUTF8(field)) }
    if field.contains(0) { throw .binary }
    return text
  }
}
