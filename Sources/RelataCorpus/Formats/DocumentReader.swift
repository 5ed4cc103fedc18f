/// Reads the documents of one file, one after the other: each format has one.
protocol DocumentReader: AnyObject {
  /// - Returns: `nil` after the last.
  /// - Throws: What can't be read; the next call goes on behind it.
  func read() throws(CorpusError) -> Document?

  /// Where in the file the document is that was read last.
  var position: Position { get }
}

extension DocumentReader {
  var position: Position { Position() }
}

/// What readers need to know beside their input.
struct ReadingContext {
  let options: ReadingOptions
  let log: RemarkLog
  /// In how many archives, and in how many layers of gzip, the input is.
  var depth = 0
  var layers = 0

  var limit: SizeLimit { SizeLimit(text: options.largestDocument) }
}

/// For formats of which a file is read whole.
final class WholeFileReader: DocumentReader {
  typealias Parse = ([UInt8], Input, ReadingContext) throws(CorpusError.Cause) -> [Document]

  private let input: Input
  private let context: ReadingContext
  private let limit: Int
  private let parse: Parse
  private let unit: Position.Unit
  private var isRead = false
  private var count = 0
  /// What is read and not yet handed out, the last first.
  private var pending: [Document] = []

  /// - Parameter unit: What documents are counted as, where there are several.
  init(_ input: Input, _ context: ReadingContext, limit: Int, unit: Position.Unit = .article, _ parse: @escaping Parse) {
    (self.input, self.context, self.limit, self.unit, self.parse) = (input, context, limit, unit, parse)
  }

  var position: Position { count > 1 ? Position(unit: unit, number: count - pending.count) : Position() }

  func read() throws(CorpusError) -> Document? {
    if !isRead {
      isRead = true
      let bytes = try input.rest(limit: limit)
      do throws(CorpusError.Cause) {
        if bytes.isEmpty { throw .empty }
        try context.limit.check(bytes.count, limit)
        pending = try parse(bytes, input, context).reversed()
        count = pending.count
      } catch {
        throw input.place.error(error)
      }
    }
    return pending.popLast()
  }
}

extension Format {
  func reader(_ input: Input, _ context: ReadingContext) throws(CorpusError) -> any DocumentReader {
    let limit = context.limit
    switch self {
    case .text: return WholeFileReader(input, context, limit: limit.text, PlainTextFormat.documents)
    case .page: return WholeFileReader(input, context, limit: limit.file, Page.documents)
    case .json: return WholeFileReader(input, context, limit: limit.file, unit: .object, JSONFormat.documents)
    case .table: return TableReader(input, context)
    case .feed: return WholeFileReader(input, context, limit: limit.file, FeedFormat.documents)
    case .jsonFeed: return WholeFileReader(input, context, limit: limit.file, JSONFeedFormat.documents)
    case .richText: return WholeFileReader(input, context, limit: limit.container, RichTextFormat.documents)
    case .savedPage: return WholeFileReader(input, context, limit: limit.container, SavedPageFormat.documents)
    case .message: return WholeFileReader(input, context, limit: limit.container, MailFormat.documents)
    case .pdf: return WholeFileReader(input, context, limit: limit.container, PDFFormat.documents)
    case .mailbox: return MailboxReader(input, context)
    case .crawl: return CrawlReader(input, context)
    case .archive: return try ArchiveFormat.reader(input, context)
    case .gzip: return try GzipFormat.reader(input, context)
    case .jsonLines: return JSONLinesReader(input, context)
    }
  }
}
