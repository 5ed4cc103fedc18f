import RelataGraph

/// Where each identifier was first seen, in a few bytes for each.
struct DocumentOrigins {
  /// Which of the documents bears an identifier.
  private var documents = FingerprintTable()
  /// The line or the place in its list of each document.
  private var numbers: [UInt32] = []
  /// The first document of each source.
  private var starts: [Int] = []

  /// Goes on to the next source.
  mutating func begin() { starts.append(numbers.count) }

  /// Notes a document of the current source.
  ///
  /// - Returns: Where another one has the same identifier, which keeps it.
  mutating func claim(_ id: String, _ number: Int) -> (source: Int, number: Int)? {
    if let first = documents[id].map(Int.init) {
      var (low, high) = (0, starts.count)
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] <= first { low = middle + 1 } else { high = middle }
      }
      return (low - 1, Int(numbers[first]))
    }
    documents[id] = UInt32(clamping: numbers.count)
    numbers.append(UInt32(clamping: number))
    return nil
  }
}
