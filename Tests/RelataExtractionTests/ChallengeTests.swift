import Foundation
import RelataAssembly
import RelataCorpus
import RelataGraph
import RelataSyntax
import Synchronization
import Testing

@testable import RelataExtraction

/// A line of `Challenge/*.tsv`: a text, the relations that it states, and why the program fails on it, if it does.
///
/// Relations are separated by `; `, `-` is none: `[not] [planned|hypothetical|any, or several with /] source type target [@speaker]`,
/// with `|` between what is accepted; in parentheses where a careful reader might or might not draw it.
private struct ChallengeCase: Sendable, CustomTestStringConvertible {
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

  var testDescription: String { "\(place): \(text)" }
  /// Whether something in it happened or holds.
  var statesFact: Bool { expected.contains { $0.polarity == .affirmed && $0.modalities.contains(.actual) } }

  /// All rows, or those of the table or the line that `CHALLENGE` in the environment names: `negation.tsv`, `negation.tsv:12`.
  static func all() throws -> [ChallengeCase] {
    let only = ProcessInfo.processInfo.environment["CHALLENGE"]
    return try PhenomenonTable.rows(in: "Challenge").filter { only == nil || $0.place == only || $0.place.hasPrefix("\(only ?? ""):") }.map { row in
      let expected = row.expected == "-" ? [] : try row.expected.components(separatedBy: "; ").map(Expectation.init)
      return ChallengeCase(place: row.place, text: row.text, expected: expected, knownFailure: row.knownFailure)
    }
  }
}

/// What the program makes of a case.
private struct ChallengeOutcome: Sendable {
  var test: ChallengeCase
  var relations: [Relation]
  var missing: [String] = []
  var spurious: [String] = []

  var passes: Bool { missing.isEmpty && spurious.isEmpty }
  var found: [String] { relations.map(ChallengeOutcome.text) }
  /// What is drawn as a fact of a text that denies it, or only thinks of it.
  var falseFacts: [String] {
    test.statesFact ? [] : relations.filter { $0.polarity == .affirmed && $0.modality == .actual }.map(ChallengeOutcome.text)
  }

  static func text(_ relation: Relation) -> String { "\(relation.source) \(relation.key) \(relation.target)" }
}

/// Reads texts with the built-in knowledge, each alone.
private final class ChallengeReader: Sendable {
  /// One of each for all texts, as setting them up costs more than reading a text.
  private struct Readers {
    var parser: SyntaxParser
    var scorer: any RelationScorer
    var extractor: Extractor
  }

  private let readers: Mutex<Readers>
  /// What was made of texts that were read before, by their places: two tests ask for the same.
  private let known = Mutex<[String: ChallengeOutcome]>([:])
  private let gazetteer: Gazetteer
  private let ontology: Ontology
  private let scoring: Scoring

  init(_ scoring: Scoring) throws {
    let parser = SyntaxParser(model: try .builtIn())
    (gazetteer, ontology) = (try .builtIn(), try .builtIn())
    let extractor = Extractor(gazetteer: gazetteer, ontology: ontology)
    readers = Mutex(Readers(parser: parser, scorer: scoring.scorer(parser), extractor: extractor))
    self.scoring = scoring
  }

  func read(_ test: ChallengeCase) throws -> ChallengeOutcome {
    if let outcome = known.withLock({ $0[test.place] }) { return outcome }
    let relations = try readers.withLock { try self.relations(in: test.text, $0) }
    func isSymmetric(_ relation: Relation) -> Bool { ontology.definitions[relation.type]?.type.symmetric ?? false }
    var outcome = ChallengeOutcome(test: test, relations: relations)
    outcome.missing = test.expected.filter { expected in
      !expected.isOptional && !relations.contains { expected.matches($0, isSymmetric: isSymmetric($0)) }
    }.map { "\($0.source[0]) \($0.types[0]) \($0.target[0])" }
    outcome.spurious = relations.filter { relation in
      !test.expected.contains { $0.matches(relation, isSymmetric: isSymmetric(relation)) }
    }.map(ChallengeOutcome.text)
    let read = outcome
    known.withLock { $0[test.place] = read }
    return outcome
  }

  private func relations(in text: String, _ readers: Readers) throws -> [Relation] {
    let document = Document(id: "text", date: "2024-05-15", text: text)
    let generator = Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: "")
    var assembly = GraphAssembly(gazetteer: gazetteer, ontology: ontology, generator: generator)
    let (sentences, encodings) = try readers.parser.parse(text, paragraphs: nil, keeping: scoring.layersBelow, until: Deadline(nil))
    let record = Graph.Document(id: "text", date: "2024-05-15", digest: "", words: 0)
    assembly.add(
      try readers.extractor.extract(
        document, as: record, sentences: sentences, encodings, scorer: readers.scorer, bar: scoring.bar, until: Deadline(nil)))
    return try assembly.graph(name: "challenge").relations
  }
}

/// `CHALLENGE=negation.tsv:12 swift test … --filter ChallengeTests` runs one row alone.
@Suite struct ChallengeTests {
  private static let cases = Result { try ChallengeCase.all() }
  private static let rules = Result { try ChallengeReader(.rules()) }
  private static let learned = Result { try ChallengeReader(.learned(.builtIn())) }

  private static func rows() -> [ChallengeCase] { (try? cases.get()) ?? [] }

  @Test(arguments: rows()) private func readsWhatItStates(_ test: ChallengeCase) throws {
    let outcome = try ChallengeTests.rules.get().read(test)
    #expect(outcome.falseFacts.isEmpty, "\(test.place): states no fact; found \(outcome.falseFacts)")
    if let reason = test.knownFailure {
      #expect(!outcome.passes, "\(test.place): passes now, so it is no known failure (\(reason))")
    } else {
      #expect(outcome.passes, "\(test.place): missing \(outcome.missing), spurious \(outcome.spurious); found \(outcome.found)")
    }
  }

  /// The network was not trained on these texts, and often leaves out what is told in them; but it turns no denial and no wish into a fact.
  @Test(arguments: rows()) private func makesNoFactOfADenialWithTheLearnedScorer(_ test: ChallengeCase) throws {
    guard !test.expected.isEmpty else { return }
    let outcome = try ChallengeTests.learned.get().read(test)
    #expect(outcome.falseFacts.isEmpty, "\(test.place): states no fact; found \(outcome.falseFacts)")
  }

  @Test func tellsHowManyFailuresAreKnown() throws {
    let cases = try ChallengeTests.cases.get()
    let outcomes = try cases.map(ChallengeTests.learned.get().read)
    let invented = outcomes.count { $0.test.expected.isEmpty && !$0.relations.isEmpty }
    let known = cases.count { $0.knownFailure != nil }
    print("challenge suite: \(cases.count) texts, \(known) known failures of the rules")
    print("challenge suite, learned scorer: \(outcomes.count { $0.passes }) read as they should be, \(invented) where nothing should be drawn have relations")
    #expect(known * 100 < cases.count * 15)
  }
}
