import Testing

@testable import RelataSupport

@Suite struct TerminalTextTests {
  @Test func aLineHasNothingThatSteers() {
    #expect(TerminalText.line("Zoë’s „Rōma“ → 東京 👩‍👩‍👧") == "Zoë’s „Rōma“ → 東京 👩‍👩‍👧")
    #expect(TerminalText.line("a\u{1B}[31mb\nc\td\u{9B}e\u{202E}f\u{2028}g\u{7F}") == "a [31mb c d ef g ")
  }

  /// However the pieces are cut.
  @Test(arguments: 1...7) func theFilterLooksAtCharacters(_ size: Int) {
    let text = "Zoë 東京 👧\n\ta\u{1B}[31mb\u{9B}2J\u{202E}c\u{7F}"
    let bytes = Array(text.utf8)
    var filter = TerminalFilter()
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: size) { out += filter.filtered(Array(bytes[start..<min(start + size, bytes.count)])) }
    #expect(String(decoding: out, as: UTF8.self) == "Zoë 東京 👧\n\ta�[31mb�2J�c�")
  }

  @Test func theFilterKeepsColoursWhereItIsAskedTo() {
    var filter = TerminalFilter(keepingColors: true)
    let text = "\u{1B}[31mred\u{1B}[0m \u{1B}[2J \u{1B}]0;x\u{7} \u{1B}[3"
    #expect(String(decoding: filter.filtered(Array(text.utf8)), as: UTF8.self) == "\u{1B}[31mred\u{1B}[0m �[2J �]0;x� �[3")
  }

  @Test func theFilterSurvivesBytesThatAreNoText() {
    var filter = TerminalFilter()
    #expect(filter.filtered([0xFF, 0x41, 0xE2, 0x80]) == Array("\u{FFFD}A".utf8))
    #expect(filter.filtered([0x41]) == Array("\u{FFFD}A".utf8))
  }
}
