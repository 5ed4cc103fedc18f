import RelataCorpus
import RelataGraph
import RelataSyntax
import Testing

@testable import RelataExtraction

/// Sentences as no writer makes them, which trees parsed elsewhere may have.
@Suite struct LongSentenceTests {
  private static let states = ["Chad", "Mali", "Kenya", "Ghana", "Bolivia", "Libya", "Sudan", "Egypt", "France", "Spain"]

  /// `Peru met Chile, Chad, Mali, …`: each name hangs on the first, or on the one before.
  private static func list(_ words: Int, nested: Bool) -> Sentence {
    var tokens: [Token] = []
    var offset = 0
    func add(_ form: String, _ lemma: String, _ upos: PartOfSpeech, _ head: Int?, _ relation: DependencyRelation) {
      var token = Token(form: form, range: offset..<offset + form.unicodeScalars.count)
      token.lemma = lemma
      token.upos = upos
      token.head = head
      token.relation = relation
      tokens.append(token)
      offset += form.unicodeScalars.count + 1
    }
    add("Peru", "Peru", .propn, 1, DependencyRelation(.nsubj))
    add("met", "meet", .verb, nil, DependencyRelation(.root))
    add("Chile", "Chile", .propn, 1, DependencyRelation(.obj))
    var last = 2
    while tokens.count < words {
      let place = tokens.count
      add(",", ",", .punct, place + 1, DependencyRelation(.punct))
      add(states[place % 10], states[place % 10], .propn, last, DependencyRelation(.conj))
      if nested { last = place + 1 }
    }
    return Sentence(tokens: tokens, range: 0..<max(0, offset - 1))
  }

  /// Coordinated words are found, however they are nested.
  @Test(arguments: [false, true]) func listsOfAnyLengthAreRead(nested: Bool) throws {
    let tree = SyntaxTree(LongSentenceTests.list(2_001, nested: nested), try .builtIn())
    #expect(tree.conjuncts(of: 2).count == 1_000 && tree.firstConjunct(2_000) == 2)
    #expect(tree.span(of: 2) == 2..<2_001 && tree.span(of: 1) == 0..<2_001)
    let propositions = PropositionFinder.propositions(of: tree)
    #expect(propositions.contains { $0.lemma == "meet" && $0.arguments.count > 999 })
  }

  /// What has passed is noticed inside of a sentence.
  @Test func theDeadlineIsAskedAfterBetweenWords() throws {
    #expect(PropositionFinder.propositions(of: SyntaxTree(LongSentenceTests.list(101, nested: false), try .builtIn()), until: Deadline(.zero)).isEmpty)
  }
}
