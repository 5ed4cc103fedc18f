/// Rich Text Format (RTF 1.9.1): its text, without the tables of fonts, pictures, notes and what was deleted.
struct RichTextFormat {
  static func documents(_ bytes: [UInt8], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    var reader = RichTextFormat(bytes)
    try reader.read()
    var text = OfficeText()
    text.paragraphs = reader.out.paragraphs
    text.title = reader.title.isEmpty ? nil : reader.title
    text.date = reader.date
    return try text.documents(input, context)
  }

  /// What a group inherits from the one around it.
  private struct Group {
    var destination = Destination.body
    /// How many bytes stand for a `\u` in programs that don't know it.
    var skippedAfterUnicode = 1
    var isDeleted = false
    var isHeading = false
  }

  private enum Destination { case body, none, title, created }

  private static let deepest = 1_000

  private let bytes: [UInt8]
  private var position = 0
  private var group = Group()
  private var groups: [Group] = []
  private var out = ParagraphBuilder()
  private var title = ""
  private var date: String?
  private var created: [String: Int] = [:]
  private var charset: Charset?
  /// Bytes in the file's own encoding that are not decoded yet.
  private var pending: [UInt8] = []
  private var highSurrogate: UInt32?
  private var toSkip = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    charset = Charset("windows-1252")
  }

  private mutating func read() throws(CorpusError.Cause) {
    guard bytes.starts(with: Array("{\\rtf".utf8)) else { throw .damaged("it does not begin as RTF does") }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "{"):
        flush()
        if groups.count >= RichTextFormat.deepest { throw .damaged("its groups are nested deeper than \(RichTextFormat.deepest) levels") }
        groups.append(group)
        toSkip = 0
      case UInt8(ascii: "}"):
        flush()
        endGroup()
        guard let outer = groups.popLast() else { return finish() }
        group = outer
        toSkip = 0
        if groups.isEmpty { return finish() }
      case UInt8(ascii: "\\"): readControl()
      case 0x0A, 0x0D: break
      default: append(byte: byte)
      }
    }
    throw .damaged("it ends too soon: \(groups.count) groups are not closed")
  }

  private mutating func finish() {
    flush()
    out.finish(isHeading: group.isHeading)
  }

  private mutating func endGroup() {
    guard group.destination == .created, let year = created["yr"], let month = created["mo"], let day = created["dy"] else { return }
    date = date ?? Dates.iso("\(year)-\(month)-\(day)")
  }

  private mutating func append(byte: UInt8) {
    if toSkip > 0 { return toSkip -= 1 }
    pending.append(byte)
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    let text = charset.map { String(decoding: $0.decode(pending).text, as: UTF8.self) } ?? String(decoding: pending, as: UTF8.self)
    pending = []
    append(text)
  }

  private mutating func append(_ text: String) {
    if group.isDeleted { return }
    switch group.destination {
    case .body: out.append(text)
    case .title: title += text
    case .none, .created: break
    }
  }

  private mutating func readControl() {
    guard position < bytes.count else { return }
    let first = bytes[position]
    guard (0x61...0x7A).contains(first | 0x20), first < 0x80 else { return readSymbol(first) }
    let start = position
    while position < bytes.count, (0x61...0x7A).contains(bytes[position] | 0x20), bytes[position] < 0x80, position - start < 40 { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    let digits = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    while position < bytes.count, (0x30...0x39).contains(bytes[position]), position - digits < 12 { position += 1 }
    let number = Int(String(decoding: bytes[digits..<position], as: UTF8.self))
    if position < bytes.count, bytes[position] == 0x20 { position += 1 }
    run(word, number)
  }

  private mutating func readSymbol(_ symbol: UInt8) {
    position += 1
    switch symbol {
    case UInt8(ascii: "'"):
      guard position + 1 < bytes.count, let value = UInt8(String(decoding: bytes[position..<position + 2], as: UTF8.self), radix: 16) else { return }
      position += 2
      append(byte: value)
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): append(byte: symbol)
    case UInt8(ascii: "~"): insert("\u{A0}")
    case UInt8(ascii: "_"): insert("\u{2011}")
    case UInt8(ascii: "-"): break
    case UInt8(ascii: "*"): group.destination = .none
    case 0x0A, 0x0D: run("par", nil)
    default: break
    }
  }

  private mutating func insert(_ text: String) {
    flush()
    append(text)
  }

  private mutating func run(_ word: String, _ number: Int?) {
    switch word {
    case "par", "sect", "page":
      flush()
      if group.destination == .body { out.finish(isHeading: group.isHeading) }
    case "pard": group.isHeading = false
    case "outlinelevel": group.isHeading = true
    case "line", "row", "nestrow": insert("\n")
    case "tab": insert("\t")
    case "cell", "nestcell": insert(ParagraphBuilder.cell)
    case "u": insert(unicode: number ?? 0)
    case "uc": group.skippedAfterUnicode = min(max(0, number ?? 1), 8)
    case "ansicpg": setCharset(number ?? 1252)
    case "mac": setCharset(10000)
    case "bin":
      position += min(max(0, number ?? 0), bytes.count - position)
    case "deleted": group.isDeleted = number != 0
    case "plain": group.isDeleted = false
    case "title" where group.destination == .none: group.destination = .title
    case "creatim" where group.destination == .none: group.destination = .created
    case "yr", "mo", "dy": if group.destination == .created { created[word] = number }
    default:
      if let text = RichTextFormat.characters[word] { return insert(text) }
      if RichTextFormat.hidden.contains(word) { group.destination = .none }
    }
  }

  private mutating func insert(unicode number: Int) {
    flush()
    let unit = UInt32(truncatingIfNeeded: number) & 0xFFFF
    toSkip = group.skippedAfterUnicode
    if (0xD800..<0xDC00).contains(unit) { return highSurrogate = unit }
    var scalar = unit
    if (0xDC00..<0xE000).contains(unit), let high = highSurrogate { scalar = 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00) }
    highSurrogate = nil
    append(String(Character(UnicodeScalar(scalar) ?? "\u{FFFD}")))
  }

  private mutating func setCharset(_ page: Int) {
    let name =
      page == 65001 ? "UTF-8" : page == 10000 ? "macintosh" : page == 932 ? "shift_jis" : page == 936 ? "gbk" : page == 949 ? "euc-kr" : "windows-\(page)"
    flush()
    charset = page == 65001 ? nil : Charset(name) ?? charset
  }

  private static let characters = [
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
  ]

  /// Destinations that are none of the text; `info` has the title.
  private static let hidden: Set<String> = [
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "footnote", "annotation", "fldinst", "xe", "tc", "listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "colorschememapping", "datastore",
    "author", "operator", "company", "doccomm", "keywords", "subject", "comment", "revtim", "printim", "buptim", "bkmkstart", "bkmkend", "pntext", "listtext",
    "shpinst", "nonshppict", "template",
  ]
}
