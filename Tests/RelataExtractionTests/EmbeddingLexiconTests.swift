import RelataGraph
import RelataSupport
import Testing

@testable import RelataExtraction

@Suite struct EmbeddingLexiconTests {
  private func tables(_ text: String) throws(KnowledgeError) -> EmbeddingTables {
    var tables = EmbeddingTables()
    try tables.read(text, path: "mine.yaml")
    return tables
  }

  @Test func readsTheBuiltInLexicon() throws {
    let tables = try EmbeddingTables.builtIn()
    #expect(tables[.verbs, "manage"]?.polarity == .affirmed)
    #expect(tables[.verbs, "fail"]?.polarity == .negated)
    #expect(tables[.verbs, "refuse"]?.isOneWay == true)
    #expect(tables[.verbs, "plan"]?.modality == .planned)
    #expect(tables[.nouns, "verge of"]?.modality == .hypothetical)
    #expect(tables[.works, "novel"] != nil)
  }

  @Test func tellsAnInfinitiveFromAFiniteClause() {
    #expect(EmbeddingLexicon.effect(ofVerb: "agree", infinitive: true)?.modality == .planned)
    #expect(EmbeddingLexicon.effect(ofVerb: "agree", infinitive: false)?.reports == true)
    #expect(EmbeddingLexicon.effect(ofNoun: "suggestion", before: "to")?.modality == .hypothetical)
    #expect(EmbeddingLexicon.effect(ofNoun: "suggestion", before: "that")?.reports == true)
  }

  @Test func refusesWhatIsThereTwice() {
    let error = #expect(throws: KnowledgeError.self) { try tables("verbs:\n  factive: [regret]\n  desire: [want, regret]\n") }
    #expect(error.map(String.init(describing:)) == "mine.yaml: line 3, column 18: regret is there twice among the verbs")
    #expect(throws: KnowledgeError.self) { try tables("verbs:\n  factive: [regret]\nverbs:\n  desire: [want]\n") }
  }

  @Test func refusesTermsThatItDoesNotKnow() {
    let noClass = #expect(throws: KnowledgeError.self) { try tables("verbs:\n  hopeful: [want]\n") }
    let message = noClass.map(String.init(describing:)) ?? ""
    #expect(message.hasPrefix("mine.yaml: line 2, column 3: hopeful is no class of embedding predicates; expected one of factive"))
    #expect(throws: KnowledgeError.self) { try tables("verb:\n  desire: [want]\n") }
  }
}
