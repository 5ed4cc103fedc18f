import RelataGraph
import RelataSyntax

/// What a clause or an event noun behind a preposition stands under: `stopped short of attacking`, `on the verge of war`.
extension StatusReader {
  typealias Governor = (word: Int, effect: EmbeddingEffect)

  /// The predicate that the lexicon lists with the words before the clause or noun, the longest first.
  ///
  /// The words decide, as parsers differ on what hangs on what: `clear` and `of` in `steered clear of attacking`.
  func governor(of word: Int) -> Governor? {
    let marks = tree.children(of: word).filter { tree.relation($0) == .mark || tree.relation($0) == .caseMarking }
    guard let mark = marks.first, mark < word, mark > 0 else { return nil }
    let last = ([mark] + tree.children(of: mark, .fixed)).max() ?? mark
    var anchors: [Int] = []
    var node = tree.firstConjunct(word)
    while anchors.count < 3, let head = tree.head(node) {
      anchors.append(head)
      node = head
    }
    for first in max(1, last - 2)...last {
      let words = (first...last).map(tree.form).joined(separator: " ")
      for anchor in anchors + [first - 1] where anchor < first {
        if let effect = EmbeddingLexicon.effect(of: tree.lemma(anchor), tree.upos(anchor), with: words) { return (anchor, effect) }
      }
    }
    return nil
  }

  /// A gerund behind a preposition that introduces complements, and no adjunct of time or manner: `dreams of attacking`.
  func isUnlistedComplement(_ clause: Int, _ mark: String) -> Bool {
    guard tree.upos(clause) == .verb, tree.tokens[clause].features["VerbForm"] == "Ger" || tree.form(clause).hasSuffix("ing"),
      tree.child(of: clause, .nsubj) == nil, let head = tree.head(clause), head < clause
    else { return false }
    return ["of", "from", "at", "about", "on", "to", "into", "towards", "toward", "near", "short of", "out of", "away from", "with"].contains(mark)
  }

  /// What a verb or adjective does to its complement, whatever preposition introduces that: `abstained from`, `abstained in`.
  func bareEffect(of head: Int) -> EmbeddingEffect? {
    switch tree.upos(head) {
    case .verb:
      EmbeddingLexicon.effect(ofVerb: tree.lemmaWithParticle(head), infinitive: true) ?? EmbeddingLexicon.effect(ofVerb: tree.lemma(head), infinitive: true)
    case .adj: EmbeddingLexicon.effect(ofAdjective: tree.lemma(head))
    default: nil
    }
  }
}
