import RelataGraph
import RelataSupport

/// The lexicon of embedding predicates: phrases by part of speech, each with its class.
struct EmbeddingTables: Sendable {
  enum Section: String, Sendable, CaseIterable {
    case verbs, nouns, adjectives, modifiers, adverbs, works
  }

  private var effects: [Section: [String: EmbeddingEffect]] = [:]

  init() {}

  static func builtIn() throws(KnowledgeError) -> EmbeddingTables {
    var tables = EmbeddingTables()
    for file in BuiltInKnowledge.lexicon { try tables.read(file.text, path: file.path) }
    return tables
  }

  subscript(section: Section, phrase: String) -> EmbeddingEffect? { effects[section]?[phrase] }

  /// All phrases of a section, in no order.
  func phrases(_ section: Section) -> some Collection<String> { (effects[section] ?? [:]).keys }

  /// Reads sections of classes of phrases. What a phrase does is said once.
  mutating func read(_ text: String, path: String) throws(KnowledgeError) {
    for (key, name, classes) in try KnowledgeFile(text, path: path).root.members() {
      let section = try key.choice("section of the lexicon", of: Section.self)
      guard effects[section] == nil else { throw key.error("the section \(name) is there twice") }
      var phrases: [String: EmbeddingEffect] = [:]
      for (key, _, values) in try classes.members() {
        let effect = try key.choice("class of embedding predicates", of: EmbeddingClass.self).effect
        for value in try values.list() {
          let phrase = try value.string()
          guard phrases.updateValue(effect, forKey: phrase) == nil else { throw value.error("\(phrase) is there twice among the \(name)") }
        }
      }
      effects[section] = phrases
    }
  }
}
