/// Feeds: RSS 2.0, RSS 1.0 and Atom (RFC 4287). An item is an article; the feed's title is its source.
enum FeedFormat {
  static func documents(_ bytes: [UInt8], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    let (items, source) = try XMLTree.read(bytes) { (root) throws(CorpusError.Cause) in
      // In RSS 1.0 items stand beside the channel.
      let channel = root.first("channel")
      let parents = [root, channel].compactMap { $0 }
      let items = parents.flatMap(\.children).filter { ["item", "entry"].contains($0.name) }
      return (items.map(item), (channel ?? root).first("title").map { FeedFormat.text($0) })
    }
    if items.isEmpty { throw .empty }
    var documents: [Document] = []
    for (number, item) in items.enumerated() {
      var fields = item
      fields.source = fields.source ?? source
      let fallback = "\(input.stem)-\(number + 1)"
      guard !fields.text.isEmpty else {
        context.log.remarks.addWithoutText(fields.id ?? fallback)
        continue
      }
      documents.append(try fields.document(fallbackID: fallback, order: context.options.dateOrder))
    }
    return documents
  }

  /// The longest of what is there counts as the text: many feeds have a teaser and the whole.
  private static func item(_ node: HTMLNode) -> ArticleFields {
    var fields = ArticleFields(text: "")
    var link: String?
    for child in node.children where child.isElement {
      switch child.name {
      case "title": fields.title = fields.title ?? text(child)
      case "guid", "id": fields.id = fields.id ?? text(child)
      case "pubdate", "published", "date": fields.date = text(child)
      case "updated": fields.date = fields.date ?? text(child)
      case "source": fields.source = text(child.first("title") ?? child)
      case "link": if child.attribute("rel") ?? "alternate" == "alternate" { link = link ?? child.attribute("href") ?? text(child) }
      case "encoded", "content", "description", "summary":
        let found = markup(child)
        if found.utf8.count > fields.text.utf8.count { fields.text = found }
      default: break
      }
    }
    fields.id = fields.id.flatMap { $0.isEmpty ? nil : $0 } ?? link
    return fields
  }

  private static func text(_ node: HTMLNode) -> String { node.wholeText.split { $0.isWhitespace }.joined(separator: " ") }

  /// The text or the markup of an element. Atom's XHTML is markup of the feed's own.
  private static func markup(_ node: HTMLNode) -> String {
    guard node.attribute("type") == "xhtml" else { return node.wholeText }
    return node.children.map(FeedFormat.written).joined()
  }

  private static func written(_ node: HTMLNode) -> String {
    guard node.isElement else { return node.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
    return "<\(node.name)>" + node.children.map(written).joined() + "</\(node.name)>"
  }
}
