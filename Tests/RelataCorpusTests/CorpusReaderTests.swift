import Foundation
import Testing

@testable import RelataCorpus

@Suite struct CorpusReaderTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("corpus-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  private func documents(_ inputs: [String]) throws -> [Document] {
    var reader = CorpusReader(try Corpus(inputs))
    var out: [Document] = []
    while let document = try reader.read() { out.append(document) }
    return out
  }

  private func article(_ document: Document) -> [String] {
    let scalars = Array(document.text.unicodeScalars)
    return document.paragraphs.map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
  }

  @Test func readsTextWithTitleAndDate() throws {
    let path = try file(
      "2024-02-03-harbour.txt", "Strike ends in the harbour\n\nThe dockers of Marseille went back to work on Saturday.\n\nThey had been on strike for a week.\n"
    )
    let document = try #require(try documents([path]).first)
    #expect(document.id == "2024-02-03-harbour")
    #expect(document.title == "Strike ends in the harbour")
    #expect(document.date == "2024-02-03")
    #expect(article(document).count == 3)
  }

  @Test func reducesAPageToItsArticle() throws {
    let page = """
      <!doctype html><html><head><title>Harbour | The Paper</title><meta property="article:published_time" content="2024-02-03T08:00:00Z">
      <script>var x = "France attacks <p>nobody</p>"</script></head><body>
      <nav><ul><li><a href="/">Home</a><li><a href="/w">World news</a></ul></nav>
      <article><h1>Strike ends in the harbour</h1>
      <p>The dockers of Marseille went back to work on Saturday, after the port&rsquo;s owners had agreed to talks with the union.
      <p>They had been on strike for a week, and ships had waited off the coast of Provence, the union said.</article>
      <aside><h2>Read also</h2><p><a href="/x">Germany opposes a new tax on imported bicycles, says a report</a></p></aside>
      <footer><p>We use cookies. All rights reserved by The Paper and its licensors.</p></footer></body></html>
      """
    let document = try #require(try documents([try file("page.html", page)]).first)
    let text = article(document).joined(separator: "\n")
    #expect(document.title == "Strike ends in the harbour")
    #expect(document.date == "2024-02-03")
    #expect(text.contains("the port’s owners") && text.contains("They had been on strike"))
    for junk in ["Home", "nobody", "bicycles", "cookies"] { #expect(!text.contains(junk)) }
  }

  @Test func understandsTheUsualNamesOfJSONLines() throws {
    let lines = """
      {"id": "a", "text": "One.", "title": "T", "date": "2024-05-06", "source": "S"}

      {"url": "u", "body": "Two.", "headline": "H", "published": "2024-05-06T10:00:00Z", "publisher": "P", "other": [1, {"x": null}]}
      {"maintext": "Three.", "date_publish": "2024-05-06 10:00:00"}
      """
    let found = try documents([try file("wire.jsonl", lines)])
    #expect(found.map(\.id) == ["a", "u", "wire-4"])
    #expect(found.map(\.date) == ["2024-05-06", "2024-05-06", "2024-05-06"])
    #expect(found.map(\.source) == ["S", "P", nil])
    #expect(found.map(\.title)[..<2] == ["T", "H"])
  }

  @Test func doesNotDependOnTheOrderOfInputs() throws {
    let paths = try ["b.txt", "a.txt", "c.txt"].map { try file($0, "Text of \($0).") }
    #expect(try documents(paths).map(\.id) == ["a", "b", "c"])
    #expect(try documents([folder.path]).map(\.id) == ["a", "b", "c"])
    #expect(try documents([folder.path + "/[ab].txt", paths[0]]).map(\.id) == ["a", "b"])
  }

  @Test func goesOnBehindWhatItCannotRead() throws {
    var reader = CorpusReader(try Corpus([try file("wire.jsonl", "{\"text\": \"One.\"}\n{\"text\": 2}\n{\"text\": \"Three.\"}\n")]))
    #expect(try reader.read()?.text == "One.")
    #expect(throws: CorpusError.self) { try reader.read() }
    #expect(try reader.read()?.text == "Three.")
    #expect(try reader.read() == nil)
  }

  @Test(
    arguments: [
      ("2025-08-18T09:30:00Z", "2025-08-18"), ("20250818", "2025-08-18"), ("18 August 2025", "2025-08-18"), ("Aug. 18, 2025", "2025-08-18"),
      ("08/09/2025", nil), ("2025-02-30", nil), ("no date", nil),
    ] as [(String, String?)])
  func readsDates(text: String, expected: String?) {
    #expect(Dates.iso(text) == expected)
  }
}
