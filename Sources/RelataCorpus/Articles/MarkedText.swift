/// Text that came with markup where a plain one is expected: in JSON, in feeds and in attributes.
enum MarkedText {
  /// The text as paragraphs; of a plain one, its lines.
  static func paragraphs(_ text: String) -> [String] { reduced(text)?.paragraphs ?? PageOutline.paragraphs(text).flatMap(lines) }

  /// The text as one line.
  static func line(_ text: String) -> String { hasMarkup(text) ? paragraphs(text).joined(separator: " ") : text }

  /// A text with markup reduced as a page is; `nil` for a plain one, and where the markup can't be read.
  static func reduced(_ text: String) -> (paragraphs: [String], title: String?)? {
    guard hasMarkup(text) else { return nil }
    var text = text
    // Without an element that ends a line, the lines are the text's own.
    if !hasTag(text, among: breaking) { text = text.split(omittingEmptySubsequences: false) { $0.isNewline }.joined(separator: "<br>") }
    guard let bounded = BoundedMarkup.bytes(of: Array(text.utf8)), let outline = HTMLTree.read(bounded, PageOutline.init) else { return nil }
    let isPage = hasTag(text, among: ["html", "body", "article", "main"])
    return (Page.paragraphs(outline, whole: !isPage), isPage ? Page.title(outline) : nil)
  }

  private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  /// Whether there is a tag or a character reference in it. `a < b` is none.
  private static func hasMarkup(_ text: String) -> Bool { hasTag(text, among: known) || hasReference(text) }

  private static func hasTag(_ text: String, among names: Set<String>) -> Bool {
    let bytes = Array(text.utf8)
    var end = 0
    for start in bytes.indices where bytes[start] == UInt8(ascii: "<") && start >= end {
      var at = start + 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "/") { at += 1 }
      let name = bytes[at...].prefix(12).prefix { isAlphanumeric($0) }
      guard names.contains(String(decoding: name, as: UTF8.self).lowercased()) else { continue }
      end = at + name.count
      guard end < bytes.count, bytes[end] <= 0x20 || bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/") else { continue }
      return true
    }
    return false
  }

  private static func hasReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { start in
      guard bytes[start] == UInt8(ascii: "&") else { return false }
      let name = bytes[(start + 1)...].prefix(10)
      guard let end = name.firstIndex(of: UInt8(ascii: ";")), end > start + 2 else { return false }
      let digits = bytes[start + 1] == UInt8(ascii: "#")
      return bytes[(start + (digits ? 2 : 1))..<end].allSatisfy(isAlphanumeric)
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static let breaking: Set<String> = [
    "p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "section", "article", "body", "html", "blockquote",
    "figure", "pre",
  ]
  private static let known = breaking.union([
    "a", "b", "i", "u", "em", "strong", "span", "script", "style", "img", "head", "title", "main", "aside", "nav", "header", "footer", "font", "center",
    "figcaption", "iframe", "small", "sup", "sub", "hr", "dl", "dt", "dd", "th", "tbody", "thead", "noscript", "form", "button", "svg", "video", "time",
  ])
}
