import Testing

@testable import RelataSyntax

@Suite struct LemmaRulesTests {
  private let rules = LemmaRules([
    ["keep", "", ""], ["lower", "", ""], ["lower", "ies", "y"], ["lower", "ed", ""], ["title", "", ""], ["keep", "went", "go"],
  ])

  @Test(arguments: [
    (0, "NATO", "NATO"), (1, "The", "the"), (2, "Allies", "ally"), (3, "Signed", "sign"), (4, "KENYA", "Kenya"), (4, "éIRE", "Éire"), (5, "went", "go"),
  ])
  func makesTheLemma(_ rule: Int, _ form: String, _ lemma: String) {
    #expect(rules.apply(rule, to: form) == lemma)
  }

  @Test(arguments: [(2, "Allied"), (3, "sign"), (3, "ed"), (5, "Went")])
  func refusesFormsWithoutTheEnding(_ rule: Int, _ form: String) {
    #expect(rules.apply(rule, to: form) == nil)
  }
}
