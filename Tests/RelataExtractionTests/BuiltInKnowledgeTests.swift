import Testing

@testable import RelataExtraction

@Suite struct BuiltInKnowledgeTests {
  @Test func readsTheBuiltInFiles() throws {
    let ontology = try Ontology.builtIn()
    #expect(ontology.definitions["meets"]?.type.symmetric == true)
    _ = try Gazetteer.builtIn()
  }
}
