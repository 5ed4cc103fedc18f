import Foundation
import Testing

@testable import RelataCorpus

/// Files that real programs wrote (`Fixtures/make.py`), and what is read of them.
@Suite struct FormatTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
  private static let hasPDF = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
  }

  private static let title = "Strike ends in the harbour"
  private static let paragraphs = [
    "The dockers of Marseille went back to work on Saturday, after the owners of the port had agreed to talks with the union about their pay.",
    "They had been on strike for a week, and “twenty ships” had waited off the coast of Provence, as the union’s café reported; "
      + "none of them carried anything that could spoil, an official of the internationally renowned harbour administration said.",
    "Ada Quill, who speaks for the union, met the minister, Ivo Novak, on Friday. Both called the meeting useful.",
  ]
  private static let second =
    "Kenya praised Ghana on Friday, and both spoke of the harbour, the bridge and of the price of grain. Neither of the two said what it would cost."

  private static func text(_ lines: String...) -> String { lines.joined(separator: "\n\n") + "\n" }
  private static let article = text(title, paragraphs[0], paragraphs[1], paragraphs[2])

  private func read(_ name: String) throws -> Inputs.Outcome {
    try Inputs.read([FormatTests.folder.appendingPathComponent(name).path], without: FormatTests.folder.path + "/")
  }

  @Test(arguments: ["docx", "odt", "rtf"]) func readsWhatLibreOfficeWrites(_ ending: String) throws {
    let found = try read("writer.\(ending)")
    let document = try #require(found.documents.first, "\(found.errors)")
    #expect(document.id == "writer" && document.title == FormatTests.title && document.date == "2025-02-03")
    // Without what was deleted, the footnote and the comment.
    let expected = FormatTests.text(
      FormatTests.title, FormatTests.paragraphs[0], FormatTests.paragraphs[1], "What it cost", "Ships | 20", FormatTests.paragraphs[2])
    #expect(document.text == expected)
  }

  @Test func readsABook() throws {
    let found = try read("printed.epub")
    #expect(found.documents.map(\.id) == ["printed-1"], "\(found.errors)")
    #expect(found.documents.map(\.text) == [FormatTests.article])
    #expect(found.documents.map(\.source) == [FormatTests.title])
  }

  @Test(.enabled(if: hasPDF, "pdftotext is not installed")) func readsPDFs() throws {
    let printed = try #require(try read("printed.pdf").documents.first)
    #expect(printed.text == FormatTests.article && printed.title == FormatTests.title)
    let columns = try #require(try read("columns.pdf").documents.first)
    let expected = [FormatTests.title] + FormatTests.paragraphs + FormatTests.paragraphs + FormatTests.paragraphs
    #expect(columns.text == expected.joined(separator: "\n\n") + "\n")
    #expect(columns.title == FormatTests.title)
  }

  @Test func readsAPageThatABrowserSaved() throws {
    let found = try read("chromium.mhtml")
    let document = try #require(found.documents.first, "\(found.errors)")
    #expect(found.documents.count == 1)
    #expect((document.id, document.title, document.date, document.source) == ("chromium", FormatTests.title, "2025-02-03", "The Harbour Gazette"))
    #expect(document.text == FormatTests.article)
  }

  @Test func readsAMessage() throws {
    let found = try read("python.eml")
    let document = try #require(found.documents.first, "\(found.errors)")
    let subject = FormatTests.title + " – at last, says the café"
    #expect((document.id, document.title, document.date, document.source) == ("python", subject, "2025-02-03", "Ada Quíll"))
    #expect(document.text == FormatTests.text(subject, FormatTests.paragraphs[0], FormatTests.paragraphs[1], FormatTests.paragraphs[2]))
    #expect(found.remarks.first?.hasPrefix("skipped: 1 .pdf; ") == true, "\(found.remarks)")
  }

  @Test func readsAMailbox() throws {
    let found = try read("python.mbox")
    #expect(found.documents.map(\.id) == ["1@gazette.example", "2@example.org", "3@example.org"], "\(found.errors)")
    #expect(found.documents.map(\.source) == ["Ada Quíll", "grain@example.org", "Wire"])
    #expect(found.documents.map(\.date) == ["2025-02-03", "2025-02-07", "2025-02-08"])
    #expect(found.documents[1].text == FormatTests.text("Nur ein Verweis", FormatTests.second))
    #expect(found.documents[2].text.contains("\n\nFrom Marseille, our") && found.documents[2].text.contains("\n\nFrom there the"))
  }

  @Test(arguments: ["warcio.warc", "warcio.warc.gz"]) func readsACrawl(_ name: String) throws {
    let found = try read(name)
    #expect(found.documents.map(\.id) == ["https://gazette.example/strike", "https://www.grain.example/a"], "\(found.errors)")
    #expect(found.documents.map(\.source) == ["The Harbour Gazette", "grain.example"])
    #expect(found.documents.map(\.date) == ["2025-02-03", nil])
    #expect(found.documents[0].text == FormatTests.article)
    #expect(found.documents[1].text == FormatTests.text("Zwölf Boxkämpfer", FormatTests.second + " Zwölf Boxkämpfer sahen zu."))
  }

  @Test(arguments: ["nexis.docx", "nexis.rtf", "nexis.html", "factiva.docx", "factiva.rtf", "factiva.html"]) func splitsExports(_ name: String) throws {
    let found = try read(name)
    let isNexis = name.hasPrefix("nexis")
    #expect(
      found.documents.map(\.id) == (isNexis ? ["nexis-1", "nexis-2"] : ["HARGAZ0020250203el2300abc", "GRAINW0020250207el2700001"]), "\(found.errors)")
    #expect(found.documents.map(\.title) == [FormatTests.title, "Kenya praises Ghana"])
    #expect(found.documents.map(\.source) == ["The Harbour Gazette", "Grain Weekly"])
    #expect(found.documents.map(\.date) == ["2025-02-03", "2025-02-07"])
    #expect(found.documents[0].text == FormatTests.text(FormatTests.title, FormatTests.paragraphs[0], FormatTests.paragraphs[1]))
    #expect(found.documents[1].text == FormatTests.text("Kenya praises Ghana", FormatTests.second))
  }

  @Test func readsAnArchiveOfManyKinds() throws {
    let found = try read("mixed.zip")
    #expect(found.errors.isEmpty, "\(found.errors)")
    #expect(
      found.documents.map(\.id) == [
        "2025-02-07-kenya", "https://gazette.example/1", "https://gazette.example/2", "https://gazette.example/strike", "https://www.grain.example/a", "writer",
      ])
    #expect(found.remarks.first == "skipped: 1 .jpg; pictures of text need text recognition first")
    let table = try read("python.csv")
    #expect(try read("python.csv.gz").documents == table.documents)
    #expect(table.documents.map(\.date) == ["2025-02-03", "2025-02-07"])
    #expect(found.documents[1...2].map(\.text) == table.documents.map(\.text))
  }

  /// Names may be wrong: what a file holds tells what it is.
  @Test(arguments: ["writer.docx", "writer.odt", "writer.rtf", "printed.epub", "chromium.mhtml", "python.eml", "python.mbox", "warcio.warc", "python.csv.gz"])
  func doesNotTrustNames(_ name: String) throws {
    let inputs = try Inputs()
    let path = try inputs.file("named.txt", try Data(contentsOf: FormatTests.folder.appendingPathComponent(name)))
    let (found, expected) = (try inputs.read([path]), try read(name))
    #expect(found.errors.isEmpty, "\(found.errors)")
    #expect(found.documents.map(\.text) == expected.documents.map(\.text))
  }
}
