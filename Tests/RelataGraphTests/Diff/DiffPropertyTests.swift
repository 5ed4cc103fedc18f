import TestSupport
import Testing

@testable import RelataGraph

@Suite struct DiffPropertyTests {
  static let seeds = (0..<1_000).map { UInt64($0) }

  private func pair(_ seed: UInt64) -> (Graph, Graph) {
    var random = SeededGenerator(state: seed)
    let (one, other) = (GeneratedGraphs.graph(&random), GeneratedGraphs.graph(&random))
    return (one, random.chance(50) ? other : GeneratedGraphs.edited(one, towards: other, &random))
  }

  @Test func aGraphDoesNotDifferFromItself() {
    for seed in DiffPropertyTests.seeds {
      let diff = GraphDiff(from: pair(seed).0, to: pair(seed).0)
      #expect(diff.isEmpty && diff.transitions.isEmpty && diff.identities.isEmpty, "seed \(seed)")
    }
  }

  @Test func isEmptyOnlyForTheSameBytes() {
    for seed in DiffPropertyTests.seeds {
      let (one, other) = pair(seed)
      #expect(GraphDiff(from: one, to: other).isEmpty == (one.json() == other.json()), "seed \(seed)")
    }
  }

  @Test func leadsToTheOtherGraphByteForByte() throws {
    for seed in DiffPropertyTests.seeds {
      let (one, other) = pair(seed)
      let file = DiffFile(GraphDiff(from: one, to: other), from: one, to: other)
      let read = try DiffFile(json: file.json())
      #expect(read == file, "seed \(seed)")
      #expect(try read.applied(to: one).json() == other.json(), "seed \(seed)")
    }
  }

  @Test func listsNothingThatAnEditMerelyMoved() throws {
    for seed in DiffPropertyTests.seeds.prefix(300) {
      var random = SeededGenerator(state: seed)
      let old = GeneratedGraphs.graph(&random)
      let new = GeneratedGraphs.shifted(old, &random)
      let diff = GraphDiff(from: old, to: new)
      #expect(diff.entities.isEmpty && diff.relations.isEmpty && diff.transitions.isEmpty, "seed \(seed)")
      #expect(diff.inverse == GraphDiff(from: new, to: old), "seed \(seed)")
      let file = try DiffFile(json: DiffFile(diff, from: old, to: new).json())
      #expect(file.diff == diff, "seed \(seed)")
      #expect(try file.applied(to: old).json() == new.json(), "seed \(seed)")
    }
  }

  @Test func mirrorsTheDiffTheOtherWayRound() {
    for seed in DiffPropertyTests.seeds {
      let (one, other) = pair(seed)
      #expect(GraphDiff(from: one, to: other).inverse == GraphDiff(from: other, to: one), "seed \(seed)")
    }
  }

  @Test func doesNotDependOnOrder() throws {
    for seed in DiffPropertyTests.seeds.prefix(300) {
      var random = SeededGenerator(state: seed &+ 77)
      let (one, other) = pair(seed)
      func shuffled(_ graph: Graph) -> Graph {
        Graph(
          generator: graph.generator, corpus: graph.corpus, relationTypes: graph.relationTypes, entities: graph.entities.shuffled(using: &random),
          relations: graph.relations.shuffled(using: &random), withheld: graph.withheld.shuffled(using: &random), limit: graph.limit)
      }
      #expect(GraphDiff(from: shuffled(one), to: shuffled(other)) == GraphDiff(from: one, to: other), "seed \(seed)")
    }
  }

  @Test func refusesOtherGraphs() throws {
    for seed in DiffPropertyTests.seeds.prefix(300) {
      let (one, other) = pair(seed)
      guard one.json() != other.json() else { continue }
      let file = DiffFile(GraphDiff(from: one, to: other), from: one, to: other)
      #expect(throws: PatchError.self, "seed \(seed)") { try file.applied(to: other) }
    }
  }

  @Test func ignoresWhatItIsTold() {
    for seed in DiffPropertyTests.seeds.prefix(300) {
      let (one, other) = pair(seed)
      let diff = GraphDiff(from: one, to: other, ignoring: [.evidence, .confidence])
      #expect(!diff.isComplete)
      #expect(diff.relations.allSatisfy { !$0.aspects.contains(.evidence) && !$0.aspects.contains(.confidence) })
    }
  }
}
