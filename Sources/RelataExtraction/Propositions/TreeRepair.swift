import RelataSyntax

/// Mends what parsers of news get wrong again and again, where the words and their order leave no doubt.
enum TreeRepair {
  static func repaired(_ sentence: Sentence) -> Sentence {
    var sentence = sentence
    joinNames(&sentence)
    attachNames(&sentence)
    attachParticles(&sentence)
    raiseVerbs(&sentence)
    raiseInfinitives(&sentence)
    attachSubjects(&sentence)
    attachRulers(&sentence)
    attachObjects(&sentence)
    attachAmounts(&sentence)
    attachCharges(&sentence)
    attachLists(&sentence)
    attachInfinitives(&sentence)
    attachPairs(&sentence)
    relabelArguments(&sentence)
    joinHeadlinePairs(&sentence)
    coordinateVerbs(&sentence)
    coordinateNames(&sentence)
    coordinateRoles(&sentence)
    return sentence
  }

  /// `handed over the islands to Chad`: what follows some verbs belongs to them, and is no preposition.
  private static func attachParticles(_ sentence: inout Sentence) {
    let phrases: Set<String> = [
      "hand over", "take over", "turn over", "give up", "hand back", "give back", "call off", "rule out", "shoot down", "break off", "carry out", "call in",
      "turn down", "shut down", "cut off",
    ]
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where word > 0 && token.relation.universal == .caseMarking {
      guard let noun = token.head, noun > word, tokens[noun].relation.universal == .obl, tokens[noun].head == word - 1, tokens[word - 1].upos == .verb,
        phrases.contains(SyntaxTree.lemma(tokens[word - 1]) + " " + token.form.lowercased()), !tokens.hasDependent(of: word - 1, .obj)
      else { continue }
      sentence.hang(word, on: word - 1, as: DependencyRelation(.compound, "prt"))
      sentence.tokens[noun].relation = DependencyRelation(.obj)
    }
  }

  /// `a court freed Vera Novak`: with an object and no auxiliary it is no passive. `called Vera Novak`: a person called is an object.
  private static func relabelArguments(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    func has(_ verb: Int, _ relation: DependencyRelation.Universal) -> Bool {
      tokens.contains { $0.head == verb && $0.relation.universal == relation && $0.relation.subtype == nil }
    }
    for (word, token) in tokens.enumerated() {
      guard let verb = token.head, tokens[verb].upos == .verb else { continue }
      if token.relation == DependencyRelation(.nsubj, "pass"), has(verb, .obj),
        !tokens.hasDependent(of: verb, .aux)
      {
        sentence.tokens[word].relation = DependencyRelation(.nsubj)
      }
      // `which it accused of bias`: of two subjects the relative pronoun is the object.
      if token.relation.universal == .nsubj, token.upos == .pron, ["which", "who", "whom", "that"].contains(token.form.lowercased()), word < verb,
        let subject = (word + 1..<verb).first(where: { tokens[$0].head == verb && tokens[$0].relation.universal == .nsubj }), !has(verb, .obj),
        !tokens.contains(where: { $0.head == verb && $0.relation == DependencyRelation(.aux, "pass") })
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

  /// `Mali shelled Chad, Chad's army said`: a second subject behind a clause is that of the verb that follows. `after soldiers overthrew
  /// him`: a noun without a preposition between a conjunction and its verb is the verb's subject.
  private static func attachSubjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() {
      guard let head = token.head else { continue }
      if token.relation.universal == .nsubj, head < word, let verb = tokens[head].head, verb > word, tokens[verb].upos == .verb,
        [.ccomp, .parataxis].contains(tokens[head].relation.universal), tokens[head..<word].contains(where: { $0.form == "," }),
        tokens.indices.contains(where: { $0 < head && tokens[$0].head == head && tokens[$0].relation.universal == .nsubj }),
        !tokens.hasDependent(of: verb, .nsubj)
      {
        sentence.hang(word, on: verb, as: DependencyRelation(.nsubj))
      }
      // `Rebels overran Chad, and Sudan sent troops`: the first of two subjects is the first verb's.
      if token.relation.universal == .nsubj, tokens[head].relation.universal == .conj, let first = tokens[head].head, word < first, first < head,
        tokens[first].upos == .verb, !tokens.hasDependent(of: first, .nsubj),
        tokens[first..<head].contains(where: { $0.head == head && $0.relation.universal == .nsubj })
      {
        sentence.hang(word, on: first)
      }
      if token.relation.universal == .obl, token.upos == .noun || token.upos == .propn, head < word, word + 1 < tokens.count,
        !tokens.hasDependent(of: word, .caseMarking), tokens[word + 1].head == head, tokens[word + 1].upos == .verb,
        tokens[word + 1].relation.universal == .advcl, !tokens.hasDependent(of: word + 1, .nsubj),
        tokens.indices.contains(where: { $0 > head && $0 < word && tokens[$0].head == word + 1 && tokens[$0].relation.universal == .mark })
      {
        sentence.hang(word, on: word + 1, as: DependencyRelation(.nsubj))
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

  /// `thanked Egypt for hosting refugees`: what stands before `for` is no object of what follows it. Nor is what stands before a bare
  /// infinitive: `helped Egypt repel rebels`.
  private static func attachObjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .obj {
      guard let verb = token.head, word < verb, [.advcl, .acl, .xcomp].contains(tokens[verb].relation.universal), let above = tokens[verb].head,
        above < word,
        tokens[above].upos == .verb,
        tokens[verb].relation.universal == .xcomp
          || tokens.indices.contains(where: { tokens[$0].head == verb && tokens[$0].relation.universal == .mark && $0 > word && $0 < verb }),
        !tokens.hasDependent(of: above, .obj)
      else { continue }
      sentence.hang(word, on: above)
    }
  }

  /// `provided £12 million in aid`: the amount is what is provided, and the aid hangs on that.
  private static func attachAmounts(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.upos == .sym && [.compound, .nmod, .amod].contains(token.relation.universal) {
      guard let noun = token.head, noun > word, tokens[noun].relation.universal == .obl, let verb = tokens[noun].head, verb < word,
        tokens[verb].upos == .verb, !tokens.hasDependent(of: verb, .obj),
        tokens.indices.contains(where: { $0 > word && $0 < noun && tokens[$0].head == noun && tokens[$0].form == "in" })
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.obj))
      sentence.hang(noun, on: word, as: DependencyRelation(.nmod))
    }
  }

  /// `accused the bloc of bias`: what somebody is accused of is no part of him.
  private static func attachCharges(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .nmod {
      guard let object = token.head, object < word, tokens[object].relation.universal == .obj, let verb = tokens[object].head,
        ["accuse", "suspect", "convict", "acquit", "deprive", "strip", "absolve"].contains(tokens[verb].lemma),
        tokens.indices.contains(where: { tokens[$0].head == word && tokens[$0].relation.universal == .caseMarking && tokens[$0].form == "of" }),
        // `accused the president of Chad of bias`: the last one.
        !tokens.indices.contains(where: { $0 > word && tokens[$0].form == "of" && (tokens[$0].head ?? 0) > word })
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.obl))
    }
  }

  /// `jailed his rivals, among them Vera Novak`: who is listed belongs to the noun before.
  private static func attachLists(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for them in tokens.indices where them >= 3 && them + 1 < tokens.count && tokens[them].form == "them" && tokens[them - 1].form == "among" {
      let noun = them - 3
      var name = them + 1
      while let head = tokens[name].head, head > name, [.compound, .amod, .flat, .nmod].contains(tokens[name].relation.universal) { name = head }
      let isSecondSubject =
        tokens[name].relation.universal == .nsubj
        && tokens.indices.contains { $0 < noun && tokens[$0].head == tokens[name].head && tokens[$0].relation.universal == .nsubj }
      guard tokens[them - 2].form == ",", tokens[noun].upos == .noun, tokens[name].upos == .propn,
        isSecondSubject || [.parataxis, .obl].contains(tokens[name].relation.universal),
        tokens[name].head != noun, !tokens.dominates(name, noun), !tokens.dominates(them, noun)
      else { continue }
      sentence.hang(name, on: noun, as: DependencyRelation(.appos))
      sentence.hang(them, on: name, as: DependencyRelation(.nmod))
    }
  }

  /// `Egypt mediated talks`: a participle has no subject, so a verb with one before its noun is the predicate, and the noun its object.
  private static func raiseVerbs(_ sentence: inout Sentence) {
    for (word, token) in sentence.tokens.enumerated() where token.upos == .verb && token.relation.universal == .amod {
      let tokens = sentence.tokens
      guard let noun = token.head, noun > word, tokens.hasDependent(of: word, .nsubj) else { continue }
      sentence.tokens[word].head = tokens[noun].head
      sentence.tokens[word].relation = tokens[noun].relation
      sentence.tokens[noun].head = word
      sentence.tokens[noun].relation = DependencyRelation(.obj)
      for (other, dependent) in tokens.enumerated()
      where dependent.head == noun && other != word && [.punct, .advcl, .obl, .conj, .parataxis, .cc].contains(dependent.relation.universal) {
        sentence.tokens[other].head = word
      }
    }
  }

  /// `helped Chad repel Sudanese troops`: a verb between the name and the noun is no part of a name.
  private static func raiseInfinitives(_ sentence: inout Sentence) {
    for (word, token) in sentence.tokens.enumerated() where token.upos == .verb && [.compound, .amod].contains(token.relation.universal) {
      let tokens = sentence.tokens
      guard let noun = token.head, noun > word, tokens[noun].relation.universal == .obj, let verb = tokens[noun].head,
        ["help", "let", "make", "watch", "see"].contains(tokens[verb].lemma), verb < word - 1,
        let name = (verb + 1..<word).last(where: { tokens[$0].upos == .propn && [word, noun].contains(tokens[$0].head) })
      else { continue }
      sentence.hang(name, on: verb, as: DependencyRelation(.obj))
      sentence.hang(word, on: verb, as: DependencyRelation(.xcomp))
      sentence.hang(noun, on: word)
    }
  }

  /// `rejected calls to boycott Chad`: an infinitive right behind a noun that takes one belongs to it.
  private static func attachInfinitives(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .advcl && token.upos == .verb {
      guard let verb = token.head, let mark = tokens.indices.first(where: { tokens[$0].head == word && tokens[$0].relation.universal == .mark }),
        mark > 0, tokens[mark].form == "to", mark == word - 1, tokens[mark - 1].upos == .noun, tokens[mark - 1].head == verb,
        tokens[mark - 1].relation.universal == .obj, EmbeddingLexicon.effect(ofNoun: SyntaxTree.lemma(tokens[mark - 1])) != nil
      else { continue }
      sentence.hang(word, on: mark - 1, as: DependencyRelation(.acl))
    }
  }

  /// `condemned the arrests and accused Chad`: a verb is coordinated with the verb, and not with its object.
  private static func coordinateVerbs(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.upos == .verb && [.conj, .amod].contains(token.relation.universal) {
      guard let noun = token.head, noun < word, token.features["VerbForm"] == "Fin" || token.relation.universal == .amod,
        token.relation.universal == .conj || tokens.hasDependent(of: word, .cc),
        [.noun, .propn].contains(tokens[noun].upos), [.obj, .obl, .nmod].contains(tokens[noun].relation.universal),
        !tokens.hasDependent(of: noun, .cop),
        !tokens.hasDependent(of: word, .nsubj)
      else { continue }
      var verb = tokens[noun].head
      while let current = verb, tokens[current].upos != .verb { verb = tokens[current].head }
      guard let verb, verb < noun else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.conj))
    }
  }
}

extension Sentence {
  /// Gives a word another head, unless that hangs on the word itself, and another relation, if one is given.
  mutating func hang(_ word: Int, on head: Int, as relation: DependencyRelation? = nil) {
    if word != head, !tokens.dominates(word, head) { tokens[word].head = head }
    if let relation { tokens[word].relation = relation }
  }
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
  func hasDependent(of word: Int, _ relation: DependencyRelation.Universal) -> Bool {
    contains { $0.head == word && $0.relation.universal == relation }
  }
}
