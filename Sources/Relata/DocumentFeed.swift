import RelataCorpus

/// Gives documents one by one.
protocol DocumentFeed {
  /// The file that the last document was in, or what else names it.
  var path: String { get }
  /// What was noticed so far.
  var remarks: Remarks { get }

  /// The next document, or `nil` after the last. After an error, the next call goes on behind what could not be read.
  mutating func read() throws(CorpusError) -> Document?
}

extension CorpusReader: DocumentFeed {}

/// Documents that are in memory.
struct HeldDocuments: DocumentFeed {
  private let documents: [Document]
  private var next = 0
  /// Which document has an identifier.
  private var numbers: [String: Int] = [:]
  let remarks = Remarks()

  init(_ documents: [Document]) { self.documents = documents }

  var path: String { "document \(next)" }

  mutating func read() throws(CorpusError) -> Document? {
    guard next < documents.count else { return nil }
    let document = documents[next]
    next += 1
    if let first = numbers[document.id] { throw CorpusError(path: path, cause: .duplicate(id: document.id, first: "document \(first)", part: nil)) }
    numbers[document.id] = next
    return document
  }
}
