import RelataGraph
import RelataSyntax
import Testing

@testable import RelataExtraction

/// What the decoder keeps of candidates that contradict one another.
@Suite struct RelationDecoderTests {
  private func candidate(_ source: Int, _ target: Int, _ probability: Double, by proposer: Candidate.Proposer, trigger: Range<Int> = 1..<2) -> Candidate {
    var out = Candidate("accuses", source, target, 0, trigger: trigger, source..<source + 1, target..<target + 1, rule: "test", confidence: 0.5)
    out.proposer = proposer
    out.probability = probability
    return out
  }

  private func kept(_ candidates: [Candidate]) throws -> [[Int]] {
    RelationDecoder(ontology: try .builtIn()).decide(candidates).map { [$0.source, $0.target] }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test(arguments: [
    // As likely one way as the other: neither.
    (0.76, 0.66, [[Int]]()),
    (0.91, 0.7, [[0, 2]]),
    (0.6, 0.95, [[2, 0]]),
  ])
  func oneWordTellsARelationOneWay(forth: Double, back: Double, expected: [[Int]]) throws {
    #expect(try kept([candidate(0, 2, forth, by: .pair), candidate(2, 0, back, by: .pair)]) == expected)
  }

  @Test func whatARuleReadsBothWaysStands() throws {
    #expect(try kept([candidate(0, 2, 0.8, by: .frame), candidate(2, 0, 0.8, by: .frame)]) == [[0, 2], [2, 0]])
    #expect(try kept([candidate(0, 2, 0.8, by: .frame), candidate(2, 0, 0.9, by: .pair)]) == [[0, 2]])
  }

  @Test func twoWordsMayTellBothWays() throws {
    #expect(try kept([candidate(0, 2, 0.8, by: .pair), candidate(2, 0, 0.8, by: .pair, trigger: 3..<4)]) == [[0, 2], [2, 0]])
  }

  /// Whose envoy somebody is does nothing by him, whichever word the network takes for the one that tells it.
  @Test(arguments: ["envoy", "met"]) func whoeverSendsAnEnvoyMeetsNobody(trigger: String) throws {
    let extractor = Extractor(gazetteer: try .builtIn(), ontology: try .builtIn())
    let sentences = SyntaxParser(model: try .builtIn()).parse("Vera Novak's envoy met Jan Berg in Oslo.")
    let proposals = extractor.propose(sentences, until: Deadline(nil))
    let entities = proposals.anaphora.local.entities
    let novak = try #require(entities.firstIndex { $0.name == "Vera Novak" })
    let berg = try #require(entities.firstIndex { $0.name == "Jan Berg" })
    let word = try #require(sentences[0].tokens.firstIndex { $0.form == trigger })
    #expect(!proposals.mayTell("meets", 0, by: word, source: novak, target: berg))
  }
}
