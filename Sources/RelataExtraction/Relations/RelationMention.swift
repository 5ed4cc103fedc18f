import RelataGraph
import RelataSyntax

/// Words of a sentence that stand for entities, as the relation scorer sees them: names, roles, groups and what refers back.
struct RelationMention: Sendable {
  /// How an entity is mentioned.
  enum Form: String, Sendable, CaseIterable {
    case name, demonym
    /// A role, or a group that acts for it: `the Kenyan president`, `Russian troops`.
    case role, group
    case pronoun
    /// A common noun that refers back.
    case noun
    /// Not in the sentence, but in the one before, or elsewhere in the document.
    case before, elsewhere
  }

  var words: Range<Int>
  /// The word by which other words hang on it.
  var head: Int
  var form: Form
  /// The entities that it stands for, by their numbers; at least one.
  var entities: [Int]

  /// The mentions of a sentence in the order of their words, longer ones first.
  static func mentions(_ number: Int, _ proposals: Proposals) -> [RelationMention] {
    let anaphora = proposals.anaphora
    let tree = proposals.sentences[number].tree
    var out: [RelationMention] = []
    for index in anaphora.mentionsIn[number] {
      let mention = anaphora.local.mentions[index]
      let entities = anaphora.local.resolved(index)
      guard !entities.isEmpty else { continue }
      let form: Form =
        mention.title != nil ? .role : !mention.standsFor.isEmpty ? .group : mention.kind == .demonym ? .demonym : mention.kind == .name ? .name : .role
      out.append(RelationMention(words: mention.words, head: mention.head, form: form, entities: entities))
    }
    for (word, entities) in anaphora.pronouns[number] where !entities.isEmpty && anaphora.mention(number, word) == nil {
      out.append(RelationMention(words: word..<word + 1, head: word, form: tree.upos(word) == .pron ? .pronoun : .noun, entities: entities))
    }
    return out.sorted {
      ($0.words.lowerBound, -$0.words.count, $0.head, $0.form.rawValue) < ($1.words.lowerBound, -$1.words.count, $1.head, $1.form.rawValue)
    }
  }
}
