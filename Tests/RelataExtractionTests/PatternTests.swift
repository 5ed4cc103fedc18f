import RelataGraph
import RelataSyntax
import Testing

@testable import RelataExtraction

/// The patterns' own examples, and what is said of files with mistakes.
@Suite struct PatternTests {
  private static let grammar = Result { try PatternGrammar.builtIn() }

  private static func repairs() -> [Pattern] {
    guard let grammar = try? grammar.get() else { return [] }
    return grammar.steps.compactMap { step in
      if case .repair(let pattern) = step { pattern } else { nil }
    }
  }

  /// A tree as examples have it: number, form, lemma, part of speech, features, head, relation, and names and spaces.
  private static func sentence(_ rows: String) throws -> Sentence {
    var sentence = Sentence(tokens: [], range: 0..<0)
    for (word, row) in rows.split(separator: "\n").enumerated() {
      let columns = row.split(separator: " ").map(String.init)
      try #require((7...8).contains(columns.count) && Int(columns[0]) == word + 1, "\(row)")
      let head = try #require(Int(columns[5]))
      let marks = columns.count == 8 ? columns[7].split(separator: "|") : []
      sentence.tokens.append(
        Token(
          form: columns[1], lemma: columns[2], upos: try #require(PartOfSpeech(rawValue: columns[3])), features: Features(columns[4]),
          head: head == 0 ? nil : head - 1, relation: DependencyRelation(columns[6]), range: word..<word + 1, spaceAfter: !marks.contains("SpaceAfter=No")))
      guard let tag = marks.first(where: { $0.hasPrefix("NER=") })?.dropFirst(4) else { continue }
      let kind = try #require(Name.Kind(rawValue: String(tag.dropFirst(2))))
      if tag.hasPrefix("I"), let last = sentence.names.popLast() {
        sentence.names.append(Name(words: last.words.lowerBound..<word + 1, kind: kind))
      } else {
        sentence.names.append(Name(words: word..<word + 1, kind: kind))
      }
    }
    return sentence
  }

  private static func facts(_ sentence: Sentence) -> Set<String> {
    Set(
      sentence.tokens.flatMap { token in
        [
          token.head.map { "\(token.form) <-\(token.relation)- \(sentence.tokens[$0].form)" } ?? "\(token.form) <-root",
          "\(token.form) is \(token.upos.rawValue)",
        ]
      })
  }

  /// Each is mended with the pattern, and isn't without it.
  @Test(arguments: repairs()) private func mendsItsExamples(_ pattern: Pattern) throws {
    let (grammar, lexicon) = (try PatternTests.grammar.get(), try Lexicon.builtIn())
    let others = PatternGrammar(
      steps: grammar.steps.filter { step in
        if case .repair(let other) = step { other.name != pattern.name } else { true }
      }, constructions: [], digest: "")
    #expect(!pattern.examples.isEmpty, "\(pattern.name) has no example")
    for example in pattern.examples {
      let sentence = try PatternTests.sentence(example.text)
      let mended = PatternTests.facts(grammar.repaired(sentence, lexicon))
      let left = PatternTests.facts(others.repaired(sentence, lexicon))
      for fact in example.expected { #expect(mended.contains(fact), "\(pattern.place), \(pattern.name): \(fact) in \(mended.sorted())") }
      #expect(!left.isSuperset(of: example.expected), "\(pattern.place), \(pattern.name): mended by others")
    }
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
    ("patterns:\n  - algorithm: datelines\n", 2, "datelines"),
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
