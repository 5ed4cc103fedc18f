import CRelationModel
import Foundation
import RelataCorpus
import RelataGraph
import RelataSyntax
import Testing

@testable import RelataExtraction

/// The relation network in the program, held against the one of the training.
@Suite struct RelationScoringTests {
  private struct Text: Decodable {
    var id: String
    var date: String
    var text: String
  }

  /// Sentence, source, target, type and probability; a score.
  private struct Score: Decodable {
    var sentence: Int
    var source: Int
    var target: Int
    var type: String
    var probability: Double

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      sentence = try fields.decode(Int.self)
      source = try fields.decode(Int.self)
      target = try fields.decode(Int.self)
      type = try fields.decode(String.self)
      probability = try fields.decode(Double.self)
    }
  }

  private struct Vector: Decodable {
    var id: String
    var scores: [Score]
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Scoring")

  private static func texts() throws -> [Text] {
    try String(contentsOf: folder.appendingPathComponent("texts.jsonl"), encoding: .utf8).split(separator: "\n")
      .map { try JSONDecoder().decode(Text.self, from: Data($0.utf8)) }
  }

  private let model: RelationModel
  private let parser: SyntaxParser
  private let extractor: Extractor

  init() throws {
    model = try RelationModel.builtIn()
    parser = SyntaxParser(model: try SyntaxModel.builtIn())
    extractor = Extractor(gazetteer: try .builtIn(), ontology: try .builtIn())
  }

  private func scored(_ text: String, keeping: Bool = true) throws -> [Candidate] {
    let (sentences, encodings) = try parser.parse(text, paragraphs: nil, keeping: keeping ? model.below : nil, until: Deadline(nil))
    return LearnedScorer(model: model, parser: parser).scored(extractor.propose(sentences, until: Deadline(nil)), encodings).candidates
  }

  private struct Key: Hashable {
    var sentence: Int
    var ends: [Int]
    var type: String
  }

  private func key(_ sentence: Int, _ source: Int, _ target: Int, _ type: String) -> Key {
    Key(sentence: sentence, ends: extractor.ontology.isSymmetric(type) ? [source, target].sorted() : [source, target], type: type)
  }

  @Test func agreesWithTheTraining() throws {
    let vectors = try JSONDecoder().decode([Vector].self, from: Data(contentsOf: Self.folder.appendingPathComponent("scores.json")))
    let texts = try Self.texts()
    #expect(vectors.map(\.id) == texts.map(\.id))
    var compared = 0
    for (vector, text) in zip(vectors, texts) {
      let found = Dictionary(
        try scored(text.text).compactMap { candidate in
          candidate.probability.map { (key(candidate.sentence, candidate.source, candidate.target, candidate.type), $0) }
        }, uniquingKeysWith: max)
      let wanted = Dictionary(vector.scores.map { (key($0.sentence, $0.source, $0.target, $0.type), $0.probability) }, uniquingKeysWith: max)
      for (key, probability) in wanted where probability > 0.2 {
        // Types that the ontology has not between such ends are not scored.
        guard let other = found[key] else { continue }
        compared += 1
        #expect(abs(other - probability) < 0.05, "\(text.id): \(key) is \(other), in training \(probability)")
      }
      for (key, probability) in found where probability > 0.2 { #expect(wanted[key] != nil, "\(text.id): \(key) is \(probability), in training nothing") }
    }
    #expect(compared > 20)
  }

  /// What the lower layers made is the same whether it was kept from the parse or made again.
  @Test func doesNotDependOnWhatWasKept() throws {
    for text in try Self.texts() {
      let kept = try scored(text.text).map(\.probability)
      #expect(try scored(text.text, keeping: false).map(\.probability) == kept)
    }
  }

  @Test func leavesAUsersOwnTypesToTheRules() throws {
    let ontology = try Ontology.reading([
      (
        "own.yaml",
        """
        relations:
          attacks: {label: beats, source: [state], target: [state]}
        frames:
          - {relation: attacks, verbs: [outplay], source: [agent], target: [patient], confidence: 0.7}
        """
      )
    ])
    let extractor = Extractor(gazetteer: try .builtIn(), ontology: ontology)
    let (sentences, encodings) = try parser.parse("Peru outplayed Chile. Kenya bombed Chad.", paragraphs: nil, keeping: model.below, until: Deadline(nil))
    let found = LearnedScorer(model: model, parser: parser).scored(extractor.propose(sentences, until: Deadline(nil)), encodings).candidates
    #expect(found.map(\.type) == ["attacks"])
    #expect(found.map(\.probability) == [nil])
  }

  @Test func dropsWhatIsLessProbable() throws {
    let decoder = RelationDecoder(ontology: extractor.ontology)
    for text in try Self.texts() {
      let candidates = try scored(text.text)
      let counts = [0.05, 0.3, 0.6, 0.9].map { threshold in
        var decoder = decoder
        decoder.bar.asked = threshold
        return decoder.decide(candidates).count
      }
      #expect(counts == counts.sorted(by: >))
    }
  }

  @Test(arguments: [1_000, 100_000]) func refusesATruncatedModel(_ size: Int) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).safetensors")
    try Data(bytes: relata_relation_model(), count: relata_relation_model_size()).prefix(size).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let error = #expect(throws: ModelError.self) { _ = try RelationModel.file(url.path) }
    #expect(error?.path == url.path)
    #expect(error?.message.contains("truncated") == true, "\(error?.message ?? "")")
  }

  @Test func refusesAModelOfAnotherKind() throws {
    let error = #expect(throws: ModelError.self) { _ = try RelationModel.file(Self.folder.appendingPathComponent("texts.jsonl").path) }
    #expect(error?.message.contains("relata-relations/2") == true, "\(error?.message ?? "")")
  }

  /// The mentions of an entity vote on its type, where no list knows it; what all of them doubt is doubted.
  @Test func correctsTypesThatNoListKnows() {
    var kinds = EntityKinds(["person", "state", "organization", "place"])
    let entities = [
      LocalEntity(type: .person), LocalEntity(type: .person, entry: "peru"), LocalEntity(type: .organization), LocalEntity(type: .person),
    ]
    for entity in entities.indices.dropLast() {
      kinds.add([0.1, 0, 0.1, 0.7, 0.1], of: entity)
      kinds.add([0.2, 0, 0.1, 0.4, 0.3], of: entity)
    }
    kinds.add([0.3, 0.6, 0, 0, 0.1], of: 3)
    #expect(kinds.types(of: entities) == [0: .place, 2: .place], "states are known by lists, and so is what has an entry")
    #expect(kinds.doubts == [0: 0.1, 1: 0.1, 2: 0.1, 3: 0.1])
  }
}
