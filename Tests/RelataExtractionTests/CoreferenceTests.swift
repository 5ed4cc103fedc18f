import Foundation
import RelataAssembly
import RelataCorpus
import RelataGraph
import RelataSyntax
import Testing

@testable import RelataExtraction

/// What pronouns, roles and common nouns refer to: lines of `Coreference/*.tsv`.
@Suite struct CoreferenceTests {
  private struct Case: Sendable {
    var place: String
    var text: String
    /// The words of a mention with the entities that have it.
    var expected: [(words: String, entities: Set<String>)]
    var knownFailure: String?
  }

  private static func cases() throws -> [Case] {
    try PhenomenonTable.rows(in: "Coreference").map { row in
      let expected = try row.expected.components(separatedBy: "; ").map { pair in
        let parts = pair.components(separatedBy: ": ")
        try #require(parts.count == 2, "\(row.place): expected words: entity")
        return (words: parts[0], entities: parts[1] == "-" ? [] : Set(parts[1].components(separatedBy: "+")))
      }
      return Case(place: row.place, text: row.text, expected: expected, knownFailure: row.knownFailure)
    }
  }

  @Test func findsWhatWordsReferTo() throws {
    let parser = SyntaxParser(model: try SyntaxModel.builtIn())
    let (gazetteer, ontology) = (try Gazetteer.builtIn(), try Ontology.builtIn())
    let extractor = Extractor(gazetteer: gazetteer, ontology: ontology)
    let cases = try CoreferenceTests.cases()
    #expect(cases.count >= 40)
    var known = 0
    for test in cases {
      var assembly = GraphAssembly(
        gazetteer: gazetteer, ontology: ontology, generator: Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: ""))
      assembly.add(extractor.extract(Document(id: "text", text: test.text), sentences: parser.parse(test.text)))
      let entities = try assembly.graph(name: "coreference").entities
      let found = test.expected.map { pair in Set(entities.filter { $0.mentions.contains { $0.text == pair.words } }.map(\.id)) }
      let passes = zip(found, test.expected).allSatisfy { $0 == $1.entities }
      if let reason = test.knownFailure {
        known += 1
        #expect(!passes, "\(test.place): passes now, so it is no known failure (\(reason)): \(test.text)")
      } else {
        #expect(passes, "\(test.place): \(test.text) expected \(test.expected); found \(found.map { $0.sorted() })")
      }
    }
    print("coreference: \(cases.count) texts, \(known) known failures")
  }
}
