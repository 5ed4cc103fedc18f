import RelataSyntax
import Testing

@Suite struct DeadlineTests {
  private let text = String(repeating: "Peru accused Chile of spying. Kenya praised Ghana.\n", count: 30)

  @Test func noTimeIsAlwaysOver() throws {
    #expect(throws: DeadlineExceeded(limit: .zero)) { try Deadline(.zero).check() }
    let parser = SyntaxParser(model: try SharedModel.get())
    #expect(throws: DeadlineExceeded(limit: .zero)) { try parser.parse(text, until: Deadline(.zero)) }
    #expect(throws: DeadlineExceeded(limit: .zero)) { try parser.parse("", until: Deadline(.zero)) }
  }

  /// A parser that gave up reads the next text as if nothing had been.
  @Test func whatIsInTimeIsReadAsWithoutALimit() throws {
    let parser = SyntaxParser(model: try SharedModel.get())
    _ = try? parser.parse(text, until: Deadline(.zero))
    let sentences = parser.parse(text)
    #expect(sentences.count == 60)
    #expect(try parser.parse(text, until: Deadline(nil)) == sentences)
    #expect(try parser.parse(text, until: Deadline(.seconds(1_000_000))) == sentences)
  }
}
