import Testing

@testable import RelataGraph

@Suite struct MergePropertyTests {
  /// Three graphs by the same tool, of documents that agree where they share one.
  private func three(_ seed: UInt64) -> [Graph] {
    var random = SeededGenerator(state: seed)
    return (0..<3).map { _ in
      let graph = GeneratedGraphs.graph(&random)
      let documents = graph.corpus.documents.map { Graph.Document(id: $0.id, digest: "sha256:" + $0.id, words: 7) }
      return Graph(
        generator: Graph.Generator(name: "relata", version: "0.1.0", model: "m", ontology: "o", gazetteer: "g"),
        corpus: Graph.Corpus(name: graph.corpus.name, documents: documents), relationTypes: graph.relationTypes, entities: graph.entities,
        relations: graph.relations.filter { !$0.evidence.isEmpty })
    }
  }

  @Test func groupingAndOrderDoNotMatter() throws {
    for seed in 0..<600 {
      let graphs = three(UInt64(seed))
      let (a, b, c) = (graphs[0], graphs[1], graphs[2])
      #expect(try a.merging(b).json() == b.merging(a).json(), "seed \(seed)")
      #expect(try a.merging(b).merging(c).json() == a.merging(b.merging(c)).json(), "seed \(seed)")
      #expect(try a.merging(a).json() == a.json(), "seed \(seed)")
    }
  }

  @Test func refusesTwoVersionsOfADocument() {
    let document = Graph.Document(id: "d", digest: "sha256:1", words: 3)
    var edited = document
    edited.digest = "sha256:2"
    #expect(throws: MergeError.self) { try Graph.sample(documents: [document]).merging(Graph.sample(documents: [edited])) }
  }

  @Test func keepsRemovedWhatOneSideRemoved() throws {
    for seed in 0..<500 {
      let base = three(UInt64(seed))[0]
      guard let first = base.corpus.documents.first, let last = base.corpus.documents.last, first.id != last.id else { continue }
      let ours = base.removing(documents: [first.id])
      let theirs = base.removing(documents: [last.id])
      let merged = try ours.merging(theirs, base: base)
      #expect(merged.corpus.documents.map(\.id) == base.corpus.documents.dropFirst().dropLast().map(\.id), "seed \(seed)")
      #expect(merged.relations == base.removing(documents: [first.id, last.id]).relations, "seed \(seed)")
      #expect(try ours.merging(theirs, base: base).json() == theirs.merging(ours, base: base).json(), "seed \(seed)")
      #expect(try ours.merging(base, base: base).relations == ours.relations, "seed \(seed)")
    }
  }
}
