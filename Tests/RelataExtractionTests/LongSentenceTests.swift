import RelataCorpus
import RelataGraph
import RelataSyntax
import TestSupport
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

  /// `Peru met Chile, it attacked them, it attacked them, …`: each verb is coordinated with the first.
  private static func clauses(_ count: Int) -> Sentence {
    var tokens: [Token] = []
    func add(_ form: String, _ lemma: String, _ upos: PartOfSpeech, _ head: Int?, _ relation: DependencyRelation) {
      let offset = (tokens.last?.range.upperBound ?? -1) + 1
      var token = Token(form: form, range: offset..<offset + form.unicodeScalars.count)
      (token.lemma, token.upos, token.head, token.relation) = (lemma, upos, head, relation)
      tokens.append(token)
    }
    add("Peru", "Peru", .propn, 1, DependencyRelation(.nsubj))
    add("met", "meet", .verb, nil, DependencyRelation(.root))
    add("Chile", "Chile", .propn, 1, DependencyRelation(.obj))
    for _ in 1..<count {
      let verb = tokens.count + 2
      add(",", ",", .punct, verb, DependencyRelation(.punct))
      add("it", "it", .pron, verb, DependencyRelation(.nsubj))
      add("attacked", "attack", .verb, 1, DependencyRelation(.conj))
      add("Mali", "Mali", .propn, verb, DependencyRelation(.obj))
    }
    return Sentence(tokens: tokens, range: 0..<(tokens.last?.range.upperBound ?? 0))
  }

  /// Each of thousands of coordinated verbs asks after the first, whose dependents are all of them: once is enough.
  @Test func coordinatedVerbsAskOnceAfterTheFirst() throws {
    let tree = SyntaxTree(LongSentenceTests.clauses(1_300), try .builtIn())
    let reader = StatusReader(tree, ArgumentFinder(tree))
    for word in 0..<tree.count where tree.upos(word) == .verb { #expect(!reader.isRetracted(tree.firstConjunct(word))) }
    #expect(reader.retracted.clauses == [1: false])
  }

  /// What a pronoun may refer to doesn't grow with the sentence.
  @Test func antecedentsAreBounded() throws {
    let extractor = try Extractor(gazetteer: .builtIn(), ontology: .builtIn())
    let anaphora = extractor.propose([LongSentenceTests.clauses(1_300)], until: Deadline(nil)).anaphora
    #expect((1_024...2_048).contains(anaphora.candidates.count))
  }

  /// What is looked up is what climbing the tree finds.
  @Test(arguments: 0..<20) func treesAreClimbedAtOnce(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let order = Array(0..<40).shuffled(using: &random)
    var tokens = order.indices.map { Token(form: "w", range: 2 * $0..<2 * $0 + 1) }
    // The first two are roots; each later one hangs on one before it.
    for index in order.indices.dropFirst(2) {
      tokens[order[index]].head = order[Int.random(in: 0..<index, using: &random)]
      tokens[order[index]].relation = DependencyRelation(Bool.random(using: &random) ? .conj : .nmod)
    }
    let tree = SyntaxTree(Sentence(tokens: tokens, range: 0..<80), try .builtIn())
    for word in order {
      var (node, above) = (word, Set([word]))
      while let head = tree.head(node) {
        node = head
        above.insert(head)
      }
      var first = word
      while tree.relation(first) == .conj, let head = tree.head(first) { first = head }
      #expect(tree.firstConjunct(word) == first && order.allSatisfy { tree.dominates($0, word) == above.contains($0) })
    }
  }
}
