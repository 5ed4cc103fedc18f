import Testing

@testable import RelataExport

@Suite struct DiagramTests {
  @Test(arguments: [("a\\Nb", "a\\\\Nb"), ("x & y", "x &amp; y"), ("line\nbreak", "line break"), ("nul\0", "nul"), ("\u{202E}evil", "evil")])
  func escapes(text: String, expected: String) {
    #expect(Diagram.escaped(text) == expected)
  }
}
