import RelataGraph
import RelataSyntax

/// A common noun that may name something again: `the alliance`, `the country`, `both sides`, `the two leaders`.
struct CommonNoun: Sendable {
  let word: Int
  let sentence: Int
  let tree: SyntaxTree
  let lemma: String
  let isPlural: Bool
  /// `the`, `its` or `two`.
  let determiner: Int?
  /// The forms of whatever hangs on it.
  let forms: [String]
  /// What kinds of entities it may stand for.
  let types: [EntityType]

  init(_ word: Int, _ sentence: Int, in text: Anaphora) {
    let tree = text.sentences[sentence].tree
    self.tree = tree
    self.word = word
    self.sentence = sentence
    let lemma = tree.lemma(word)
    self.lemma = lemma
    isPlural = tree.tokens[word].features["Number"] == "Plur"
    let children = tree.children(of: word)
    determiner = children.first { tree.relation($0) == .det || tree.subtype($0) == "poss" || tree.relation($0) == .nummod }
    forms = children.map(tree.form)
    types = EntityType.allCases.filter { text.gazetteer.collectives[$0]?.contains(lemma) ?? false }
  }

  /// `its` or `his` before the noun.
  var owner: Int? { determiner.flatMap { tree.upos($0) == .pron && tree.subtype($0) == "poss" ? $0 : nil } }

  /// `the alliance`, `this country`
  var isDefinite: Bool { !isPlural && owner == nil && determiner.map { SyntaxTree.definiteDeterminers.contains(tree.form($0)) } ?? false }

  /// The subjects of the verb whose object or complement it is.
  func doers(in text: Anaphora) -> Set<Int> {
    var node = tree.firstConjunct(word)
    while let head = tree.head(node), tree.upos(head) != .verb { node = head }
    guard let verb = tree.head(node), tree.relation(node) != .nsubj else { return [] }
    return Set(ArgumentFinder(tree).subjects(of: verb).flatMap { subject in tree.conjuncts(of: subject.word).flatMap { text.entities(sentence, $0) } })
  }
}
