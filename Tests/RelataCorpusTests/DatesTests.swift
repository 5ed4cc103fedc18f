import Testing

@testable import RelataCorpus

@Suite struct DatesTests {
  @Test func readsTheDateOfAFileName() {
    #expect(Dates.iso("2025-08-15") == "2025-08-15")
    #expect(Dates.iso("2025-13-45") == nil)
  }
}
