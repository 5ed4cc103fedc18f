import RelataGraph

/// Reads the documents of a corpus one after the other.
public struct CorpusReader {
  private let sources: [Corpus.Source]
  private let context: ReadingContext
  private var next = 0
  private var reader: (any DocumentReader)?
  private var origins = DocumentOrigins()

  public init(_ corpus: Corpus) {
    sources = corpus.sources
    context = ReadingContext(options: corpus.options, log: RemarkLog(corpus.remarks))
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
        do throws(CorpusError) {
          guard let document = try reader.read() else {
            self.reader = nil
            continue
          }
          if let admitted = try admitted(document, reader.position) { return admitted }
        } catch {
          guard isOwnOutput(error) else { throw error }
          context.log.remarks.passOverOwn(error.file)
        }
        continue
      }
      guard next < sources.count else { return nil }
      let source = sources[next]
      next += 1
      reader = try CorpusReader.open(source, context)
    }
  }

  private static func open(_ source: Corpus.Source, _ context: ReadingContext) throws(CorpusError) -> any DocumentReader {
    let input = try Input(source)
    let head = try input.peek(Format.headLength)
    var format = Format.of(head, name: source.path)
    // JSON Lines are what standard input is said to be, also where the first line is very long.
    if source.path == "-", format == .text || format == .json && head.first == UInt8(ascii: "{") && !head.contains(0x0A) { format = .jsonLines }
    return try format.reader(input, context)
  }

  /// Whether an error is about what relata wrote into a folder of articles, or what is in an archive of them. What is named is meant.
  private func isOwnOutput(_ error: CorpusError) -> Bool {
    switch error.cause {
    case .ownOutput: error.part != nil || sources[next - 1].found
    case .tooLarge: error.part == nil && sources[next - 1].found && OwnOutput.isWritten(error.path)
    default: false
    }
  }

  /// The document, if it is one to be read.
  private mutating func admitted(_ document: Document, _ position: Position) throws(CorpusError) -> Document? {
    do throws(CorpusError.Cause) {
      try context.limit.check(document.text.utf8.count, context.limit.text)
      if let first = origins.claim(document.id, source: next - 1, position) {
        throw .duplicate(id: document.id, first: sources[first.source].path, part: first.position.words)
      }
    } catch {
      throw CorpusError(path: path, part: position.words, cause: error)
    }
    var document = document
    document.language = LanguageDetector.language(of: document.text)
    return context.log.remarks.admit(document) ? document : nil
  }
}
