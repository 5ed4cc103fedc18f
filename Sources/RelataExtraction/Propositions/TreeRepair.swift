import RelataSyntax

/// Mends what parsers of news get wrong again and again, where the words and their order leave no doubt.
enum TreeRepair {
  static func repaired(_ sentence: Sentence) -> Sentence {
    var sentence = sentence
    attachNames(&sentence)
    raiseVerbs(&sentence)
    attachSubjects(&sentence)
    attachObjects(&sentence)
    attachCharges(&sentence)
    attachLists(&sentence)
    attachInfinitives(&sentence)
    attachPairs(&sentence)
    relabelArguments(&sentence)
    joinHeadlinePairs(&sentence)
    coordinateVerbs(&sentence)
    coordinateRoles(&sentence)
    return sentence
  }

  /// `The New Zealand government provided $2 million`: a name right before a noun belongs to it, and to nothing further on.
  private static func attachNames(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for name in sentence.names where name.kind != .person {
      let noun = name.words.upperBound
      guard noun < tokens.count, tokens[noun].upos == .noun, tokens[noun - 1].spaceAfter,
        let top = name.words.first(where: { word in tokens[word].head.map { !name.words.contains($0) } ?? true }), let head = tokens[top].head, head > noun,
        [.amod, .compound].contains(tokens[top].relation.universal), tokens[noun].head.map({ !name.words.contains($0) }) ?? false,
        // Words between that hang on the same head go with it: `the New Zealand rugby captain`.
        tokens[noun].head != head || tokens[noun].relation.universal == .nsubj
      else { continue }
      sentence.tokens[top].head = noun
      sentence.tokens[top].relation = DependencyRelation(.compound)
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
        sentence.tokens[word].head = verb
        sentence.tokens[word].relation = DependencyRelation(.nsubj)
      }
      if token.relation.universal == .obl, token.upos == .noun || token.upos == .propn, head < word, word + 1 < tokens.count,
        !tokens.hasDependent(of: word, .caseMarking), tokens[word + 1].head == head, tokens[word + 1].upos == .verb,
        tokens[word + 1].relation.universal == .advcl, !tokens.hasDependent(of: word + 1, .nsubj),
        tokens.indices.contains(where: { $0 > head && $0 < word && tokens[$0].head == word + 1 && tokens[$0].relation.universal == .mark })
      {
        sentence.tokens[word].head = word + 1
        sentence.tokens[word].relation = DependencyRelation(.nsubj)
      }
    }
  }

  /// `thanked Egypt for hosting refugees`: what stands before `for` is no object of what follows it.
  private static func attachObjects(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .obj {
      guard let verb = token.head, word < verb, [.advcl, .acl].contains(tokens[verb].relation.universal), let above = tokens[verb].head, above < word,
        tokens[above].upos == .verb,
        tokens.indices.contains(where: { tokens[$0].head == verb && tokens[$0].relation.universal == .mark && $0 > word && $0 < verb }),
        !tokens.hasDependent(of: above, .obj)
      else { continue }
      sentence.tokens[word].head = above
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
      sentence.tokens[word].head = verb
      sentence.tokens[word].relation = DependencyRelation(.obl)
    }
  }

  /// `jailed his rivals, among them Vera Novak`: who is listed belongs to the noun before.
  private static func attachLists(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for them in tokens.indices where them >= 3 && them + 1 < tokens.count && tokens[them].form == "them" && tokens[them - 1].form == "among" {
      let (noun, name) = (them - 3, them + 1)
      guard tokens[them - 2].form == ",", tokens[noun].upos == .noun, tokens[name].upos == .propn,
        [.parataxis, .obl].contains(tokens[name].relation.universal),
        tokens[name].head != noun, !tokens.dominates(name, noun), !tokens.dominates(them, noun)
      else { continue }
      sentence.tokens[name].head = noun
      sentence.tokens[name].relation = DependencyRelation(.appos)
      sentence.tokens[them].head = name
      sentence.tokens[them].relation = DependencyRelation(.nmod)
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

  /// `Chadian leader A and Libyan leader B`: a role is coordinated with the role, and not with the name beside that.
  private static func coordinateRoles(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated() where token.relation.universal == .conj && token.upos == .noun {
      guard let name = token.head, tokens[name].upos == .propn, tokens[name].relation.universal == .appos, let role = tokens[name].head,
        tokens[role].upos == .noun, role < word
      else { continue }
      sentence.tokens[word].head = role
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
      sentence.tokens[word].head = mark - 1
      sentence.tokens[word].relation = DependencyRelation(.acl)
    }
  }

  /// `Turkey-Greece talks`: both names belong to the noun.
  private static func attachPairs(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for noun in tokens.indices where noun >= 3 && tokens[noun].upos == .noun {
      let (one, hyphen, other) = (noun - 3, noun - 2, noun - 1)
      guard ["-", "–"].contains(tokens[hyphen].form), tokens[one].upos == .propn, tokens[other].upos == .propn, !tokens[one].spaceAfter,
        tokens[other].head == noun, tokens[one].head != noun, tokens[one].head != other
      else { continue }
      sentence.tokens[one].head = noun
      sentence.tokens[one].relation = DependencyRelation(.compound)
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
      sentence.tokens[word].head = verb
      sentence.tokens[word].relation = DependencyRelation(.conj)
    }
  }

  /// `Russia, China sign pact`: in headlines a comma is `and`.
  private static func joinHeadlinePairs(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    guard let last = tokens.last, last.upos != .punct, !tokens.contains(where: { $0.upos == .det }) else { return }
    for (word, token) in tokens.enumerated() where token.upos == .propn && (token.relation.universal == .appos || token.relation.universal == .nmod) {
      guard let first = token.head, first < word, tokens[first].upos == .propn, word + 1 < tokens.count, tokens[word + 1].form != ",",
        !tokens.hasDependent(of: word, .caseMarking),
        tokens[first + 1..<word].contains(where: { $0.form == "," }), isName(first, sentence), isName(word, sentence)
      else { continue }
      sentence.tokens[word].relation = DependencyRelation(.conj)
    }
  }

  private static func isName(_ word: Int, _ sentence: Sentence) -> Bool { sentence.names.contains { $0.words.contains(word) } }
}

extension [Token] {
  /// Whether `ancestor` stands above `word`: it can't be hung below.
  fileprivate func dominates(_ ancestor: Int, _ word: Int) -> Bool {
    var node = self[word].head
    while let current = node {
      if current == ancestor { return true }
      node = self[current].head
    }
    return false
  }

  /// Whether a word has a dependent of a relation, whatever its subtype.
  fileprivate func hasDependent(of word: Int, _ relation: DependencyRelation.Universal) -> Bool {
    contains { $0.head == word && $0.relation.universal == relation }
  }
}
