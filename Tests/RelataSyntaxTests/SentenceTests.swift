import Testing

@testable import RelataSyntax

@Suite struct SentenceTests {
  @Test func readsAFeature() {
    let features = Features("Mood=Ind|Number=Sing|Person=3")
    #expect(features["Number"] == "Sing")
    #expect(features["Tense"] == nil)
  }
}
