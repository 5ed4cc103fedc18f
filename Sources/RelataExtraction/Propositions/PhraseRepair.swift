import RelataSyntax

/// What parsers get wrong about where a phrase belongs.
extension TreeRepair {
  /// `handed over the islands to Chad`: what follows some verbs belongs to them, and is no preposition.
  static func attachParticles(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where word > 0 && token.relation.universal == .caseMarking {
      guard let noun = token.head, noun > word, [.obl, .obj].contains(tokens[noun].relation.universal), tokens[noun].head == word - 1,
        tokens[word - 1].upos == .verb,
        lexicon.has(SyntaxTree.lemma(tokens[word - 1]) + " " + token.form.lowercased(), .particleVerb),
        tokens[noun].relation.universal == .obj || !tokens.hasDependent(of: word - 1, .obj)
      else { continue }
      sentence.hang(word, on: word - 1, as: DependencyRelation(.compound, "prt"))
      sentence.tokens[noun].relation = DependencyRelation(.obj)
    }
  }

  /// `Chad test-fired two missiles`: a noun and a verb that a hyphen joins are one, and what hangs on the noun hangs on the verb.
  static func attachPrefixes(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for word in tokens.indices.dropLast(2) where tokens[word].upos == .noun && tokens[word + 1].form == "-" && tokens[word + 2].upos == .verb {
      guard !tokens[word].spaceAfter, !tokens[word + 1].spaceAfter, tokens[word].head == word + 2 else { continue }
      sentence.tokens[word].relation = DependencyRelation(.compound)
      for (other, token) in tokens.enumerated() where token.head == word && token.relation.universal != .punct { sentence.hang(other, on: word + 2) }
    }
  }

  /// `provided £12 million in aid`: the amount is what is provided, and the aid hangs on that.
  static func attachAmounts(_ sentence: inout Sentence) {
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
  static func attachCharges(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .nmod {
      guard let object = token.head, object < word, tokens[object].relation.universal == .obj, let verb = tokens[object].head,
        lexicon.has(tokens[verb].lemma, .charging),
        tokens.indices.contains(where: { tokens[$0].head == word && tokens[$0].relation.universal == .caseMarking && tokens[$0].form == "of" }),
        // `accused the president of Chad of bias`: the last one.
        !tokens.indices.contains(where: { $0 > word && tokens[$0].form == "of" && (tokens[$0].head ?? 0) > word })
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.obl))
    }
  }

  /// `jailed his rivals, among them Vera Novak`: who is listed belongs to the noun before.
  static func attachLists(_ sentence: inout Sentence) {
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

  /// `the Swiss court rejected the Croatian request`: what stands before a noun belongs to it, and to nothing on the other side of a verb.
  static func attachModifiers(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where isModifier(token) && word + 1 < tokens.count {
      guard let head = token.head, head < word, tokens[head..<word].contains(where: { $0.upos == .verb }) else { continue }
      var noun = word + 1
      while noun + 1 < tokens.count, ![.noun, .propn].contains(tokens[noun].upos), isModifier(tokens[noun]) { noun += 1 }
      guard [.noun, .propn].contains(tokens[noun].upos) else { continue }
      // The last of a compound.
      sentence.hang(word, on: isModifier(tokens[noun]) ? max(noun, tokens[noun].head ?? noun) : noun)
    }
  }

  private static func isModifier(_ token: Token) -> Bool {
    [.amod, .compound].contains(token.relation.universal) && token.relation.subtype == nil && [.adj, .noun, .propn].contains(token.upos)
      || token.relation == DependencyRelation(.nmod, "desc")
  }

  /// `an agreement with Northern Air for maintenance work`: a phrase with a preposition belongs to what stands before that.
  static func attachBackwards(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation == DependencyRelation(.nmod) {
      guard let head = token.head, head > word,
        let preposition = tokens[..<word].firstIndex(where: { $0.head == word && $0.relation.universal == .caseMarking && $0.upos == .adp }), preposition > 0,
        tokens[word..<head].contains(where: { $0.relation.universal == .caseMarking && $0.head == head && $0.upos == .adp })
      else { continue }
      let before = tokens.phrase(at: preposition - 1)
      guard before != word, [.noun, .propn, .verb].contains(tokens[before].upos) else { continue }
      sentence.hang(word, on: before, as: DependencyRelation(tokens[before].upos == .verb ? .obl : .nmod))
    }
  }

  /// `a lawsuit in the District Court against a bank`: what is directed against somebody is no name.
  static func attachOpponents(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (preposition, word) in tokens.complements(of: "against") {
      guard tokens[word].relation.universal == .nmod, let name = tokens[word].head, name < preposition, tokens[name].upos == .propn
      else { continue }
      var above: Int? = name
      while let current = above, tokens[current].upos == .propn { above = tokens[current].head }
      guard let above, above < preposition, [.noun, .verb].contains(tokens[above].upos) else { continue }
      sentence.hang(word, on: above, as: DependencyRelation(tokens[above].upos == .verb ? .obl : .nmod))
    }
  }

  /// `discussed the siege of Kufra, with the leaders of Chad`: with whom something is discussed is no part of it.
  static func attachPartners(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (preposition, word) in tokens.complements(of: "with") where preposition > 0 {
      guard tokens[word].relation.universal == .nmod, let noun = tokens[word].head, noun < preposition,
        tokens[noun].upos == .propn || tokens[preposition - 1].form == ",", let verb = tokens.verb(above: noun), verb < noun,
        lexicon.has(tokens[verb].lemma, .joint)
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.obl))
    }
  }

  /// `refused a request from Chad to cross its airspace`: who asks belongs to what he asks.
  static func attachRequests(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (preposition, word) in tokens.complements(of: "from") where preposition > 0 {
      guard tokens[word].relation.universal == .obl, let verb = tokens[word].head, tokens[verb].upos == .verb,
        lexicon.has(tokens[verb].lemma, .considering),
        tokens[preposition - 1].upos == .noun, tokens[preposition - 1].head == verb, tokens[preposition - 1].relation.universal == .obj,
        lexicon.effect(ofNoun: SyntaxTree.lemma(tokens[preposition - 1])) != nil
      else { continue }
      sentence.hang(word, on: preposition - 1, as: DependencyRelation(.nmod))
    }
  }

  /// `returned the bust of an emperor to Chad`: to whom something is given is no part of what is given.
  static func attachReceivers(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (preposition, word) in tokens.complements(of: "to") {
      guard tokens[word].relation.universal == .nmod, let part = tokens[word].head, part < preposition,
        // A gift with a name of its own, or a part of one.
        tokens[part].relation.universal == .nmod || tokens[part].relation.universal == .obj && tokens[part].upos == .propn, let verb = tokens.verb(above: part),
        verb < part, lexicon.has(tokens[verb].lemma, .transfer),
        !lexicon.has(SyntaxTree.lemma(tokens[part]), .directed), tokens.hasDependent(of: verb, .obj),
        !tokens.contains(where: { other in other.form == "to" && other.head.map { tokens[$0].head == verb } ?? false })
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.obl))
    }
  }

  /// `sold Chad weapons`: a name right behind a verb of giving is who gets what comes next, which no demonym is.
  static func raiseReceivers(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated().dropFirst() where token.upos == .propn && token.relation.universal == .compound && sentence.isName(word) {
      guard let gift = token.head, gift > word, tokens[gift].relation.universal == .obj, let verb = tokens[gift].head, verb < word,
        tokens[verb].upos == .verb, lexicon.has(tokens[verb].lemma, .transfer) || tokens[verb].lemma == "offer",
        !tokens.hasDependent(of: gift, .det), tokens[(verb + 1)..<word].allSatisfy({ $0.head == word }),
        tokens[(word + 1)..<gift].allSatisfy({ $0.head == word || $0.head == gift }), lexicon.has(SyntaxTree.lemma(tokens[gift]), .gift)
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.iobj))
    }
  }

  /// `was denied by Chad`: the agent right behind a passive is its own.
  static func attachAgents(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (preposition, word) in tokens.complements(of: "by") where tokens[word].relation.universal == .obl {
      let verb = preposition - 1
      guard verb > 0, tokens[verb].upos == .verb, tokens[word].head != verb, tokens.hasPassiveAuxiliary(verb)
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.obl, "agent"))
    }
  }

  /// `the attacks in Paris and others in Cairo`: others are of the kind of the noun before, and no other place.
  static func coordinateOthers(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where ["others", "another"].contains(token.form) && token.relation.universal == .conj {
      guard let name = token.head, tokens[name].upos == .propn, tokens[name].relation.universal == .nmod, let noun = tokens[name].head,
        tokens[noun].upos == .noun, noun < word
      else { continue }
      sentence.hang(word, on: noun)
    }
  }
}
