import Testing

@testable import RelataCorpus

@Suite struct FeedTests {
  private let inputs: Inputs

  init() throws { inputs = try Inputs() }

  @Test func readsRSS() throws {
    let feed = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>Harbour News</title><link>https://example.org/</link><description>All of it</description>
      <item><title>Strike ends &amp; ferries sail</title><link>https://example.org/1</link><guid isPermaLink="false">tag:1</guid>
        <pubDate>Mon, 03 Feb 2025 23:30:00 -0500</pubDate><description>The dockers went back.</description>
        <content:encoded><![CDATA[<p>The dockers of Marseille went back to work on Saturday.</p><p>They had been on strike.</p>]]></content:encoded></item>
      <item><title>Second</title><link>https://example.org/2</link><dc:date>2025-02-04T10:00:00Z</dc:date>
        <description>&lt;p&gt;Kenya praised Ghana.&lt;/p&gt;</description><source url="https://example.net">Other Paper</source></item>
      <item><title>Third</title><link>https://example.org/3</link></item>
      </channel></rss>
      """
    let found = try inputs.read([try inputs.file("feed.xml", feed)])
    #expect(found.errors.isEmpty, "\(found.errors)")
    #expect(found.documents.map(\.id) == ["tag:1", "https://example.org/2"])
    #expect(found.documents.map(\.date) == ["2025-02-03", "2025-02-04"])
    #expect(found.documents.map(\.source) == ["Harbour News", "Other Paper"])
    #expect(
      found.documents.map(\.text) == [
        "Strike ends & ferries sail\n\nThe dockers of Marseille went back to work on Saturday.\n\nThey had been on strike.\n",
        "Second\n\nKenya praised Ghana.\n",
      ])
    #expect(found.remarks.first == "1 document without text, left out (https://example.org/3)")
  }

  @Test func readsAtom() throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>
      <entry><title type="html">Strike &lt;b&gt;ends&lt;/b&gt;</title><id>urn:1</id><link rel="self" href="x"/><link href="https://example.org/1"/>
        <updated>2025-02-05T00:00:00Z</updated><published>2025-02-03T08:00:00Z</published>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rates of 3 &lt; 4 &amp; more.</p><p>They had been on <em>strike</em>.</p></div></content>
      </entry>
      <entry><title>Second</title><id>urn:2</id><updated>2025-02-06T00:00:00Z</updated><summary>Kenya praised Ghana.</summary></entry></feed>
      """
    let found = try inputs.read([try inputs.file("feed.atom", feed)])
    #expect(found.documents.map(\.id) == ["urn:1", "urn:2"], "\(found.errors)")
    #expect(found.documents.map(\.title) == ["Strike ends", "Second"])
    #expect(found.documents.map(\.date) == ["2025-02-03", "2025-02-06"])
    #expect(found.documents[0].text == "Strike ends\n\nRates of 3 < 4 & more.\n\nThey had been on strike.\n")
  }

  @Test func readsJSONFeed() throws {
    let feed = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "items": [
        {"id": "1", "url": "https://example.org/1", "title": "Strike ends", "content_html": "<p>The dockers went back.</p><p>All sail.</p>",
         "date_published": "2025-02-03T08:00:00Z", "tags": ["port"]},
        {"id": "2", "content_text": "Kenya praised Ghana."}]}
      """
    let found = try inputs.read([try inputs.file("feed.json", feed)])
    #expect(found.documents.map(\.id) == ["1", "2"], "\(found.errors)")
    #expect(found.documents.map(\.source) == ["Harbour News", "Harbour News"])
    #expect(found.documents.map(\.text) == ["Strike ends\n\nThe dockers went back.\n\nAll sail.\n", "Kenya praised Ghana."])
  }

  @Test func refusesEntitiesThatExpand() throws {
    var entities = "<!ENTITY a0 \"aaaaaaaaaa\">"
    for level in 1..<12 { entities += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">" }
    let feed = "<?xml version=\"1.0\"?><!DOCTYPE rss [\(entities)]><rss><channel><item><title>T</title><description>&a11;</description></item></channel></rss>"
    let found = try inputs.read([try inputs.file("bomb.xml", feed)])
    #expect(found.documents.isEmpty)
    #expect(found.errors.count == 1 && found.errors[0].hasPrefix("bomb.xml: is damaged: "), "\(found.errors)")
  }

  @Test func namesWhereAFeedIsBroken() throws {
    let found = try inputs.read([try inputs.file("feed.xml", "<rss><channel>\n<item><title>T</item></channel></rss>")])
    #expect(found.errors.count == 1 && found.errors[0].contains("no well-formed XML (line 2: "), "\(found.errors)")
  }
}
