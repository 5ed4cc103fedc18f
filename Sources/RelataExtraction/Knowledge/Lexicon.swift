import RelataGraph
import RelataSupport
import RelataSyntax

/// What words do in a sentence: the traits of lemmas that rules ask for, and what predicates say of their complements.
///
/// Sentences keep it with their trees, so that it is one object for all of them.
public final class Lexicon: Sendable {
  /// Parts of speech, as the files have them; modifiers stand before an event noun.
  enum Section: String, Sendable, CaseIterable {
    case verbs, nouns, adjectives, modifiers, adverbs, prepositions
  }

  /// What is listed of a lemma, or of a phrase that begins with one.
  struct Entry: Sendable {
    var traits = LexicalTraits()
    var effect: EmbeddingEffect?
  }

  typealias Entries = [Section: [String: Entry]]

  let entries: Entries
  /// The traits of a lemma, whatever its part of speech.
  private let traits: [String: LexicalTraits]
  /// The verbs that are listed, without their particles.
  let verbs: Set<String>
  /// SHA-256 of the files that it was read from.
  public let digest: String

  init(_ entries: Entries, digest: String) {
    self.entries = entries
    self.digest = digest
    var traits: [String: LexicalTraits] = [:]
    for section in entries.values {
      for (lemma, entry) in section where !entry.traits.isEmpty { traits[lemma, default: []].formUnion(entry.traits.withImplied) }
    }
    self.traits = traits
    verbs = Set((entries[.verbs] ?? [:]).keys.map { String($0.prefix { $0 != " " }) })
  }

  /// The lexicon that ships inside the program.
  public static func builtIn() throws(KnowledgeError) -> Lexicon {
    var reader = LexiconReader()
    for file in BuiltInKnowledge.lexicon { try reader.read(file.text, path: file.path) }
    return Lexicon(reader.entries, digest: BuiltInKnowledge.digest(of: BuiltInKnowledge.lexicon))
  }

  /// This lexicon with a user's files read on top: traits are added, what a predicate says of its complement is replaced.
  ///
  /// - Parameter files: Paths and texts, later ones over earlier ones.
  /// - Throws: `KnowledgeError`
  public func extended(by files: [(path: String, text: String)]) throws(KnowledgeError) -> Lexicon {
    var entries = entries
    for file in files {
      var reader = LexiconReader(known: entries)
      try reader.read(file.text, path: file.path)
      reader.addEntries(to: &entries)
    }
    return Lexicon(entries, digest: Digest.sha256(Array((digest + files.map { Digest.sha256($0.text.utf8) }.joined()).utf8)))
  }

  /// Whether a word has a trait, by its lemma, with its particle where the trait is of verbs with one.
  func has(_ lemma: String, _ trait: LexicalTrait) -> Bool { traits[lemma]?.contains(trait) ?? false }

  // MARK: What predicates say of their complements

  private func effect(_ section: Section, _ phrase: String) -> EmbeddingEffect? { entries[section]?[phrase]?.effect }

  /// The effect of a verb on a clause, or on an event noun that is its object.
  ///
  /// Some verbs mean one thing with an infinitive and another with a finite clause: `agreed to`, `agreed that`.
  func effect(ofVerb lemma: String, infinitive: Bool) -> EmbeddingEffect? {
    effect(.verbs, lemma + (infinitive ? " to" : " that")) ?? effect(.verbs, lemma)
  }

  /// The effect of a verb on an event noun that is its object: who orders an attack has it done.
  func effect(ofVerb lemma: String, onNoun: Void) -> EmbeddingEffect? {
    has(lemma, .directive) ? .implied : effect(ofVerb: lemma, infinitive: true)
  }

  /// Whether a verb takes for granted an event noun that says whose it is: `discussed Chad's attack`, `increased its support`.
  func presupposes(_ lemma: String) -> Bool { has(lemma, .topical) || effect(.verbs, lemma + " 's") != nil }

  /// The effect of a noun on its clause or on what it is `of`: `the threat of war`.
  func effect(ofNoun lemma: String) -> EmbeddingEffect? { effect(.nouns, lemma) }

  /// The effect of a noun on its clause by what introduces that: `the suggestion that`, `a suggestion to`.
  func effect(ofNoun lemma: String, before mark: String) -> EmbeddingEffect? { effect(.nouns, lemma + " " + mark) ?? effect(.nouns, lemma) }

  /// The effect of an adjective on its clause: `ready to sign`.
  func effect(ofAdjective lemma: String) -> EmbeddingEffect? { effect(.adjectives, lemma) }

  /// The effect of an adjective on the event noun that it modifies: `possible talks`.
  func effect(ofModifier lemma: String) -> EmbeddingEffect? { effect(.modifiers, lemma) }

  /// The effect of an adverb on its clause: `allegedly`.
  func effect(ofAdverb form: String) -> EmbeddingEffect? { effect(.adverbs, form) }

  /// The effect of a predicate with the words between it and what it embeds: `stop` with `short of`, `verge` with `of`.
  func effect(of lemma: String, _ upos: PartOfSpeech, with words: String) -> EmbeddingEffect? {
    switch upos {
    case .verb: effect(.verbs, lemma + " " + words)
    case .noun: effect(.nouns, lemma + " " + words)
    case .adj, .adv: effect(.adjectives, lemma + " " + words)
    default: nil
    }
  }

  /// Whether a verb reports what its clause says.
  func isReporting(_ lemma: String) -> Bool { effect(ofVerb: lemma, infinitive: false)?.reports == true }

  /// Whether whoever does it takes back or turns down what stands under it: `refused to meet`, `suspended its aid`, `ended cooperation`.
  ///
  /// One-way implicatives say that it was up to the subject; of verbs that only say that a thing did not happen, those listed do too.
  func isRefusal(_ lemma: String) -> Bool {
    if has(lemma, .refusal) { return true }
    guard let effect = effect(ofVerb: lemma, infinitive: true) else { return false }
    return effect.ceases || effect.isOneWay && !effect.reports
  }
}
