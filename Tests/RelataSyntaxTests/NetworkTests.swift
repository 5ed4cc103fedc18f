import Foundation
import Testing

@testable import RelataSyntax

@Suite struct NetworkTests {
  /// What the network of the training makes of a sentence.
  private struct Vector: Decodable {
    enum Field: Decodable {
      case number(Int)
      case text(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) { self = .number(number) } else { self = .text(try container.decode(String.self)) }
      }
    }

    var words: [String]
    var pieces: [Int32]
    var upos: [String]
    var feats: [String]
    var heads: [Int]
    var relations: [String]
    /// Start, end and type.
    var names: [[Field]]

    var nameSpans: [Name] {
      names.compactMap { fields in
        guard case .number(let start) = fields[0], case .number(let end) = fields[1], case .text(let text) = fields[2] else { return nil }
        return Name.Kind(rawValue: text).map { Name(words: start..<end, kind: $0) }
      }
    }

    var sentence: Sentence { Sentence(tokens: words.map { Token(form: $0, range: 0..<0) }, range: 0..<0) }
  }

  private let vectors: [Vector]
  private let model: SyntaxModel

  init() throws {
    let url = try #require(Bundle.module.url(forResource: "vectors", withExtension: "json", subdirectory: "Fixtures"))
    vectors = try JSONDecoder().decode([Vector].self, from: Data(contentsOf: url))
    model = try SharedModel.get()
  }

  @Test func splitsWordsIntoTheSamePiecesAsTheTraining() {
    for vector in vectors {
      var pieces = [model.pieces.start]
      for word in vector.words { model.pieces.encode(word, into: &pieces) }
      #expect(pieces + [model.pieces.separator] == vector.pieces)
    }
  }

  @Test func agreesWithTheTraining() {
    var sentences = vectors.map(\.sentence)
    SyntaxParser(model: model).annotate(&sentences)
    for (vector, sentence) in zip(vectors, sentences) {
      #expect(sentence.tokens.map(\.upos.rawValue) == vector.upos)
      #expect(sentence.tokens.map(\.features.text) == vector.feats)
      #expect(sentence.tokens.map { $0.head.map { $0 + 1 } ?? 0 } == vector.heads)
      #expect(sentence.tokens.map(\.relation.description) == vector.relations)
      #expect(sentence.names == vector.nameSpans)
    }
  }

  @Test func doesNotDependOnWhatIsParsedTogether() {
    let parser = SyntaxParser(model: model)
    var together = vectors.map(\.sentence) + vectors.map(\.sentence).reversed()
    parser.annotate(&together)
    for (i, vector) in vectors.enumerated() {
      var alone = [vector.sentence]
      parser.annotate(&alone)
      #expect(alone[0] == together[i])
      #expect(alone[0] == together[together.count - 1 - i])
    }
  }

  @Test(arguments: [600, 1_100]) func givesLongSentencesOneTree(_ count: Int) {
    let words = ["ministers", "met", "envoys", "and", "left"]
    var sentences = [Sentence(tokens: (0..<count).map { Token(form: words[$0 % words.count], range: 0..<0) }, range: 0..<0)]
    SyntaxParser(model: model).annotate(&sentences)
    #expect(sentences[0].tokens.count == count)
    #expect(SpanningTree.isTree(sentences[0].tokens.map { $0.head.map { $0 + 1 } ?? 0 }))
  }
}
