/// An HTML page reduced to its article.
enum Page {
  /// The article of a page, or the articles of a database's export.
  static func documents(_ bytes: [UInt8], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    if OwnOutput.isWritten(page: bytes) { throw .ownOutput }
    // Looking through all the text is only worth it where the line that ends an article is there.
    func has(_ mark: String) -> Bool { bytes.firstRange(of: Array(mark.utf8)) != nil }
    if has("Document") || has("DOCUMENTS"), has(" words") || has("LENGTH"), let bounded = BoundedMarkup.bytes(of: bytes),
      let lines = HTMLTree.read(bounded, { PageOutline($0).blocks.map(\.text) }), let articles = DatabaseExport.articles(lines)
    {
      return try DatabaseExport.documents(articles, input, context)
    }
    return [try document(bytes: bytes, stem: input.stem, order: context.options.dateOrder)]
  }

  /// - Parameter stem: The document's identifier, which may begin with its date.
  static func document(bytes: [UInt8], stem: String, order: ReadingOptions.DateOrder? = nil) throws(CorpusError.Cause) -> Document {
    if bytes.prefix(1024).contains(0) { throw .binary }
    guard let bounded = BoundedMarkup.bytes(of: bytes) else { throw .notHTML("it has more than \(BoundedMarkup.mostTags) tags") }
    guard let outline = HTMLTree.read(bounded, PageOutline.init) else { throw .notHTML("it is no HTML") }
    let metadata = outline.metadata
    var paragraphs = self.paragraphs(outline)
    guard !paragraphs.isEmpty else { throw .notHTML("it has no paragraphs") }
    let title = title(outline)
    if let title, !paragraphs.prefix(3).contains(where: { PlainText.isSame($0, title) }) { paragraphs.insert(title, at: 0) }
    let document = Document(
      id: stem, title: title, date: metadata.date(order) ?? Dates.iso(String(stem.prefix(10))), source: metadata.source,
      text: PlainText.withoutJunk(paragraphs.joined(separator: "\n\n") + "\n"))
    guard !document.paragraphs.isEmpty else { throw .notHTML("it has no running text") }
    return document
  }

  /// The article as paragraphs, from the page's elements or from its JSON-LD, whichever has it.
  static func paragraphs(_ outline: PageOutline, whole: Bool = false) -> [String] {
    let found = ArticleFinder.article(outline, whole: whole).map(\.text)
    guard let body = outline.metadata.linked.body else { return found }
    let told = MarkedText.paragraphs(body)
    return length(found) * 2 < length(told) ? told : found
  }

  private static func length(_ paragraphs: [String]) -> Int { paragraphs.reduce(0) { $0 + $1.utf8.count } }

  /// The headline: the `h1` that the page's own title repeats, what its metadata says, or any `h1`.
  static func title(_ outline: PageOutline) -> String? {
    let metadata = outline.metadata
    let headings = outline.blocks.lazy.filter(\.isTitle).prefix(20).map { line($0.text) }
    let named = [metadata["og:title"], metadata.linked.headline, metadata["twitter:title"]].compactMap { $0 }.map { line(MarkedText.line($0)) }
      .filter { !$0.isEmpty }
    let whole = metadata.title.map(line)
    if let heading = headings.first(where: { heading in (named + [whole].compactMap { $0 }).contains { repeats($0, heading) } }) { return heading }
    return named.first.map { withoutSite($0, metadata.source) } ?? headings.first ?? whole.map { withoutSite($0, metadata.source) }
  }

  private static func line(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }

  private static func repeats(_ title: String, _ heading: String) -> Bool {
    heading.split(separator: " ").count >= 3 && title.lowercased().hasPrefix(heading.lowercased())
  }

  /// `Strike ends | The Paper` without the paper.
  private static func withoutSite(_ title: String, _ site: String?) -> String {
    let words = title.split(separator: " ")
    guard let bar = words.lastIndex(where: { ["|", "-", "–", "—", "::", "»", "•", "·"].contains($0) }), bar >= 2, bar + 1 < words.count else { return title }
    let name = words[(bar + 1)...]
    let isName = name.count <= 5 && name.allSatisfy { $0.first?.isLowercase != true || ["of", "the", "and", "for"].contains($0) }
    guard words[bar] == "|" || isName || name.joined(separator: " ") == site else { return title }
    return words[..<bar].joined(separator: " ")
  }
}
