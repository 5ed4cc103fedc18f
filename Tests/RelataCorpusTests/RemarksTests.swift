import Foundation
import Testing

@testable import RelataCorpus

@Suite struct RemarksTests {
  private let inputs: Inputs

  init() throws { inputs = try Inputs() }

  private static let english = "The dockers of Marseille went back to work on Saturday, after the owners of the port had agreed to talks with them.\n"
  private static let german =
    "Die Hafenarbeiter von Marseille haben am Samstag die Arbeit wieder aufgenommen, nachdem die Eigentümer des Hafens Gesprächen zugestimmt hatten.\n"
  private static let ukrainian = "Портові робітники Марселя повернулися до роботи в суботу, після того як власники порту погодилися на переговори з ними.\n"

  @Test func countsWhatAFolderHoldsAndIsNotRead() throws {
    try inputs.file("2025-02-03-a.txt", RemarksTests.english)
    for name in ["x.xlsx", "y.xlsx", "z.JPG", "LICENSE", ".hidden.jpg"] { try inputs.file(name, "x") }
    #expect(try inputs.read().remarks == ["skipped: 2 .xlsx, 1 .jpg, 1 without an ending; save sheets as CSV; pictures of text need text recognition first"])
  }

  @Test func readsFilesOfFoldersByWhatTheyHold() throws {
    try inputs.file("wire", "{\"id\": \"w\", \"text\": \"Kenya praised Ghana.\"}\n{\"id\": \"v\", \"text\": \"Peru met Chile.\"}\n")
    try inputs.file("saved.php", "<!DOCTYPE html>\n<html><body><p>Kenya praised Ghana on Friday, and both spoke of the harbour.</p></body></html>")
    #expect(try inputs.read().documents.map(\.id) == ["saved", "w", "v"])
  }

  @Test func passesOverThePicturesOfASavedPage() throws {
    let page = "<html><body><p>Kenya praised Ghana on Friday, and both spoke of the harbour.</p></body></html>"
    try inputs.file("Kenya.html", page)
    try inputs.file("Kenya_files/frame.html", page)
    try inputs.file("Kenya_files/x.jpg", "x")
    try inputs.file("other_files/b.html", page)
    let found = try inputs.read()
    #expect(found.documents.map(\.id) == ["Kenya", "b"])
    #expect(!found.remarks.contains { $0.contains("skipped") })
  }

  @Test(.enabled(if: LanguageDetector.isInstalled, "libcld2 is not installed")) func namesLanguages() throws {
    try inputs.file("2025-02-03-en.txt", RemarksTests.english)
    try inputs.file("2025-02-03-de.txt", RemarksTests.german)
    try inputs.file("2025-02-03-uk.txt", RemarksTests.ukrainian)
    let all = try inputs.read()
    #expect(all.documents.map(\.language) == ["de", "en", "uk"])
    #expect(
      all.remarks.prefix(2) == [
        "1 document in German, though relata reads English; --language en leaves them out (2025-02-03-de)",
        "1 document in Ukrainian, though relata reads English; --language en leaves them out (2025-02-03-uk)",
      ])
    let english = try inputs.read { $0.languages = ["en"] }
    #expect(english.documents.map(\.id) == ["2025-02-03-en"])
    #expect(english.remarks.prefix(2) == ["1 document in German, left out (2025-02-03-de)", "1 document in Ukrainian, left out (2025-02-03-uk)"])
  }

  @Test func namesWhatIsShortOrHasNoDate() throws {
    try inputs.file("2025-02-03-a.txt", RemarksTests.english)
    try inputs.file("b.txt", RemarksTests.english)
    try inputs.file("2025-02-03-c.txt", "Kenya praised Ghana.\n")
    let all = try inputs.read()
    #expect(all.documents.count == 3)
    #expect(
      all.remarks == [
        "1 document without a date; --dated-only leaves them out (b)", "1 document of fewer than 20 words; --fewest-words 20 leaves them out (2025-02-03-c)",
      ])
    let some = try inputs.read {
      $0.datedOnly = true
      $0.fewestWords = 20
    }
    #expect(some.documents.map(\.id) == ["2025-02-03-a"])
    #expect(some.remarks == ["1 document without a date, left out (b)", "1 document of fewer than 20 words, left out (2025-02-03-c)"])
  }

  @Test(
    arguments: [
      ("03.02.2025", "2025-02-03"), ("3.2.2025 10:30", "2025-02-03"), ("1738540800000", "2025-02-03"), ("1738540800", "2025-02-03"),
      ("Mon, 03 Feb 2025 23:30:00 -0500", "2025-02-03"), ("Feb 3, 2025", "2025-02-03"), ("20250203", "2025-02-03"), ("20250203T101500Z", "2025-02-03"),
      ("20250203101500", "2025-02-03"), ("2025/02/03", "2025-02-03"), ("23/02/2025", "2025-02-23"), ("02/23/2025", "2025-02-23"), ("02-02-2025", "2025-02-02"),
      ("31.11.2025", nil), ("12345", nil), ("1738540800x", nil), ("951782400", nil), ("0951782400", "2000-02-29"),
    ] as [(String, String?)])
  func readsDates(text: String, expected: String?) {
    #expect(Dates.iso(text) == expected)
  }

  @Test func asksWhichOfTwoDatesIsMeant() {
    #expect(Dates.read("03/02/2025") == .ambiguous)
    #expect(Dates.read("03-02-2025") == .ambiguous)
    #expect(Dates.read("03/02/2025", order: .dayFirst) == .date("2025-02-03"))
    #expect(Dates.read("03/02/2025", order: .monthFirst) == .date("2025-03-02"))
    #expect(Dates.read("13/02/2025", order: .monthFirst) == .none)
  }
}
