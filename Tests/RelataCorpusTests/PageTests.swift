import Testing

@testable import RelataCorpus

/// Pages and what of them is the article.
@Suite struct PageTests {
  struct Sample: CustomTestStringConvertible {
    let testDescription: String
    let html: String

    init(_ name: String, _ html: String) {
      testDescription = name
      self.html = html
    }
  }

  private static let first = "The council of Arland opened the new bridge on Friday, two years later than it had planned."
  private static let second = "Mara Quint, who leads the council, thanked the builders and promised a second one further up the river."
  private static let third = "The old ferry is to run until the end of the month, its owner said."
  private static let noise = "Borduria bombed the harbour of Zenda in the night, and its army marched on the capital of Syldavia."

  private func paragraphs(_ document: Document) -> [String] {
    let scalars = Array(document.text.unicodeScalars)
    return document.paragraphs.map { String(String.UnicodeScalarView(scalars[$0])) }
  }

  private func article(_ html: String) throws -> [String] {
    paragraphs(try Page.document(bytes: Array("<!doctype html><html><head><meta charset=utf-8></head>\(html)</html>".utf8), stem: "page.html"))
  }

  /// What stands among the paragraphs of an article or below them, and is none of it.
  static let furniture = [
    Sample("style", "<p style=\"color: red; DISPLAY : none !important\">\(noise)</p>"),
    Sample("visibility", "<div style='visibility:hidden'><p>\(noise)</p></div>"),
    Sample("hidden", "<section hidden><p>\(noise)</p></section>"),
    Sample("aria-hidden", "<div aria-hidden=\"true\"><p>\(noise)</p></div>"),
    Sample("visually hidden", "<div class=\"note visually-hidden\"><p>\(noise)</p></div>"),
    Sample("screen readers", "<p class=\"sr-only\">\(noise)</p>"),
    Sample("screen readers of WordPress", "<p class=\"screen-reader-text\">\(noise)</p>"),
    Sample("Tailwind", "<p class=\"hidden\">\(noise)</p>"),
    Sample("Bootstrap", "<p class=\"d-none\">\(noise)</p>"),
    Sample("template", "<template><p>\(noise)</p></template>"),
    Sample("noscript", "<noscript><p>\(noise)</p></noscript>"),
    Sample("comment", "<!-- <p>\(noise)</p> -->"),
    Sample("script", "<script>document.write('<p>\(noise)</p>')</script>"),
    Sample("aside", "<aside><p>\(noise)</p></aside>"),
    Sample("footer", "<footer><p>\(noise)</p></footer>"),
    Sample("navigation", "<div role=\"navigation\"><p>\(noise)</p></div>"),
    Sample("dialog", "<div role=\"dialog\" aria-modal=\"true\"><p>\(noise)</p></div>"),
    Sample("Cookiebot", "<div id=\"CybotCookiebotDialog\"><div><p>\(noise)</p></div></div>"),
    Sample("Usercentrics", "<div id=\"usercentrics-root\"><p>\(noise)</p></div>"),
    Sample("Quantcast", "<div class=\"qc-cmp2-container\"><p>\(noise)</p></div>"),
    Sample("OneTrust", "<div id=\"onetrust-consent-sdk\"><p>\(noise)</p></div>"),
    Sample("Didomi", "<div id=\"didomi-host\"><p>\(noise)</p></div>"),
    Sample("Sourcepoint", "<div id=\"sp_message_container_99\"><p>\(noise)</p></div>"),
    Sample("Funding Choices", "<div class=\"fc-consent-root\"><p>\(noise)</p></div>"),
    Sample("TrustArc", "<div id=\"truste-consent-track\"><p>\(noise)</p></div>"),
    Sample("Complianz", "<div class=\"cmplz-cookiebanner\"><p>\(noise)</p></div>"),
    Sample("CookieYes", "<div class=\"cky-consent-container\"><p>\(noise)</p></div>"),
    Sample("Osano", "<div class=\"cc-window cc-banner\"><p>\(noise)</p></div>"),
    Sample("a banner of one's own", "<div class=\"cookieNotice\"><p>\(noise)</p></div>"),
    Sample(
      "consent without a mark", "<div><p>We and our 90 partners store data on your device, such as cookies. You can change your preferences.</p></div>"),
    Sample("related articles", "<div class=\"related-articles\"><h3>Related</h3><p>\(noise)</p></div>"),
    Sample("relatedPosts", "<div id=\"relatedPosts\"><p>\(noise)</p></div>"),
    Sample("teasers", "<div class=\"teaser-list\"><p>\(noise)</p></div>"),
    Sample("a teaser", "<div class=\"c-teaser\"><h3>Zenda</h3><p>\(noise)</p></div>"),
    Sample("recommended", "<section class=\"recommended\"><p>\(noise)</p></section>"),
    Sample("most read", "<div class=\"most-read\"><ol><li>\(noise)</li></ol></div>"),
    Sample("newsletter", "<div class=\"newsletter_signup\"><p>\(noise)</p></div>"),
    Sample("comments", "<section id=\"comments\"><ol class=\"comment-list\"><li><p>\(noise)</p></li></ol></section>"),
    Sample("one comment", "<div class=\"comment\"><p>\(noise)</p></div>"),
    Sample("a link alone", "<p><a href=\"/x\">\(noise)</a></p>"),
    Sample("links to read", "<p>Read more: <a href=\"/x\">\(noise)</a></p>"),
    Sample("a list of links", "<ul><li><a href=\"/x\">\(noise)</a></li><li><a href=\"/y\">\(noise)</a></li></ul>"),
    Sample("a card that is a link", "<a href=\"/x\"><div class=\"card\"><h3>Zenda</h3><p>\(noise)</p></div></a>"),
    Sample("a copyright line", "<p>© 2031 The Arland Post. All rights reserved.</p>"),
    Sample("a copyright line in words", "<p>Copyright 2031 The Arland Post</p>"),
  ]

  @Test(arguments: furniture) func leavesOut(_ sample: Sample) throws {
    let body = "<p>\(PageTests.first)</p><p>\(PageTests.second)</p>"
    let expected = [PageTests.first, PageTests.second, PageTests.third]
    #expect(try article("<body><article>\(body)\(sample.html)<p>\(PageTests.third)</p></article></body>") == expected)
    #expect(try article("<body><article>\(body)<p>\(PageTests.third)</p></article>\(sample.html)</body>") == expected)
    #expect(try article("<body>\(sample.html)<div>\(body)<p>\(PageTests.third)</p></div></body>") == expected)
  }

  /// Wherever the paragraphs stand, they are the article.
  static let layouts = [
    Sample("in the body", "<body>#</body>"),
    Sample("beside a sidebar", "<body class=\"has-sidebar\"><div class=\"wrap has-sidebar\"><div class=\"text\">#</div></div></body>"),
    Sample("in a container with the mark of a menu", "<body><div class=\"content-and-menu\"><h1>A bridge is opened in Arland</h1>#</div></body>"),
    Sample("in widgets", "<body><div class=\"elementor-widget\">#</div><div class=\"menu\"><p>Ann Quill reports from Arland on its towns.</p></div></body>"),
    Sample(
      "beside advertisements", "<body><div class=\"text-with-ads\">#</div><div class=\"menu\"><p>Ann Quill reports from Arland on its towns.</p></div></body>"),
    Sample("in a form", "<body><form id=\"page\"><div>#</div></form></body>"),
    Sample("under a mark behind the body's", "<body><div class=\"article-body pagination-first\">#</div></body>"),
    Sample("beside comments", "<body><div>#</div><div id=\"comments\"><p>\(noise)</p><p>\(noise)\(noise)\(noise)\(noise)</p></div></body>"),
    Sample(
      "beside teasers",
      "<body><main><article>#</article></main><div class=grid>"
        + String(repeating: "<div class=card><h3><a href=/>Zenda</a></h3><p>\(noise)</p></div>", count: 6) + "</div></body>"),
    Sample("in an article among teasers that are articles", "<body><article class=story>#</article><article><p>\(noise)</p></article></body>"),
    Sample("hidden, where there is no other text", "<body><div style=\"display:none\">#</div></body>"),
  ]

  @Test(arguments: layouts) func finds(_ sample: Sample) throws {
    let text = [PageTests.first, PageTests.second, PageTests.third]
    let found = try article(sample.html.replacing("#", with: text.map { "<p>\($0)</p>" }.joined()))
    #expect(found.filter { $0 != "A bridge is opened in Arland" } == text)
    // In sections of their own, and in elements that are no paragraphs.
    let sections = try article(sample.html.replacing("#", with: "<section><p>\(text[0])</p></section><section><p>\(text[1])</p><p>\(text[2])</p></section>"))
    #expect(sections.filter { $0 != "A bridge is opened in Arland" } == text)
    let loose = try article(sample.html.replacing("#", with: text.joined(separator: "<br><br>")))
    #expect(loose.filter { $0 != "A bridge is opened in Arland" } == text)
  }

  @Test(
    arguments: [
      ("One<br>\n<br/>Two", ["One", "Two"]), ("One.<br>Two.", ["One.", "Two."]), ("One\n\nof them", ["One of them"]),
      ("The bridge opened.<br>Copyright 2031 Arland Post. All rights reserved.", ["The bridge opened."]),
      ("The bridge opened. © 2031 Arland Post. All rights reserved.", ["The bridge opened."]),
      ("(c) 2031 Arland Post. The bridge opened.", ["The bridge opened."]),
      ("Copyright law was eased in Arland.", ["Copyright law was eased in Arland."]),
      ("Image caption Quint on the bridge", ["Quint on the bridge"]), ("Quint on the bridge (Image: ARLAND POST)", ["Quint on the bridge"]),
      ("Quint (photo: Post) crossed the bridge.", ["Quint (photo: Post) crossed the bridge."]),
      ("Quint met Novak<span hidden> and Borduria bombed Zenda</span> in Arland.", ["Quint met Novak in Arland."]),
      ("Quint met <a href=/>Ivo Novak<span class=\"sr-only\"> opens in a window</span></a> in Arland.", ["Quint met Ivo Novak in Arland."]),
      (
        "Quint met <a href=/>Ivo Novak of the builders' union</a>, who had come to Arland.",
        ["Quint met Ivo Novak of the builders' union, who had come to Arland."]
      ),
      ("R&amp;D in Arland &mdash; and in Zenda.", ["R&D in Arland — and in Zenda."]),
    ] as [(String, [String])])
  func readsLines(html: String, expected: [String]) throws {
    #expect(try article("<body><p>\(html)</p></body>") == expected)
  }

  @Test func leavesDatesNamesAndSectionsAboveTheTextOut() throws {
    let html = """
      <body><article><div>Regional news</div><h1>A bridge is opened in Arland</h1><p>By Ann Quill and Bo Lind</p><p>Updated Friday, May 2, 2031, 10:12</p>
      <p>https://arland.example/news/bridge</p><p>\(PageTests.first)</p><p>\(PageTests.second)</p><h2>The ferry</h2><p>\(PageTests.third)</p>
      <h3>More from Arland</h3></article></body>
      """
    #expect(try article(html) == ["A bridge is opened in Arland", PageTests.first, PageTests.second, "The ferry", PageTests.third])
  }

  @Test func joinsTheCellsOfATablesRow() throws {
    let html = "<body><p>\(PageTests.first)</p><table><tr><th>Bridge<th>Length<tr><td>Old<td>80 m</table><p>\(PageTests.second)</p></body>"
    #expect(try article(html) == [PageTests.first, "Bridge | Length", "Old | 80 m", PageTests.second])
    let layout = "<body><table><tr><td><p>\(PageTests.first)</p><p>\(PageTests.second)</p></td><td><a href=/>Home</a></td></tr></table></body>"
    #expect(try article(layout) == [PageTests.first, PageTests.second])
  }

  // MARK: What a page says of itself

  @Test(
    arguments: [
      ("<title>A bridge is opened | The Arland Post</title>", "A bridge is opened"),
      ("<title>A bridge is opened - Arland Post</title>", "A bridge is opened"),
      ("<title>Talks on the bridge - what we know so far</title>", "Talks on the bridge - what we know so far"),
      ("<meta property='og:title' content='R&amp;amp;D: a bridge'><title>x</title>", "R&D: a bridge"),
      ("<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": \"A bridge at last\"}]}</script>", "A bridge at last"),
      ("<title>A bridge is opened | Post</title></head><body><h1>The Post</h1><h1>A bridge is opened</h1>", "A bridge is opened"),
      ("<title>Post</title></head><body><h1>A bridge is open</h1>", "A bridge is open"),
    ])
  func findsTitles(head: String, title: String) throws {
    let page = "<html><head>\(head)<p>\(PageTests.first)</p><p>\(PageTests.second)</p></html>"
    let document = try Page.document(bytes: Array(page.utf8), stem: "page.html")
    #expect(document.title == title)
    #expect(paragraphs(document) == [title, PageTests.first, PageTests.second])
  }

  @Test(
    arguments: [
      "<meta name=\"DC.date.issued\" content=\"2031-05-02\">", "<meta itemprop=datePublished content=\"2031-05-02T10:00\">",
      "<script type=\"application/ld+json\">[{\"@type\": \"Thing\"}, {\"datePublished\": \"2031-05-02T10:00:00Z\", \"publisher\": {\"name\": \"P\"}}]</script>",
      "</head><body><time datetime=\"2031-05-02\">yesterday</time>",
      // The first counts; what is no JSON does no harm.
      "<script type=\"application/ld+json\">{\"datePublished\": \"2031-05-02\", oops</script>",
    ])
  func findsDates(head: String) throws {
    let page = "<html><head>\(head)<p>\(PageTests.first)</p></html>"
    #expect(try Page.document(bytes: Array(page.utf8), stem: "page.html").date == "2031-05-02")
  }

  @Test func readsTextThatIsInJSONLDAlone() throws {
    let body = "\(PageTests.first)\\n\\n<p>\(PageTests.second)</p>"
    let page = """
      <html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "A bridge", "articleBody": "\(body)"}</script></head>
      <body><div id="root"></div><p>Please wait.</p></body></html>
      """
    let document = try Page.document(bytes: Array(page.utf8), stem: "page.html")
    #expect(paragraphs(document) == ["A bridge", PageTests.first, PageTests.second])
  }
}
