import RelataSupport
import Testing

@testable import RelataGraph

@Suite struct GraphTests {
  @Test func sortsEntitiesAndRelations() {
    let graph = Graph.sample(
      entities: [Entity(id: "ukraine", name: "Ukraine", type: .state), Entity(id: "russia", name: "Russia", type: .state)],
      relations: [
        Relation(source: "ukraine", target: "russia", type: "rejects"), Relation(source: "russia", target: "ukraine", type: "attacks"),
      ])
    #expect(graph.entities.map(\.id) == ["russia", "ukraine"])
    #expect(graph.relations.map(\.type) == ["attacks", "rejects"])
    #expect(graph.entity("ukraine")?.name == "Ukraine")
    #expect(graph.entity("poland") == nil)
  }

  /// Digests are held as bytes where they can be, and come out as they went in.
  @Test func digestsAndSignaturesAreKeptAsTheyAre() {
    let digits = String(repeating: "0123456789abcdef", count: 8)
    let half = String(digits.prefix(64))
    let texts: [String] = [
      "", "sha256:1", "sha256:\(half)", "SHA256:\(half)", "sha256:\(half.uppercased())", "sha256:\(half.dropLast())é", "sha256:\(half.dropLast(2))é", digits,
      digits.uppercased(), String(digits.reversed()), String(digits.dropLast()), digits + "0",
    ]
    for text in texts {
      let document = Graph.Document(id: "d", digest: text, words: 0, signature: text)
      #expect(document.digest == text && document.signature == text)
    }
  }

  @Test(arguments: [
    ("\"limit\": 2", "\"limit\": 0"), ("\"limit\": 2", "\"limit\": -3"), ("\"omitted\": 4", "\"omitted\": 9223372036854775807"),
    ("\"omitted\": 4", "\"omitted\": -1"),
    ("\"Ada\": 5", "\"Ada\": -5"), ("\"sources\": 1", "\"sources\": 9223372036854775807"), ("\"0.5\": [", "\"nan\": ["), ("\"0.5\": [", "\"much\": ["),
  ]) func refusesNumbersThatCannotBe(text: String, changed: String) throws {
    let evidence = Evidence(document: "d", range: 0..<11, text: "Ada met Bo.", trigger: 4..<7, source: 0..<3, target: 8..<10)
    let omission = Omission(bearers: Evidence.Bearers(source: "person ada", target: "bo"), sentences: [.init(document: "d", confidence: 0.5)])
    var graph = Graph.sample(
      entities: [
        Entity(id: "ada", name: "Ada", type: .person, bearers: [Bearer(id: "person ada", type: .person, names: [.init(text: "Ada", count: 5)], omitted: 4)]),
        Entity(id: "bo", name: "Bo", type: .person),
      ], relations: [Relation(source: "ada", target: "bo", type: "meets", sources: 1, evidence: [evidence], omitted: [omission])])
    graph.limit = 2
    let json = String(decoding: graph.json(), as: UTF8.self)
    #expect(json.contains(text))
    #expect(throws: Never.self) { try Graph(json: Array(json.utf8)) }
    #expect(throws: JSONError.self) { try Graph(json: Array(json.replacing(text, with: changed).utf8)) }
  }

  /// In any order, and of documents that reprint one another the surest alone.
  @Test func sumsUpSentencesByTheirSources() {
    func sentence(_ document: String, _ confidence: Double, topic: String? = nil) -> Evidence {
      Evidence(document: document, range: 0..<1, text: "s", trigger: 0..<1, source: 0..<1, target: 0..<1, topic: topic, confidence: confidence)
    }
    let sentences = [sentence("a", 0.5, topic: "grain"), sentence("b", 0.6, topic: "steel"), sentence("b", 0.5), sentence("c", 0.7)]
    let rows: [(originals: [String: String], sources: Int, confidence: Double)] = [
      ([:], 3, 0.97), (["b": "a"], 2, 0.94), (["a": "b", "c": "b"], 1, 0.8),
    ]
    for (originals, sources, confidence) in rows {
      for order in [sentences, sentences.reversed()] {
        var relation = Relation(source: "x", target: "y", type: "meets", evidence: order)
        relation.summarize(originals: originals)
        #expect(relation.sources == sources && relation.confidence == confidence && relation.topic == "steel")
      }
    }
  }
}

extension Graph {
  /// A graph of no corpus in particular.
  static func sample(
    entities: [Entity] = [], relations: [Relation] = [], documents: [Graph.Document] = [], relationTypes: [String: RelationType] = [:]
  ) -> Graph {
    Graph(
      generator: Generator(name: "relata", version: "0.1.0", model: "sha256:0", ontology: "sha256:0", gazetteer: "sha256:0"),
      corpus: Corpus(name: "sample", documents: documents, digest: "sha256:0"), relationTypes: relationTypes, entities: entities, relations: relations)
  }
}
