import RelataSyntax
import Testing

@testable import RelataExtraction

@Suite struct TreeRepairTests {
  /// A parse may hang the noun of a list on the name that follows: mending it must leave a tree.
  @Test func listsStayTrees() {
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
    let repaired = TreeRepair.repaired(Sentence(tokens: tokens, range: 0..<words.count)).tokens
    for word in repaired.indices {
      var node = repaired[word].head
      var steps = 0
      while let current = node, steps <= repaired.count {
        node = repaired[current].head
        steps += 1
      }
      #expect(steps <= repaired.count, "\(repaired[word].form) hangs on itself")
    }
  }
}
