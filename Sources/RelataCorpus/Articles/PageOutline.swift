/// The blocks of text of a page and the elements around them, collected in one walk over its tree.
struct PageOutline {
  enum Kind {
    case paragraph, heading, item, row, caption
    /// Text in a container, outside of any paragraph.
    case loose
  }

  /// A block of text. Line breaks are newlines.
  struct Block {
    var text: String
    var kind: Kind
    /// Whether it is an `h1`.
    var isTitle: Bool
    /// Bytes of it in links.
    var linked: Int
    /// The innermost element around it that is a block.
    var element: Int

    var length: Int { text.utf8.count }
    /// Little else than links: not a sentence in which something is linked.
    var isLinked: Bool { linked * 2 >= length && (length - linked < 40 || kind != .paragraph && kind != .item || !PlainText.endsSentence(text)) }
    /// Long enough and little linked: running text, as far as shallow features tell.
    var isRunning: Bool { kind != .heading && length >= 40 && linked * 3 < length }
  }

  /// An element that is a block, or that is none of the article.
  struct Element {
    var parent: Int
    var isContainer: Bool
    /// Whether it is an `article` or the `main` one.
    var isWhole: Bool
    var verdict: Furniture.Verdict
    /// How much more its text counts in percent, as its name or its marks say that it holds the article.
    var weight: Int
    /// Whether its name or its marks say that it holds the one article of the page.
    var holdsBody: Bool
    /// Its blocks, those of the elements in it among them.
    var blocks: Range<Int>
  }

  private(set) var metadata = PageMetadata()
  private(set) var blocks: [Block] = []
  private(set) var elements: [Element] = []

  private var current = ""
  private var linked = 0
  private var open: [Int] = []
  private var links = 0
  private var preformatted = 0

  /// Deeper elements are passed over: no article is nested so, and the stack has an end.
  private static let deepest = 200

  private static let blockNames: Set<String> = [
    "p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "figure",
    "figcaption", "table", "tr", "td", "th", "tbody", "thead", "header", "body", "html", "pre", "hr", "address", "center", "form", "nav", "aside",
    "footer", "menu", "dialog", "details", "summary", "fieldset",
  ]
  private static let containerNames: Set<String> = [
    "div", "section", "article", "main", "body", "td", "blockquote", "header", "figure", "ul", "ol", "form", "center", "details",
  ]
  private static let inlineNames: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "img", "label", "mark", "q", "s", "small", "span", "strike", "strong",
    "sub", "sup", "time", "u",
  ]

  init(_ root: HTMLNode) {
    visit(root, depth: 0)
    flush(.loose)
  }

  private mutating func visit(_ node: HTMLNode, depth: Int) {
    if node.isText { return append(node.text) }
    guard node.isElement, depth < PageOutline.deepest else { return }
    let name = node.name
    switch name {
    case "head": return node.children.forEach { metadata.read($0) }
    case "meta", "script": metadata.read(node)
    case "br": return current += "\n"
    case "time": metadata.readTime(node)
    default: break
    }
    let (verdict, isBody) = Furniture.judge(node, name: name)
    guard verdict != .never else { return }
    let isBlock = PageOutline.blockNames.contains(name) && !(name == "td" || name == "th") || isLayout(node, name)
    if !isBlock, verdict == .article || PageOutline.inlineNames.contains(name) {
      guard verdict == .article else { return }
      if name == "td" || name == "th" { current += current.isEmpty ? "" : " | " }
      if name == "a" { links += 1 }
      node.children.forEach { visit($0, depth: depth + 1) }
      if name == "a" { links -= 1 }
      return
    }
    flush(.loose)
    let index = elements.count
    elements.append(
      Element(
        parent: open.last ?? -1, isContainer: PageOutline.containerNames.contains(name), isWhole: name == "article" || name == "main", verdict: verdict,
        weight: isBody ? 200 : name == "article" ? 150 : name == "main" ? 120 : 100, holdsBody: isBody || name == "main",
        blocks: blocks.count..<blocks.count))
    open.append(index)
    if name == "a" { links += 1 }
    if name == "pre" { preformatted += 1 }
    node.children.forEach { visit($0, depth: depth + 1) }
    if name == "pre" { preformatted -= 1 }
    if name == "a" { links -= 1 }
    flush(kind(name), isTitle: name == "h1")
    open.removeLast()
    elements[index].blocks = elements[index].blocks.lowerBound..<blocks.count
  }

  /// Whether a cell holds blocks of its own, so that its table is there for the layout.
  private func isLayout(_ node: HTMLNode, _ name: String) -> Bool {
    guard name == "td" || name == "th" else { return false }
    return node.children.contains { PageOutline.blockNames.contains($0.name) || $0.name == "br" || $0.text.utf8.count > 120 }
  }

  private func kind(_ name: String) -> Kind {
    switch name {
    case "p", "blockquote", "pre", "dd", "dt": .paragraph
    case "h1", "h2", "h3", "h4", "h5", "h6": .heading
    case "li": .item
    case "tr": .row
    case "figcaption": .caption
    default: .loose
    }
  }

  private mutating func append(_ text: String) {
    current += preformatted > 0 ? text : String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
    if links > 0 { linked += text.utf8.count }
  }

  private mutating func flush(_ kind: Kind, isTitle: Bool = false) {
    for text in PageOutline.paragraphs(current) {
      blocks.append(Block(text: text, kind: kind, isTitle: isTitle, linked: linked, element: open.last ?? 0))
    }
    current = ""
    linked = 0
  }

  /// The parts of a text between empty lines, with runs of other white space made one space.
  static func paragraphs(_ text: String) -> [String] {
    var out: [String] = []
    var lines: [String] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\u{2029}" }) {
      let words = line.split { $0.isWhitespace }.joined(separator: " ")
      if !words.isEmpty {
        lines.append(words)
      } else if !lines.isEmpty {
        out.append(lines.joined(separator: "\n"))
        lines = []
      }
    }
    return lines.isEmpty ? out : out + [lines.joined(separator: "\n")]
  }
}
