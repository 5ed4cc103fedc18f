import Foundation
import RelataCorpus
import RelataGraph
import RelataSupport
import RelataSyntax
import Testing

@testable import RelataExtraction

/// Relation types are known by their traits: a user's own is read as a built-in one with the same is.
@Suite struct TraitTests {
  private static func relations(of texts: [[Sentence]], _ words: [String], _ gazetteer: Gazetteer, _ ontology: Ontology) -> [[String]] {
    let extractor = Extractor(gazetteer: gazetteer, ontology: ontology)
    return zip(texts, words).map { sentences, text in
      let graph = extractor.extract(Document(id: "text", text: text), sentences: sentences)
      return graph.relations.map { relation in
        let speaker = relation.attributed.map { " @\($0)" } ?? ""
        return "\(relation.polarity) \(relation.modality) \(relation.source) \(relation.type) \(relation.target)\(speaker)"
      }
    }
  }

  private static func told(_ text: String, _ ontology: Ontology) throws -> [String] {
    try UserKnowledgeTests.graph([text], gazetteer: .builtIn(), ontology: ontology).relations.map { "\($0.source) \($0.type) \($0.target)" }.sorted()
  }

  /// The built-in ontology with other names for its types.
  private static func renamed() throws -> [(path: String, text: String)] {
    BuiltInKnowledge.ontology.map { file in
      var section = ""
      let lines = file.text.components(separatedBy: "\n").map { line -> String in
        if let first = line.first, first.isLetter { section = line }
        if section == "relations:", line.hasPrefix("  "), line.dropFirst(2).first?.isLetter ?? false { return "  my-" + line.dropFirst(2) }
        if section == "domains:" { return line.replacing(#/^( +)(accuses|opposes): \[/#) { "\($0.1)my-\($0.2): [" } }
        return line.replacing(#/^([ -]*)(relation|denied|alleged|claimed): /#) { "\($0.1)\($0.2): my-" }
      }
      return (file.path, lines.joined(separator: "\n"))
    }
  }

  @Test func readsTypesByTheirTraitsAndNotByTheirNames() throws {
    let tables = ["affiliation", "attribution", "companions", "control", "direction", "modality", "standing-facts", "territory", "titles"]
    let texts = try PhenomenonTable.rows(in: "Challenge").filter { row in tables.contains { row.place.hasPrefix($0 + ".") } }.map(\.text)
    let parser = SyntaxParser(model: try SyntaxModel.builtIn())
    let (gazetteer, parsed) = (try Gazetteer.builtIn(), texts.map { parser.parse($0) })
    let other = try Ontology.reading(TraitTests.renamed())
    #expect(other.definitions.keys.allSatisfy { $0.hasPrefix("my-") })
    let usual = TraitTests.relations(of: parsed, texts, gazetteer, try .builtIn())
    let own = TraitTests.relations(of: parsed, texts, gazetteer, other)
    #expect(usual.joined().count > 200)
    for (text, (one, two)) in zip(texts, zip(usual, own)) { #expect(two.map { $0.replacing(" my-", with: " ") } == one, "\(text)") }
  }

  private static let ambushes = """
    extends: built-in
    relations:
      ambushes: {quad: material conflict, traits: [hostile, violent, combat, local], alleged: accuses}
      palavers-with: {symmetric: true, quad: verbal cooperation}
      runs: {traits: [head], source: [person], target: [organization, state, place]}
    frames:
      - {relation: ambushes, verbs: [outflank], nouns: [outflanking], source: [agent, by, possessor], target: [patient, of, "on"]}
      - {relation: palavers-with, verbs: [palaver], source: [agent], target: [with]}
    """

  @Test(arguments: [
    ("Kenyan troops outflanked Somalia.", ["kenya ambushes somalia"]),
    // Who tells of it accuses, and who agrees to do it agrees with others than his victim.
    ("Chad's government said that Sudan had outflanked Libya.", ["chad accuses sudan", "sudan ambushes libya"]),
    ("Chad agreed to outflank Libya.", ["chad ambushes libya"]),
    // What befalls somebody is not what he is condemned for.
    ("Chad condemned the outflanking of Libya.", []),
    ("Chad and Kenya palavered.", ["chad palavers-with kenya"]), ("Chad palavered with Kenya.", ["chad palavers-with kenya"]),
    ("The Peruvian president, Jan Berg, resigned.", ["jan-berg runs peru"]),
  ])
  func readsOwnTypesAsBuiltInOnesAre(_ text: String, _ expected: [String]) throws {
    let ontology = try Ontology.reading([("ambushes.yaml", TraitTests.ambushes)])
    #expect(try TraitTests.told(text, ontology) == expected)
  }

  @Test func readsNoFactsWithoutATypeForThem() throws {
    let ontology = try Ontology.reading([("runs.yaml", "relations:\n  runs: {traits: [head]}\nframes: []\n")])
    let text = "The Peruvian president, Jan Berg, met Chad's ambassador, Vera Novak, in Lima, Peru."
    #expect(try TraitTests.told(text, ontology) == ["jan-berg runs peru"])
  }

  @Test(arguments: [
    ("relations:\n  hits: {quad: material conflict, traits: [violet]}\n", 2, "violet is no trait"),
    ("relations:\n  hits:\n    quad: verbal cooperation\n    traits: [stance, violent]\n", 4, "violent is a trait of conflict"),
    ("relations:\n  hits:\n    traits: [promise]\n", 3, "promise is a trait of cooperation"),
    ("relations:\n  runs:\n    quad: verbal cooperation\n    traits: [head]\n", 4, "head is a trait of a standing fact"),
    ("relations:\n  runs:\n    symmetric: true\n    traits: [head]\n", 4, "symmetric: true"),
    ("relations:\n  sides-with:\n    traits: [alliance]\n", 3, "symmetric: true"),
    ("relations:\n  runs:\n    traits: [head, service]\n", 3, "no other trait"),
    ("relations:\n  runs:\n    traits: [head]\n  rules:\n    traits: [head]\n", 4, "runs has the trait head already"),
    ("relations:\n  hits: {quad: material conflict}\n  blames: {}\n  storms:\n    quad: material conflict\n    alleged: blame\n", 6, "blame"),
  ])
  func refusesTraitsThatCanNotBe(_ text: String, _ line: Int, _ expected: String) throws {
    let error = try #require(throws: KnowledgeError.self) { try Ontology.reading([("mine.yaml", text + "frames: []\n")]) }
    #expect(error.line == line && "\(error)".contains(expected) && "\(error)".contains("mine.yaml"), "\(error)")
  }

  @Test func takesTheLastFilesTypeForAFact() throws {
    let one = "extends: built-in\nrelations:\n  runs: {traits: [head]}\nframes: []\n"
    let two = "relations:\n  rules: {traits: [head]}\nframes: []\n"
    #expect(try Ontology.builtIn().factTypes[.head] == "leads")
    #expect(try Ontology.reading([("one.yaml", one)]).factTypes[.head] == "runs")
    #expect(try Ontology.reading([("one.yaml", one), ("two.yaml", two)]).factTypes[.head] == "rules")
    // A type that is defined anew without its trait tells no fact.
    #expect(try Ontology.reading([("three.yaml", "extends: built-in\nrelations:\n  leads: {traits: []}\nframes: []\n")]).factTypes[.head] == nil)
  }
}
