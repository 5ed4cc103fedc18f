import RelataGraph

/// Reads the documents of a corpus one after the other.
public struct CorpusReader {
  private let sources: [Corpus.Source]
  private let context: ReadingContext
  private var next = 0
  private var reader: (any DocumentReader)?
  /// In which of the sources each identifier was first seen.
  private var origins = FingerprintTable()

  public init(_ corpus: Corpus) {
    sources = corpus.sources
    context = ReadingContext(options: corpus.options, log: RemarkLog(corpus.options))
    for path in corpus.passedOver { context.log.remarks.passOver(path) }
  }

  /// Whether there is nothing left to read.
  public var isAtEnd: Bool { reader == nil && next >= sources.count }

  /// The file that the last document was in.
  public var path: String { next > 0 ? sources[next - 1].path : "" }

  /// What was noticed so far.
  public var remarks: Remarks { context.log.remarks }

  /// The next document, or `nil` after the last.
  ///
  /// After an error, the next call goes on behind what could not be read.
  /// - Throws: `CorpusError`
  public mutating func read() throws(CorpusError) -> Document? {
    while true {
      if let reader {
        guard let document = try reader.read() else {
          self.reader = nil
          continue
        }
        if let admitted = try admitted(document) { return admitted }
        continue
      }
      guard next < sources.count else { return nil }
      let source = sources[next]
      next += 1
      reader = try CorpusReader.open(source, context)
    }
  }

  private static func open(_ source: Corpus.Source, _ context: ReadingContext) throws(CorpusError) -> any DocumentReader {
    let input = try Input(path: source.path)
    let head = try input.peek(Format.headLength)
    var format = Format.of(head, name: source.path)
    // JSON Lines are what standard input is said to be, also where the first line is very long.
    if source.path == "-", format == .text || format == .json && head.first == UInt8(ascii: "{") && !head.contains(0x0A) { format = .jsonLines }
    return try format.reader(input, context)
  }

  /// The document, if it is one to be read.
  private mutating func admitted(_ document: Document) throws(CorpusError) -> Document? {
    let place = Place(path: path)
    do throws(CorpusError.Cause) {
      try context.limit.check(document.text.utf8.count, context.limit.text)
      if let first = origins[document.id] { throw .duplicate(id: document.id, first: sources[Int(first)].path) }
    } catch {
      throw place.error(error)
    }
    origins[document.id] = UInt32(next - 1)
    var document = document
    document.language = LanguageDetector.language(of: document.text)
    return context.log.remarks.admit(document) ? document : nil
  }
}
