import RelataSyntax

/// A shape that parts of dependency trees have, and what is done where it is found.
///
/// After Semgrex and Ssurgeon (J. Bauer et al., *Semgrex and Ssurgeon, Searching and Manipulating Dependency Graphs*, 2023).
/// `Documentation/patterns.md` describes the language.
package struct Pattern: Sendable {
  /// What is done where the shape is found.
  enum Action: Sendable {
    /// The tree is mended, by one edit after the other.
    case repair([TreeEdit])
    /// A relation is told.
    case construction(Construction)
  }

  /// A word that is looked for.
  struct Node: Sendable {
    var name: String
    /// What is asked of it, the cheapest first.
    var conditions: [Condition]
    /// Whether it is looked for from the end of the sentence.
    var fromEnd = false
  }

  package let name: String
  let comment: String
  /// Nodes in the order in which they are looked for; of several shapes, the first that is found counts.
  let shapes: [[Node]]
  let action: Action
  package let examples: [Example]
  package let path: String
  /// One-based.
  let line: Int
  let column: Int

  /// The file, without its folders, and the line.
  var place: String { "\(path.split(separator: "/").last ?? ""):\(line)" }

  var isBuiltIn: Bool { path.hasPrefix("built-in ") }
  /// As evidence names a construction.
  package var title: String { "\(name) (pattern), \(place)" }

  /// A sentence that tests the pattern.
  package struct Example: Sendable {
    /// The text of a construction's, the rows of a repair's tree.
    package var text: String
    /// `Chad <-nsubj- condemned` of a repair, `chad opposes mali` of a construction; nothing where the pattern is not to match.
    package var expected: [String]
    package var line: Int
  }
}

/// What a pattern asks of a word.
indirect enum Condition: Sendable {
  case upos([PartOfSpeech])
  case relation([RelationTest])
  /// Where it stands to another node, by that node's number.
  case stands(Axis, Int)
  /// Not farther from a node than so many words.
  case within(Int, Int)
  /// In lower case.
  case form(Set<String>)
  /// In lower case.
  case ending([String])
  case lemma(Set<String>)
  case feature(String, [String])
  case trait(LexicalTrait)
  /// Of the lemma with the form of another node behind it: `hand over`.
  case phrasalTrait(LexicalTrait, Int)
  /// A noun of which the lexicon knows what it says of its complement.
  case embedding
  /// In a name of one of these kinds.
  case name([Name.Kind])
  case capitalized, lowercase
  /// Without white space behind it.
  case joined
  case sentenceFinal
  case not([Condition])
  case either([[Condition]])
  /// It has a dependent of which all of these hold.
  case has([Condition])
  /// It has a head of which all of these hold.
  case under([Condition])
  /// Of the words in a stretch, some, none or all meet these.
  case stretch(Quantifier, [Condition], Stretch)

  struct RelationTest: Sendable {
    var universal: DependencyRelation.Universal
    /// `nil` for any.
    var subtype: Subtype?
  }

  enum Subtype: Sendable, Equatable {
    case none
    case named(String)
  }

  enum Quantifier: String, Sendable, CaseIterable {
    case some, no, only
  }

  /// Words between two nodes, before or behind one; `nil` for the ends of the sentence.
  struct Stretch: Sendable {
    var start: Int?
    var end: Int?
  }

  /// The rank of a condition by what it costs to ask.
  var cost: Int {
    switch self {
    case .upos: 0
    case .relation: 1
    case .stands(.verb, _), .stands(.phrase, _), .stands(.ancestor, _), .stands(.descendant, _), .stands(.role, _): 3
    case .stands, .within: 2
    case .form, .ending, .capitalized, .lowercase, .joined, .sentenceFinal: 4
    case .feature, .name: 5
    case .lemma, .trait, .phrasalTrait, .embedding: 6
    case .not(let inner), .has(let inner), .under(let inner): 7 + (inner.map(\.cost).max() ?? 0)
    case .either(let inner): 7 + (inner.joined().map(\.cost).max() ?? 0)
    case .stretch: 30
    }
  }
}

/// Where one word stands to another.
enum Axis: Sendable, Hashable {
  case head, dependent, ancestor, descendant, before, after
  case rightBefore, rightAfter
  /// The head of the phrase that ends with the other: `States` at `the United States`.
  case phrase
  /// The nearest verb above the other.
  case verb
  case same
  /// An argument of the proposition whose predicate is the other; of constructions only.
  case role(Role)

  /// As patterns write it before `of X`, or before `X`.
  static let named: [(words: String, axis: Axis)] = [
    ("head of", .head), ("dependent of", .dependent), ("ancestor of", .ancestor), ("descendant of", .descendant), ("right before", .rightBefore),
    ("right after", .rightAfter), ("before", .before), ("after", .after), ("phrase of", .phrase), ("verb above", .verb), ("is", .same),
    ("agent of", .role(.agent)), ("patient of", .role(.patient)), ("recipient of", .role(.recipient)), ("possessor of", .role(.possessor)),
    ("content of", .role(.content)),
  ]
}

/// A relation that a shape tells.
struct Construction: Sendable {
  var relation: String
  /// The nodes at its ends.
  var source: Int
  var target: Int
  /// The nodes that name it, the predicate first; negators among them deny nothing.
  var words: [Int]
  var isNegated: Bool
  var confidence: Double
}
