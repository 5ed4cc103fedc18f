import Testing

@testable import RelataCorpus

@Suite struct PDFLayoutTests {
  /// A page as pdftotext writes it: words of ten units' height and five units a letter, in lines that begin where they are said to.
  private func page(_ lines: [(left: Double, top: Double, text: String)], height: Double = 800) -> String {
    var out = "  <page width=\"600.0\" height=\"\(height)\">\n"
    for line in lines {
      var left = line.left
      for word in line.text.split(separator: " ") {
        let right = left + Double(word.count) * 5
        out += "    <word xMin=\"\(left)\" yMin=\"\(line.top)\" xMax=\"\(right)\" yMax=\"\(line.top + 10)\">\(word)</word>\n"
        left = right + 3
      }
    }
    return out + "  </page>\n"
  }

  private func paragraphs(_ pages: String...) -> [String] { PDFLayout(Array(pages.joined().utf8)).paragraphs.map(\.text) }

  @Test func joinsWordsThatWereParted() {
    let found = paragraphs(
      page([
        (50, 100, "The inter-"), (50, 112, "national court in Mar-"), (50, 124, "seille heard the vice-president-"), (50, 136, "elect and Jean-"),
        (50, 148, "Paul."),
      ]))
    #expect(found == ["The international court in Marseille heard the vice-president-elect and Jean-Paul."])
  }

  @Test func readsOneColumnAfterTheOther() {
    let left = (0..<6).map { (50.0, 100.0 + Double($0) * 12, "left words number \($0)") }
    let right = (0..<6).map { (170.0, 100.0 + Double($0) * 12, "right words number \($0)") }
    let found = paragraphs(page(zip(left, right).flatMap { [$0, $1] }))
    #expect(found.joined(separator: " ") == (left + right).map(\.2).joined(separator: " "))
  }

  @Test func leavesOutWhatStandsOnEveryPage() {
    let pages = (1...3).map { number in
      page([(50, 20, "The Gazette, \(number)"), (50, 400, "Sentence \(number) is here."), (290, 780, "Page \(number) of 3")])
    }
    #expect(PDFLayout(Array(pages.joined().utf8)).paragraphs.map(\.text) == ["Sentence 1 is here.", "Sentence 2 is here.", "Sentence 3 is here."])
  }

  @Test func goesOnOverPages() {
    let first = page([(50, 700, "The talks went on"), (50, 712, "until the morning, and")])
    #expect(paragraphs(first, page([(50, 100, "nobody slept.")])) == ["The talks went on until the morning, and nobody slept."])
  }

  @Test func survivesPlacesThatAreNone() {
    let word = "<word xMin=\"nan\" yMin=\"-inf\" xMax=\"1e400\" yMax=\"x\">a</word>\n"
    #expect(PDFLayout(Array(("<page height=\"nan\">\n" + word + word).utf8)).paragraphs.count <= 2)
  }
}
