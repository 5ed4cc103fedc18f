import RelataGraph
import RelataSyntax

/// Of whom a clause holds the contrary: `A, not B`, `nobody but A`, `all except A`, `it was not A that`.
extension SyntaxTree {
  /// Adverbs that deny their clause.
  static let negators: Set<String> = ["not", "n't", "n’t", "never"]
  /// Determiners of what is known already.
  static let definiteDeterminers: Set<String> = ["the", "this", "these", "that", "those"]

  /// The words of which the contrary of what is said of a word holds.
  func contrasted(with word: Int) -> [Int] {
    var out: [Int] = []
    let isQuantified = isQuantified(word)
    for child in children(of: word) where isContrast(child) || isQuantified && isExcepted(child, from: word) { out += conjuncts(of: child) }
    // `all members apart from A`
    if isQuantified {
      for adverb in children(of: word, .advmod) { out += children(of: adverb, .obl).filter(isExceptive).flatMap { conjuncts(of: $0) } }
      // `none of the states except A`
      for whole in children(of: word, .nmod) where cases(of: whole).first == "of" {
        out += children(of: whole).filter { $0 > whole && isExceptive($0) }.flatMap { conjuncts(of: $0) }
      }
    }
    if isDeniedFocus(word) || !conjuncts(of: word).contains(word) { out.append(word) }
    return out
  }

  /// `It was not A that did it`.
  func isDeniedFocus(_ word: Int) -> Bool {
    child(of: word, .cop) != nil && cases(of: word).isEmpty
      && children(of: word).contains { form($0) == "it" && $0 < word }
      && children(of: word).contains { SyntaxTree.negators.contains(form($0)) && $0 < word && !["only", "just", "merely"].contains(form($0 + 1)) }
      && children(of: word).contains { subtype($0) == "relcl" }
  }

  /// Whether a word names an exception from another, which is quantified: `nobody but A`, `all members except A`.
  func isExcepted(_ word: Int, from whole: Int) -> Bool {
    guard word > whole, [.nmod, .obl, .conj, .appos].contains(relation(word)) else { return false }
    return child(of: word, .cc).map(form) == "but" && upos(word) != .verb || isExceptive(word)
  }

  /// Whether a preposition takes out what it introduces: `apart from Chad`.
  func isExceptive(_ word: Int) -> Bool {
    let words = cases(of: word).joined(separator: " ")
    let phrase = words == "from" || words == "for", before = span(of: word).lowerBound - 1
    let full = phrase && before >= 0 ? form(before) + " " + words : words
    return ["except", "but", "save", "bar", "barring", "excepting", "excluding", "other than", "apart from", "aside from", "except for", "save for"].contains(
      full)
  }

  /// Nobody, all, every one.
  func isQuantified(_ word: Int) -> Bool {
    let quantifiers: Set = ["no", "all", "every", "each", "any"]
    return ["nobody", "nothing", "none", "all", "everyone", "everybody", "everything", "anyone", "anybody", "anything", "no-one", "noone"].contains(form(word))
      || children(of: word).contains { quantifiers.contains(form($0)) && $0 < word && [.det, .advmod, .amod].contains(relation($0)) }
  }
}

extension PropositionFinder {
  /// The proposition with the contrary polarity, of those whom the clause sets against the others.
  static func contrast(to proposition: Proposition, _ tree: SyntaxTree) -> Proposition? {
    var other = proposition
    other.arguments = []
    var isContrasted = false
    var seen: Set<Int> = []
    // Long lists have many arguments and one first conjunct.
    var contrasted: [Int: [Int]] = [:]
    for argument in proposition.arguments {
      let first = tree.firstConjunct(argument.word)
      if argument.role != .content, contrasted[first] == nil { contrasted[first] = tree.contrasted(with: first) }
      var words = argument.role == .content ? [] : contrasted[first] ?? []
      if argument.role == .agent, tree.isQuantified(first) { words += exceptions(besides: proposition.word, tree) }
      if words.isEmpty { other.arguments.append(argument) }
      guard !words.isEmpty, seen.insert(first).inserted else { continue }
      isContrasted = true
      other.arguments += words.map {
        Proposition.Argument(
          role: argument.role, word: $0, isMember: argument.isMember, isCasualty: argument.isCasualty, path: argument.path + [Step(.coordination)])
      }
    }
    guard isContrasted else { return nil }
    other.polarity = proposition.polarity == .affirmed ? .negated : .affirmed
    return other
  }

  /// `Apart from Chad, no state backs Mali`.
  private static func exceptions(besides verb: Int, _ tree: SyntaxTree) -> [Int] {
    let adjuncts = tree.children(of: verb, .obl) + tree.children(of: verb, .advmod).flatMap { tree.children(of: $0, .obl) }
    return adjuncts.filter(tree.isExceptive).flatMap { tree.conjuncts(of: $0) }
  }
}
