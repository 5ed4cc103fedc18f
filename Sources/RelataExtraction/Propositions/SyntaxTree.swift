import RelataSyntax

/// A sentence with its dependents at hand.
struct SyntaxTree: Sendable {
  let sentence: Sentence
  let lexicon: Lexicon
  /// Lemmas in lower case.
  let lemmas: [String]
  /// Forms in lower case.
  private let forms: [String]
  /// The first and the last word that each dominates.
  private let spans: [(low: Int32, high: Int32)]
  /// The first of the words that each is coordinated with.
  private let firstConjuncts: [Int32]
  /// Where each word and all that it dominates stand in an order of the tree.
  private let subtrees: [(start: Int32, end: Int32)]
  private let starts: [Int32]
  private let dependents: [Int32]

  /// - Parameters:
  ///   - sentence: As it is after its tree has been mended.
  ///   - lexicon: What is known of words.
  ///   - verbs: The verbs that matter; a form of one of them is not taken for another word.
  init(_ sentence: Sentence, _ lexicon: Lexicon, verbs: Set<String> = []) {
    self.lexicon = lexicon
    self.sentence = sentence
    let tokens = sentence.tokens
    lemmas = tokens.map { SyntaxTree.lemma($0, verbs: verbs) }
    var counts = [Int32](repeating: 0, count: tokens.count + 1)
    for token in tokens { if let head = token.head { counts[head + 1] += 1 } }
    for i in 1..<max(counts.count, 1) { counts[i] += counts[i - 1] }
    starts = counts
    var next = counts
    var all = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (i, token) in tokens.enumerated() {
      if let head = token.head {
        all[Int(next[head])] = Int32(i)
        next[head] += 1
      }
    }
    dependents = all
    forms = tokens.map { $0.form.lowercased() }
    spans = SyntaxTree.spans(tokens)
    firstConjuncts = SyntaxTree.firstConjuncts(tokens)
    subtrees = SyntaxTree.subtrees(tokens, starts: counts, dependents: all)
  }

  /// Complexity: O(n), however they are nested.
  private static func firstConjuncts(_ tokens: [Token]) -> [Int32] {
    var firsts = [Int32](repeating: -1, count: tokens.count)
    for word in tokens.indices where firsts[word] < 0 {
      var (path, node) = ([word], word)
      while firsts[node] < 0, tokens[node].relation.universal == .conj, let head = tokens[node].head {
        node = head
        path.append(node)
      }
      let first = firsts[node] < 0 ? Int32(node) : firsts[node]
      for word in path { firsts[word] = first }
    }
    return firsts
  }

  /// Complexity: O(n), however deep the tree is.
  private static func subtrees(_ tokens: [Token], starts: [Int32], dependents: [Int32]) -> [(start: Int32, end: Int32)] {
    var out = [(start: Int32, end: Int32)](repeating: (0, 0), count: tokens.count)
    var next = starts
    var place: Int32 = 0
    for root in tokens.indices where tokens[root].head == nil {
      var open = [root]
      out[root].start = place
      place += 1
      while let word = open.last {
        if next[word] < starts[word + 1] {
          let child = Int(dependents[Int(next[word])])
          next[word] += 1
          out[child].start = place
          place += 1
          open.append(child)
        } else {
          out[word].end = place
          open.removeLast()
        }
      }
    }
    return out
  }

  /// Complexity: O(n): words hand their spans upwards, those without dependents first.
  private static func spans(_ tokens: [Token]) -> [(low: Int32, high: Int32)] {
    var spans = tokens.indices.map { (low: Int32($0), high: Int32($0)) }
    var waiting = [Int32](repeating: 0, count: tokens.count)
    for token in tokens { if let head = token.head { waiting[head] += 1 } }
    var done = tokens.indices.filter { waiting[$0] == 0 }
    while let word = done.popLast() {
      guard let head = tokens[word].head else { continue }
      spans[head] = (min(spans[head].low, spans[word].low), max(spans[head].high, spans[word].high))
      waiting[head] -= 1
      if waiting[head] == 0 { done.append(head) }
    }
    return spans
  }

  /// The lemma in lower case; of plurals that treebanks leave as they are (`supplies`, `troops`), the singular.
  static func lemma(_ token: Token, verbs: Set<String> = []) -> String {
    let lemma = token.lemma.lowercased()
    if token.upos == .verb { return VerbForms.lemma(of: token.form.lowercased(), as: lemma, known: verbs) }
    guard token.upos == .noun, lemma == token.form.lowercased(), token.features["Number"] != "Sing" || isPlural(lemma) else { return lemma }
    return singular(lemma)
  }

  /// The singular of a plural by its ending.
  static func singular(_ noun: String) -> String {
    guard noun.hasSuffix("s"), noun.utf8.count > 3 else { return noun }
    if hasPluralOfY(noun) { return noun.dropLast(3) + "y" }
    return noun.hasSuffix("ss") || noun.hasSuffix("us") || noun.hasSuffix("is") ? noun : String(noun.dropLast())
  }

  /// Whether a noun is many, whatever the tagger says; so are people by what they do: `Fighters`.
  private static func isPlural(_ noun: String) -> Bool {
    noun.hasSuffix("s") && (alwaysPlural.contains(singular(noun)) || ["ers", "ors", "ists", "ants", "ents"].contains(where: noun.hasSuffix))
      || hasPluralOfY(noun)
  }

  private static func hasPluralOfY(_ noun: String) -> Bool {
    noun.hasSuffix("ies") && noun.utf8.count > 4 && noun != "series" && noun != "species"
  }

  /// Nouns whose plurals taggers take for singulars.
  private static let alwaysPlural: Set<String> = ["troop", "force", "talk", "sanction", "relation"]

  var tokens: [Token] { sentence.tokens }
  var count: Int { sentence.tokens.count }

  /// The dependents of a word, in the order of the sentence.
  func children(of word: Int) -> LazyMapSequence<ArraySlice<Int32>, Int> {
    dependents[Int(starts[word])..<Int(starts[word + 1])].lazy.map { Int($0) }
  }

  func children(of word: Int, _ relation: DependencyRelation.Universal, _ subtype: String? = nil) -> [Int] {
    children(of: word).filter { tokens[$0].relation.universal == relation && (subtype == nil || tokens[$0].relation.subtype == subtype) }
  }

  func child(of word: Int, _ relation: DependencyRelation.Universal, _ subtype: String? = nil) -> Int? {
    children(of: word).first { tokens[$0].relation.universal == relation && (subtype == nil || tokens[$0].relation.subtype == subtype) }
  }

  func relation(_ word: Int) -> DependencyRelation.Universal { tokens[word].relation.universal }
  func subtype(_ word: Int) -> String? { tokens[word].relation.subtype }
  func upos(_ word: Int) -> PartOfSpeech { tokens[word].upos }
  func head(_ word: Int) -> Int? { tokens[word].head }
  func lemma(_ word: Int) -> String { lemmas[word] }
  /// Whether the lexicon lists a word's lemma for something.
  func has(_ word: Int, _ trait: LexicalTrait) -> Bool { lexicon.has(lemmas[word], trait) }
  /// Whether the lexicon lists a word of a name, in the singular or as it is.
  func names(_ word: Int, _ trait: LexicalTrait) -> Bool { lexicon.has(forms[word], trait) || lexicon.has(SyntaxTree.singular(forms[word]), trait) }
  /// The form in lower case.
  func form(_ word: Int) -> String { forms[word] }

  /// Whether `ancestor` is `word` or stands above it.
  func dominates(_ ancestor: Int, _ word: Int) -> Bool {
    subtrees[ancestor].start <= subtrees[word].start && subtrees[word].start < subtrees[ancestor].end
  }

  /// The words from the first to the last that `word` dominates.
  func span(of word: Int) -> Range<Int> {
    Int(spans[word].low)..<Int(spans[word].high) + 1
  }

  /// The adposition of a nominal or the mark of a clause, with its fixed parts: `because of`, `such as`, `on behalf of`.
  func marking(of word: Int) -> String? {
    for child in children(of: word) where relation(child) == .caseMarking || relation(child) == .mark {
      return words(fixed: child)
    }
    return nil
  }

  /// All adpositions of a nominal in order, each with its fixed parts.
  func cases(of word: Int) -> [String] {
    children(of: word).filter { relation($0) == .caseMarking && form($0) != "'s" && form($0) != "’s" && form($0) != "'" && form($0) != "’" }.map {
      words(fixed: $0)
    }
  }

  /// A word with its `fixed` dependents.
  func words(fixed word: Int) -> String {
    let parts = [word] + children(of: word, .fixed)
    return parts.count == 1 ? form(word) : parts.map(form).joined(separator: " ")
  }

  /// Where consecutive words stand in the text, in Unicode scalars.
  func range(of words: Range<Int>) -> Range<Int> {
    tokens[words.lowerBound].range.lowerBound..<tokens[words.upperBound - 1].range.upperBound
  }

  /// The words as the text has them.
  func text(_ words: Range<Int>) -> String {
    var out = ""
    for word in words {
      out += tokens[word].form
      if word + 1 < words.upperBound, tokens[word].spaceAfter { out += " " }
    }
    return out
  }

  /// A verb's lemma with its particle: `rule out`.
  func lemmaWithParticle(_ word: Int) -> String {
    // `test-fire`
    if word > 1, upos(word) == .verb, form(word - 1) == "-", upos(word - 2) == .noun, tokens[word - 2].head == word, relation(word - 2) == .compound {
      return form(word - 2) + "-" + lemma(word)
    }
    if let particle = child(of: word, .compound, "prt") { return lemma(word) + " " + form(particle) }
    let next = word + 1
    // `pulled out of Chad`
    if next + 1 < count, form(next) == "out", form(next + 1) == "of", relation(next) == .caseMarking, let place = tokens[next].head, tokens[place].head == word
    {
      return lemma(word) + " out"
    }
    // Parsers take some particles for adverbs.
    if next < count, upos(word) == .verb, tokens[next].head == word, relation(next) == .advmod,
      ["away", "back", "down", "off", "over", "up", "out", "short"].contains(form(next)) || form(next) == "together" && ["get", "come"].contains(lemma(word))
    {
      return lemma(word) + " " + form(next)
    }
    return lemma(word)
  }

  /// Whether a hyphen makes words a part of an adjective that says no more than some tie: `Kenyan-born`, `al-Qaeda-affiliated`.
  ///
  /// Who leads, runs or holds a thing acts through it: `Hamas-run`.
  func isTie(_ words: Range<Int>) -> Bool {
    let (hyphen, next) = (words.upperBound, words.upperBound + 1)
    guard next < count, ["-", "–"].contains(form(hyphen)), !tokens[hyphen - 1].spaceAfter, !tokens[hyphen].spaceAfter,
      [.verb, .adj].contains(upos(next))
    else { return false }
    return !lexicon.has(form(next), .ruling)
  }

  /// A word, or what it measures: `restrictions` in `some of its restrictions`, `aid` in `$2 million in aid`.
  func measured(_ word: Int) -> [Int] {
    var out = [word]
    while let last = out.last, out.count < 4, upos(last) != .noun || has(last, .measure),
      let inner = children(of: last, .nmod).first(where: { ["of", "in"].contains(cases(of: $0).first ?? "") })
    { out.append(inner) }
    return out
  }

  /// The conjuncts of a word: itself and what is coordinated with it, in the order of the sentence.
  ///
  /// A conjunct of a conjunct counts, as parsers nest them at times.
  func conjuncts(of word: Int) -> [Int] {
    var out = [word]
    var i = 0
    while i < out.count {
      out += children(of: out[i]).filter { relation($0) == .conj && !isContrast($0) }
      i += 1
    }
    // `not A but B`
    if out.count > 1, children(of: word).contains(where: { form($0) == "not" && form($0 + 1) != "only" && $0 < word && relation($0) == .advmod }),
      children(of: out[1]).contains(where: { form($0) == "but" })
    {
      out.removeFirst()
    }
    return out.sorted()
  }

  /// `A, not B`: the conjunct is denied.
  func isContrast(_ conjunct: Int) -> Bool {
    guard relation(conjunct) == .conj, upos(conjunct) != .verb else { return false }
    let marks = children(of: conjunct).filter { (relation($0) == .advmod || relation($0) == .cc) && $0 < conjunct }.map(form)
    // `all but Kenya condemned it`, `nobody but Kenya did`
    let before = span(of: conjunct).lowerBound - 1
    if marks.contains("but") || before > 0 && form(before) == "but", let first = head(conjunct), isQuantified(first) { return true }
    return marks.contains { ["not", "rather", "instead"].contains($0) }
  }

  /// The first of the words that a conjunct is coordinated with.
  func firstConjunct(_ word: Int) -> Int {
    Int(firstConjuncts[word])
  }

  var isQuestion: Bool { tokens.last { $0.upos == .punct && !"\"”’'".contains($0.form) }?.form.contains("?") ?? false }
}
