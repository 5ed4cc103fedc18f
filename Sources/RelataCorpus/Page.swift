/// An HTML page reduced to its article.
///
/// The article is the part of the page with the most running text outside of links, as in Readability: paragraphs give
/// points to their parents by length and commas, links take them away (C. Kohlschütter et al., *Boilerplate Detection
/// using Shallow Text Features*, 2010, on why link density and length suffice).
enum Page {
  static func document(bytes: [UInt8], path: String) throws(CorpusError) -> Document {
    if bytes.prefix(1024).contains(0) { throw CorpusError(path: path, cause: .binary) }
    guard let bounded = BoundedMarkup.bytes(of: bytes) else {
      throw CorpusError(path: path, cause: .notHTML("it has more than \(BoundedMarkup.mostTags) tags"))
    }
    guard let tree = HTMLTree(bounded), let root = tree.root() else { throw CorpusError(path: path, cause: .notHTML("it is no HTML")) }
    var outline = Outline()
    outline.visit(root, depth: 0)
    guard let article = outline.article() else { throw CorpusError(path: path, cause: .notHTML("it has no paragraphs")) }
    var paragraphs = article
    let title = outline.heading ?? outline.metadata["og:title"] ?? outline.title
    if let title, !paragraphs.contains(title) { paragraphs.insert(title, at: 0) }
    let text = paragraphs.joined(separator: "\n\n") + "\n"
    let date = ["article:published_time", "datepublished", "date", "dc.date", "pubdate", "time"].lazy.compactMap { outline.metadata[$0] }
      .compactMap(Dates.iso).first
    let stem = Corpus.stem(path)
    let document = Document(
      id: stem, title: title, date: date ?? Dates.iso(String(stem.prefix(10))), source: outline.metadata["og:site_name"], text: text)
    guard !document.paragraphs.isEmpty else { throw CorpusError(path: path, cause: .notHTML("it has no running text")) }
    return document
  }
}

/// What is collected in one walk over the tree.
private struct Outline {
  /// A block of text and the chain of containers around it.
  struct Block {
    var text: String
    var linked: Int
    var containers: [Int]
    var isHeading: Bool
  }

  private(set) var metadata: [String: String] = [:]
  private(set) var title: String?
  /// The first `h1`.
  private(set) var heading: String?
  private var blocks: [Block] = []
  private var containers: [Int] = []
  private var containerCount = 0
  private var current = ""
  private var linked = 0
  private var inLink = false

  /// Deeper elements are passed over: no article is nested so, and the stack has an end.
  private static let deepest = 200
  /// What is read of the class names and the identifier of an element, in bytes.
  private static let longestMarks = 1_000

  private static let skipped: Set<String> = [
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "iframe", "object", "svg", "audio", "video",
    "canvas", "dialog", "menu", "input", "textarea",
  ]
  private static let blocksNames: Set<String> = [
    "p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "figure",
    "figcaption", "table", "tr", "td", "th", "tbody", "thead", "header", "body", "html", "pre", "hr", "address", "center",
  ]
  private static let containerNames: Set<String> = ["div", "section", "article", "main", "body", "td", "blockquote", "header", "figure", "ul", "ol"]
  /// Parts of class names and identifiers of what is not the article.
  private static let junk = [
    "nav", "menu", "sidebar", "footer", "related", "share", "social", "promo", "newsletter", "subscribe", "cookie", "consent", "comment", "advert",
    "sponsor", "breadcrumb", "recommend", "most-read", "trending", "popular", "toolbar", "banner", "popup", "modal", "byline", "author-bio", "credit",
    "copyright", "disclaimer", "tags", "taglist", "skip", "readmore", "read-more", "read-also", "teaser", "outbrain", "taboola", "pagination",
  ]

  mutating func visit(_ node: HTMLNode, depth: Int) {
    if node.isText {
      append(node.text)
      return
    }
    guard node.isElement, depth < Outline.deepest else { return }
    let name = node.name
    switch name {
    case "head":
      for child in node.children { readHead(child) }
      return
    case "br":
      current += "\n"
      return
    case "time":
      if let time = node.attribute("datetime"), metadata["time"] == nil { metadata["time"] = time }
    default: break
    }
    guard !Outline.skipped.contains(name), !isJunk(node, name: name) else { return }
    let isBlock = Outline.blocksNames.contains(name)
    if isBlock { flush() }
    let isContainer = Outline.containerNames.contains(name)
    if isContainer {
      containerCount += 1
      containers.append(containerCount)
    }
    let wasInLink = inLink
    if name == "a" { inLink = true }
    for child in node.children { visit(child, depth: depth + 1) }
    inLink = wasInLink
    if isBlock {
      if name == "h1", heading == nil, let text = Outline.collapsed(current).first { heading = text }
      flush(heading: name.hasPrefix("h") && name.count == 2)
    }
    if isContainer { containers.removeLast() }
  }

  private mutating func readHead(_ node: HTMLNode) {
    if node.name == "title", title == nil { title = Outline.collapsed(node.children.map(\.text).joined()).first }
    if node.name == "meta", let content = node.attribute("content"),
      let key = node.attribute("property") ?? node.attribute("name") ?? node.attribute("itemprop")
    {
      let key = key.lowercased()
      if metadata[key] == nil, !content.isEmpty { metadata[key] = content }
    }
  }

  private func isJunk(_ node: HTMLNode, name: String) -> Bool {
    guard name != "body", name != "html", name != "main", name != "article" else { return false }
    if node.attribute("hidden") != nil || node.attribute("aria-hidden") == "true" { return true }
    if let role = node.attribute("role"), ["navigation", "banner", "contentinfo", "complementary", "search", "dialog"].contains(role) { return true }
    let marks = ((node.attribute("class") ?? "") + " " + (node.attribute("id") ?? "")).prefix(Outline.longestMarks).lowercased()
    guard marks.count > 1 else { return false }
    return marks.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.contains { mark in
      Outline.junk.contains {
        mark == $0 || mark.hasPrefix($0 + "-") || mark.hasPrefix($0 + "_") || mark.hasSuffix("-" + $0) || mark.hasSuffix("_" + $0) || mark.hasPrefix($0 + "s-")
          || mark == $0 + "s"
      }
    }
  }

  private mutating func append(_ text: String) {
    current += text
    if inLink { linked += text.utf8.count }
  }

  private mutating func flush(heading: Bool = false) {
    for text in Outline.collapsed(current) {
      blocks.append(Block(text: text, linked: linked, containers: containers, isHeading: heading))
    }
    current = ""
    linked = 0
  }

  /// The lines of a text with runs of white space made one space, and empty ones left out.
  private static func collapsed(_ text: String) -> [String] {
    text.split(separator: "\n\n").flatMap { $0.split(separator: "\u{2029}") }.map { part in
      part.split { $0.isWhitespace }.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  /// The paragraphs of the best container.
  func article() -> [String]? {
    var points: [Int: Int] = [:]
    for block in blocks {
      let length = block.text.utf8.count
      guard length >= 40, block.linked * 2 < length else { continue }
      let value = length + 25 * block.text.utf8.count { $0 == UInt8(ascii: ",") } - 2 * block.linked
      // The nearest container gets all of it, the ones around it ever less: the smallest that holds the whole text wins.
      var share = value
      for container in block.containers.reversed().prefix(4) {
        points[container, default: 0] += share
        share = share * 9 / 10
      }
    }
    guard let best = points.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else {
      return blocks.isEmpty ? nil : blocks.map(\.text)
    }
    let inside = blocks.filter { $0.containers.contains(best) && ($0.linked * 2 < $0.text.utf8.count) }
    return inside.isEmpty ? nil : inside.map(\.text)
  }
}
