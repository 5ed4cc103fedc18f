/// How a table of separated values is written: found out from its first rows.
struct TableLayout: Equatable {
  var separator: UInt8
  var quote: UInt8

  private static let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// The layout in which the rows of a sample agree best.
  ///
  /// - Parameter sample: The start of the table, in UTF-8.
  /// - Returns: `nil` where there are no columns in any.
  static func found(in sample: [UInt8]) -> TableLayout? {
    var best: (layout: TableLayout, score: Double)?
    for separator in separators {
      for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] {
        let layout = TableLayout(separator: separator, quote: quote)
        let score = layout.score(sample)
        if score > best?.score ?? 0 { best = (layout, score) }
      }
    }
    return best?.layout
  }

  /// How many of the sample's rows have as many fields as the first; quotes that begin fields count for a layout with them.
  private func score(_ sample: [UInt8]) -> Double {
    var records = TableRecords(layout: self)
    var rows: [[[UInt8]]] = []
    var rest = sample[...]
    while rows.count < 50, let row = records.next(&rest) { rows.append(row) }
    // The last one may be cut.
    if rows.count > 1, rows.count < 50 { rows.removeLast() }
    guard let columns = rows.first?.count, columns > 1 else { return 0 }
    let same = rows.count { $0.count == columns }
    // A quotation mark within a word of this layout's other mark says nothing; one at a field's start that is not this layout's does.
    let other = quote == UInt8(ascii: "\"") ? UInt8(ascii: "'") : UInt8(ascii: "\"")
    let fields = rows.joined()
    let strange = fields.count { $0.first == other && $0.last == other && $0.count > 1 }
    return Double(same) / Double(rows.count) + Double(min(columns, 50)) / 1000 - Double(strange) / Double(max(1, fields.count))
      + (quote == UInt8(ascii: "\"") ? 0.0001 : 0)
  }
}

/// Splits bytes into records and fields (RFC 4180), also across pieces.
///
/// A quotation begins where a field does; a doubled mark in it is one. Elsewhere marks are text. Of a record over the limit no more is held.
struct TableRecords {
  let layout: TableLayout
  var limit = Int.max
  private var fields: [[UInt8]] = []
  private var field: [UInt8] = []
  private var state = State.start
  private(set) var length = 0
  /// One-based number of the line at which the record last handed out begins, and of the line ahead.
  private(set) var line = 1
  private var nextLine = 1
  private var firstLine = 1

  private enum State {
    /// Of a field.
    case start
    case plain, quoted
    /// Behind a mark in a quotation, which ends it unless another one follows.
    case closing
    /// Behind a carriage return that ends a record, which takes a newline along.
    case returned
  }

  init(layout: TableLayout) { self.layout = layout }

  var isOverLimit: Bool { length > limit }

  /// Whether a quotation of the record last handed out was not closed.
  private(set) var isUnclosed = false

  /// The next whole record in the bytes, which are taken off.
  ///
  /// - Returns: `nil` where the bytes end within a record.
  mutating func next(_ bytes: inout ArraySlice<UInt8>) -> [[UInt8]]? {
    let taken = bytes.withUnsafeBufferPointer { buffer -> (count: Int, isWhole: Bool) in
      for (index, byte) in buffer.enumerated() where read(byte) { return (index + 1, true) }
      return (buffer.count, false)
    }
    bytes = bytes.dropFirst(taken.count)
    return taken.isWhole ? finish() : nil
  }

  /// What is there at the end of the table.
  mutating func last() -> [[UInt8]]? {
    if length == 0 || fields.isEmpty && field.isEmpty && state != .closing { return nil }
    return finish()
  }

  /// - Returns: Whether the byte ends a record.
  private mutating func read(_ byte: UInt8) -> Bool {
    if case .returned = state {
      state = .start
      if byte == 0x0A { return false }
    }
    length += 1
    if length == 1 { firstLine = nextLine }
    if byte == 0x0A { nextLine += 1 }
    switch state {
    case .quoted:
      // Where a quotation is far too long, its end is missing, and a new line is a new record.
      if byte == 0x0A, isOverLimit { return true }
      if byte == layout.quote { state = .closing } else { append(byte) }
      return false
    case .closing where byte == layout.quote:
      state = .quoted
      append(byte)
      return false
    case .start where byte == layout.quote:
      state = .quoted
      return false
    default: break
    }
    if byte == layout.separator {
      endField()
    } else if byte == 0x0A || byte == 0x0D {
      if byte == 0x0D { nextLine += 1 }
      state = byte == 0x0D ? .returned : .start
      return true
    } else {
      // White space before a quotation or behind it is none of the field.
      if case .start = state, byte == 0x20 { return false }
      if case .closing = state, byte == 0x20 { return false }
      state = .plain
      append(byte)
    }
    return false
  }

  private mutating func append(_ byte: UInt8) { if length <= limit { field.append(byte) } }

  private mutating func endField() {
    if length <= limit { fields.append(field) }
    field.removeAll(keepingCapacity: true)
    state = .start
  }

  private mutating func finish() -> [[UInt8]] {
    let wasReturned = state == .returned
    isUnclosed = state == .quoted
    endField()
    if wasReturned { state = .returned }
    let record = fields
    fields = []
    line = firstLine
    return record
  }

  /// Forgets the length of the record that was handed out.
  mutating func begin() { length = 0 }
}
