/// Word's files (DOCX, ECMA-376): the body's paragraphs, without what was deleted, footnotes and comments.
enum WordFormat {
  static func documents(_ archive: ZipArchive, _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    guard let member = archive.member("word/document.xml") else { throw .damaged("it has no text") }
    let body = try archive.contents(member, limit: context.limit.file)
    var text = OfficeText()
    text.paragraphs = try paragraphs(body)
    if let properties = archive.member("docProps/core.xml") {
      let bytes = try archive.contents(properties, limit: context.limit.file)
      (text.title, text.date) = try XMLTree.read(bytes) { (root) throws(CorpusError.Cause) in
        (root.first("title")?.wholeText, (root.first("created") ?? root.first("modified"))?.wholeText)
      }
    }
    return try text.documents(input, context)
  }

  /// The paragraphs of `word/document.xml`.
  static func paragraphs(_ document: [UInt8]) throws(CorpusError.Cause) -> [OfficeText.Paragraph] {
    try XMLTree.read(document) { (root) throws(CorpusError.Cause) in root.first("body").map { paragraphs(of: $0, depth: 0) } ?? [] }
  }

  private static func paragraphs(of container: HTMLNode, depth: Int) -> [OfficeText.Paragraph] {
    var out = ParagraphBuilder()
    for node in container.children where node.isElement {
      switch node.name {
      case "p":
        let style = node.first("ppr")?.first("pstyle")?.attribute("val") ?? ""
        read(node, depth: depth, into: &out)
        out.finish(isHeading: style.hasPrefix("Heading") || style == "Title", isTitle: style == "Title")
      case "tbl" where depth < 20:
        for row in node.children where row.name == "tr" {
          out.append(row: row.children.filter { $0.name == "tc" }.map { paragraphs(of: $0, depth: depth + 1) })
        }
      case "sdt", "sdtcontent", "ins", "customxml", "smarttag", "txbxcontent":
        if depth < 20 { for one in paragraphs(of: node, depth: depth + 1) { out.append(one.text); out.finish(isHeading: one.isHeading, isTitle: one.isTitle) } }
      default: break
      }
    }
    return out.paragraphs
  }

  private static func read(_ node: HTMLNode, depth: Int, into out: inout ParagraphBuilder) {
    guard depth < 100 else { return }
    for child in node.children where child.isElement {
      switch child.name {
      case "t": out.append(child.wholeText)
      case "tab": out.append("\t")
      case "br", "cr": out.append(child.attribute("type") == "page" ? "" : "\n")
      case "nobreakhyphen": out.append("-")
      // Deleted text, the code of fields, drawings, and what stands elsewhere on the page.
      case "del", "movefrom", "instrtext", "deltext", "drawing", "pict", "object", "footnotereference", "endnotereference", "ppr", "rpr", "alternatecontent":
        break
      default: read(child, depth: depth + 1, into: &out)
      }
    }
  }
}
