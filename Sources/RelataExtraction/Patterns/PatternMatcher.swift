import RelataSyntax

/// Finds the shapes of patterns in a sentence.
///
/// The first node of a shape may be any word, in the order of the sentence. Each further node is looked for where the one before it was found,
/// among the words that its axes leave. So the work grows with the sentence and the degree of its words; a limit bounds it for odd trees.
struct PatternMatcher {
  let sentence: Sentence
  let lexicon: Lexicon
  /// The arguments of a predicate in a role.
  private let roles: (@Sendable (Int, Role) -> [Int])?
  /// The lemmas in lower case, where they are known.
  private let lemmas: [String]?
  private let starts: [Int32]
  private let all: [Int32]
  /// How many more words may be tried.
  private var budget = 0

  /// How many words may be tried for each word of the sentence, before a pattern is given up.
  private static let effort = 400

  /// - Parameters:
  ///   - sentence: The one that is searched.
  ///   - lexicon: What is known of words.
  ///   - lemmas: Its lemmas in lower case; found when they are asked for unless they are given.
  ///   - roles: The arguments of a predicate in a role; none unless it is given.
  init(_ sentence: Sentence, _ lexicon: Lexicon, lemmas: [String]? = nil, roles: (@Sendable (Int, Role) -> [Int])? = nil) {
    self.sentence = sentence
    self.lexicon = lexicon
    self.lemmas = lemmas
    self.roles = roles
    let tokens = sentence.tokens
    var starts = [Int32](repeating: 0, count: tokens.count + 1)
    for token in tokens { if let head = token.head { starts[head + 1] += 1 } }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    var next = starts
    var all = [Int32](repeating: 0, count: Int(starts[tokens.count]))
    for (word, token) in tokens.enumerated() {
      guard let head = token.head else { continue }
      all[Int(next[head])] = Int32(word)
      next[head] += 1
    }
    self.starts = starts
    self.all = all
  }

  /// The words of a pattern's nodes wherever its shape is found: once at most for each word that the first node may be.
  mutating func matches(of pattern: Pattern) -> [[Int]] {
    var out: [[Int]] = []
    budget = PatternMatcher.effort * sentence.tokens.count
    // One array for all tries, as most end with the first condition.
    var words: [Int] = []
    for word in sentence.tokens.indices where budget > 0 {
      for shape in pattern.shapes {
        guard let first = shape.first else { continue }
        words.removeAll(keepingCapacity: true)
        words.append(word)
        guard holds(first.conditions, word, words), find(shape, &words) else { continue }
        out.append(words)
        break
      }
    }
    return out
  }

  /// Finds the nodes that are left.
  private mutating func find(_ shape: [Pattern.Node], _ words: inout [Int]) -> Bool {
    guard words.count < shape.count else { return true }
    let node = shape[words.count]
    let candidates = candidates(for: node, words)
    for candidate in node.fromEnd ? candidates.reversed() : candidates {
      budget -= 1
      guard budget > 0 else { return false }
      guard !words.contains(candidate) || node.conditions.contains(where: \.mayRepeat) else { continue }
      words.append(candidate)
      if holds(node.conditions, candidate, words), find(shape, &words) { return true }
      words.removeLast()
    }
    return false
  }

  /// The words that a node may be by the narrowest of its axes.
  private func candidates(for node: Pattern.Node, _ words: [Int]) -> [Int] {
    var range = sentence.tokens.indices
    for condition in node.conditions {
      switch condition {
      case .stands(.before, let other): range = range.clamped(to: 0..<words[other])
      case .stands(.after, let other): range = range.clamped(to: words[other] + 1..<sentence.tokens.count)
      case .within(let distance, let other):
        range = range.clamped(to: max(0, words[other] - distance)..<min(sentence.tokens.count, words[other] + distance + 1))
      case .stands(let axis, let other): return self.words(axis, words[other])
      default: break
      }
    }
    return Array(range)
  }

  /// The words that stand so to another.
  private func words(_ axis: Axis, _ other: Int) -> [Int] {
    switch axis {
    case .head: sentence.tokens[other].head.map { [$0] } ?? []
    case .dependent: dependents(of: other)
    case .ancestor: ancestors(of: other)
    case .descendant: sentence.tokens.indices.filter { sentence.tokens.dominates(other, $0) }
    case .before: Array(0..<other)
    case .after: Array(other + 1..<sentence.tokens.count)
    case .rightBefore: other > 0 ? [other - 1] : []
    case .rightAfter: other + 1 < sentence.tokens.count ? [other + 1] : []
    case .phrase: [sentence.tokens.phrase(at: other)]
    case .verb: sentence.tokens.verb(above: other).map { [$0] } ?? []
    case .same: [other]
    case .role(let role): roles?(other, role) ?? []
    }
  }

  func dependents(of word: Int) -> [Int] { all[Int(starts[word])..<Int(starts[word + 1])].map { Int($0) } }

  private func ancestors(of word: Int) -> [Int] {
    var out: [Int] = []
    var node = sentence.tokens[word].head
    while let current = node {
      out.append(current)
      node = sentence.tokens[current].head
    }
    return out
  }

  // MARK: Conditions

  /// Whether all conditions hold of a word.
  ///
  /// - Parameter words: The nodes that have been found, the word's own among them.
  mutating func holds(_ conditions: [Condition], _ word: Int, _ words: [Int]) -> Bool {
    for condition in conditions where !holds(condition, word, words) { return false }
    return true
  }

  private mutating func holds(_ condition: Condition, _ word: Int, _ words: [Int]) -> Bool {
    switch condition {
    case .upos(let allowed): return allowed.contains(sentence.tokens[word].upos)
    case .relation(let allowed): return allowed.contains { $0.holds(sentence.tokens[word].relation) }
    case .stands(let axis, let other): return stands(word, axis, words[other])
    case .within(let distance, let other): return abs(word - words[other]) <= distance
    case .not(let inner): return !holds(inner, word, words)
    case .either(let branches):
      for branch in branches where holds(branch, word, words) { return true }
      return false
    case .has(let inner):
      for i in starts[word]..<starts[word + 1] {
        budget -= 1
        if holds(inner, Int(all[Int(i)]), words) { return true }
      }
      return false
    case .under(let inner): return sentence.tokens[word].head.map { holds(inner, $0, words) } ?? false
    case .phrasalTrait(let trait, let other):
      return lexicon.has(lemma(word) + " " + sentence.tokens[words[other]].form.lowercased(), trait)
    case .stretch(let quantifier, let inner, let stretch): return holds(quantifier, inner, stretch, words)
    default: return holdsAlone(condition, word)
    }
  }

  /// Whether a condition on the word alone holds.
  private func holdsAlone(_ condition: Condition, _ word: Int) -> Bool {
    let token = sentence.tokens[word]
    switch condition {
    case .form(let forms): return forms.contains(token.form.lowercased())
    case .ending(let endings):
      let form = token.form.lowercased()
      return endings.contains { form.hasSuffix($0) }
    case .lemma(let lemmas): return lemmas.contains(lemma(word))
    case .feature(let name, let values): return token.features[name].map { values.contains(String($0)) } ?? false
    case .trait(let trait): return lexicon.has(lemma(word), trait)
    case .embedding: return lexicon.effect(ofNoun: lemma(word)) != nil
    case .name(let kinds): return sentence.names.contains { $0.words.contains(word) && kinds.contains($0.kind) }
    case .capitalized: return token.form.first?.isUppercase ?? false
    case .lowercase: return token.form.first?.isLowercase ?? false
    case .sentenceFinal: return word + 1 == sentence.tokens.count
    case .joined: return !token.spaceAfter
    default: return false
    }
  }

  private func lemma(_ word: Int) -> String { lemmas?[word] ?? SyntaxTree.lemma(sentence.tokens[word], verbs: lexicon.verbs) }

  private func stands(_ word: Int, _ axis: Axis, _ other: Int) -> Bool {
    switch axis {
    case .head: sentence.tokens[other].head == word
    case .dependent: sentence.tokens[word].head == other
    case .ancestor: sentence.tokens.dominates(word, other)
    case .descendant: sentence.tokens.dominates(other, word)
    case .before: word < other
    case .after: word > other
    case .rightBefore: word + 1 == other
    case .rightAfter: word == other + 1
    case .same: word == other
    case .phrase, .verb, .role: words(axis, other).contains(word)
    }
  }

  private mutating func holds(_ quantifier: Condition.Quantifier, _ inner: [Condition], _ stretch: Condition.Stretch, _ words: [Int]) -> Bool {
    let start = stretch.start.map { words[$0] + 1 } ?? 0
    let end = stretch.end.map { words[$0] } ?? sentence.tokens.count
    guard start < end else { return quantifier != .some }
    for word in start..<end {
      budget -= 1
      let isMet = holds(inner, word, words)
      switch quantifier {
      case .some: if isMet { return true }
      case .no: if isMet { return false }
      case .only: if !isMet { return false }
      }
    }
    return quantifier != .some
  }
}

extension Condition {
  /// Whether a node may be a word that another node is.
  fileprivate var mayRepeat: Bool {
    switch self {
    case .stands(.same, _), .stands(.phrase, _): true
    default: false
    }
  }
}

extension Condition.RelationTest {
  func holds(_ relation: DependencyRelation) -> Bool {
    guard relation.universal == universal else { return false }
    switch subtype {
    case nil: return true
    case .some(.none): return relation.subtype == nil
    case .named(let name): return relation.subtype == name
    }
  }
}
