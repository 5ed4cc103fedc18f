import RelataGraph
import RelataSupport

/// The documents of a corpus, which are handed out by identifier and of which few are in memory at a time.
///
/// What comes is sorted by parts, and the parts, which lie in a scratch file, are merged whenever all are wanted (external sorting by
/// merging; D. Knuth, *The Art of Computer Programming* 3, 5.4).
struct DocumentSorter: Sendable {
  private let file: ScratchFile
  private let room: Int
  private var parts: [Range<Int>] = []
  /// The part that is not full yet, in the order of arrival.
  private var held: [UInt8] = []
  /// The number of documents; they are numbered as they come, from 0.
  private(set) var count = 0

  /// - Parameters:
  ///   - folder: Where parts are kept that don't fit into memory.
  ///   - room: The bytes of a part.
  init(folder: String, room: Int = 1 << 19) {
    file = ScratchFile(folder: folder, room: room)
    self.room = room
  }

  /// What went wrong, after which not all documents are handed out.
  var failure: ScratchError? { file.failure }

  /// - Returns: The document's number.
  mutating func add(_ document: Graph.Document) -> UInt32 {
    let record = DocumentSorter.packed(document, UInt32(count))
    var length = PackedBytes()
    length.append(record.count)
    held += length.bytes
    held += record
    count += 1
    if held.count > room {
      parts.append(file.append(sortedPart()))
      held.removeAll(keepingCapacity: true)
    }
    return UInt32(count - 1)
  }

  /// The documents by identifier, with their numbers.
  func sorted() -> Sorted {
    let last = held.isEmpty ? nil : sortedPart()
    return Sorted(parts.map { Cursor(file: file, rest: $0) } + (last.map { [Cursor(buffer: $0)] } ?? []))
  }

  private func sortedPart() -> [UInt8] {
    var records: [(id: String, range: Range<Int>)] = []
    var reader = PackedReader(held)
    while reader.position < held.count {
      let start = reader.position
      let length = reader.number()
      var record = PackedReader(held, at: reader.position)
      _ = record.number()
      let id = record.text() ?? ""
      _ = reader.taken(length)
      records.append((id, start..<reader.position))
    }
    records.sort { $0.id < $1.id }
    var out: [UInt8] = []
    out.reserveCapacity(held.count)
    for record in records { out += held[record.range] }
    return out
  }

  /// All of a document that a file shows.
  static func packed(_ document: Graph.Document, _ number: UInt32 = 0) -> [UInt8] {
    var out = PackedBytes()
    out.append(Int(number))
    for text in [document.id, document.title, document.date, document.source, document.digest, document.signature, document.reprintOf] { out.append(text) }
    out.append(document.words)
    return out.bytes
  }

  private static func unpacked(_ reader: inout PackedReader) -> Numbered {
    let number = reader.number()
    let (id, title, date, source) = (reader.text() ?? "", reader.text(), reader.text(), reader.text())
    let (digest, signature, reprintOf) = (reader.text() ?? "", reader.text() ?? "", reader.text())
    return Numbered(
      number: number,
      document: Graph.Document(
        id: id, title: title, date: date, source: source, digest: digest, words: reader.number(), signature: signature, reprintOf: reprintOf))
  }

  struct Numbered {
    var number: Int
    var document: Graph.Document
  }

  /// A place in a part.
  fileprivate struct Cursor {
    private static let window = 1 << 14
    private let file: ScratchFile?
    /// What is not in the buffer yet.
    private var rest: Range<Int>
    private var buffer: [UInt8]
    private var position = 0

    init(file: ScratchFile, rest: Range<Int>) {
      (self.file, self.rest, buffer) = (file, rest, [])
    }

    init(buffer: [UInt8]) {
      (file, rest, self.buffer) = (nil, 0..<0, buffer)
    }

    mutating func next() -> Numbered? {
      // No length takes more than ten bytes.
      fill(10)
      guard position < buffer.count else { return nil }
      var reader = PackedReader(buffer, at: position)
      let length = reader.number()
      let head = reader.position - position
      fill(head + length)
      guard position + head + length <= buffer.count else { return nil }
      position += head
      reader = PackedReader(buffer, at: position)
      position += length
      return DocumentSorter.unpacked(&reader)
    }

    private mutating func fill(_ count: Int) {
      guard buffer.count - position < count, let file, !rest.isEmpty else { return }
      let next = rest.prefix(max(Cursor.window, count))
      buffer = buffer[position...] + file.read(next.startIndex..<next.endIndex)
      position = 0
      rest = next.endIndex..<rest.upperBound
    }
  }

  /// Merges the parts: a heap of the next document of each.
  struct Sorted: Sequence, IteratorProtocol {
    private var cursors: [Cursor]
    private var heap: [(next: Numbered, cursor: Int)] = []

    fileprivate init(_ cursors: [Cursor]) {
      self.cursors = cursors
      for index in cursors.indices { if let next = self.cursors[index].next() { heap.append((next, index)) } }
      for place in heap.indices.reversed() { sift(place) }
    }

    mutating func next() -> Numbered? {
      guard let (first, cursor) = heap.first else { return nil }
      if let next = cursors[cursor].next() {
        heap[0].next = next
      } else {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
      }
      sift(0)
      return first
    }

    private mutating func sift(_ place: Int) {
      var place = place
      while true {
        var least = place
        for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child].next.document.id < heap[least].next.document.id { least = child }
        if least == place { return }
        heap.swapAt(least, place)
        place = least
      }
    }
  }
}
