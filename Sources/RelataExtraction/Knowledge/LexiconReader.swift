import RelataGraph
import RelataSupport

/// Reads lexicon files: sections by part of speech, in them traits and classes of embedding predicates with their lemmas.
///
/// What is said twice, or cannot be true of any word that a rule sees, is refused.
struct LexiconReader {
  private(set) var entries: Lexicon.Entries = [:]
  /// The lexicon that a user's file is read on top of.
  private let known: Lexicon.Entries
  /// The traits that it lists by section, which a user's file keeps to.
  private let listed: [Lexicon.Section: LexicalTraits]

  init(known: Lexicon.Entries = [:]) {
    self.known = known
    listed = known.mapValues { entries in entries.values.reduce(into: []) { $0.formUnion($1.traits) } }
  }

  mutating func read(_ text: String, path: String) throws(KnowledgeError) {
    for (key, _, groups) in try KnowledgeFile(text, path: path).root.members() {
      let section = try key.choice("section of the lexicon", of: Lexicon.Section.self)
      for (key, name, values) in try groups.members() {
        let term = try term(key, name, section)
        for value in try values.list() { try add(value, term, section, name) }
      }
    }
  }

  /// Puts what was read over what there was.
  func addEntries(to others: inout Lexicon.Entries) {
    for (section, lemmas) in entries {
      for (lemma, entry) in lemmas {
        var other = others[section]?[lemma] ?? Lexicon.Entry()
        other.traits.formUnion(entry.traits)
        let traits = entry.traits.withImplied
        for trait in LexicalTrait.allCases where traits.contains(trait) { if let opposite = trait.opposite { other.traits.remove(opposite) } }
        other.effect = entry.effect ?? other.effect
        others[section, default: [:]][lemma] = other
      }
    }
  }

  private enum Term {
    case trait(LexicalTrait)
    case embedding(EmbeddingClass)
  }

  private func term(_ key: KnowledgeFile.Value, _ name: String, _ section: Lexicon.Section) throws(KnowledgeError) -> Term {
    if let known = EmbeddingClass(rawValue: name) { return .embedding(known) }
    let traits = LexicalTrait.allCases.filter { known.isEmpty || listed[section]?.contains($0) ?? false }
    if let trait = LexicalTrait.named[name], traits.contains(trait) { return .trait(trait) }
    let names = EmbeddingClass.allCases.map(\.rawValue) + traits.map(\.name)
    throw key.error("\(name) is no trait of \(section.rawValue); expected one of \(names.joined(separator: ", "))")
  }

  private mutating func add(_ value: KnowledgeFile.Value, _ term: Term, _ section: Lexicon.Section, _ name: String) throws(KnowledgeError) {
    let phrase = try value.name()
    if let problem = problem(phrase, section) { throw value.error(problem) }
    var entry = entries[section]?[phrase] ?? Lexicon.Entry()
    switch term {
    case .embedding(let known):
      guard entry.effect == nil else {
        throw value.error("\(phrase) is there twice among the \(section.rawValue): what it says of its complement is said once")
      }
      entry.effect = known.effect
    case .trait(let trait):
      guard !entry.traits.contains(trait) else { throw value.error("\(phrase) is there twice as \(name)") }
      if phrase.contains(" "), !trait.isPhrasal {
        throw value.error("\(phrase) has a space, but \(name) is asked of single lemmas; write its first word or leave it out")
      }
      let told = LexicalTrait.implying.first { entry.traits.contains($0) && $0.implied.contains(trait) }
      if let told { throw value.error("\(phrase) is \(told.name), and so \(name) already; leave it out here") }
      if let other = trait.implied.first(where: entry.traits.contains) {
        throw value.error("\(phrase) is \(other.name) already, which every \(name) is; leave it out there")
      }
      let known = entry.traits.withImplied
      if let other = ([trait] + trait.implied).lazy.compactMap(\.opposite).first(where: known.contains) {
        throw value.error("\(phrase) is \(other.name) already, which no \(name) is")
      }
      entry.traits.insert(trait)
    }
    entries[section, default: [:]][phrase] = entry
  }

  // MARK: Lemmas

  /// Why no word of a text can have this lemma.
  private func problem(_ phrase: String, _ section: Lexicon.Section) -> String? {
    let words = phrase.split(separator: " ", omittingEmptySubsequences: false)
    guard let first = words.first.map(String.init), words.allSatisfy({ !$0.isEmpty }) else { return "\"\(phrase)\" has white space at an end or twice" }
    if phrase != phrase.lowercased() { return "lemmas are in lower case; write \(phrase.lowercased())" }
    switch section {
    case .nouns: return LexiconReader.plural(first)
    case .verbs: return inflected(first)
    case .adjectives, .modifiers, .adverbs, .prepositions: return nil
    }
  }

  private static func plural(_ noun: String) -> String? {
    let singular = SyntaxTree.singular(noun)
    return singular == noun || singulars.contains(where: noun.hasSuffix) ? nil : "\(noun) is no lemma of a noun, but a plural; write \(singular)"
  }

  /// How nouns end that are singular for all their `s`.
  private static let singulars = ["as", "os", "ics", "news", "series", "species", "lens", "means", "corps", "reuters"]

  private func inflected(_ verb: String) -> String? {
    let lemma = VerbForms.irregulars[verb] ?? VerbForms.candidates(verb).first { entries[.verbs]?[$0] != nil || known[.verbs]?[$0] != nil }
    return lemma.flatMap { $0 == verb ? nil : "\(verb) is no lemma of a verb, but a form of \($0); write \($0)" }
  }
}
