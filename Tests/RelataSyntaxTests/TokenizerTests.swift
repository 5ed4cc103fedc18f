import Testing

@testable import RelataSyntax

@Suite struct TokenizerTests {
  /// Tokens in order, the words of a multi-word token joined by a bar.
  private func tokens(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    return Tokenizer.tokenize(scalars).map { token in
      guard let cut = token.cut else { return string(token.range) }
      return string(token.range.lowerBound..<cut) + "|" + string(cut..<token.range.upperBound)
    }
  }

  @Test(arguments: [
    // Contractions
    ("They don't agree.", "They do|n't agree ."),
    ("We’re late, and it’ll rain.", "We|’re late , and it|’ll rain ."),
    ("Norway's envoy cannot travel.", "Norway|'s envoy can|not travel ."),
    ("The ministers' offices", "The ministers|' offices"),
    ("at five o'clock", "at five o'clock"),
    ("the 1990's", "the 1990's"),
    // Abbreviations
    ("Mr. Dahl met Gen. Ruiz.", "Mr. Dahl met Gen. Ruiz ."),
    ("the U.S. fleet, e.g. its ships", "the U.S. fleet , e.g. its ships"),
    ("J. Berg left at 5 p.m. sharp", "J. Berg left at 5 p.m. sharp"),
    ("No. 5 said no.", "No. 5 said no ."),
    // Hyphens and dashes
    ("a long-standing dispute", "a long - standing dispute"),
    ("ex-minister, anti-war, re-elect", "ex-minister , anti-war , re-elect"),
    ("pages 3-4", "pages 3 - 4"),
    ("on 2021-03-04", "on 2021-03-04"),
    ("talks — long ones—ended", "talks — long ones — ended"),
    // Addresses
    ("See https://example.org/a-b?c=d.", "See https://example.org/a-b?c=d ."),
    ("Write to press.office@example.org, please", "Write to press.office@example.org , please"),
    ("Follow @ministry", "Follow @ministry"),
    // Money and numbers
    ("$300 million", "$ 300 million"),
    ("€1,250.50 and 45%", "€ 1,250.50 and 45 %"),
    ("a 10km march at 9am", "a 10 km march at 9 am"),
    // Quotes and brackets
    ("\"We won,\" she said.", "\" We won , \" she said ."),
    ("“We won,” she said.", "“ We won , ” she said ."),
    ("He said 'never'.", "He said ' never ' ."),
    ("the Union (EU) agreed", "the Union ( EU ) agreed"),
    ("Really?! Well...", "Really ?! Well ..."),
  ])
  func splitsAsTheTreebankDoes(_ text: String, _ expected: String) {
    #expect(tokens(text).joined(separator: " ") == expected)
  }

  @Test func keepsWhereWhiteSpaceIs() {
    let spaces = Tokenizer.tokenize(Array("Yes, (they) do.".unicodeScalars)).map(\.spaceAfter)
    #expect(spaces == [false, true, false, false, true, false, true])
  }

  @Test(arguments: ["a\u{200B}b", "\u{FEFF}word", "e\u{301}te\u{301} 👩‍👩‍👧 مرحبا \u{202E}abc", "tab\tand\u{A0}space"])
  func coversAllButWhiteSpace(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var covered = [Bool](repeating: false, count: scalars.count)
    var last = 0
    for token in Tokenizer.tokenize(scalars) {
      #expect(token.range.lowerBound >= last)
      last = token.range.upperBound
      for i in token.range { covered[i] = true }
    }
    for (i, scalar) in scalars.enumerated() { #expect(covered[i] == !Tokenizer.isSpace(scalar), "scalar \(i)") }
  }

  /// What nobody sees does not part words, and offsets count it.
  @Test(arguments: [
    ("Ger\u{AD}many met Ro\u{200B}mania", ["Germany", "met", "Romania"], [0..<8, 9..<12, 13..<21]),
    ("\u{200F}Iran\u{200E} left", ["Iran", "left"], [1..<5, 7..<11]),
    ("a pro\u{2011}war group", ["a", "pro-war", "group"], [0..<1, 2..<9, 10..<15]),
    ("plain", ["plain"], [0..<5]),
  ])
  func readsThroughWhatIsInvisible(_ text: String, _ forms: [String], _ ranges: [Range<Int>]) {
    let tokens = Segmenter.sentences(of: text).flatMap(\.tokens)
    #expect(tokens.map(\.form) == forms)
    #expect(tokens.map(\.range) == ranges)
  }
}
