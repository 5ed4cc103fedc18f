import Foundation
import RelataSyntax
import TestSupport
import Testing

@testable import RelataExtraction

@Suite struct TreeRepairTests {
  /// A parse may hang the noun of a list on the name that follows: mending it must leave a tree.
  @Test func listsStayTrees() throws {
    let words: [(form: String, upos: PartOfSpeech, head: Int?, relation: DependencyRelation.Universal)] = [
      ("Peru", .propn, 1, .nsubj), ("jailed", .verb, nil, .root), ("rivals", .noun, 6, .nsubj), (",", .punct, 6, .punct), ("among", .adp, 5, .caseMarking),
      ("them", .pron, 6, .obl), ("Novak", .propn, 1, .parataxis),
    ]
    let tokens = words.enumerated().map { place, word in
      var token = Token(form: word.form, range: place..<place + 1)
      token.lemma = word.form
      token.upos = word.upos
      token.head = word.head
      token.relation = DependencyRelation(word.relation)
      return token
    }
    let repaired = try PatternGrammar.builtIn().repaired(Sentence(tokens: tokens, range: 0..<words.count), .builtIn()).tokens
    expectTree(repaired)
  }

  /// What algorithms mend: trees with a parser's mistake, and the dependency that is right: `# mended = Chad <- condemned: nsubj`.
  @Test func mendsMistakes() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Trees")
    var file = try CoNLLUFile(folder.appendingPathComponent("mended.conllu").path, trees: true)
    let document = try #require(try file.document())
    let (lexicon, patterns) = (try Lexicon.builtIn(), try PatternGrammar.builtIn())
    let prefix = "mended = "
    func dependencies(_ sentence: Sentence) -> Set<String> {
      Set(sentence.tokens.map { token in "\(token.form) <- \(token.head.map { sentence.tokens[$0].form } ?? "root"): \(token.relation)" })
    }
    for sentence in document.sentences {
      let text = sentence.tokens.map(\.form).joined(separator: " ")
      let expected = Set(sentence.comments.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
      #expect(!expected.isEmpty, "\(text)")
      #expect(!expected.isSubset(of: dependencies(sentence)), "\(text): nothing to mend")
      let mended = dependencies(patterns.repaired(sentence, lexicon))
      for dependency in expected.sorted() { #expect(mended.contains(dependency), "\(text)") }
    }
    #expect(document.sentences.count == 1)
  }

  /// Trees of any words and relations that repairs look at, however odd.
  @Test func anyTreeStaysATree() throws {
    let (lexicon, patterns) = (try Lexicon.builtIn(), try PatternGrammar.builtIn())
    let forms = [
      "Peru", "Novak", "jailed", "rivals", ",", "among", "them", "help", "ruling", "which", "hand", "over", "-", "and", "accuse", "of", "to", "for",
      "KYIV", ":", "(", ")", "against", "with", "from", "said", "whose", "others", "discuss", "return", "demand", "oppose", "reject", "joining",
    ]
    let kinds: [PartOfSpeech] = [.propn, .noun, .verb, .adp, .pron, .punct, .det, .cconj, .part]
    let relations: [DependencyRelation.Universal] = [
      .nsubj, .obj, .obl, .nmod, .amod, .compound, .conj, .cc, .appos, .acl, .advcl, .xcomp, .ccomp, .parataxis, .mark, .caseMarking, .flat, .punct, .det, .cop,
      .nummod,
    ]
    var random = SeededGenerator(state: 7)
    for _ in 0..<60_000 {
      let count = Int.random(in: 3...9, using: &random)
      let order = (0..<count).shuffled(using: &random)
      var tokens = (0..<count).map { place in
        var token = Token(form: forms.randomElement(using: &random) ?? "", range: place..<place + 1)
        token.lemma = token.form
        token.upos = kinds.randomElement(using: &random) ?? .noun
        token.spaceAfter = Bool.random(using: &random)
        return token
      }
      if Int.random(in: 0..<8, using: &random) == 0 { (tokens[0].form, tokens[1].form) = ("KYIV", ":") }
      // Each hangs on one that comes before it in a random order.
      for (rank, word) in order.enumerated() {
        tokens[word].head = rank == 0 ? nil : order[Int.random(in: 0..<rank, using: &random)]
        tokens[word].relation = DependencyRelation(rank == 0 ? .root : relations.randomElement(using: &random) ?? .dep)
      }
      var sentence = Sentence(tokens: tokens, range: 0..<count)
      let start = Int.random(in: 0..<count, using: &random)
      sentence.names = [Name(words: start..<min(count, start + 2), kind: Bool.random(using: &random) ? .person : .organization)]
      expectTree(patterns.repaired(sentence, lexicon).tokens)
    }
  }

  private func expectTree(_ tokens: [Token]) {
    #expect(tokens.count { $0.head == nil } == 1)
    for word in tokens.indices {
      var node = tokens[word].head
      var steps = 0
      while let current = node, steps <= tokens.count {
        node = tokens[current].head
        steps += 1
      }
      if steps > tokens.count {
        Issue.record("\(tokens[word].form) hangs on itself: \(tokens.map { "\($0.form)/\($0.upos)/\($0.relation)/\($0.head ?? -1)" })")
        return
      }
    }
  }
}
