import RelataGraph
import RelataSupport

/// What a page says of itself: in meta elements, and as JSON-LD.
struct PageMetadata {
  private var values: [String: String] = [:]
  private(set) var title: String?
  private(set) var linked = LinkedData()
  /// What is read of scripts, in bytes.
  private var budget = 4_000_000

  subscript(_ key: String) -> String? { values[key] }

  /// - Parameter order: Settles dates of numbers alone, which are passed over without it.
  func date(_ order: ReadingOptions.DateOrder?) -> String? {
    func iso(_ text: String) -> String? {
      if case .date(let date) = Dates.read(text, order: order) { return date }
      return nil
    }
    let keys = [
      "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate",
      "publish-date", "parsely-pub-date", "sailthru.date", "article.published",
    ]
    return keys.lazy.compactMap { values[$0] }.compactMap(iso).first ?? linked.date.flatMap(iso) ?? values["time"].flatMap(iso)
  }

  var source: String? { values["og:site_name"] ?? linked.publisher }

  mutating func read(_ node: HTMLNode) {
    switch node.name {
    case "title": if title == nil { title = PageOutline.paragraphs(node.children.map(\.text).joined()).first }
    case "script":
      guard node.attribute("type")?.lowercased().contains("ld+json") == true else { return }
      let text = node.children.map(\.text).joined()
      budget -= text.utf8.count
      if budget >= 0 { linked.read(Array(text.utf8)) }
    case "meta":
      guard let content = node.attribute("content"), !content.isEmpty,
        let key = node.attribute("property") ?? node.attribute("name") ?? node.attribute("itemprop"), values[key.lowercased()] == nil
      else { return }
      values[key.lowercased()] = content
    default: break
    }
  }

  mutating func readTime(_ node: HTMLNode) {
    if let time = node.attribute("datetime"), values["time"] == nil { values["time"] = time }
  }
}

/// What JSON-LD says of the article that a page is about: schema.org's `NewsArticle` and its kin.
struct LinkedData {
  private(set) var headline: String?
  private(set) var date: String?
  private(set) var publisher: String?
  /// The text, where it is there.
  private(set) var body: String?

  /// Reads as far as it is JSON; of what is there twice, the first counts.
  mutating func read(_ bytes: [UInt8]) {
    var reader = JSONReader(bytes)
    do { try read(&reader) } catch { return }
  }

  private mutating func read(_ reader: inout JSONReader) throws(JSONError) {
    switch reader.peek() {
    case UInt8(ascii: "["): try reader.array { (reader: inout JSONReader) throws(JSONError) in try read(&reader) }
    case UInt8(ascii: "{"):
      try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
        let isText = reader.peek() == UInt8(ascii: "\"")
        switch key {
        case "articleBody" where isText:
          let text = try reader.string()
          if text.utf8.count > (body?.utf8.count ?? 0) { body = text }
        case "headline" where isText:
          let text = try reader.string()
          headline = headline ?? text
        case "datePublished" where isText:
          let text = try reader.string()
          date = date ?? text
        case "publisher": try readPublisher(&reader)
        case "@graph", "mainEntity", "mainEntityOfPage": try read(&reader)
        default: try reader.skip()
        }
      }
    default: try reader.skip()
    }
  }

  private mutating func readPublisher(_ reader: inout JSONReader) throws(JSONError) {
    guard reader.peek() == UInt8(ascii: "{") else { return try reader.skip() }
    var name: String?
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      if key == "name", reader.peek() == UInt8(ascii: "\"") { name = try reader.string() } else { try reader.skip() }
    }
    publisher = publisher ?? name
  }
}
