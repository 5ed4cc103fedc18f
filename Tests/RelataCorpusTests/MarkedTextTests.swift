import Foundation
import Testing

@testable import RelataCorpus

/// Markup in JSON, where a plain text is expected.
@Suite struct MarkedTextTests {
  private func document(_ json: [String: String]) throws -> Document {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("marked-\(UUID().uuidString).jsonl")
    try JSONSerialization.data(withJSONObject: json).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    var reader = CorpusReader(try Corpus([url.path]))
    return try #require(try reader.read())
  }

  private func paragraphs(_ document: Document) -> [String] {
    let scalars = Array(document.text.unicodeScalars)
    return document.paragraphs.map { String(String.UnicodeScalarView(scalars[$0])) }
  }

  @Test(
    arguments: [
      ("<p>Quint met Novak.</p><script>Borduria bombed Zenda.</script>", ["Quint met Novak."]),
      ("<div>Quint met Novak.</div><div>She thanked him.</div>", ["Quint met Novak.", "She thanked him."]),
      ("<p>Quint met <b>Ivo Novak</b>.</p><p style=\"display:none\">Borduria bombed Zenda.</p>", ["Quint met Ivo Novak."]),
      ("Quint met Novak.<br><br>She thanked him.", ["Quint met Novak.", "She thanked him."]),
      ("Quint met Novak &amp; Lind.", ["Quint met Novak & Lind."]), ("Quint&#8217;s bridge&nbsp;opened.", ["Quint’s bridge opened."]),
      // Lines stay lines where no element ends one.
      ("Quint met <em>Novak</em>.\nShe thanked him.\n\nHe left.", ["Quint met Novak.", "She thanked him.", "He left."]),
      ("<p>Quint met Novak.</p><ul class=\"related\"><li>Borduria bombed Zenda.</li></ul>", ["Quint met Novak."]),
      ("<html><body><article><p>Quint met Novak.</p></article><div id=\"cookie-banner\"><p>Borduria uses data.</p></div></body></html>", ["Quint met Novak."]),
      // None of these is markup.
      ("Prices rose by < 5 and > 3 percent.", ["Prices rose by < 5 and > 3 percent."]), ("Quint <3 Novak; R&D pays.", ["Quint <3 Novak; R&D pays."]),
      ("Quint wrote to <novak@arland.example>.", ["Quint wrote to <novak@arland.example>."]),
    ] as [(String, [String])])
  func reducesTexts(text: String, expected: [String]) throws {
    #expect(paragraphs(try document(["text": text])) == expected)
  }

  @Test func putsTheHeadlineBeforeTheText() throws {
    let found = try document(["title": "A bridge is opened", "text": "Quint thanked Novak."])
    #expect(found.title == "A bridge is opened")
    #expect(found.text == "A bridge is opened\n\nQuint thanked Novak.")
    #expect(paragraphs(found) == ["A bridge is opened", "Quint thanked Novak."])
  }

  @Test func readsAHeadlineOnce() throws {
    let found = try document(["title": "A bridge is opened", "text": "A Bridge Is Opened\n\nQuint thanked Novak."])
    #expect(found.text == "A Bridge Is Opened\n\nQuint thanked Novak.")
  }

  @Test func readsMarkupInHeadlines() throws {
    let found = try document(["headline": "Quint&#8217;s <em>bridge</em>", "body": "<p>Quint thanked Novak.</p>"])
    #expect(found.title == "Quint’s bridge")
    #expect(paragraphs(found) == ["Quint’s bridge", "Quint thanked Novak."])
  }
}
