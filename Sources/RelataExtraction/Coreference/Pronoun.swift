import RelataGraph
import RelataSyntax

/// A pronoun, with what its clause tells before its antecedent is looked for.
struct Pronoun: Sendable {
  enum Kind: Sendable {
    case masculine, feminine, neuter, plural, firstSingular, firstPlural
    case both, each, whose

    init?(_ form: String, as relation: DependencyRelation.Universal) {
      switch form {
      case "he", "him", "his", "himself": self = .masculine
      case "she", "her", "hers", "herself": self = .feminine
      case "it", "its", "itself": self = .neuter
      case "they", "them", "their", "theirs", "themselves": self = .plural
      case "i", "me", "my", "mine", "myself": self = .firstSingular
      case "we", "us", "our", "ours", "ourselves": self = .firstPlural
      case "both" where [.nsubj, .obj].contains(relation): self = .both
      case "each" where relation == .nsubj: self = .each
      case "whose": self = .whose
      default: return nil
      }
    }
  }

  let kind: Kind
  let word: Int
  let sentence: Int
  let tree: SyntaxTree
  /// The verb or predicate above.
  let clause: Int?
  /// Words that are the subject of the same clause, said or understood: `raised concerns and urged him`.
  let subjects: [Int]
  let subjectEntities: Set<Int>

  /// `nil` for pronouns that refer to nothing, and for those that other rooms resolve: `which`, `someone`.
  init?(_ word: Int, _ sentence: Int, in text: Anaphora) {
    tree = text.sentences[sentence].tree
    guard tree.relation(word) != .expl, let kind = Kind(tree.form(word), as: tree.relation(word)) else { return nil }
    self.kind = kind
    self.word = word
    self.sentence = sentence
    clause = text.governor(of: word, tree)
    let finder = ArgumentFinder(tree)
    subjects = clause.map { finder.subjects(of: $0).map(\.word) } ?? []
    subjectEntities = Set(subjects.flatMap { text.entities(sentence, $0) })
  }

  var form: String { tree.form(word) }
  var isPlural: Bool { kind == .plural }
  /// `he`, `she` and their forms.
  var isPersonal: Bool { kind == .masculine || kind == .feminine }
  var isSubject: Bool { tree.relation(word) == .nsubj }
  var isPossessive: Bool { tree.relation(word) == .nmod && tree.subtype(word) == "poss" }
  var isObject: Bool { tree.relation(word) == .obj && form == "it" }
  var isReflexive: Bool { form.hasSuffix("self") || form.hasSuffix("selves") }

  /// Whether it may stand for an entity by what that is.
  func agrees(with entity: LocalEntity) -> Bool {
    switch kind {
    case .masculine: entity.type == .person && entity.gender != .female
    case .feminine: entity.type == .person && entity.gender != .male
    case .neuter: entity.type != .person
    default: true
    }
  }

  func agrees(with entities: [Int], in text: Anaphora) -> Bool { entities.allSatisfy { agrees(with: text.local.entities[$0]) } }
}

extension SyntaxTree {
  /// Whether only somebody who acts can be the object of a verb: `armed it`, `accused it of bias`.
  func needsActor(_ verb: Int) -> Bool {
    if has(verb, .actorObject) { return true }
    guard has(verb, .prepositionControl) else { return false }
    return children(of: verb).contains { child in
      [.obl, .advcl].contains(relation(child)) && ["of", "for", "from"].contains(marking(of: child) ?? "")
    }
  }
}
