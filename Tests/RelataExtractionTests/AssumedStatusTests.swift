import RelataGraph
import RelataSyntax
import Testing

@testable import RelataExtraction

/// What is hypothetical because nobody knows better, and what because the sentence says so: only of the former may a scorer judge.
@Suite struct AssumedStatusTests {
  @Test(arguments: [
    ("Chad trained soldiers to attack Sudan.", true),
    ("Chad armed its soldiers in order to attack Sudan.", true),
    ("Chad wants to attack Sudan.", false),
    ("Chad might attack Sudan.", false),
    ("Chad might train soldiers to attack Sudan.", false),
    ("If Chad attacks Sudan, Kenya will help.", false),
  ])
  func tellsWhatIsAssumed(text: String, isAssumed: Bool) throws {
    let lexicon = try Lexicon.builtIn()
    let sentences = SyntaxParser(model: try .builtIn()).parse(text)
    let attack = try #require(sentences.flatMap { PropositionFinder.propositions(of: $0, lexicon) }.first { $0.lemma == "attack" })
    #expect(attack.modality == .hypothetical)
    #expect(attack.isAssumed == isAssumed)
  }
}
