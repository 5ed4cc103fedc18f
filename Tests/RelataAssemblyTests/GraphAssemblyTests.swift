import Foundation
import RelataCorpus
import RelataExtraction
import RelataGraph
import RelataSupport
import RelataSyntax
import TestSupport
import Testing

@testable import RelataAssembly

/// Extraction of parts, put together in any grouping and order, is extraction of the whole.
@Suite struct GraphAssemblyTests {
  private let fixture: AssemblyFixture

  init() throws { fixture = try AssemblyFixture() }

  private func graph(_ documents: some Sequence<DocumentGraph>, limit: Int? = nil) throws -> Graph {
    var assembly = fixture.assembly(limit: limit)
    for document in documents { assembly.add(document) }
    return try assembly.graph(name: "all")
  }

  private func merged(_ graphs: [Graph]) throws -> Graph {
    var assembly = try GraphAssembly(gazetteer: fixture.gazetteer, ontology: fixture.ontology, remaking: fixture.generator, version: "0.1.0")
    for graph in graphs { try assembly.add(graph) }
    return try assembly.graph()
  }

  /// Cuts the documents into parts at random, and puts these together in pairs at random, through their files.
  private func mergedAtRandom(_ documents: [DocumentGraph], limit: Int? = nil, overlapping: Bool = false, _ random: inout SeededGenerator) throws -> Graph {
    var parts: [[DocumentGraph]] = Array(repeating: [], count: Int.random(in: 1...5, using: &random))
    for document in documents.shuffled(using: &random) {
      for part in parts.indices.shuffled(using: &random).prefix(overlapping && random.chance(30) ? 2 : 1) { parts[part].append(document) }
    }
    var graphs = try parts.map { try graph($0, limit: limit) }
    while graphs.count > 1 {
      graphs.shuffle(using: &random)
      let count = Int.random(in: 2...graphs.count, using: &random)
      let next = try merged(graphs.prefix(count).map { try Graph(json: $0.json()) })
      graphs = [next] + graphs.dropFirst(count)
    }
    return graphs[0]
  }

  @Test func partsInAnyGroupingAreTheWhole() throws {
    for seed in 0..<400 {
      var random = SeededGenerator(state: UInt64(seed))
      let documents = (0..<Int.random(in: 0..<9, using: &random)).map { GeneratedDocuments.document($0, &random) }
      let whole = try graph(documents)
      #expect(try graph(documents.shuffled(using: &random)).json() == whole.json(), "seed \(seed)")
      #expect(try mergedAtRandom(documents, overlapping: true, &random).json() == whole.json(), "seed \(seed)")
      #expect(whole.problems() == [], "seed \(seed)")
      #expect(try Graph(json: whole.json()) == whole, "seed \(seed)")
    }
  }

  @Test(arguments: [1, 2, 5]) func boundedPartsAreTheBoundedWhole(limit: Int) throws {
    for seed in 0..<200 {
      var random = SeededGenerator(state: UInt64(seed))
      let documents = (0..<Int.random(in: 0..<30, using: &random)).map { GeneratedDocuments.document($0, &random) }
      let whole = try graph(documents, limit: limit)
      #expect(try mergedAtRandom(documents, limit: limit, &random).json() == whole.json(), "seed \(seed)")
      #expect(whole.problems() == [], "seed \(seed)")
      #expect(try Graph.problemsOfDerivedMembers(json: whole.json()) == [], "seed \(seed)")
      // Nothing that sums a relation up but topics and times is lost.
      for (kept, all) in zip(whole.relations, try graph(documents).relations) {
        #expect((kept.key, kept.weight, kept.confidence, kept.plover) == (all.key, all.weight, all.confidence, all.plover), "seed \(seed)")
      }
      for (kept, all) in zip(whole.entities, try graph(documents).entities) {
        #expect((kept.id, kept.count, kept.aliases) == (all.id, all.count, all.aliases), "seed \(seed)")
      }
    }
  }

  @Test func documentsCanBeTakenOutAgain() throws {
    for seed in 0..<300 {
      var random = SeededGenerator(state: UInt64(seed))
      let documents = (0..<8).map { GeneratedDocuments.document($0, &random) }
      let kept = documents.filter { _ in random.chance(60) }
      let identifiers = Set(kept.map(\.document.id))
      var assembly = fixture.assembly()
      try assembly.add(try Graph(json: try graph(documents).json())) { identifiers.contains($0) }
      #expect(try assembly.graph().json() == graph(kept).json(), "seed \(seed)")
    }
  }

  @Test func keepsRemovedWhatOneSideRemoved() throws {
    for seed in 0..<200 {
      var random = SeededGenerator(state: UInt64(seed))
      let documents = (0..<6).map { GeneratedDocuments.document($0, &random) }
      let base = try graph(documents)
      let (ours, theirs) = (try graph(documents.dropFirst()), try graph(documents.dropLast() + [GeneratedDocuments.document(7, &random)]))
      var (one, other) = (
        fixture.assembly(),
        fixture.assembly()
      )
      try one.add(ours, theirs, base: base)
      try other.add(theirs, ours, base: base)
      let merged = try one.graph()
      #expect(merged.corpus.documents.map(\.id) == ["d1", "d2", "d3", "d4", "d7"])
      #expect(try merged.json() == other.graph().json(), "seed \(seed)")
    }
  }

  @Test func refusesWhatItCannotPutTogether() throws {
    var random = SeededGenerator(state: 1)
    let documents = (0..<4).map { GeneratedDocuments.document($0, &random) }
    let all = try graph(documents)
    var edited = all
    edited.corpus.documents[0].digest = Digest.sha256("edited".utf8)
    var other = all
    other.generator.model = "another"
    var bare = all
    for index in bare.entities.indices { bare.entities[index].bearers = [] }
    for (graphs, message) in [
      ([all, edited], "in two versions"), ([all, other], "different tools (model)"), ([bare], "has no bearers"),
      ([try graph(documents.prefix(2)), try graph(documents.dropFirst(), limit: 1)], "doesn't keep all sentences"),
    ] {
      #expect { try merged(graphs) } throws: { ($0 as? MergeError)?.message.contains(message) ?? false }
    }
    var known = fixture.generator
    known.gazetteer = "sha256:0"
    #expect { try GraphAssembly(gazetteer: fixture.gazetteer, ontology: fixture.ontology, remaking: known, version: "0.1.0") } throws: {
      ($0 as? MergeError)?.message.contains("--gazetteer") ?? false
    }
  }

  /// Real articles: the sample corpus, and those beside the checkout where they are there.
  @Test func partsOfRealArticlesAreTheWhole() throws {
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let shared = ["seeds", "dev"].map { checkout.deletingLastPathComponent().appendingPathComponent("shared/" + $0).path }
    let found = shared.filter(FileManager.default.fileExists)
    if found.count < shared.count { print("shared/seeds and shared/dev are not there: the sample corpus alone is cut into parts") }
    let inputs = [checkout.appendingPathComponent("graphs/summit/after").path] + found.filter { !$0.hasSuffix("dev") } + devArticles(found)
    let parser = SyntaxParser(model: try SyntaxModel.builtIn())
    let extractor = Extractor(gazetteer: fixture.gazetteer, ontology: fixture.ontology)
    var reader = CorpusReader(try Corpus(inputs))
    var documents: [DocumentGraph] = []
    while let document = try reader.read() {
      documents.append(extractor.extract(document, sentences: parser.parse(document.text, paragraphs: document.paragraphs)))
    }
    #expect(documents.count > 10)
    let (whole, bounded) = (try graph(documents), try graph(documents, limit: 2))
    for seed in 0..<25 {
      var random = SeededGenerator(state: UInt64(seed))
      #expect(try mergedAtRandom(documents, overlapping: true, &random).json() == whole.json(), "seed \(seed)")
      #expect(try mergedAtRandom(documents, limit: 2, &random).json() == bounded.json(), "seed \(seed)")
    }
  }

  private func devArticles(_ folders: [String]) -> [String] { folders.filter { $0.hasSuffix("dev") }.map { $0 + "/*.txt" } }
}
