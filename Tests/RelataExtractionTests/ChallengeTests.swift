import Foundation
import RelataCorpus
import RelataGraph
import RelataSyntax
import Testing

@testable import RelataExtraction

/// A line of `Challenge/*.tsv`: a text, the relations that it states, and why the program fails on it, if it does.
///
/// Relations are separated by `; `, `-` is none: `[not] [planned|hypothetical|any, or several with /] source type target [@speaker]`,
/// with `|` between what is accepted; in parentheses where a careful reader might or might not draw it.
private struct ChallengeCase: Sendable {
  struct Expectation: Sendable {
    var isOptional = false
    var polarity = Polarity.affirmed
    var modalities: [Modality] = [.actual]
    var source: [String] = []
    var types: [String] = []
    var target: [String] = []
    var speaker: String?

    init(_ text: String) throws {
      isOptional = text.hasPrefix("(")
      var words = text.trimmingCharacters(in: CharacterSet(charactersIn: "() ")).split(separator: " ").map(String.init)
      if let last = words.last, last.hasPrefix("@") {
        speaker = String(last.dropFirst())
        words.removeLast()
      }
      while words.count > 3 {
        let word = words.removeFirst()
        switch word {
        case "not": polarity = .negated
        case "any": modalities = Modality.allCases
        default: modalities = try word.split(separator: "/").map { try #require(Modality(rawValue: String($0)), "modality \(word)") }
        }
      }
      try #require(words.count == 3, "expected source, type and target in \(text)")
      let parts = words.map { $0.split(separator: "|").map(String.init) }
      (source, types, target) = (parts[0], parts[1], parts[2])
    }

    func matches(_ relation: Relation, isSymmetric: Bool) -> Bool {
      let straight = source.contains(relation.source) && target.contains(relation.target)
      let crossed = isSymmetric && source.contains(relation.target) && target.contains(relation.source)
      return (straight || crossed) && types.contains(relation.type) && relation.polarity == polarity && modalities.contains(relation.modality)
        && (speaker == nil || relation.attributed == speaker)
    }
  }

  var place: String
  var text: String
  var expected: [Expectation]
  var knownFailure: String?

  static func all() throws -> [ChallengeCase] {
    try PhenomenonTable.rows(in: "Challenge").map { row in
      let expected = row.expected == "-" ? [] : try row.expected.components(separatedBy: "; ").map(Expectation.init)
      return ChallengeCase(place: row.place, text: row.text, expected: expected, knownFailure: row.knownFailure)
    }
  }
}

@Suite struct ChallengeTests {
  /// What the program makes of each case.
  private struct Outcome {
    var test: ChallengeCase
    var relations: [Relation]
    var missing: [String] = []
    var spurious: [Relation] = []
  }

  private static func outcomes(_ scoring: Scoring) throws -> [Outcome] {
    let parser = SyntaxParser(model: try SyntaxModel.builtIn())
    let (gazetteer, ontology) = (try Gazetteer.builtIn(), try Ontology.builtIn())
    let extractor = Extractor(gazetteer: gazetteer, ontology: ontology)
    let generator = Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: "")
    let scorer = scoring.scorer(parser)
    return try ChallengeCase.all().map { test in
      let document = Document(id: "text", date: "2024-05-15", text: test.text)
      var assembly = GraphAssembly(gazetteer: gazetteer, ontology: ontology, generator: generator)
      let (sentences, encodings) = try parser.parse(test.text, paragraphs: nil, keeping: scoring.layersBelow, until: Deadline(nil))
      let record = Graph.Document(id: "text", date: "2024-05-15", digest: "", words: 0)
      assembly.add(
        try extractor.extract(document, as: record, sentences: sentences, encodings, scorer: scorer, bar: scoring.bar, until: Deadline(nil)))
      let relations = try assembly.graph(name: "challenge").relations
      var outcome = Outcome(test: test, relations: relations)
      func isSymmetric(_ relation: Relation) -> Bool { ontology.definitions[relation.type]?.type.symmetric ?? false }
      outcome.missing = test.expected.filter { expected in
        !expected.isOptional && !relations.contains { expected.matches($0, isSymmetric: isSymmetric($0)) }
      }.map { "\($0.source[0]) \($0.types[0]) \($0.target[0])" }
      outcome.spurious = relations.filter { relation in !test.expected.contains { $0.matches(relation, isSymmetric: isSymmetric(relation)) } }
      return outcome
    }
  }

  private static func text(_ relation: Relation) -> String { "\(relation.source) \(relation.key) \(relation.target)" }

  @Test func readsWhatEachSentenceStates() throws {
    let outcomes = try ChallengeTests.outcomes(.rules())
    #expect(outcomes.count >= 400)
    var known = 0
    for outcome in outcomes {
      let passes = outcome.missing.isEmpty && outcome.spurious.isEmpty
      let found = outcome.relations.map(ChallengeTests.text).joined(separator: "; ")
      if let reason = outcome.test.knownFailure {
        known += 1
        #expect(!passes, "\(outcome.test.place): passes now, so it is no known failure (\(reason)): \(outcome.test.text)")
      } else {
        #expect(passes, "\(outcome.test.place): \(outcome.test.text) missing \(outcome.missing); found \(found)")
      }
    }
    print("challenge suite: \(outcomes.count) texts, \(known) known failures")
    #expect(known * 100 < outcomes.count * 15)
    expectNoFalseFacts(outcomes)
  }

  /// The network was not trained on these texts, and often leaves out what is told in them; but it turns no denial and no wish into a fact.
  @Test func makesNoFactsOfDenialsWithTheLearnedScorer() throws {
    let outcomes = try ChallengeTests.outcomes(.learned(.builtIn()))
    let passed = outcomes.count { $0.missing.isEmpty && $0.spurious.isEmpty }
    print("challenge suite, learned scorer: \(outcomes.count) texts, \(passed) read as they should be")
    let invented = outcomes.filter { $0.test.expected.isEmpty && !$0.relations.isEmpty }
    print("challenge suite, learned scorer: \(invented.count) texts of which nothing should be drawn have relations")
    expectNoFalseFacts(outcomes.filter { !$0.test.expected.isEmpty })
  }

  /// Whatever else fails: nothing is drawn as a fact that a sentence denies or only thinks of.
  private func expectNoFalseFacts(_ outcomes: [Outcome]) {
    for outcome in outcomes where !outcome.test.expected.contains(where: { $0.polarity == .affirmed && $0.modalities.contains(.actual) }) {
      let facts = outcome.relations.filter { $0.polarity == .affirmed && $0.modality == .actual }
      #expect(facts.isEmpty, "\(outcome.test.place): \(outcome.test.text) states no fact; found \(facts.map(ChallengeTests.text))")
    }
  }
}
