import RelataExtraction
import RelataGraph

@testable import RelataAssembly

/// What assemblies are made with: the built-in knowledge, and the header that says so.
struct AssemblyFixture {
  let gazetteer: Gazetteer
  let ontology: Ontology
  let generator: Graph.Generator

  /// - Parameter gazetteer: Instead of the built-in one.
  init(gazetteer: Gazetteer? = nil) throws {
    self.gazetteer = try gazetteer ?? .builtIn()
    ontology = try Ontology.builtIn()
    generator = Graph.Generator(name: "relata", version: "0.1.0", model: "m", ontology: ontology.digest, gazetteer: self.gazetteer.digest)
  }

  func assembly(limit: Int? = nil) -> GraphAssembly {
    GraphAssembly(gazetteer: gazetteer, ontology: ontology, generator: generator, limit: limit)
  }
}
