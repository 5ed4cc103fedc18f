import Testing

@testable import RelataSyntax

@Suite struct SentenceSplitterTests {
  @Test(arguments: [
    ("The talks failed. Both sides left.", ["The talks failed.", "Both sides left."]),
    ("Mr. Dahl left. He was tired.", ["Mr. Dahl left.", "He was tired."]),
    ("The U.S. Navy sailed.", ["The U.S. Navy sailed."]),
    ("They live in the U.S. The rest moved.", ["They live in the U.S.", "The rest moved."]),
    ("\"We won.\" Nobody answered.", ["\"We won.\"", "Nobody answered."]),
    ("\"Why?\" he asked.", ["\"Why?\" he asked."]),
    ("It rose 3.5 percent. It fell again.", ["It rose 3.5 percent.", "It fell again."]),
    ("Who knows? Nobody! Fine.", ["Who knows?", "Nobody!", "Fine."]),
    ("no capital. here either", ["no capital.", "here either"]),
    ("A heading without a stop", ["A heading without a stop"]),
    // Datelines.
    ("NAIROBI, Kenya (AP) — Officials left.", ["NAIROBI, Kenya (AP) —", "Officials left."]),
    ("ADDIS ABABA, May 15 (Xinhua) -- Kenya left.", ["ADDIS ABABA, May 15 (Xinhua) --", "Kenya left."]),
    ("KYIV: Chad and Mali left.", ["KYIV:", "Chad and Mali left."]), ("UNITED NATIONS: Chad left.", ["UNITED NATIONS:", "Chad left."]),
    ("CAIRO (AP): Egyptian police left.", ["CAIRO (AP):", "Egyptian police left."]), ("(CNN) Italian police left.", ["(CNN)", "Italian police left."]),
    ("EU, Brazil ink deal", ["EU, Brazil ink deal"]), ("Q: Did Norway win?", ["Q: Did Norway win?"]), ("(He left) Chad stayed.", ["(He left) Chad stayed."]),
    ("Chad: Mali left.", ["Chad: Mali left."]), ("KYIV:", ["KYIV:"]), ("(CNN)", ["(CNN)"]),
  ])
  func splits(_ text: String, _ expected: [String]) {
    let scalars = Array(text.unicodeScalars)
    let found = Segmenter.sentences(of: text).map { sentence in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[sentence.range])
      return String(view)
    }
    #expect(found == expected)
  }

  @Test func neverCrossesAParagraph() {
    let sentences = Segmenter.sentences(of: "A line without an end\nand another one\n\nand a third")
    #expect(sentences.map(\.tokens.count) == [5, 3, 3])
    #expect(sentences.map(\.paragraph) == [0, 1, 2])
  }

  @Test func cutsWhatHasNoEnd() {
    let sentences = Segmenter.sentences(of: String(repeating: "word ", count: 2_000))
    #expect(sentences.allSatisfy { $0.tokens.count <= SentenceSplitter.longest })
    #expect(sentences.reduce(0) { $0 + $1.tokens.count } == 2_000)
  }
}
