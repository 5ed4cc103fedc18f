/// Why an input can't be read: one line with the file, the cause and what to do about it.
public struct CorpusError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Cause: Error, Sendable, Hashable {
    case missing
    case noDocuments
    case unreadable(String)
    case empty
    case binary
    case notUTF8(byte: Int)
    case tooLarge(bytes: Int, limit: Int)
    case tooSlow(id: String, limit: Duration)
    case malformed(line: Int, column: Int, String)
    /// Of the document that has the identifier already, the file and where in it that is.
    case duplicate(id: String, first: String, part: String?)
    /// What relata itself wrote.
    case ownOutput
    case notHTML(String)
    /// Of a format that was recognized.
    case damaged(String)
    /// More comes out of it than is plausible.
    case bomb
    case nested
    /// Of a kind that is recognized and not read.
    case notRead(String)
    case noText(columns: [String])
    case noColumn(String, columns: [String])
    case ambiguousDate(String)
    case unknownEncoding(String)
    case noConverter(String)
  }

  /// The file or folder as it was named, `-` for standard input.
  public var path: String
  /// Where in the file: a member of an archive, a row, a message.
  public var part: String?
  public var cause: Cause

  public init(path: String, part: String? = nil, cause: Cause) {
    self.path = path
    self.part = part
    self.cause = cause
  }

  /// The file, and where in it.
  var file: String {
    let file = path == "-" ? "standard input" : path
    return part.map { "\(file): \($0)" } ?? file
  }

  private static func seconds(_ limit: Duration) -> String {
    limit.components.attoseconds == 0 ? "\(limit.components.seconds) seconds" : "\(limit)"
  }

  public var description: String {
    let path = file
    switch cause {
    case .missing:
      return "\(path): no such file or folder; check the path"
    case .noDocuments:
      return "\(path): no documents in this folder; expected .txt, .md, .html, .json, .jsonl, .csv, .docx, .pdf or others of relata read --help"
    case .unreadable(let reason):
      return "\(path): can't be read: \(reason); check its permissions, or leave it out with --skip-unreadable"
    case .empty:
      return "\(path): is empty; remove it, or leave it out with --skip-unreadable"
    case .binary:
      return "\(path): is a binary file, not text; convert it to text first, or leave it out with --skip-unreadable"
    case .notUTF8(let byte):
      return "\(path): is not UTF-8 (byte \(byte)); convert it, for example with iconv -t utf-8, or leave it out with --skip-unreadable"
    case .tooLarge(let bytes, let limit):
      return
        "\(path): a document of \(bytes / 1_000_000) MB or more, over the limit of \(limit / 1_000_000) MB; split it into articles, one object a line of a .jsonl file, or raise --largest-document"
    case .tooSlow(let id, let limit):
      return
        "\(path): reading document \(id) takes more than the limit of \(CorpusError.seconds(limit)); split it into articles, leave it out with --skip-unreadable, or raise --document-time"
    case .malformed(let line, let column, let reason):
      return "\(path): line \(line), column \(column): \(reason)"
    case .duplicate(let id, let first, let firstPart):
      let name = first == "-" ? "standard input" : first
      let origin = firstPart.map { first == self.path ? $0 : "\($0) of \(name)" } ?? name
      let remedy = first == self.path ? "rename one of them, or name what has it with --id-column" : "rename one of them"
      return "\(path)\(part == nil ? ":" : "") has the same document id as \(origin): \(id); \(remedy)"
    case .ownOutput:
      return "\(path): is a graph or a diff that relata wrote, not articles; relata summary, diff and merge read graphs"
    case .notHTML(let reason):
      return "\(path): no text found in this page: \(reason); save the article's text, or leave it out with --skip-unreadable"
    case .damaged(let reason):
      return "\(path): is damaged: \(reason); make it anew, or leave it out with --skip-unreadable"
    case .bomb:
      return
        "\(path): more than \(ExpansionLimit.most) times its size comes out of it; unpack it yourself if you trust it, or leave it out with --skip-unreadable"
    case .nested:
      return "\(path): is an archive in an archive; unpack the outer one, or leave it out with --skip-unreadable"
    case .notRead(let kind):
      return "\(path): is \(kind), or leave it out with --skip-unreadable"
    case .noText(let columns):
      return "\(path): no column has the text: its columns are \(columns.joined(separator: ", ")); name one with --text-column"
    case .noColumn(let name, let columns):
      return "\(path): has no column \(name): its columns are \(columns.joined(separator: ", ")); name one of them"
    case .ambiguousDate(let text):
      return "\(path): the date \(text) may be read in two ways; say which with --dates day-first or --dates month-first"
    case .unknownEncoding(let name):
      return "\(path): the encoding \(name) is not known; give its name as iconv --list has it with --encoding"
    case .noConverter(let program):
      return
        "\(path): PDF is read by \(program), which is not there; install it (poppler-utils in Debian, poppler in Homebrew), or leave it out with --skip-unreadable"
    }
  }
}
