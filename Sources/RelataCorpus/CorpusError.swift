/// Why an input can't be read: one line with the file, the cause and what to do about it.
public struct CorpusError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Cause: Sendable, Hashable {
    case missing
    case noDocuments
    case unreadable(String)
    case empty
    case binary
    case notUTF8(byte: Int)
    case tooLarge(bytes: Int, limit: Int)
    case tooSlow(id: String, limit: Duration)
    case malformed(line: Int, column: Int, String)
    case duplicate(id: String, place: Place, first: Place)
    case ownOutput
    case notHTML(String)
  }

  /// A document in a file.
  public struct Place: Sendable, Hashable {
    public var path: String
    /// One-based; 0 where the file has no other document.
    public var number: Int
    /// Whether it is the number of a line, rather than a place in a list.
    public var isLine: Bool

    public init(path: String, number: Int = 0, isLine: Bool = true) {
      self.path = path
      self.number = number
      self.isLine = isLine
    }

    fileprivate var words: String? { number == 0 ? nil : "\(isLine ? "line" : "object") \(number)" }
  }

  /// The file or folder as it was named, `-` for standard input.
  public var path: String
  public var cause: Cause

  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  private static func seconds(_ limit: Duration) -> String {
    limit.components.attoseconds == 0 ? "\(limit.components.seconds) seconds" : "\(limit)"
  }

  public var description: String {
    let path = path == "-" ? "standard input" : path
    switch cause {
    case .missing:
      return "\(path): no such file or folder; check the path"
    case .noDocuments:
      return "\(path): no documents in this folder; expected .txt, .md, .html, .json or .jsonl files"
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
    case .duplicate(let id, let place, let first):
      let other = first.path == "-" ? "standard input" : first.path
      let origin = first.words.map { first.path == place.path ? $0 : "\($0) of \(other)" } ?? other
      return "\(path): \(place.words.map { $0 + " " } ?? "")has the same document id as \(origin): \(id); rename one of them"
    case .ownOutput:
      return "\(path): is a graph or a diff that relata wrote, not articles; relata summary, diff and merge read graphs"
    case .notHTML(let reason):
      return "\(path): no text found in this page: \(reason); save the article's text, or leave it out with --skip-unreadable"
    }
  }
}
