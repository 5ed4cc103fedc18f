import RelataSyntax

/// Mends what parsers of news get wrong again and again, where the words and their order leave no doubt.
enum TreeRepair {
  /// The longest sentence, in words, that is mended: nobody writes a longer one, and many of the searches here look through all words for each.
  private static let longest = 1_000

  static func repaired(_ sentence: Sentence, _ lexicon: Lexicon) -> Sentence {
    guard sentence.tokens.count <= longest else { return sentence }
    var sentence = sentence
    repairNames(&sentence)
    attachParticles(&sentence, lexicon)
    attachPrefixes(&sentence)
    raiseVerbs(&sentence)
    restoreVerbs(&sentence)
    raisePredicates(&sentence, lexicon)
    raiseInfinitives(&sentence, lexicon)
    raiseObjects(&sentence, lexicon)
    restoreConjuncts(&sentence, lexicon)
    nameSubjects(&sentence)
    relabelClaims(&sentence, lexicon)
    separateSubjects(&sentence)
    joinSubjects(&sentence)
    attachSubjects(&sentence)
    lowerSubjects(&sentence)
    raiseSubjects(&sentence)
    attachQuoting(&sentence, lexicon)
    attachSpeakers(&sentence)
    attachRulers(&sentence)
    attachObjects(&sentence)
    raiseCopularSubjects(&sentence)
    attachAmounts(&sentence)
    attachCharges(&sentence, lexicon)
    attachLists(&sentence)
    attachBackwards(&sentence)
    attachOpponents(&sentence)
    attachPartners(&sentence, lexicon)
    attachRequests(&sentence, lexicon)
    attachReceivers(&sentence, lexicon)
    raiseReceivers(&sentence, lexicon)
    attachAgents(&sentence)
    attachInfinitives(&sentence, lexicon)
    attachDemands(&sentence, lexicon)
    attachParticiples(&sentence, lexicon)
    raiseReports(&sentence, lexicon)
    attachOwners(&sentence)
    attachPairs(&sentence)
    relabelArguments(&sentence, lexicon)
    joinHeadlinePairs(&sentence)
    coordinateVerbs(&sentence)
    coordinateBackwards(&sentence)
    coordinateWholes(&sentence)
    coordinateNames(&sentence)
    coordinateRoles(&sentence)
    coordinateOthers(&sentence)
    attachExceptions(&sentence)
    attachContrasts(&sentence)
    raiseClefts(&sentence)
    promotePredicates(&sentence)
    return sentence
  }

  private static func repairNames(_ sentence: inout Sentence) {
    detachDateline(&sentence)
    splitNames(&sentence)
    joinNames(&sentence)
    attachStyles(&sentence)
    attachNames(&sentence)
    attachAppositions(&sentence)
    attachModifiers(&sentence)
  }

  /// `a court freed Vera Novak`, `Chad retaliated`: with an object, or where it takes none, and no auxiliary it is no passive. `called Vera Novak`: a person called is an object.
  private static func relabelArguments(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    func has(_ verb: Int, _ relation: DependencyRelation.Universal) -> Bool {
      tokens.contains { $0.head == verb && $0.relation.universal == relation && $0.relation.subtype == nil }
    }
    for (word, token) in tokens.enumerated() {
      guard let verb = token.head, tokens[verb].upos == .verb else { continue }
      if token.relation == DependencyRelation(.nsubj, "pass"), has(verb, .obj) || lexicon.has(tokens[verb].lemma, .intransitive),
        !tokens.hasDependent(of: verb, .aux)
      {
        sentence.tokens[word].relation = DependencyRelation(.nsubj)
      }
      // `which it accused of bias`: of two subjects the relative pronoun is the object.
      if token.relation.universal == .nsubj, token.upos == .pron, ["which", "who", "whom", "that"].contains(token.form.lowercased()), word < verb,
        let subject = (word + 1..<verb).first(where: { tokens[$0].head == verb && tokens[$0].relation.universal == .nsubj }), !has(verb, .obj),
        !tokens.hasPassiveAuxiliary(verb)
      {
        sentence.tokens[word].relation = DependencyRelation(.obj)
        sentence.tokens[subject].relation = DependencyRelation(.nsubj)
      }
      if token.relation.universal == .xcomp, token.upos == .propn, word > verb, !has(verb, .obj), !has(word, .cop),
        sentence.names.contains(where: { $0.kind == .person && $0.words.contains(word) }), tokens[verb].lemma == "call"
      {
        sentence.tokens[word].relation = DependencyRelation(.obj)
      }
    }
  }

  /// `Chad's ruling Unity party expelled Novak`: the party is ruling, and nobody rules it.
  private static func attachRulers(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .obj {
      guard let ruling = token.head, ruling < word, ["ruling", "governing", "reigning", "warring"].contains(tokens[ruling].form.lowercased()),
        let head = tokens[ruling].head, head > word
      else { continue }
      // The participle is parsed as the subject of the verb behind, or hangs on the object of that.
      let verb = tokens[ruling].relation.universal == .amod ? tokens[head].head : head
      guard let verb, verb > word, verb <= head, tokens[verb].upos == .verb,
        tokens[ruling].relation.universal == .nsubj || tokens[ruling].relation.universal == .amod && !tokens.hasDependent(of: verb, .nsubj)
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.nsubj))
      for (other, dependent) in tokens.enumerated() where dependent.head == ruling && other != word { sentence.hang(other, on: word) }
      sentence.hang(ruling, on: word, as: DependencyRelation(.amod))
    }
  }
}

extension Sentence {
  /// Gives a word another head, unless that hangs on the word itself, and another relation, if one is given.
  mutating func hang(_ word: Int, on head: Int, as relation: DependencyRelation? = nil) {
    if word != head, !tokens.dominates(word, head) { tokens[word].head = head }
    if let relation { tokens[word].relation = relation }
  }

  func isName(_ word: Int) -> Bool { names.contains { $0.words.contains(word) } }
}

extension [Token] {
  /// Whether `ancestor` stands above `word`: it can't be hung below.
  func dominates(_ ancestor: Int, _ word: Int) -> Bool {
    var node = self[word].head
    while let current = node {
      if current == ancestor { return true }
      node = self[current].head
    }
    return false
  }

  /// Whether a word has a dependent of a relation, whatever its subtype.
  func hasDependent(of word: Int, _ relation: DependencyRelation.Universal) -> Bool { dependent(of: word, relation) != nil }

  /// The first dependent of a word with a relation, whatever its subtype.
  func dependent(of word: Int, _ relation: DependencyRelation.Universal) -> Int? {
    firstIndex { $0.head == word && $0.relation.universal == relation }
  }

  /// Whether a verb has an auxiliary of the passive.
  func hasPassiveAuxiliary(_ verb: Int) -> Bool { contains { $0.head == verb && $0.relation == DependencyRelation(.aux, "pass") } }

  /// The word of a name that hangs on none of the others.
  func top(of words: Range<Int>) -> Int? { words.first { word in self[word].head.map { !words.contains($0) } ?? true } }

  /// What stands behind an adposition, with the place of that, from left to right.
  func complements(of adposition: String) -> [(adposition: Int, word: Int)] {
    indices.compactMap { place in
      guard self[place].form == adposition, self[place].relation.universal == .caseMarking else { return nil }
      return self[place].head.map { (place, $0) }
    }
  }

  /// The head of the phrase that ends with a word: `States` at `the United States`, `agreement` at `an agreement`.
  func phrase(at word: Int) -> Int {
    var top = word
    while let head = self[top].head, [.flat, .compound, .amod].contains(self[top].relation.universal), abs(head - top) < 8 { top = head }
    return top
  }

  /// The nearest verb above a word.
  func verb(above word: Int) -> Int? {
    var node = self[word].head
    while let current = node, self[current].upos != .verb { node = self[current].head }
    return node
  }
}
