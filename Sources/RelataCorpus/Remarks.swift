/// What was noticed while reading that is no error, and should not go unsaid.
public struct Remarks: Sendable, Hashable {
  /// Documents of one kind: how many, and the first of them by name.
  public struct Tally: Sendable, Hashable {
    public private(set) var count = 0
    public private(set) var names: [String] = []

    mutating func add(_ name: String) {
      count += 1
      if names.count < 5 { names.append(name) }
    }

    /// `4 documents … (a, b, c)`.
    fileprivate func line(_ what: String) -> String {
      let more = count > names.count ? ", …" : ""
      return "\(count) \(count == 1 ? "document" : "documents") \(what) (\(names.joined(separator: ", "))\(more))"
    }
  }

  /// Fewer words are remarked upon: a teaser, a caption, what a paywall leaves.
  static let fewWords = 20

  /// What is of no kind that is read, by its ending.
  public private(set) var passedOver: [String: Int] = [:]
  /// Files in folders and archives that relata wrote, and that are no articles.
  public private(set) var own: [String] = []
  /// Links in folders, which are not followed.
  public private(set) var links = Tally()
  /// Rows, items and messages that have no text.
  public private(set) var withoutText = Tally()
  public private(set) var undated = Tally()
  public private(set) var short = Tally()
  /// By the language's English name.
  public private(set) var foreign: [String: Tally] = [:]
  /// Whether there are documents whose language could not be found out because the detector is not installed.
  public private(set) var lacksDetector = false
  private var options = ReadingOptions()

  public init(_ options: ReadingOptions = ReadingOptions()) { self.options = options }

  mutating func passOver(_ name: String) {
    let ending = Corpus.fileExtension(name)
    passedOver[ending.isEmpty || ending.utf8.count > 8 ? "without an ending" : "." + ending, default: 0] += 1
  }

  mutating func passOverOwn(_ path: String) { own.append(path) }

  mutating func addLink(_ path: String) { links.add(path) }

  mutating func addWithoutText(_ name: String) { withoutText.add(name) }

  /// - Returns: Whether the document is to be read.
  mutating func admit(_ document: Document) -> Bool {
    var isRead = true
    let wanted = options.languages.isEmpty ? ["en"] : options.languages
    if let language = document.language, !wanted.contains(language) {
      foreign[LanguageDetector.name(of: language), default: Tally()].add(document.id)
    } else if document.language == nil, !LanguageDetector.isInstalled {
      lacksDetector = true
    }
    if !options.languages.isEmpty, let language = document.language, !options.languages.contains(language) { isRead = false }
    if document.words < max(Remarks.fewWords, options.fewestWords) { short.add(document.id) }
    if document.words < options.fewestWords { isRead = false }
    if document.date == nil {
      undated.add(document.id)
      if options.datedOnly { isRead = false }
    }
    return isRead
  }

  /// One line for each kind, with what can be done about it.
  public var lines: [String] {
    var out: [String] = []
    if !passedOver.isEmpty {
      let kinds = passedOver.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
      out.append("skipped: \(kinds.joined(separator: ", ")); \(Remarks.remedy(for: Set(passedOver.keys)))")
    }
    if let link = links.names.first {
      let what = links.count == 1 ? "link" : "links"
      out.append("passed over \(links.count) \(what) in folders, such as \(link); name what they lead to if it is to be read")
    }
    for path in own { out.append("passed over \(path): it is what relata wrote, not an article") }
    if withoutText.count > 0 { out.append(withoutText.line("without text, left out")) }
    for (language, tally) in foreign.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      out.append(
        tally.line(options.languages.isEmpty ? "in \(language), though relata reads English; --language en leaves them out" : "in \(language), left out"))
    }
    if lacksDetector, !options.languages.isEmpty { out.append("languages are not told apart: install libcld2 (libcld2-0 in Debian)") }
    if undated.count > 0 { out.append(undated.line(options.datedOnly ? "without a date, left out" : "without a date; --dated-only leaves them out")) }
    if short.count > 0 {
      let fewest = options.fewestWords
      out.append(
        short.line(
          fewest >= Remarks.fewWords
            ? "of fewer than \(fewest) words, left out"
            : "of fewer than \(Remarks.fewWords) words; --fewest-words \(Remarks.fewWords) leaves them out"))
    }
    return out
  }

  private static func remedy(for endings: Set<String>) -> String {
    let sheets: Set<String> = [".xlsx", ".xls", ".ods", ".numbers"]
    let pictures: Set<String> = [".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".heic"]
    var out: [String] = []
    if !endings.isDisjoint(with: sheets) { out.append("save sheets as CSV") }
    if !endings.isDisjoint(with: pictures) { out.append("pictures of text need text recognition first") }
    if endings.contains(".doc") { out.append("save .doc as .docx") }
    if out.isEmpty { out.append("what is read is listed by relata read --help") }
    return out.joined(separator: "; ")
  }
}

/// Remarks that several readers make.
final class RemarkLog {
  var remarks: Remarks

  init(_ remarks: Remarks = Remarks()) { self.remarks = remarks }
}
