import Foundation
import RelataGraph
import RelataSupport
import Testing

@testable import RelataExtraction

@Suite struct LexiconTests {
  private func lexicon(_ text: String) throws(KnowledgeError) -> Lexicon {
    var reader = LexiconReader()
    try reader.read(text, path: "mine.yaml")
    return Lexicon(reader.entries, digest: "")
  }

  private func message(_ text: String, on base: Lexicon? = nil) -> String? {
    let error = #expect(throws: KnowledgeError.self) {
      if let base { _ = try base.extended(by: [("mine.yaml", text)]) } else { _ = try lexicon(text) }
    }
    return error.map(String.init(describing:))
  }

  @Test func readsTheBuiltInLexicon() throws {
    let lexicon = try Lexicon.builtIn()
    #expect(lexicon.effect(ofVerb: "manage", infinitive: true)?.polarity == .affirmed)
    #expect(lexicon.effect(ofVerb: "fail", infinitive: true)?.polarity == .negated)
    #expect(lexicon.effect(ofVerb: "refuse", infinitive: true)?.isOneWay == true)
    #expect(lexicon.effect(ofVerb: "plan", infinitive: true)?.modality == .planned)
    #expect(lexicon.effect(of: "verge", .noun, with: "of")?.modality == .hypothetical)
    #expect(lexicon.has("novel", .fiction) && !lexicon.has("war", .fiction))
  }

  @Test func tellsAnInfinitiveFromAFiniteClause() throws {
    let lexicon = try Lexicon.builtIn()
    #expect(lexicon.effect(ofVerb: "agree", infinitive: true)?.modality == .planned)
    #expect(lexicon.effect(ofVerb: "agree", infinitive: false)?.reports == true)
    #expect(lexicon.effect(ofNoun: "suggestion", before: "to")?.modality == .hypothetical)
    #expect(lexicon.effect(ofNoun: "suggestion", before: "that")?.reports == true)
  }

  /// What is discussed at a meeting is there, by one list for both.
  @Test(arguments: ["discuss", "broach", "pursue"]) func presupposesWhatIsDiscussed(_ verb: String) throws {
    #expect(try Lexicon.builtIn().presupposes(verb))
  }

  /// Every trait is of some lemma, and is written as files have it.
  @Test func listsEveryTrait() throws {
    let lexicon = try Lexicon.builtIn()
    for trait in LexicalTrait.allCases {
      #expect(lexicon.entries.values.contains { $0.values.contains { $0.traits.contains(trait) } }, "\(trait.name)")
      #expect(trait.name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D })
    }
    #expect(LexicalTrait.objectControl.name == "object-control")
    #expect(LexicalTrait.allCases.count <= LexicalTraits.capacity, "a set of traits has so many bits")
  }

  /// The page on the lexicon has every trait and class, each with what it says.
  @Test func documentsEveryTrait() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("Documentation/lexicon.md"), encoding: .utf8)
    for name in LexicalTrait.allCases.map(\.name) + EmbeddingClass.allCases.map(\.rawValue) { #expect(page.contains("\n| `\(name)` | "), "\(name)") }
  }

  @Test func refusesWhatIsThereTwice() throws {
    #expect(
      message("verbs:\n  factive: [regret]\n  desire: [want, regret]\n")
        == "mine.yaml: line 3, column 18: regret is there twice among the verbs: what it says of its complement is said once")
    #expect(message("verbs:\n  motion: [fly, fly]\n") == "mine.yaml: line 2, column 17: fly is there twice as motion")
    #expect(message("verbs:\n  light-verb: [host]\n  weak-light-verb: [host]\n")?.hasSuffix("host is light-verb already, which no weak-light-verb is") == true)
    #expect(throws: KnowledgeError.self) { try lexicon("verbs:\n  factive: [regret]\nverbs:\n  desire: [want]\n") }
  }

  /// No word is written where another of its traits says it already.
  @Test func someTraitsImplyOthers() throws {
    let lexicon = try lexicon("nouns:\n  locality: [town]\n  district: [shire]\n")
    #expect(lexicon.has("shire", .district) && lexicon.has("shire", .locality) && !lexicon.has("town", .district))
    #expect(
      message("nouns:\n  district: [shire]\n  locality: [shire]\n")?.hasSuffix("shire is district, and so locality already; leave it out here") == true)
    #expect(
      message("nouns:\n  locality: [shire]\n  district: [shire]\n")?.hasSuffix("shire is locality already, which every district is; leave it out there") == true
    )
    #expect(message("nouns:\n  counterpart: [foe]\n  adverse: [foe]\n")?.hasSuffix("foe is counterpart already, which no adverse is") == true)
    let extended = try Lexicon.builtIn().extended(by: [("mine.yaml", "nouns:\n  adverse: [ally]\n")])
    #expect(extended.has("ally", .partisan) && !extended.has("ally", .counterpart))
  }

  @Test func refusesTermsThatItDoesNotKnow() throws {
    #expect(message("verbs:\n  hopeful: [want]\n")?.hasPrefix("mine.yaml: line 2, column 3: hopeful is no trait of verbs; expected one of factive") == true)
    #expect(throws: KnowledgeError.self) { try lexicon("verb:\n  desire: [want]\n") }
    let builtIn = try Lexicon.builtIn()
    #expect(message("nouns:\n  motion: [flight]\n", on: builtIn)?.contains("motion is no trait of nouns; expected one of") == true)
  }

  /// What no word of a text has for its lemma would never do anything.
  @Test(arguments: [
    ("nouns:\n  measure: [odds]\n", "odds is no lemma of a noun, but a plural; write odd"),
    ("nouns:\n  penalty: [duties]\n", "duties is no lemma of a noun, but a plural; write duty"),
    ("verbs:\n  motion: [went, struck]\n", "struck is no lemma of a verb, but a form of strike; write strike"),
    ("verbs:\n  motion: [fly, travel, travelling]\n", "travelling is no lemma of a verb, but a form of travel; write travel"),
    ("verbs:\n  motion: [Fly]\n", "lemmas are in lower case; write fly"),
    ("verbs:\n  motion: [set off]\n", "set off has a space, but motion is asked of single lemmas; write its first word or leave it out"),
  ]) func refusesWhatIsNoLemma(_ text: String, _ expected: String) {
    #expect(message(text)?.hasSuffix(expected) == true, "\(message(text) ?? "")")
  }

  @Test(arguments: ["series", "news", "politics", "crisis", "virus", "business"]) func readsSingularsThatEndInS(_ noun: String) throws {
    #expect(try lexicon("nouns:\n  measure: [\(noun)]\n").has(noun, .measure))
  }

  @Test func readsAUsersFileOnTop() throws {
    let builtIn = try Lexicon.builtIn()
    let own = try builtIn.extended(by: [("mine.yaml", "verbs:\n  plan: [want]\n  light-verb: [seek]\n  motion: [sail]\n")])
    #expect(own.effect(ofVerb: "want", infinitive: true)?.modality == .planned)
    #expect(own.has("seek", .lightVerb) && !own.has("seek", .weakLightVerb) && own.has("seek", .seeking))
    #expect(own.has("sail", .motion) && own.has("fly", .motion) && own.verbs.contains("sail"))
    #expect(own.digest != builtIn.digest)
    #expect(try Ontology.builtIn(own).digest != Ontology.builtIn(builtIn).digest)
  }
}
