import RelataGraph
import Testing

@testable import RelataCorpus

/// Pages made to take far more time and memory than their size. Where one is read in time quadratic in it, this never ends.
@Suite struct HostilePagesTests {
  private static let paragraph =
    "<p>Ada Quill met Ivo Novak in the old town, and they spoke of the harbour, of the bridge, and of the price of grain.</p>"

  /// A page that is told by its name in the results, as its text has megabytes.
  struct HostilePage: CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) {
      testDescription = name
      self.text = text
    }
  }

  static let readable = [
    HostilePage("elements in elements", paragraph + String(repeating: "<b>", count: 100_000) + "x"),
    HostilePage("tables in tables", paragraph + String(repeating: "<table><tr><td>", count: 30_000) + "x"),
    HostilePage("entities", paragraph + "<p>" + String(repeating: "&amp;", count: 400_000) + "</p>"),
    HostilePage("an attribute of megabytes", paragraph + "<p class=\"" + String(repeating: "a", count: 5_000_000) + "\">x</p>"),
    HostilePage("a million class names", paragraph + "<p class=\"" + String(repeating: "a ", count: 1_000_000) + "\">x</p>"),
    HostilePage("attributes by the hundred thousand", paragraph + "<p " + (0..<300_000).map { "a\($0)=1" }.joined(separator: " ") + ">x</p>"),
    HostilePage("the same without white space", paragraph + "<p " + (0..<300_000).map { "a\($0)=''" }.joined() + ">x</p>"),
    HostilePage("the same behind a bracket in quotes", paragraph + "<p x='>' " + (0..<300_000).map { "a\($0)=1" }.joined(separator: " ") + ">x</p>"),
    HostilePage("the same in quotes", paragraph + "<p x=\"" + (0..<300_000).map { "a\($0)=1" }.joined(separator: " ") + "\">x</p>"),
    HostilePage("headlines in navigation in navigation", paragraph + String(repeating: "<nav><h1>x</h1>", count: 60_000)),
    HostilePage("articles without end", paragraph + String(repeating: "<main class=\"article-body\"><h1>x</h1><p>x</p></main>", count: 20_000)),
    HostilePage("containers in containers", paragraph + String(repeating: "<div><p>\(paragraph)", count: 20_000)),
    HostilePage("teasers in teasers", paragraph + String(repeating: "<div><h2><a href=x>\"\"\"</a></h2>", count: 30_000)),
    HostilePage("a sentence of quotation marks", paragraph + "<p>" + String(repeating: "\" ", count: 300_000) + "</p>"),
    HostilePage("cells", paragraph + "<table><tr>" + String(repeating: "<td>x", count: 150_000)),
    HostilePage(
      "linked data in linked data",
      paragraph + "<script type=\"application/ld+json\">" + String(repeating: "{\"@graph\": [", count: 200_000) + "</script>"),
    HostilePage(
      "linked data without end", paragraph + String(repeating: "<script type=\"application/ld+json\">{\"headline\": \"x\"}</script>", count: 60_000)),
    HostilePage("comments that never end", paragraph + String(repeating: "<!--", count: 100_000)),
  ]

  @Test(arguments: readable) func readsTheArticle(_ page: HostilePage) throws {
    let document = try Page.document(bytes: Array(page.text.utf8), stem: "a.html")
    #expect(document.text.contains("Ada Quill met Ivo Novak"))
  }

  @Test(arguments: ["<p>", "<i>x</i>", "<meta name=a content=b>", "< "]) func refusesElementsWithoutEnd(_ element: String) {
    let page = Array((HostilePagesTests.paragraph + String(repeating: element, count: 250_000)).utf8)
    let error = #expect(throws: CorpusError.Cause.self) { try Page.document(bytes: page, stem: "a.html") }
    #expect(error == .notHTML("it has more than 200000 tags"))
  }

  /// What follows a quotation that a script seems to open is blanked: such a page is refused, not read for hours.
  @Test func refusesAttributesThatHideInAScript() {
    let page = "<script>a<b=\"</script><p " + (0..<300_000).map { "a\($0)=1" }.joined(separator: " ") + ">x</p>" + HostilePagesTests.paragraph
    #expect(throws: CorpusError.Cause.self) { try Page.document(bytes: Array(page.utf8), stem: "a.html") }
  }

  @Test func readsWhatIsBehindBlankedAttributes() throws {
    for quote in ["", "'", "\""] {
      let tag = "<div data-x=\(quote)" + String(repeating: "{ a } ", count: 2_000) + "\(quote)>"
      let document = try Page.document(bytes: Array((tag + HostilePagesTests.paragraph + "</div>").utf8), stem: "a.html")
      #expect(document.text.hasPrefix("Ada Quill met") && !document.text.contains("{"), "\(quote): \(document.text)")
    }
  }

  @Test(arguments: ["<", "&", "<p", "&amp", "<p>", "&amp;", "<br>\n", "x\n", "<b>x</b>\n"]) func reducesTextsInTime(_ part: String) {
    let text = String(repeating: part, count: 50_000)
    #expect((MarkedText.reduced(text) == nil) == !(part.hasSuffix(">") || part.hasSuffix(";") || part.hasPrefix("<b")))
  }

  @Test func readsLongLinesOnce() {
    for line in ["'’", "a-", "a.)", "“", "<", "e\u{301}", "1-"] {
      let text = String(repeating: line, count: 300_000)
      #expect(PlainText.layout(of: text + "\n\nshare\n").paragraphs == [0..<text.unicodeScalars.count])
    }
  }
}
