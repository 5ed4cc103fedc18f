/// OpenDocument texts (ODT, ISO 26300): the body's paragraphs, without what was deleted, notes and comments.
enum OpenDocumentFormat {
  static func documents(_ archive: ZipArchive, _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    guard let member = archive.member("content.xml") else { throw .damaged("it has no text") }
    var text = OfficeText()
    let content = try archive.contents(member, limit: context.limit.file)
    text.paragraphs = try paragraphs(content)
    if let properties = archive.member("meta.xml") {
      let bytes = try archive.contents(properties, limit: context.limit.file)
      (text.title, text.date) = try XMLTree.read(bytes) { (root) throws(CorpusError.Cause) in
        let meta = root.first("meta")
        return (meta?.first("title")?.wholeText, (meta?.first("creation-date") ?? meta?.first("date"))?.wholeText)
      }
    }
    return try text.documents(input, context)
  }

  /// The paragraphs of `content.xml`.
  static func paragraphs(_ content: [UInt8]) throws(CorpusError.Cause) -> [OfficeText.Paragraph] {
    try XMLTree.read(content) { (root) throws(CorpusError.Cause) in
      guard let body = root.first("body")?.first("text") else { return [] }
      var out = ParagraphBuilder()
      readBlocks(body, titleStyles(root), depth: 0, into: &out)
      return out.paragraphs
    }
  }

  /// Styles of the file's own that are made from the one for titles.
  private static func titleStyles(_ root: HTMLNode) -> Set<String> {
    var out: Set<String> = ["Title"]
    for style in root.first("automatic-styles")?.children ?? [] where style.attribute("parent-style-name") == "Title" {
      if let name = style.attribute("name") { out.insert(name) }
    }
    return out
  }

  private static func readBlocks(_ container: HTMLNode, _ titles: Set<String>, depth: Int, into out: inout ParagraphBuilder) {
    guard depth < 50 else { return }
    for node in container.children where node.isElement {
      switch node.name {
      case "p", "h":
        read(node, depth: depth, into: &out)
        let isTitle = node.attribute("style-name").map(titles.contains) ?? false
        out.finish(isHeading: node.name == "h" || isTitle, isTitle: isTitle)
      case "table-row":
        let cells = node.children.filter { $0.name == "table-cell" }.map { cell in
          var inner = ParagraphBuilder()
          readBlocks(cell, titles, depth: depth + 1, into: &inner)
          return inner.paragraphs
        }
        out.append(row: cells)
      case "tracked-changes", "forms", "annotation", "sequence-decls": break
      default: readBlocks(node, titles, depth: depth + 1, into: &out)
      }
    }
  }

  private static func read(_ node: HTMLNode, depth: Int, into out: inout ParagraphBuilder) {
    guard depth < 100 else { return }
    for child in node.children {
      if child.isText {
        out.append(child.text.replacing("\n", with: " "))
        continue
      }
      switch child.name {
      case "s": out.append(" ")
      case "tab": out.append("\t")
      case "line-break": out.append("\n")
      case "note", "annotation", "annotation-end", "frame", "soft-page-break": break
      default: read(child, depth: depth + 1, into: &out)
      }
    }
  }
}
