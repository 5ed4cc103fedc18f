import RelataGraph
import RelataSupport

/// Where each identifier was first seen, in a few bytes for each.
struct DocumentOrigins {
  /// Documents that follow one another in one file, or in one member of an archive.
  private struct Run {
    /// The first of them.
    var start: Int
    var source: Int
    var member: String?
    var unit: Position.Unit?
  }

  /// Which of the documents bears an identifier.
  private var documents = FingerprintTable()
  /// The line, the row or the like of each document.
  private var numbers: [UInt32] = []
  private var runs: [Run] = []

  /// Notes a document.
  ///
  /// - Returns: Where another one has the same identifier, which keeps it.
  mutating func claim(_ id: String, source: Int, _ position: Position) -> (source: Int, position: Position)? {
    if let first = documents[id].map(Int.init) {
      var (low, high) = (0, runs.count)
      while low < high {
        let middle = (low + high) / 2
        if runs[middle].start <= first { low = middle + 1 } else { high = middle }
      }
      let run = runs[low - 1]
      return (run.source, Position(member: run.member, unit: run.unit, number: Int(numbers[first])))
    }
    if runs.last.map({ $0.source != source || $0.member != position.member || $0.unit != position.unit }) ?? true {
      runs.append(Run(start: numbers.count, source: source, member: position.member, unit: position.unit))
    }
    documents[id] = UInt32(clamping: numbers.count)
    numbers.append(UInt32(clamping: position.number))
    return nil
  }
}

/// Where in its file a document is.
struct Position {
  /// What a file is counted in.
  enum Unit: String { case line, row, object, article, message, record }

  /// In an archive.
  var member: String?
  /// `nil` where the file, or the member, has no other document.
  var unit: Unit?
  /// One-based.
  var number = 0

  /// `a.csv, row 3`; `nil` for a whole file.
  var words: String? {
    let parts = [member, unit.map { "\($0.rawValue) \(number)" }].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
