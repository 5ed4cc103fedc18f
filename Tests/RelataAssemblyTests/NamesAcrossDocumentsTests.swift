import RelataCorpus
import RelataExtraction
import RelataGraph
import RelataSyntax
import Testing

@testable import RelataAssembly

/// Who is who in several documents, and in graphs that are merged.
@Suite struct NamesAcrossDocumentsTests {
  private static func documents(_ texts: [String], _ fixture: AssemblyFixture) throws -> [DocumentGraph] {
    let parser = SyntaxParser(model: try SyntaxModel.builtIn())
    let extractor = Extractor(gazetteer: fixture.gazetteer, ontology: fixture.ontology)
    return texts.enumerated().map { extractor.extract(Document(id: "text-\($0)", text: $1), sentences: parser.parse($1)) }
  }

  /// The graph of all, and the one that is merged from the graphs of each; they must be the same.
  private static func graph(_ texts: [String], gazetteer: Gazetteer? = nil) throws -> Graph {
    let fixture = try AssemblyFixture(gazetteer: gazetteer)
    let documents = try documents(texts, fixture)
    var whole = fixture.assembly()
    for document in documents { whole.add(document) }
    var merged = fixture.assembly()
    for document in documents.reversed() {
      var alone = fixture.assembly()
      alone.add(document)
      try merged.add(try alone.graph(name: "test"))
    }
    let graph = try whole.graph(name: "test")
    let other = try merged.graph(name: "test")
    #expect(graph == other)
    return graph
  }

  private static func ids(_ graph: Graph, _ type: EntityType) -> [String] { graph.entities.filter { $0.type == type }.map(\.id) }

  @Test(arguments: [
    (["Kenya's Supreme Court condemned Chad.", "The Supreme Court of Ghana condemned Mali."], ["supreme-court-of-ghana", "supreme-court-of-kenya"]),
    (["The Ghanaian Supreme Court condemned Chad.", "Ghana's Supreme Court praised Mali."], ["supreme-court-of-ghana"]),
    (["The Constitutional Council freed two men.", "The Constitutional Council met."], ["constitutional-council", "constitutional-council-2"]),
    (["Latvia's Ministry of Defence accused Russia.", "The Latvian Defence Ministry thanked Poland."], ["defence-ministry-of-latvia"]),
    (
      ["In Lima, the National Police arrested two men.", "In Quito, the National Police arrested a man."],
      ["national-police-of-ecuador", "national-police-of-peru"]
    ),
    (["The Labour Party met in Norway.", "Keir Starmer praised the Labour Party."], ["labour-party-of-norway", "labour-party-uk"]),
  ])
  func institutionsAreOnePerState(_ texts: [String], _ expected: [String]) throws {
    #expect(NamesAcrossDocumentsTests.ids(try NamesAcrossDocumentsTests.graph(texts), .organization) == expected)
  }

  @Test(arguments: [
    (["Vera Novak praised Peru.", "Ivan Novak condemned Chile. Novak thanked Peru."], ["ivan-novak", "vera-novak"]),
    (["Vera Novak praised Peru.", "Mr Novak and Ivan Novak met."], ["ivan-novak", "vera-novak"]),
    (["Samir Nour El Dine praised Peru.", "Samir Noureddine condemned Chile."], ["samir-nour-el-dine"]),
    (["Paul and Ella Stroud praised Peru.", "Ella Stroud condemned Chile."], ["ella-stroud", "paul-stroud"]),
  ])
  func peopleAreOneByTheirNames(_ texts: [String], _ expected: [String]) throws {
    #expect(NamesAcrossDocumentsTests.ids(try NamesAcrossDocumentsTests.graph(texts), .person) == expected)
  }

  /// A name that may be either of two is neither, if they are listed so.
  @Test func whoMayBeEitherIsNeither() throws {
    let names = "entities:\n  - {id: jan-berg, type: person, name: Jan Berg}\n  - {id: jonas-berg, type: person, name: Jonas Berg}\n"
    let texts = ["Jan Berg visited Peru.", "Jonas Berg visited Chile.", "J. Berg condemned Mali."]
    let plain = try Gazetteer.builtIn().extended(by: [("people.yaml", names)])
    #expect(try NamesAcrossDocumentsTests.ids(NamesAcrossDocumentsTests.graph(texts, gazetteer: plain), .person).count == 2)
    let apart = try Gazetteer.builtIn().extended(by: [("people.yaml", names + "never-merge:\n  - [jan-berg, jonas-berg]\n")])
    let graph = try NamesAcrossDocumentsTests.graph(texts, gazetteer: apart)
    #expect(NamesAcrossDocumentsTests.ids(graph, .person) == ["j-berg", "jan-berg", "jonas-berg"])
    #expect(graph.relations.contains { $0.source == "j-berg" && $0.type == "accuses" })
  }
}
