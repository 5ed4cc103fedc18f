/// How documents are read, and which of them are.
public struct ReadingOptions: Sendable, Hashable {
  /// A document with a longer text is refused, in bytes, unless `largestDocument` says otherwise.
  public static let usualLargestDocument = 1_000_000

  /// The longest text of a document, in bytes; time and memory for one document are bounded by it.
  public var largestDocument = ReadingOptions.usualLargestDocument
  /// The columns of tables, and the members of JSON objects, where they have no usual names.
  public var columns = Columns()
  /// What settles dates of numbers alone, such as `03/02/2025`; without it they are refused.
  public var dateOrder: DateOrder?
  /// The encoding of tables and plain texts, by its IANA name; found out where it is `nil`.
  public var encoding: String?
  /// The languages that are read, as ISO 639-1 codes; empty for all.
  public var languages: [String] = []
  /// Documents with fewer words are left out.
  public var fewestWords = 0
  /// Whether documents without a date are left out.
  public var datedOnly = false

  public init() {}

  /// The columns of a table by their names in its first row; `nil` for the usual names.
  public struct Columns: Sendable, Hashable {
    public var text: String?
    public var title: String?
    public var date: String?
    public var id: String?
    public var source: String?

    public init(text: String? = nil, title: String? = nil, date: String? = nil, id: String? = nil, source: String? = nil) {
      (self.text, self.title, self.date, self.id, self.source) = (text, title, date, id, source)
    }
  }

  /// Whether the day or the month comes first.
  public enum DateOrder: String, Sendable, Hashable, CaseIterable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
  }
}

/// How large a document may be, and what it is in.
struct SizeLimit: Sendable {
  let text: Int
  /// A page, a line, a row, with its markup and escapes.
  var file: Int { text * 8 }
  /// A message, a page with its pictures, a PDF.
  var container: Int { text * 64 }

  func check(_ bytes: Int, _ limit: Int) throws(CorpusError.Cause) {
    if bytes > limit { throw .tooLarge(bytes: bytes, limit: text) }
  }
}
