import Testing

@testable import RelataSyntax

@Suite struct HostileInputTests {
  private let parser: SyntaxParser

  init() throws {
    parser = SyntaxParser(model: try SharedModel.get())
  }

  /// Every sentence is one tree, in order and inside of the text.
  private func check(_ text: String) -> [Sentence] {
    let sentences = parser.parse(text)
    let count = text.unicodeScalars.count
    var last = 0
    for sentence in sentences {
      #expect(!sentence.tokens.isEmpty)
      #expect(SpanningTree.isTree(sentence.tokens.map { $0.head.map { $0 + 1 } ?? 0 }))
      for token in sentence.tokens {
        #expect(!token.form.isEmpty && !token.lemma.isEmpty)
        #expect(token.range.lowerBound >= last && token.range.upperBound <= count)
        last = token.range.upperBound
      }
    }
    return sentences
  }

  @Test(arguments: ["", " ", " \t\u{A0}\n\n  ", "\u{0}", "\u{200B}\u{FEFF}"]) func findsNothingInNothing(_ text: String) {
    #expect(check(text).isEmpty)
  }

  @Test(arguments: [
    "😀 👩‍👩‍👧‍👦 🇳🇴", "שלום עולם. مرحبا بالعالم.", "\u{202E}desrever\u{202C} text", "e\u{301}\u{301}\u{301}\u{301} a\u{20DD}", "a\u{0}b and\u{0} c.",
    "\"\"\" '' “‘( [[ unpaired \" quotes ' and ) brackets", "MINISTER QUITS AFTER VOTE, ALLIES SAY", "Der Minister traf gestern seine Kollegin in Wien.",
    "外務大臣は昨日ウィーンで会談した。", "- - - -- --- ... !!! ??? ,,,", "\u{301}", "'", "''s n't 's", "a.b.c.d.e.f.g", "\u{FFFD}\u{FFFF}",
  ])
  func givesTrees(_ text: String) {
    #expect(!check(text).isEmpty)
  }

  @Test func takesAVeryLongWord() {
    let sentences = check("It said " + String(repeating: "a", count: 50_000) + " and stopped.")
    #expect(sentences.reduce(0) { $0 + $1.tokens.count } == 6)
  }

  @Test func takesManyWordsWithoutAFullStop() {
    let sentences = check(String(repeating: "and the envoy left ", count: 300))
    #expect(sentences.reduce(0) { $0 + $1.tokens.count } == 1_200)
  }

  /// Where a chunk is split in time quadratic in its length, this never ends.
  @Test(arguments: ["'’", "a-", "a.)", "1-1.", "re-", "n't'", "?!.", "(", "-(", "a,b;", "a@b.", "“‘", "x/"]) func splitsALongChunkOnce(_ part: String) {
    let text = String(repeating: part, count: 300_000)
    let count = Segmenter.sentences(of: text).reduce(0) { $0 + $1.tokens.reduce(0) { $0 + $1.range.count } }
    #expect(count == text.unicodeScalars.count)
  }

  @Test func takesAVeryLongChunkOfMarks() {
    #expect(!check(String(repeating: "-(", count: 500)).isEmpty)
    #expect(!check(String(repeating: "\"", count: 1_000)).isEmpty)
    #expect(!check(String(repeating: "a-", count: 1_000)).isEmpty)
  }
}
