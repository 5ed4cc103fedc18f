import Foundation
import Testing

@testable import RelataCorpus

@Suite struct TableTests {
  private let inputs: Inputs

  init() throws { inputs = try Inputs() }

  @Test(arguments: [",", ";", "\t", "|"]) func findsTheSeparator(_ separator: String) throws {
    let rows = [
      ["Key", "Headline", "Published", "Full_Text", "Outlet"],
      ["a1", "\"Strike, at last\"", "2024-02-03", "\"The dockers went back; they had waited|for a week, \"\"at last\"\".\nThe port is open.\"", "Wire"],
      ["a2", "Ferries sail", "2024-02-04", "Ferries sail again.", "Wire"],
    ]
    let path = try inputs.file("a.csv", rows.map { $0.joined(separator: separator) + "\r\n" }.joined())
    let found = try inputs.read([path])
    #expect(found.errors.isEmpty, "\(found.errors)")
    #expect(found.documents.map(\.id) == ["a-2", "a-3"])
    #expect(found.documents.map(\.title) == ["Strike, at last", "Ferries sail"])
    #expect(found.documents.map(\.date) == ["2024-02-03", "2024-02-04"])
    #expect(found.documents.map(\.source) == ["Wire", "Wire"])
    #expect(found.documents[0].text == "Strike, at last\n\nThe dockers went back; they had waited|for a week, \"at last\".\nThe port is open.")
  }

  @Test func findsSingleQuotes() throws {
    let path = try inputs.file("a.csv", "'id','text'\n'1','Kenya praised Ghana, and it''s all.'\n'2','Peru, too.'\n")
    #expect(try inputs.read([path]).documents.map(\.text) == ["Kenya praised Ghana, and it's all.", "Peru, too."])
  }

  @Test(arguments: ["UTF-8", "UTF-16", "windows-1252"]) func findsTheEncoding(_ name: String) throws {
    let text = "id;text\n1;Der Präsident von Österreich grüßt „alle“ Gäste.\n2;Zweitens.\n"
    let data: Data =
      switch name {
      case "UTF-16": Data([0xFF, 0xFE]) + text.utf16.reduce(into: Data()) { $0 += [UInt8($1 & 0xFF), UInt8($1 >> 8)] }
      case "windows-1252": try #require(text.data(using: .windowsCP1252))
      default: Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
      }
    let found = try inputs.read([try inputs.file("a.csv", data)])
    #expect(found.documents.map(\.text) == ["Der Präsident von Österreich grüßt „alle“ Gäste.", "Zweitens."], "\(found.errors)")
    #expect(found.documents.map(\.id) == ["1", "2"])
  }

  @Test func takesAnEncodingThatIsNamed() throws {
    let path = try inputs.file("a.csv", Data("id,text\n1,".utf8) + Data([0xC1, 0xC2]) + Data(".\n".utf8))
    #expect(try inputs.read([path]) { $0.encoding = "koi8-r" }.documents.map(\.text) == ["аб."])
    let unknown = try inputs.read([path]) { $0.encoding = "no-such" }
    #expect(unknown.errors.count == 1 && unknown.errors[0].contains("encoding no-such is not known"), "\(unknown.errors)")
  }

  @Test func takesTheColumnsThatAreNamed() throws {
    let path = try inputs.file("a.csv", "nr,Inhalt,Titel,Tag,Blatt\n7,Ein Satz.,T,2024-05-06,B\n")
    let refused = try inputs.read([path])
    #expect(refused.errors == ["a.csv: no column has the text: its columns are nr, Inhalt, Titel, Tag, Blatt; name one with --text-column"])
    let found = try inputs.read([path]) { $0.columns = .init(text: "Inhalt", title: "titel", date: "Tag", id: "nr", source: "Blatt") }
    let document = try #require(found.documents.first)
    #expect((document.id, document.title, document.date, document.source) == ("7", "T", "2024-05-06", "B"))
    let wrong = try inputs.read([path]) { $0.columns = .init(text: "Text") }
    #expect(wrong.errors == ["a.csv: has no column Text: its columns are nr, Inhalt, Titel, Tag, Blatt; name one of them"])
  }

  @Test func namesTheRowsThatAreBroken() throws {
    let path = try inputs.file(
      "a.csv",
      "id,text,date\n1,\"One\n is here.\",2025-01-01\n2,Two, three,2025-01-02\n3,Three.,03/02/2025\n4,,2025-01-03\n5,Five.,2025-01-05\n6,\"Six, 2025-01-06\n")
    let found = try inputs.read([path])
    #expect(found.documents.map(\.id) == ["1", "5"])
    #expect(found.errors.count == 3)
    #expect(found.errors[0].hasPrefix("a.csv: row 3, line 4: is damaged: it has 4 fields, and the table 3 columns"), "\(found.errors[0])")
    #expect(found.errors[1].hasPrefix("a.csv: row 4, line 5: the date 03/02/2025 may be read in two ways; say which with --dates"), "\(found.errors[1])")
    #expect(found.errors[2].hasPrefix("a.csv: row 7, line 8: is damaged: a quotation is not closed"), "\(found.errors[2])")
    #expect(found.remarks.first == "1 document without text, left out (4)")
    #expect(try inputs.read([path]) { $0.dateOrder = .dayFirst }.documents.map(\.date) == ["2025-01-01", "2025-02-03", "2025-01-05"])
  }

  @Test func goesOnBehindAQuotationThatIsNeverClosed() throws {
    let path = try inputs.file("a.csv", "id,text\n1,\"" + String(repeating: "open ", count: 2_000) + "\n2,Two is well.\n")
    let found = try inputs.read([path]) { $0.largestDocument = 1_000 }
    #expect(found.documents.map(\.id) == ["2"])
    #expect(found.errors.count == 1 && found.errors[0].contains("row 2") && found.errors[0].contains("not closed"), "\(found.errors)")
  }

  @Test func knowsATableByWhatItHolds() throws {
    let table = try inputs.file("table.txt", "id\ttitle\ttext\n1\tT\tKenya praised Ghana.\n")
    let article = try inputs.file("article.txt", "Title, date and text\n\nThis is prose, with commas, and nothing else.\n")
    let page = try inputs.file("page.csv", "<!doctype html><html><body><p>Kenya praised Ghana on Friday, and both spoke of the harbour.</p></body></html>")
    #expect(try inputs.read([table]).documents.map(\.id) == ["1"])
    #expect(try inputs.read([article]).documents.map(\.id) == ["article"])
    #expect(try inputs.read([page]).documents.map(\.text) == ["Kenya praised Ghana on Friday, and both spoke of the harbour.\n"])
  }

  @Test func readsATextInHTMLAsAPage() throws {
    let path = try inputs.file("a.csv", "id,text\n1,\"<p>Kenya praised Ghana.</p><p>Both are well.</p>\"\n")
    #expect(try inputs.read([path]).documents.map(\.text) == ["Kenya praised Ghana.\n\nBoth are well.\n"])
  }

  @Test(arguments: 0..<40) func splitsAnyPiecesAlike(_ seed: Int) throws {
    // Rows of quoted and plain fields, cut into pieces of every size, give what was written.
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = ["a", "\"", ",", "\n", "\r\n", "ä", " b", ""]
    let rows = (0..<20).map { _ in (0..<3).map { _ in (0..<random(6)).map { _ in pieces[random(pieces.count)] }.joined() + "x" } }
    let written = rows.map { row in row.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n" }.joined()
    var records = TableRecords(layout: TableLayout(separator: UInt8(ascii: ","), quote: UInt8(ascii: "\"")))
    var found: [[String]] = []
    var rest = Array(written.utf8)[...]
    records.begin()
    while !rest.isEmpty {
      var piece = rest.prefix(1 + random(9))
      rest = rest.dropFirst(piece.count)
      while !piece.isEmpty {
        guard let record = records.next(&piece) else { break }
        found.append(record.map { String(decoding: $0, as: UTF8.self) })
        records.begin()
      }
    }
    #expect(found == rows)
    #expect(records.last() == nil)
  }
}
