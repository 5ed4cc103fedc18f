import RelataGraph
import RelataSyntax
import Testing

@testable import RelataExtraction

/// The patterns' own examples, and what is said of files with mistakes.
@Suite struct PatternTests {
  private static let grammar = Result { try PatternGrammar.builtIn() }

  @Test func everyPatternHasExamples() throws {
    let grammar = try PatternTests.grammar.get()
    for pattern in grammar.repairs + grammar.constructions { #expect(!pattern.examples.isEmpty, "\(pattern.name) has no example") }
  }

  @Test func hasNoAlgorithmTwice() throws {
    let names = try PatternTests.grammar.get().names
    #expect(Set(names).count == names.count)
    for algorithm in TreeAlgorithm.allCases { #expect(names.contains(algorithm.rawValue)) }
  }

  // MARK: Mistakes

  private static func file(_ match: String, _ rest: String = "edit: [relabel verb as root]") -> String {
    "patterns:\n  - repair: mine\n    comment: Mine.\n    match: {\(match)}\n    \(rest)\n"
  }

  @Test(arguments: [
    ("patterns:\n  - repare: mine\n", 2, "repare is no key of a pattern"),
    ("rules: []\n", 1, "rules is no key of a file of patterns"),
    ("patterns:\n  - comment: Mine.\n", 2, "expected one of repair and construction"),
    ("patterns:\n  - algorithm: quotations\n", 2, "quotations"),
    ("patterns:\n  - repair: agent of a passive\n    comment: Mine.\n", 2, "there is a pattern agent of a passive already"),
    ("patterns:\n  - repair: mine\n    comment: Mine.\n    edit: []\n", 2, "repair mine has no match"),
    (file("verb: upos VREB"), 4, "VREB is no part of speech; expected one of ADJ"),
    (file("verb: relation subj"), 4, "subj is no relation of Universal Dependencies"),
    (file("verb: colour red"), 4, "colour is no condition; expected one of form"),
    (file("verb: before noun"), 4, "noun is no node that comes before; expected one of verb"),
    (file("verb: form Said"), 4, "Said matches nothing"),
    (file("verb: trait heroic"), 4, "heroic is no trait of the lexicon"),
    (file("verb: \"has [upos NOUN\""), 4, "expected ] at the end"),
    (file("verb: upos VERB lemma say"), 4, "conditions are separated by commas"),
    (file("verb: agent of verb"), 4, "roles are found in trees that have been mended"),
    (file("verb: oblique with of verb"), 4, "a repair can't ask for oblique"),
    (file("verb: upos VERB", "edit: [relabel noun as obj]"), 5, "noun is no node; expected one of verb"),
    (file("verb: upos VERB", "edit: [delete verb]"), 5, "delete verb is no edit; expected attach A to B"),
    (file("verb: upos VERB", "edit: [relabel verb as object]"), 5, "object is no relation of Universal Dependencies"),
    ("patterns:\n  - construction: mine\n    comment: Mine.\n    match: {verb: upos VERB}\n    tells: {relation: attacks}\n", 5, "expected relation, source"),
  ])
  private func saysWhereAMistakeIs(_ text: String, _ line: Int, _ message: String) throws {
    let grammar = try PatternTests.grammar.get()
    let error = #expect(throws: KnowledgeError.self) { try grammar.extended(by: [("mine.yaml", text)]) }
    #expect(error?.path == "mine.yaml" && error?.line == line && error?.message.contains(message) == true, "\(String(describing: error))")
  }

  @Test func refusesRelationsThatTheOntologyDoesNotHave() throws {
    let text = """
      patterns:
        - construction: mine
          comment: Mine.
          match: {verb: upos VERB, one: dependent of verb, other: dependent of verb}
          tells: {relation: admires, source: one, target: other, words: verb}
      """
    let grammar = try PatternTests.grammar.get().extended(by: [("mine.yaml", text)])
    let error = #expect(throws: KnowledgeError.self) { try Ontology.builtIn(nil, grammar) }
    #expect(error?.line == 2 && error?.message.hasPrefix("admires is no relation of the ontology") == true)
  }

  /// However many ways there are to find a shape, the search ends.
  @Test func boundsTheSearch() throws {
    let names = (0..<12).map { "n" + String(Character(UnicodeScalar(UInt8(97 + $0)))) }
    let shape = names.map { "\($0): relation conj" }.joined(separator: ", ") + ", end: relation root"
    let grammar = PatternGrammar(steps: [], constructions: [], digest: "")
    let own = try grammar.extended(
      by: [("mine.yaml", "patterns:\n  - repair: mine\n    comment: Mine.\n    match: {\(shape), last-one: upos VERB}\n    edit: [relabel na as obj]\n")])
    let tokens = (0..<900).map { word in
      Token(form: "a", lemma: "a", upos: .noun, head: word == 0 ? nil : 0, relation: DependencyRelation(word == 0 ? .root : .conj), range: word..<word + 1)
    }
    let sentence = Sentence(tokens: tokens, range: 0..<900)
    #expect(try own.repaired(sentence, .builtIn()) == sentence)
  }
}
