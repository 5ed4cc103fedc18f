import RelataSyntax

/// What parsers get wrong about who does something, and to whom.
extension TreeRepair {
  /// `Mali shelled Chad, Chad's army said`: a second subject behind a clause is that of the verb that follows. `after soldiers overthrew
  /// him`: a noun without a preposition between a conjunction and its verb is the verb's subject.
  static func attachSubjects(_ sentence: inout Sentence) {
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
      // `Chad may lose Mali, Chad's army warned`: so is a first one behind the verb's object.
      if token.relation.universal == .nsubj, head < word, word + 1 < tokens.count, tokens[word + 1].upos == .verb,
        tokens[word + 1].relation.universal == .parataxis, !tokens.hasDependent(of: word + 1, .nsubj), tokens[head..<word].contains(where: { $0.form == "," }),
        tokens[head..<word].contains(where: { $0.head == head && $0.relation.universal == .obj })
      {
        sentence.hang(word, on: word + 1, as: DependencyRelation(.nsubj))
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

  /// `thanked Egypt for hosting refugees`, `urged Egypt to host them`: what stands before `for` or `to` is no argument of what follows it.
  /// Nor is what stands before a bare infinitive: `helped Egypt repel rebels`.
  static func attachObjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where [.obj, .nsubj].contains(token.relation.universal) {
      guard let verb = token.head, word < verb, [.advcl, .acl, .xcomp, .ccomp].contains(tokens[verb].relation.universal), let above = tokens[verb].head,
        above < word, tokens[above].upos == .verb, !tokens.hasDependent(of: above, .obj)
      else { continue }
      let mark = tokens.indices.first { tokens[$0].head == verb && tokens[$0].relation.universal == .mark && $0 < verb }
      let isBefore = mark.map { $0 > word && ["to", "of", "for", "from", "into"].contains(tokens[$0].form) } ?? false
      guard isBefore || token.relation.universal == .obj && tokens[verb].relation.universal == .xcomp else { continue }
      sentence.hang(word, on: above, as: DependencyRelation(.obj))
    }
  }

  /// `Egypt mediated talks`: a participle has no subject, so a verb with one before its noun is the predicate, and the noun its object.
  static func raiseVerbs(_ sentence: inout Sentence) {
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

  /// `after the U.S. had released a statement`: a name without a preposition before a verb without a subject is its subject.
  static func nameSubjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation == DependencyRelation(.obl) && token.upos == .propn {
      guard let verb = token.head, word < verb, tokens[verb].upos == .verb, !tokens.hasDependent(of: word, .caseMarking),
        !tokens.hasDependent(of: verb, .nsubj), [.root, .ccomp, .advcl, .conj, .parataxis].contains(tokens[verb].relation.universal),
        sentence.isName(word)
      else { continue }
      sentence.tokens[word].relation = DependencyRelation(.nsubj, tokens.hasPassiveAuxiliary(verb) ? "pass" : nil)
    }
  }

  /// `Peru met Chile and Kenya met Uganda`: behind the object of a whole clause, a name between `and` and a verb with an object is its subject.
  static func separateSubjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for word in tokens.indices where word > 1 && word + 2 < tokens.count && tokens[word].upos == .propn && tokens[word].relation.universal == .conj {
      let (and, object, verb) = (word - 1, word - 2, word + 1)
      guard tokens[and].upos == .cconj, tokens[object].upos == .propn, [.obj, .iobj].contains(tokens[object].relation.universal),
        let first = tokens[object].head, first < object, tokens[first].upos == .verb, tokens.hasDependent(of: first, .nsubj),
        tokens[verb].upos == .verb, tokens[verb].head == first, [.conj, .ccomp, .parataxis].contains(tokens[verb].relation.universal),
        !tokens.hasDependent(of: verb, .nsubj),
        let other = tokens.indices[(verb + 1)...].first(where: { tokens[$0].upos == .propn && [first, verb].contains(tokens[$0].head) })
      else { continue }
      sentence.hang(word, on: verb, as: DependencyRelation(.nsubj))
      sentence.hang(verb, on: first, as: DependencyRelation(.conj))
      sentence.hang(and, on: verb, as: DependencyRelation(.cc))
      sentence.hang(other, on: verb, as: DependencyRelation(.obj))
    }
  }

  /// `state news agency Anadolu reported`: two subjects of one verb side by side are one.
  static func joinSubjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .nsubj && [.noun, .propn].contains(token.upos) {
      guard let verb = token.head, word < verb,
        let next = tokens[(word + 1)..<verb].firstIndex(where: { $0.head == verb && $0.relation.universal == .nsubj }),
        [.noun, .propn].contains(tokens[next].upos),
        tokens.indices[(word + 1)..<next].allSatisfy({ between in
          tokens[between].form != "," && tokens[between].upos != .det && (tokens.dominates(word, between) || tokens.dominates(next, between))
        })
      else { continue }
      let isPerson = sentence.names.contains { $0.kind == .person && $0.words.contains(next) }
      sentence.hang(word, on: next, as: isPerson ? DependencyRelation(.nmod, "desc") : DependencyRelation(.compound))
    }
  }

  /// `Ogio reinstated Somare as minister`: of a subject before the verb and one behind it the second is the object.
  static func lowerSubjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation == DependencyRelation(.nsubj) {
      guard let verb = token.head, word > verb, tokens[verb].upos == .verb,
        tokens[..<verb].contains(where: { $0.head == verb && $0.relation.universal == .nsubj && $0.upos != .pron }),
        !tokens[(verb + 1)..<word].contains(where: { $0.upos == .punct })
      else { continue }
      let objects = tokens.indices.filter { tokens[$0].head == verb && tokens[$0].relation.universal == .obj }
      guard objects.allSatisfy({ $0 > word && tokens.hasDependent(of: $0, .caseMarking) }) else { continue }
      for object in objects { sentence.tokens[object].relation = DependencyRelation(.obl) }
      sentence.tokens[word].relation = DependencyRelation(.obj)
    }
  }

  /// `Vera Novak heads Siemens`: what has a subject and an object is a verb.
  static func restoreVerbs(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    let isTitle = tokens.allSatisfy { $0.form.first.map { !$0.isLowercase } ?? true }
    for (word, token) in tokens.enumerated() where token.relation.universal == .root && !tokens.hasDependent(of: word, .cop) {
      // `Novak Meets Berg`: where all words have capitals, parsers take verbs for names.
      guard token.upos == .noun || token.upos == .propn && isTitle && token.form.hasSuffix("s") && !sentence.isName(word) else { continue }
      // `Novak thanks Berg`: two who are called upon, without a comma, are subject and object.
      let called = tokens.indices.filter { tokens[$0].head == word && tokens[$0].relation.universal == .vocative && tokens[$0].upos == .propn }
      if called.count == 2, called[0] < word, word < called[1], token.form.hasSuffix("s"), !tokens.contains(where: { $0.form == "," }) {
        sentence.tokens[called[0]].relation = DependencyRelation(.nsubj)
        sentence.tokens[called[1]].relation = DependencyRelation(.obj)
        makeVerb(word, &sentence)
        continue
      }
      guard tokens[..<word].contains(where: { $0.head == word && $0.relation.universal == .nsubj }),
        tokens[(word + 1)...].contains(where: { $0.head == word && $0.relation.universal == .obj && $0.upos != .pron })
      else { continue }
      makeVerb(word, &sentence)
    }
  }

  private static func makeVerb(_ word: Int, _ sentence: inout Sentence) {
    let token = sentence.tokens[word]
    sentence.tokens[word].upos = .verb
    sentence.tokens[word].features = Features("VerbForm=Fin")
    let form = token.form.lowercased()
    if token.upos == .propn || token.lemma == form { sentence.tokens[word].lemma = VerbForms.candidates(form).first ?? token.lemma }
  }

  /// `A court on Tuesday freed two reporters`: a participle behind a noun has no object, so it is the predicate. `Oman welcomes a deal`: a
  /// finite verb right behind a name is no sentence of its own.
  static func raisePredicates(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    func isUnmarkedName(_ word: Int) -> Bool { tokens[word].relation.subtype == "unmarked" && sentence.isName(word) }
    guard let root = tokens.firstIndex(where: { $0.head == nil }), [.noun, .propn].contains(tokens[root].upos), !tokens.hasDependent(of: root, .cop),
      let verb = tokens.indices.first(where: { word in
        word > root && tokens[word].head == root && tokens[word].upos == .verb
          && [DependencyRelation(.acl), DependencyRelation(.parataxis)].contains(tokens[word].relation)
      }), !tokens.hasDependent(of: verb, .mark), !tokens.hasDependent(of: verb, .nsubj),
      tokens.indices.contains(where: {
        $0 > verb && tokens[$0].head == verb && !tokens.hasDependent(of: $0, .caseMarking)
          && (tokens[$0].relation.universal == .obj || isUnmarkedName($0))
      })
    else { return }
    let isParticiple =
      tokens[verb].relation.universal == .acl && !tokens[verb].form.hasSuffix("ing") && !tokens.hasDependent(of: verb, .aux)
      && !lexicon.has(tokens[verb].lemma, .ditransitive)
    let isFinite =
      tokens[verb].relation.universal == .parataxis && tokens[verb].features["VerbForm"] == "Fin"
      && !tokens[(root + 1)..<verb].contains(where: { $0.upos == .punct })
    guard isParticiple || isFinite else { return }
    sentence.tokens[verb].head = nil
    sentence.tokens[verb].relation = DependencyRelation(.root)
    for word in tokens.indices where tokens[word].head == verb && isUnmarkedName(word) { sentence.tokens[word].relation = DependencyRelation(.obj) }
    sentence.tokens[root].head = verb
    sentence.tokens[root].relation = DependencyRelation(.nsubj)
    for (word, token) in tokens.enumerated() where token.head == root && word > verb { sentence.hang(word, on: verb) }
  }

  /// `Lee holds talks with Chad`: who stands before a verb is its subject, and not its object's.
  static func raiseSubjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .nsubj {
      guard let object = token.head, object > word, tokens[object].relation.universal == .obj, let verb = tokens[object].head, verb > word, verb < object,
        tokens[verb].upos == .verb, !tokens.hasDependent(of: verb, .nsubj)
      else { continue }
      sentence.hang(word, on: verb)
    }
  }

  /// `backs talks, said a spokesman for Chad`: who stands behind a verb of speech without a subject speaks.
  static func attachSpeakers(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where [.obj, .obl].contains(token.relation.universal) && [.noun, .propn].contains(token.upos) {
      guard let verb = token.head, !tokens.hasDependent(of: word, .caseMarking),
        let speech = tokens[..<word].lastIndex(where: { ["said", "says", "added", "reported", "announced"].contains($0.form) }),
        verb < speech || verb == speech && tokens[..<speech].contains(where: { $0.head == speech && $0.relation.universal == .ccomp }),
        tokens[speech].upos == .verb, !tokens.hasDependent(of: speech, .nsubj),
        tokens.indices[(speech + 1)..<word].allSatisfy({ tokens.dominates(word, $0) && tokens[$0].upos != .punct })
      else { continue }
      sentence.hang(word, on: speech, as: DependencyRelation(.nsubj))
    }
  }

  /// `where he is to meet Novak`: a copula has no subject of its own.
  static func raiseCopularSubjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .nsubj {
      guard let copula = token.head, tokens[copula].relation.universal == .cop, let predicate = tokens[copula].head,
        !tokens.hasDependent(of: predicate, .nsubj)
      else { continue }
      sentence.hang(word, on: predicate)
    }
  }

  /// `Chad attacked, a charge Mali denies`: of two subjects side by side the noun that sums up what was said is the object.
  static func relabelClaims(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .nsubj && token.upos == .noun && word > 1 {
      guard let verb = token.head, verb > word, tokens[verb].upos == .verb, !tokens.hasDependent(of: verb, .obj),
        lexicon.has(token.lemma, .claim) || lexicon.has(token.lemma, .stance),
        let first = tokens.indices.first(where: { $0 <= word && ($0 == word || tokens.dominates(word, $0)) }), first > 0, tokens[first - 1].form == ",",
        (word + 1..<verb).contains(where: { tokens[$0].head == verb && tokens[$0].relation.universal == .nsubj })
      else { continue }
      sentence.tokens[word].relation = DependencyRelation(.obj)
    }
  }
}
