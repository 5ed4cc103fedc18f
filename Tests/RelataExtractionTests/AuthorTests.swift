import RelataAssembly
import RelataCorpus
import RelataGraph
import RelataSyntax
import Testing

@testable import RelataExtraction

/// Who speaks in a text of several paragraphs: `I` and `we` outside of quotations.
@Suite struct AuthorTests {
  private static func relations(_ text: String) throws -> Set<String> {
    let parser = SyntaxParser(model: try SyntaxModel.builtIn())
    let (gazetteer, ontology) = (try Gazetteer.builtIn(), try Ontology.builtIn())
    let generator = Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: "")
    var assembly = GraphAssembly(gazetteer: gazetteer, ontology: ontology, generator: generator)
    let document = Document(id: "text", text: text)
    assembly.add(Extractor(gazetteer: gazetteer, ontology: ontology).extract(document, sentences: parser.parse(text)))
    return Set(try assembly.graph(name: "authors").relations.map { "\($0.source) \($0.type) \($0.target)" })
  }

  @Test(arguments: [
    (
      "Secretary-General Vera Novak: remarks to the Council\n\nHaiti needs help. I condemn the attacks by Chad. I spoke with Jan Berg last week.",
      ["vera-novak accuses chad", "jan-berg meets vera-novak"]
    ),
    (
      "Speech to the Institute\n\nVera Novak, Minister of Defence\n\nI met Jan Berg in May. Tom Hale has accused me of delay.",
      ["jan-berg meets vera-novak", "tom-hale accuses vera-novak"]
    ),
    (
      "Joint Statement\n\nWe, the Foreign Minister of Peru, Vera Novak, and the Foreign Minister of Chile, Jan Berg, met in Lima.\n\nWe urge Chad to end its attacks. "
        + "The Ministers called on Libya to withdraw.",
      ["vera-novak demands-of chad", "jan-berg demands-of chad", "vera-novak demands-of libya", "jan-berg demands-of libya"]
    ),
    (
      "Statement by the Ministry of Foreign Affairs of Guyana\n\nAn armed vessel of Venezuela entered the zone this morning. We urge Venezuela to withdraw.",
      ["guyana demands-of venezuela"]
    ),
  ])
  func speakersOfWholeTexts(text: String, expected: [String]) throws {
    let found = try AuthorTests.relations(text)
    #expect(Set(expected).isSubset(of: found), "found \(found.sorted())")
  }

  /// A newspaper's `our` is nobody's of whom it tells.
  @Test func aReportersOwnPaperIsNobody() throws {
    let found = try AuthorTests.relations("Chad attacked Libya on Monday. Our correspondent Vera Novak reports from the border.")
    #expect(!found.contains { $0.contains("vera-novak") })
  }
}
