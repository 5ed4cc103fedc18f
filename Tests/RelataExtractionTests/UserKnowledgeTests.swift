import Foundation
import RelataAssembly
import RelataCorpus
import RelataGraph
import RelataSupport
import RelataSyntax
import Testing

@testable import RelataExtraction

@Suite struct UserKnowledgeTests {
  static func graph(_ texts: [String], gazetteer: Gazetteer, ontology: Ontology) throws -> Graph {
    let parser = SyntaxParser(model: try SyntaxModel.builtIn())
    let extractor = Extractor(gazetteer: gazetteer, ontology: ontology)
    var assembly = GraphAssembly(
      gazetteer: gazetteer, ontology: ontology, generator: Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: ""))
    for (number, text) in texts.enumerated() {
      assembly.add(extractor.extract(Document(id: "text-\(number)", text: text), sentences: parser.parse(text)))
    }
    return try assembly.graph(name: "test")
  }

  /// The YAML blocks of the page that tells of it.
  private static func documented(_ page: String = "ontology") throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("Documentation/\(page).md"), encoding: .utf8)
    return page.components(separatedBy: "```yaml\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
  }

  @Test func readsTakeoversByTheDocumentedOntology() throws {
    let blocks = try UserKnowledgeTests.documented()
    try #require(blocks.count == 4)
    let ontology = try Ontology.reading([("takeovers.yaml", blocks[0])])
    let gazetteer = try Gazetteer.builtIn().extended(by: [("companies.yaml", blocks[3])])
    let graph = try UserKnowledgeTests.graph(
      ["Nordwind plans to acquire Falke Systems. The takeover of Siemens by Nordwind failed. Germany attacked France."], gazetteer: gazetteer,
      ontology: ontology)
    #expect(graph.relations.map { "\($0.source) \($0.key) \($0.target)" } == ["nordwind acquires:planned falke-systems", "nordwind acquires siemens"])
  }

  @Test func readsTheDocumentedTraits() throws {
    let ontology = try Ontology.reading([("traits.yaml", try UserKnowledgeTests.documented()[1])])
    let graph = try UserKnowledgeTests.graph(
      ["The Peruvian president, Jan Berg, said that Chad had outflanked Kenya."], gazetteer: try .builtIn(), ontology: ontology)
    #expect(graph.relations.map { "\($0.source) \($0.key) \($0.target)" } == ["chad ambushes@jan-berg kenya", "jan-berg accuses chad", "jan-berg runs peru"])
  }

  /// What the documented lexicon says of words is told, and is not told without it.
  @Test(arguments: [
    ("Kenya proffered assistance to Uganda.", [], ["kenya aids uganda"]),
    ("Chad's cheerleader attacked Mali.", ["chad attacks mali"], []),
  ]) func readsWordsOfAUsersLexicon(_ text: String, without: [String], with: [String]) throws {
    let blocks = try UserKnowledgeTests.documented("lexicon")
    let own = try Lexicon.builtIn().extended(by: [("mine.yaml", try #require(blocks.first))])
    func keys(_ ontology: Ontology) throws -> [String] {
      try UserKnowledgeTests.graph([text], gazetteer: .builtIn(), ontology: ontology).relations.map { "\($0.source) \($0.key) \($0.target)" }
    }
    #expect(try keys(.builtIn()) == without)
    #expect(try keys(.builtIn(own)) == with)
  }

  /// The documented constructions tell what their examples say, the first of which nothing tells without them.
  @Test func readsConstructionsOfAUsersPatterns() throws {
    let block = try #require(try UserKnowledgeTests.documented("patterns").first)
    let own = try PatternGrammar.builtIn().extended(by: [("mine.yaml", block)])
    func keys(_ text: String, _ ontology: Ontology) throws -> [String] {
      try UserKnowledgeTests.graph([text], gazetteer: .builtIn(), ontology: ontology).relations.map { "\($0.source) \($0.key) \($0.target)" }
    }
    let (with, without) = (try Ontology.builtIn(nil, own), try Ontology.builtIn())
    #expect(with.digest != without.digest)
    let constructions = own.constructions.filter { $0.path == "mine.yaml" }
    #expect(constructions.map(\.name) == ["at odds with", "press for somebody to do", "no friend of"])
    for pattern in constructions {
      #expect(pattern.examples.contains { $0.expected.isEmpty } && pattern.examples.contains { !$0.expected.isEmpty })
      for example in pattern.examples {
        #expect(try keys(example.text, with) == example.expected, "\(pattern.name): \(example.text)")
      }
      #expect(try keys(pattern.examples[0].text, without).isEmpty, "\(pattern.name)")
    }
  }

  /// Whoever is coordinated with an end or stands for one is one; status, speaker and file are told as of any relation.
  @Test(arguments: [
    ("Kenya and Peru are at odds with Uganda.", ["kenya opposes uganda", "peru opposes uganda"]),
    ("Kenya is a state. It is at odds with Uganda.", ["kenya opposes uganda"]),
    ("Kenya may be at odds with Uganda.", ["kenya opposes:hypothetical uganda"]),
    ("Jan Berg said that Ghana was no friend of Togo.", ["ghana opposes@jan-berg togo"]),
    ("The odds of Kenya are with Uganda.", []),
    ("Jan Berg is no friend of the opera.", []),
  ]) func readsConstructionsAsItReadsFrames(_ text: String, _ expected: [String]) throws {
    let block = try #require(try UserKnowledgeTests.documented("patterns").first)
    let ontology = try Ontology.builtIn(nil, try PatternGrammar.builtIn().extended(by: [("files/mine.yaml", block)]))
    let relations = try UserKnowledgeTests.graph([text], gazetteer: .builtIn(), ontology: ontology).relations
    #expect(relations.map { "\($0.source) \($0.key) \($0.target)" }.filter { $0.contains(" opposes") } == expected)
    for relation in relations where relation.type == "opposes" {
      #expect(relation.evidence.allSatisfy { $0.frame.contains(", mine.yaml:") }, "\(relation.evidence)")
    }
  }

  /// The documented gazetteer knows ships by `RV`, icebreakers, and one by name.
  @Test func leavesOutThingsOfAUsersGazetteer() throws {
    let blocks = try UserKnowledgeTests.documented()
    let gazetteer = try Gazetteer.builtIn().extended(by: [("companies.yaml", blocks[3])])
    let text = "Peru seized the RV Kestrel Bay. Chad sank the icebreaker Polar Fox. The Nordstern attacked Kenya. Chad attacked Jan Berg."
    let graph = try UserKnowledgeTests.graph([text], gazetteer: gazetteer, ontology: .builtIn())
    #expect(graph.entities.map(\.id).sorted() == ["chad", "jan-berg", "kenya", "peru"])
    #expect(throws: KnowledgeError.self) { try Gazetteer.builtIn().extended(by: [("things.yaml", "things:\n  - {kind: comet, names: [Nora]}\n")]) }
  }

  @Test func extendsTheBuiltInOntology() throws {
    let text = "extends: built-in\nframes:\n  - {relation: attacks, verbs: [zap], source: [agent], target: [patient]}\n"
    let ontology = try Ontology.reading([("more.yaml", text)])
    #expect(ontology.frames(.verbs, "zap").count == 1)
    #expect(!ontology.frames(.verbs, "invade").isEmpty)
    #expect(try ontology.digest != Ontology.builtIn().digest)
  }

  /// What a file says of a built-in type is changed, and the rest is kept; so is the scorer, as long as the type means the same.
  @Test func changesWhatItNamesOfABuiltInType() throws {
    let text = "extends: built-in\nrelations:\n  attacks: {label: strikes, color: \"#000000\"}\n  meets: {source: [person]}\n"
    let (found, built) = (try Ontology.reading([("more.yaml", text)]), try Ontology.builtIn())
    var expected = try #require(built.definitions["attacks"])
    (expected.type.label, expected.type.color) = ("strikes", "#000000")
    #expect(found.definitions["attacks"] == expected)
    #expect(found.definitions["meets"]?.source == [.person] && found.definitions["meets"]?.type == built.definitions["meets"]?.type)
    #expect(found.builtInTypes == built.builtInTypes.subtracting(["meets"]))
    // By itself, a file says all that there is.
    let alone = try Ontology.reading([("own.yaml", "relations:\n  attacks: {label: strikes}\n")])
    #expect(alone.definitions["attacks"]?.type.quad == nil && alone.builtInTypes.isEmpty)
  }

  /// A relation of one's own that asks for force is told of it alone, by built-in domains and by one of one's own.
  @Test(arguments: [
    ("Kenyan troops crushed Somalia.", ["kenya routs somalia"]),
    ("Kenya crushed Somalia.", ["kenya routs somalia"]),
    ("Kenya crushed Ghana in the kitchen.", []),
    ("Kenya routed Ghana in the final.", []),
    ("Kenya crushed Ghana's hopes.", []),
  ])
  func tellsRelationsOfADomainOnlyInIt(_ text: String, _ expected: [String]) throws {
    let block = try UserKnowledgeTests.documented()[2]
    let ontology = try Ontology.reading([("routs.yaml", block)])
    let graph = try UserKnowledgeTests.graph([text], gazetteer: try .builtIn(), ontology: ontology)
    #expect(graph.relations.filter { $0.type == "routs" }.map { "\($0.source) \($0.key) \($0.target)" } == expected)
  }

  @Test func refusesDomainsThatAreNotThere() {
    let text = "relations:\n  routs: {domain: farce}\nframes: []\n"
    #expect(throws: KnowledgeError.self) { try Ontology.reading([("routs.yaml", text)]) }
    let wrong = "domains:\n  sport: {settings: [match], colour: red}\n"
    #expect(throws: KnowledgeError.self) { try Ontology.reading([("sport.yaml", wrong)]) }
  }

  @Test func keepsApartWhatMustNotMerge() throws {
    let names =
      "entities:\n  - {id: jan-berg, type: person, name: Jan Berg}\n  - {id: jan-berg-junior, type: person, name: Jann Berg}\nnever-merge:\n  - [jan-berg, jan-berg-junior]\n"
    let gazetteer = try Gazetteer.builtIn().extended(by: [("people.yaml", names)])
    #expect(gazetteer.mustNotMerge("jan-berg-junior", "jan-berg"))
    let graph = try UserKnowledgeTests.graph(["Jan Berg visited Peru.", "Jann Berg visited Chile."], gazetteer: gazetteer, ontology: try .builtIn())
    #expect(graph.entities.filter { $0.type == .person }.map(\.id) == ["jan-berg", "jan-berg-junior"])
  }

  @Test(arguments: [
    (["Vera Novak visited Peru. Novak thanked Peru."], ["vera-novak"]),
    (["Vera Novak visited Peru.", "Novak thanked Peru."], ["vera-novak"]),
    (["Vera Novak and Ivan Novak visited Peru."], ["ivan-novak", "vera-novak"]),
    (["Vera Novak visited Peru.", "Ivan Novak visited Chile."], ["ivan-novak", "vera-novak"]),
    (["Rosa Quispe visited Chile.", "R. Quispe thanked Chile."], ["rosa-quispe"]),
  ])
  func mergesPeopleByName(_ texts: [String], _ expected: [String]) throws {
    let graph = try UserKnowledgeTests.graph(texts, gazetteer: .builtIn(), ontology: .builtIn())
    #expect(graph.entities.filter { $0.type == .person }.map(\.id) == expected)
  }

  @Test func doesNotDependOnTheOrderOfDocuments() throws {
    let texts = ["Vera Novak visited Peru.", "Novak thanked Chile.", "Ivan Novak left Peru."]
    let (gazetteer, ontology) = (try Gazetteer.builtIn(), try Ontology.builtIn())
    let extractor = Extractor(gazetteer: gazetteer, ontology: ontology)
    let parser = SyntaxParser(model: try SyntaxModel.builtIn())
    let documents = texts.enumerated().map { extractor.extract(Document(id: "text-\($0)", text: $1), sentences: parser.parse($1)) }
    let generator = Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: "")
    let graphs = try [[0, 1, 2], [2, 1, 0], [1, 0, 2]].map { order in
      var assembly = GraphAssembly(gazetteer: gazetteer, ontology: ontology, generator: generator)
      for number in order { assembly.add(documents[number]) }
      return try assembly.graph(name: "test")
    }
    #expect(graphs[0] == graphs[1] && graphs[1] == graphs[2])
  }
}
