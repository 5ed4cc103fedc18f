import RelataGraph
import RelataSyntax

/// What a clause or an event noun behind a preposition stands under: `stopped short of attacking`, `on the verge of war`.
extension StatusReader {
  typealias Governor = (word: Int, effect: EmbeddingEffect)

  /// The predicate that the lexicon lists with the words before the clause or noun, the longest first.
  ///
  /// The words decide, as parsers differ on what hangs on what: `clear` and `of` in `steered clear of attacking`.
  func governor(of word: Int) -> Governor? {
    guard let last = introducer(of: word), last > 0, let head = tree.head(tree.firstConjunct(word)) else { return nil }
    var anchors = [head]
    if [.adj, .adv].contains(tree.upos(head)), let verb = tree.head(head) { anchors.append(verb) }
    for first in max(1, last - 2)...last {
      let words = (first...last).map(tree.form).joined(separator: " ")
      for anchor in anchors + [first - 1] where anchor < first {
        if let effect = tree.lexicon.effect(of: tree.lemma(anchor), tree.upos(anchor), with: words) { return (anchor, effect) }
      }
    }
    return nil
  }

  /// The last of the words that introduce a clause or noun: `of` in `out of attacking`. Parsers hang some on the verb: `passed on attacking`.
  private func introducer(of word: Int) -> Int? {
    let marks = tree.children(of: word).filter { $0 < word && (tree.relation($0) == .mark || tree.relation($0) == .caseMarking) }
    if let last = marks.flatMap({ [$0] + tree.children(of: $0, .fixed) }).max() { return last }
    let before = tree.span(of: word).lowerBound - 1
    return isGerund(word) && before > 0 && [.adp, .sconj].contains(tree.upos(before)) ? before : nil
  }

  func isGerund(_ clause: Int) -> Bool {
    tree.upos(clause) == .verb && (tree.tokens[clause].features["VerbForm"] == "Ger" || tree.form(clause).hasSuffix("ing"))
  }

  /// A gerund behind a preposition that introduces complements, and no adjunct of time or manner: `dreams of attacking`.
  func isUnlistedComplement(_ clause: Int) -> Bool {
    guard isGerund(clause), tree.child(of: clause, .nsubj) == nil, let head = tree.head(clause), head < clause, let mark = introducer(of: clause) else {
      return false
    }
    return ["of", "from", "at", "about", "on", "to", "into", "towards", "toward", "near", "with"].contains(tree.form(mark))
  }

  /// What a verb or adjective does to its complement, whatever preposition introduces that: `abstained from`, `abstained in`.
  func bareEffect(of head: Int) -> EmbeddingEffect? {
    switch tree.upos(head) {
    case .verb:
      tree.lexicon.effect(ofVerb: tree.lemmaWithParticle(head), infinitive: true) ?? tree.lexicon.effect(ofVerb: tree.lemma(head), infinitive: true)
    case .adj: tree.lexicon.effect(ofAdjective: tree.lemma(head))
    default: nil
    }
  }
}
