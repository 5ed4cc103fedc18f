import RelataSyntax

/// What parsers get wrong about clauses below others.
extension TreeRepair {
  /// `helped Chad repel Sudanese troops`: a verb between the name and the noun is no part of a name.
  static func raiseInfinitives(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    for (word, token) in sentence.tokens.enumerated() where token.upos == .verb && [.compound, .amod].contains(token.relation.universal) {
      let tokens = sentence.tokens
      guard let noun = token.head, noun > word, tokens[noun].relation.universal == .obj, let verb = tokens[noun].head,
        lexicon.has(tokens[verb].lemma, .bareInfinitive), verb < word - 1,
        let name = (verb + 1..<word).last(where: { tokens[$0].upos == .propn && [word, noun].contains(tokens[$0].head) })
      else { continue }
      sentence.hang(name, on: verb, as: DependencyRelation(.obj))
      sentence.hang(word, on: verb, as: DependencyRelation(.xcomp))
      sentence.hang(noun, on: word)
    }
  }

  /// `saw Chad attack Mali`: a name before a verb is no part of it.
  static func raiseObjects(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    for (word, token) in sentence.tokens.enumerated() where token.upos == .propn && token.relation.universal == .compound {
      let tokens = sentence.tokens
      guard let infinitive = token.head, infinitive > word, tokens[infinitive].upos == .verb, tokens[infinitive].relation.universal == .xcomp,
        let verb = tokens[infinitive].head, verb < word,
        lexicon.has(tokens[verb].lemma, .bareInfinitive),
        !tokens.hasDependent(of: verb, .obj)
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.obj))
    }
  }

  /// `plans to recognise Chad and sanction Mali`: what stands bare between a conjunction and a name, behind an infinitive, is another one.
  static func restoreConjuncts(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    for word in sentence.tokens.indices.dropLast().dropFirst(3) {
      let tokens = sentence.tokens
      guard [.noun, .propn].contains(tokens[word].upos), lexicon.has(tokens[word].form, .nounOrVerb), ["and", "or"].contains(tokens[word - 1].form),
        tokens[word + 1].upos == .propn, !tokens[word + 1].form.hasPrefix("'"),
        let verb = tokens[..<(word - 1)].lastIndex(where: { $0.upos == .verb }), tokens[verb].features["VerbForm"] == "Inf", !tokens.dominates(word, verb)
      else { continue }
      sentence.tokens[word].upos = .verb
      sentence.tokens[word].lemma = tokens[word].form
      sentence.tokens[word].features = Features("VerbForm=Inf")
      sentence.hang(word, on: verb, as: DependencyRelation(.conj))
      if let head = tokens[word + 1].head, (verb + 1...word).contains(head) { sentence.hang(word + 1, on: word, as: DependencyRelation(.obj)) }
      sentence.hang(word - 1, on: word)
    }
  }

  /// `rejected calls to boycott Chad`: an infinitive right behind a noun that takes one belongs to it.
  static func attachInfinitives(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .advcl && token.upos == .verb {
      guard let verb = token.head, let mark = tokens.dependent(of: word, .mark),
        mark > 0, tokens[mark].form == "to", mark == word - 1, tokens[mark - 1].upos == .noun, tokens[mark - 1].head == verb,
        tokens[mark - 1].relation.universal == .obj, lexicon.effect(ofNoun: SyntaxTree.lemma(tokens[mark - 1])) != nil
      else { continue }
      sentence.hang(word, on: mark - 1, as: DependencyRelation(.acl))
    }
    // `has a duty in this regard to press the regime`: it belongs to the object that takes one.
    for (word, token) in tokens.enumerated() where token.relation == DependencyRelation(.acl) && token.upos == .verb {
      guard let noun = token.head, noun < word, [.obl, .nmod].contains(tokens[noun].relation.universal), tokens.hasDependent(of: noun, .caseMarking),
        tokens.contains(where: { $0.head == word && $0.relation.universal == .mark && $0.form == "to" }),
        lexicon.effect(ofNoun: SyntaxTree.lemma(tokens[noun])) == nil, let verb = tokens.verb(above: noun),
        let object = tokens.indices.first(where: { $0 > verb && $0 < noun && tokens[$0].head == verb && tokens[$0].relation.universal == .obj }),
        lexicon.effect(ofNoun: SyntaxTree.lemma(tokens[object])) != nil
      else { continue }
      sentence.hang(word, on: object)
    }
  }

  /// `condemned the arrests and accused Chad`: a verb is coordinated with the verb, and not with its object.
  static func coordinateVerbs(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.upos == .verb && [.conj, .amod].contains(token.relation.universal) {
      guard let noun = token.head, noun < word, token.features["VerbForm"] == "Fin" || token.relation.universal == .amod,
        token.relation.universal == .conj || tokens.hasDependent(of: word, .cc),
        [.noun, .propn].contains(tokens[noun].upos), [.obj, .obl, .nmod].contains(tokens[noun].relation.universal),
        !tokens.hasDependent(of: noun, .cop),
        !tokens.hasDependent(of: word, .nsubj)
      else { continue }
      guard let verb = tokens.verb(above: noun), verb < noun else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.conj))
    }
    // `told Chad to stay out and warned Mali`: what is finite is coordinated with no infinitive.
    for (word, token) in tokens.enumerated()
    where token.upos == .verb && token.relation.universal == .conj && token.features["VerbForm"] == "Fin" && token.features["Tense"] == "Past" {
      guard let infinitive = token.head, infinitive < word, tokens[infinitive].features["VerbForm"] == "Inf", !tokens.hasDependent(of: word, .nsubj),
        !tokens.hasDependent(of: word, .aux)
      else { continue }
      var above = tokens.verb(above: infinitive)
      while let verb = above, tokens[verb].features["VerbForm"] == "Inf" { above = tokens.verb(above: verb) }
      if let verb = above, verb < infinitive, tokens[verb].features["Tense"] == "Past" { sentence.hang(word, on: verb) }
    }
    // `would not enter a region called Kufra or join the bloc`: an infinitive is coordinated with no participle.
    for (word, token) in tokens.enumerated() where token.relation.universal == .conj && token.features["VerbForm"] == "Inf" {
      guard let participle = token.head, participle < word, tokens[participle].relation.universal == .acl, tokens[participle].features["VerbForm"] == "Part",
        !tokens.hasDependent(of: word, .mark), !tokens.hasDependent(of: word, .nsubj), let verb = tokens.verb(above: participle), verb < participle
      else { continue }
      sentence.hang(word, on: verb)
    }
  }

  /// `demanded the force fulfil its mandate`: what is demanded is a clause, without a conjunction.
  static func attachDemands(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .advcl && token.upos == .verb {
      guard let verb = token.head, verb < word,
        lexicon.has(tokens[verb].lemma, .subjunctive),
        !tokens.hasDependent(of: word, .mark),
        let subject = tokens.dependent(of: word, .nsubj), subject > verb, subject < word,
        !tokens[verb..<subject].contains(where: { $0.upos == .punct })
      else { continue }
      sentence.tokens[word].relation = DependencyRelation(.ccomp)
    }
  }

  /// `opposes Chad joining the bloc`: behind verbs of stance and perception the object does what the participle says. `ruled out attacking
  /// Chad`: a gerund right behind a verb that takes one is what that is about.
  static func attachParticiples(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    func isObjectOnly(_ object: Int, before word: Int) -> Bool {
      tokens.indices[(object + 1)..<word].allSatisfy { tokens[$0].upos != .punct && (tokens.dominates(object, $0) || tokens.dominates(word, $0)) }
    }
    for (word, token) in tokens.enumerated() where token.relation.universal == .advcl && token.upos == .verb {
      // `passed to the Volga Group, chaired by Chad`: the group is.
      if lexicon.has(token.lemma, .heading), !token.form.hasSuffix("ing"), word > 1, tokens[word - 1].form == ",",
        let verb = token.head, verb < word - 2, [.noun, .propn].contains(tokens[word - 2].upos), !tokens.hasDependent(of: word, .obj),
        tokens.indices.contains(where: { $0 > word && tokens[$0].head == word && tokens[$0].relation == DependencyRelation(.obl, "agent") })
      {
        let noun = tokens.phrase(at: word - 2)
        if tokens[noun].relation.universal != .nsubj { sentence.hang(word, on: noun, as: DependencyRelation(.acl)) }
        continue
      }
      guard token.form.hasSuffix("ing") else { continue }
      guard let verb = token.head, verb < word, !tokens.hasDependent(of: word, .mark) else { continue }
      let isContent =
        if let object = tokens.dependent(of: verb, .obj) {
          lexicon.has(tokens[verb].lemma, .beholding) && object > verb && object < word && isObjectOnly(object, before: word)
        } else {
          lexicon.has(tokens[verb].lemma, .gerund)
            && tokens[(verb + 1)..<word].allSatisfy { $0.head == verb && $0.relation == DependencyRelation(.compound, "prt") }
        }
      if isContent { sentence.tokens[word].relation = DependencyRelation(.xcomp) }
    }
  }

  /// `blamed Chad for an attack that killed two, calling Jan Berg a murderer`: no event says anything.
  static func raiseReports(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .advcl && lexicon.has(token.lemma, .speech) && token.form.hasSuffix("ing") {
      guard let clause = token.head, clause < word, tokens[clause].relation == DependencyRelation(.acl, "relcl"),
        let pronoun = tokens.dependent(of: clause, .nsubj), ["that", "which"].contains(tokens[pronoun].form),
        let noun = tokens[clause].head, lexicon.has(tokens[noun].lemma, .event), let verb = tokens.verb(above: noun), verb < noun
      else { continue }
      sentence.hang(word, on: verb)
    }
  }

  /// `defeat the group, whose attacks aim to spread fear`: what somebody owns is the subject of the clause about him, and no object before it.
  static func attachOwners(_ sentence: inout Sentence) {
    for (whose, token) in sentence.tokens.enumerated() where token.form == "whose" && whose >= 2 {
      let tokens = sentence.tokens
      guard let owned = token.head, owned > whose, tokens[whose - 1].form == ",", let above = tokens[owned].head, above < whose else { continue }
      let owner = tokens.phrase(at: whose - 2)
      guard [.noun, .propn].contains(tokens[owner].upos), !tokens.dominates(owned, owner),
        let verb = tokens[owned...].firstIndex(where: { token in
          token.upos == .verb && token.relation.universal == .acl && (token.head == owned || token.head == owner)
        }), !tokens.hasDependent(of: verb, .nsubj)
      else { continue }
      sentence.hang(verb, on: owner, as: DependencyRelation(.acl, "relcl"))
      sentence.hang(owned, on: verb, as: DependencyRelation(.nsubj))
    }
  }
}
