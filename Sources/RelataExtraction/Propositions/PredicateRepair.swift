import RelataSyntax

/// Mends what hangs wrong around exceptions, clefts and predicates behind a clause.
extension TreeRepair {
  /// `No country other than Chad attacked Mali`, `none but Chad`: the exception belongs to what it is taken from.
  static func attachExceptions(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (than, token) in tokens.enumerated() where token.form == "than" && than > 1 && tokens[than - 1].form == "other" {
      guard let word = nominal(after: than, tokens), let noun = (0..<than - 1).last(where: { [.noun, .pron].contains(tokens[$0].upos) }) else { continue }
      sentence.hang(word, on: noun, as: DependencyRelation(.nmod))
      sentence.hang(than - 1, on: word, as: DependencyRelation(.caseMarking))
      sentence.hang(than, on: than - 1, as: DependencyRelation(.fixed))
      // The verb behind it is no part of the comparison.
      guard let verb = tokens.indices.first(where: { $0 > word && tokens[$0].upos == .verb && [than - 1, than, word].contains(tokens[$0].head ?? -1) }),
        !tokens.indices.contains(where: { $0 != word && tokens[$0].head == verb && tokens[$0].relation.universal == .nsubj })
      else { continue }
      sentence.promote(verb, over: noun)
    }
  }

  /// `It was not Chad that bombed Mali but Sudan`: who is meant instead is coordinated with who is not.
  static func attachContrasts(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (but, token) in tokens.enumerated() where token.form == "but" && token.relation.universal == .cc {
      guard let word = token.head, word > but, tokens[word].relation.universal == .conj, [.propn, .noun].contains(tokens[word].upos),
        !tokens.hasDependent(of: word, .cop), !tokens.hasDependent(of: word, .nsubj),
        let clause = tokens.indices.first(where: {
          tokens[$0].relation == DependencyRelation(.acl, "relcl") || tokens[$0].relation == DependencyRelation(.advcl, "relcl")
        }),
        clause < but, let focus = tokens[clause].head, focus < clause, tokens.hasDependent(of: focus, .cop),
        tokens.contains(where: { $0.head == focus && $0.form.lowercased() == "it" }), tokens.contains(where: { $0.head == focus && isNegation($0) })
      else { continue }
      sentence.hang(word, on: focus)
    }
  }

  /// `It was Chad, not Sudan, that bombed Mali`: the clause belongs to who did it.
  static func raiseClefts(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    for (clause, token) in tokens.enumerated() where token.relation.subtype == "relcl" {
      guard let other = token.head, tokens[other].relation.universal == .conj, tokens.contains(where: { $0.head == other && isNegation($0) }),
        let focus = tokens[other].head, tokens.hasDependent(of: focus, .cop), tokens.contains(where: { $0.head == focus && $0.form.lowercased() == "it" })
      else { continue }
      sentence.hang(clause, on: focus)
    }
  }

  /// `Reports that Chad attacked Mali were wrong`, `Chad all but attacked Mali`: the predicate is the head, and its subject no more than that.
  static func promotePredicates(_ sentence: inout Sentence) {
    for word in sentence.tokens.indices {
      let tokens = sentence.tokens
      guard let subject = tokens[word].head, subject < word, [.noun, .propn].contains(tokens[subject].upos), !tokens.hasDependent(of: subject, .cop),
        !tokens.hasDependent(of: word, .nsubj), [.root, .ccomp, .conj, .parataxis].contains(tokens[subject].relation.universal)
      else { continue }
      let isJudged =
        tokens[word].relation.universal == .ccomp && tokens.hasDependent(of: word, .cop) && !tokens.hasDependent(of: word, .mark)
        && tokens.contains { $0.head == subject && [.acl, .ccomp].contains($0.relation.universal) && $0.upos == .verb }
      let isApproximate =
        tokens[word].relation.universal == .conj && tokens[word].upos == .verb && word > 1 && tokens[word - 1].form == "but" && tokens[word - 2].form == "all"
        && !tokens[..<subject].contains { $0.upos == .verb }
      guard isJudged || isApproximate else { continue }
      sentence.promote(word, over: subject)
    }
    let tokens = sentence.tokens
    for (word, token) in tokens.enumerated()
    where token.upos == .verb && word > 1 && tokens[word - 1].form == "but" && tokens[word - 2].form == "all" && token.relation.universal != .conj {
      sentence.hang(word - 2, on: word, as: DependencyRelation(.advmod))
      sentence.hang(word - 1, on: word - 2, as: DependencyRelation(.fixed))
    }
  }

  private static func isNegation(_ token: Token) -> Bool { SyntaxTree.negators.contains(token.form.lowercased()) }

  /// The head of the phrase that begins behind a word.
  private static func nominal(after word: Int, _ tokens: [Token]) -> Int? {
    guard let first = (word + 1..<min(word + 5, tokens.count)).first(where: { [.propn, .noun].contains(tokens[$0].upos) }) else { return nil }
    return tokens.phrase(at: first)
  }
}

extension Sentence {
  /// Puts a predicate in the place of a nominal, which becomes its subject.
  fileprivate mutating func promote(_ predicate: Int, over subject: Int) {
    let old = tokens
    tokens[predicate].head = old[subject].head
    tokens[predicate].relation = old[subject].relation
    tokens[subject].head = predicate
    tokens[subject].relation = DependencyRelation(.nsubj)
    for (other, token) in old.enumerated() where token.head == subject && token.relation.universal == .punct { hang(other, on: predicate) }
  }
}
