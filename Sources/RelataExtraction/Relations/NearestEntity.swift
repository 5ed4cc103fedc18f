import RelataGraph
import RelataSyntax

/// Targets where no role has one.
extension FrameMatcher {
  /// The entity nearest to the predicate among what hangs on it: `denied permission to the party's march`.
  ///
  /// It is looked for in complements alone: not beside the predicate (`after`, `according to`), not past what turns the meaning
  /// round (`committed to fighting`).
  func nearest(_ fit: Fit, besides sources: [Filler]) -> [Filler] {
    let (proposition, number) = (fit.proposition, fit.number)
    let tree = sentences[number].tree
    var level = [proposition.word]
    if let support = proposition.support, tree.upos(support) == .verb { level.append(support) }
    var confidence = 0.5
    // A verb with its noun says more surely what it is about, however deep that is.
    for _ in 0..<(fit.frame.with.isEmpty ? 5 : 7) {
      let next = level.flatMap { parent in
        tree.children(of: parent).filter { belongs($0, to: parent, number, fit.definition) && !isOfAnother($0, number) }
      }
      let found = next.flatMap { word -> [Filler] in
        guard anaphora.mention(number, word) != nil || anaphora.pronouns[number][word] != nil else { return [] }
        return fillers(word, number, role: .patient)
      }.filter { filler in
        accepts(filler, fit.targetTypes, direct: false, isSource: false) && !sources.contains { $0.entity == filler.entity }
          && mayBeMeant(filler, fit.definition, besides: sources, number)
      }
      if !found.isEmpty {
        return found.map { filler in
          var filler = filler
          filler.isDirect = false
          filler.guess = .nearest
          filler.path.append(Step(.nearest))
          filler.confidence *= confidence
          return filler
        }
      }
      level = next
      confidence *= 0.85
    }
    return []
  }

  /// The one other entity of the sentence that the relation could be towards, where its predicate has no target at all.
  ///
  /// Of verbs alone, and of nouns with a light verb: what a noun by itself is about may be left unsaid.
  func onlyOther(_ fit: Fit, besides sources: [Filler]) -> [Filler] {
    let (frame, definition, proposition, number) = (fit.frame, fit.definition, fit.proposition, fit.number)
    let tree = sentences[number].tree
    guard proposition.kind == .verb || proposition.kind == .noun && proposition.support.map({ tree.upos($0) == .verb }) ?? false,
      speaker(of: proposition, number).map({ speaker in sources.contains { $0.entity == speaker } }) ?? true,
      Set(sources.map(\.entity)).count == 1,
      sources.allSatisfy({ $0.isDirect && !$0.isMember && (proposition.kind == .verb || !$0.isReference) }),
      // `argues that joining the bloc would help`: what somebody says is said.
      frame.with[.content] != nil
        || !proposition.arguments(.content).contains(where: { tree.relation($0.word) == .ccomp && tree.child(of: $0.word, .nsubj) != nil }),
      // Not the victim of what is condemned.
      !definition.traits.contains(.reaction) || !proposition.arguments(.patient).contains(where: { isViolent($0.word, number) }),
      // Nor whoever somebody without a name has to do with: `beat a rival backed by Chad`.
      !proposition.arguments(.patient).contains(where: { isSomebody($0.word, tree) || anaphora.gazetteer.groups[tree.lemma($0.word)] == .armed }),
      !proposition.arguments.contains(where: { argument in
        // `fired at protesters who denounced Chad`
        argument.role != .patient && frame.target.contains(.role(argument.role))
          && (isSomebody(argument.word, tree) || anaphora.gazetteer.groups[tree.lemma(argument.word)] == .people)
      })
    else { return [] }
    // Who demands a thing of somebody is told of like a friend.
    let isConflict = definition.isConflict && !definition.traits.contains(.request)
    var others: [Filler] = []
    for (index, mention) in anaphora.local.mentions.enumerated() where mention.sentence == number {
      // `In Lima, Novak refused to resign`
      if tree.relation(mention.head) == .obl, mention.head < proposition.word { continue }
      // `LIMA: The police shot two men`
      if tree.relation(mention.head) == .parataxis { continue }
      // `Novak, who lives in Peru, hailed the result`, `called for Novak's release`
      let isUndergoing = tree.subtype(mention.head) == "poss" && tree.head(mention.head).map { tree.has($0, .undergone) } ?? false
      let isAside =
        isUndergoing || isOfAnother(mention.head, number) || acts(mention.head, beside: proposition.support ?? proposition.word, tree)
        || isBeside(mention.head, tree, isConflict: isConflict)
        || [.obl, .nmod].contains(tree.relation(mention.head)) && ["in", "at", "near", "across", "outside"].contains(tree.cases(of: mention.head).first ?? "")
      for entity in anaphora.local.resolved(index) where !others.contains(where: { $0.entity == entity }) {
        let words = tree.range(of: mention.words)
        others.append(
          Filler(
            entity: entity, words: words, isDirect: false, acts: !mention.standsFor.isEmpty || mention.kind == .demonym, guess: .onlyOther,
            path: [Step(.onlyOther)],
            confidence: isAside ? 0 : 0.3))
      }
    }
    others.removeAll { other in sources.contains { $0.entity == other.entity || serves($0.entity, other.entity) || serves(other.entity, $0.entity) } }
    guard others.count == 1, others[0].confidence > 0, accepts(others[0], fit.targetTypes, direct: false, isSource: false),
      mayBeMeant(others[0], definition, besides: sources, number)
    else { return [] }
    return others
  }

  /// `Chad rejected the plan, and Mali praised it`: who does something in the clause beside.
  private func acts(_ word: Int, beside verb: Int, _ tree: SyntaxTree) -> Bool {
    guard tree.relation(word) == .nsubj, let other = tree.head(word), other != verb else { return false }
    let isBeside = [.advcl, .parataxis].contains(tree.relation(other)) && tree.head(other) == verb
    return isBeside || tree.conjuncts(of: tree.firstConjunct(verb)).contains(other)
  }

  /// Whether what is told of no one may be told of this: nobody talks to a place, or speaks against whose he is.
  private func mayBeMeant(_ filler: Filler, _ definition: Ontology.Definition, besides sources: [Filler], _ number: Int) -> Bool {
    if sources.contains(where: { isOf($0.entity, filler.entity, number) }) { return false }
    guard definition.type.quad == .verbalCooperation || definition.type.quad == .verbalConflict else { return true }
    return (anaphora.local.entities[filler.entity].type != .place || filler.acts)
      && !sources.contains { serves($0.entity, filler.entity) || serves(filler.entity, $0.entity) }
  }

  /// Whether a sentence names an entity as another's: `Peru's Supreme Court`, `the Supreme Court in Peru`.
  private func isOf(_ entity: Int, _ owner: Int, _ number: Int) -> Bool {
    let tree = sentences[number].tree
    return anaphora.mentions(of: entity, in: number).contains { index in
      tree.children(of: anaphora.local.mentions[index].head).contains { child in
        [.nmod, .compound, .amod].contains(tree.relation(child)) && anaphora.entities(number, child).contains(owner)
      }
    }
  }

  /// Whether a word says to whom others are related, who are meant themselves: `Novak's bodyguard`, `relatives of Vera Novak`.
  private func isOfAnother(_ word: Int, _ number: Int) -> Bool {
    let tree = sentences[number].tree
    let first = tree.firstConjunct(word)
    guard let noun = tree.head(first), [.nmod, .compound, .amod].contains(tree.relation(first)) else { return false }
    let named = anaphora.mention(number, word).map { anaphora.local.resolved($0) } ?? anaphora.entities(number, word)
    // `condemned Chadian rebels`
    if tree.has(noun, .opposed), named.contains(where: { anaphora.local.entities[$0].type == .state }) { return true }
    if tree.relation(first) == .amod { return false }
    // `Vice President Jan Berg` is he.
    let meant = anaphora.mention(number, noun).map { anaphora.local.resolved($0) } ?? []
    let isNamed = tree.subtype(first) == "desc" || !Set(named).isDisjoint(with: meant) || tree.relation(first) == .compound && first > noun
    return !isNamed && named.contains { isAnother(noun, than: $0, number, role: .patient) }
  }

  /// Persons whom a common noun tells of.
  private func isSomebody(_ word: Int, _ tree: SyntaxTree) -> Bool {
    tree.upos(word) == .pron && ["anyone", "anybody", "someone", "somebody", "everyone", "everybody", "nobody"].contains(tree.form(word))
      || tree.upos(word) == .noun
        && (tree.has(word, .partisan) || anaphora.gazetteer.isPerson(tree.lemma(word)) || tree.form(word).hasPrefix("ex-"))
  }

  /// Whether a word stands in what is told beside a conflict (`after a report by Chad`), or against what friends do.
  private func isBeside(_ word: Int, _ tree: SyntaxTree, isConflict: Bool) -> Bool {
    var node = tree.firstConjunct(word)
    while let head = tree.head(node) {
      if [.obl, .nmod, .advcl].contains(tree.relation(node)), let preposition = tree.marking(of: node),
        tree.relation(node) == .advcl && ["when", "while", "once", "although", "though", "because"].contains(preposition)
          || isConflict
          ? tree.lexicon.has(preposition, .aside) && preposition != "by" || ["in", "at"].contains(preposition) && tree.has(node, .occasion)
          : preposition == "against"
      {
        return true
      }
      node = head
    }
    return false
  }

  /// Whether a dependent is part of what the predicate says.
  private func belongs(_ child: Int, to parent: Int, _ number: Int, _ definition: Ontology.Definition) -> Bool {
    let tree = sentences[number].tree
    let traits = definition.traits
    let isAddressed = traits.contains(.addressed) && tree.child(of: parent, .obj) != nil
    // `arms Chad's enemies`
    if tree.has(parent, .adverse), tree.relation(child) == .nmod { return false }
    switch tree.relation(child) {
    case .csubj, .parataxis, .punct, .cc, .aux, .cop, .mark, .caseMarking, .det, .discourse, .vocative, .dislocated: return false
    // `allow UN workers more access`: what is allowed may be parsed as a clause of its own.
    case .nsubj: return tree.relation(parent) == .ccomp && tree.head(parent).map { tree.has($0, .permitting) } ?? false
    case .conj: return tree.upos(child) != .verb && !(traits.contains(.reaction) && isViolent(parent, number))
    // Who urges somebody without a name to leave Chad asks nothing of Chad.
    case .advcl where isAddressed, .xcomp where isAddressed, .ccomp where isAddressed: return false
    // `agreed to set up the Lima Institute`
    case .obj where traits.contains(.promise) && anaphora.mention(number, child) != nil:
      return !tree.lexicon.has(tree.lemmaWithParticle(parent), .founding)
    // `sent teams of the CIA`
    case .obj where traits.contains(.giving) && tree.has(parent, .sending): return false
    case .advcl: return ["to", "by", "for", "from", "of", "with"].contains(tree.marking(of: child) ?? "") && !turns(child, number, definition)
    // `executed a man accused of spying for Oman`: what is told of somebody is told of him.
    case .acl where traits.contains(.request) && tree.marking(of: child) == "to": return false
    case .acl:
      return tree.subtype(child) != "relcl" && tree.marking(of: child) != "that" && !isSomebody(parent, tree) && !tree.has(child, .incriminating)
        && !turns(child, number, definition)
    case .ccomp:
      return (tree.children(of: child, .nsubj).isEmpty || tree.has(parent, .permitting))
        && !turns(child, number, definition)
    case .xcomp: return !turns(child, number, definition)
    // The kind of a thing that is given is no receiver: `handed over its Soviet weapons`.
    // And sanctions are theirs who impose them: `reimposed U.S. sanctions`.
    case .amod, .compound:
      return !traits.contains(.giving)
        && !(traits.contains(.imposition) && ontology.frames(.nouns, tree.lemma(parent)).contains { ontology.has(.imposition, $0.relation) })
    // `In Lima, Novak refused to resign` tells where, not whom.
    case .obl where child < parent && tree.upos(parent) == .verb: return false
    case .obl, .nmod:
      guard let preposition = tree.cases(of: child).first else { return tree.subtype(child) != "unmarked" }
      if tree.subtype(child) == "agent" || definition.type.symmetric && preposition == "at" { return false }
      if traits.contains(.reaction), isViolent(parent, number) { return false }
      if ["in", "at"].contains(preposition), tree.has(child, .occasion) { return false }
      // Where somebody is arrested or asked is not whom it befalls.
      if ["near", "outside", "along", "around"].contains(preposition), !traits.contains(.local) { return false }
      // `lodged a complaint with the court`
      if ["with", "to", "before"].contains(preposition), traits.contains(.complaint) { return false }
      // `gave them millions from Chad`, `the deployment of a Chadian team`: it goes to others.
      if ["from", "over"].contains(preposition), traits.contains(.directed), !tree.has(parent, .rescuing) {
        return false
      }
      if preposition == "from", traits.contains(.combat) { return false }
      if preposition == "of", traits.contains(.directed), tree.has(parent, .sending) { return false }
      // `fought the groups with Chad`: beside it.
      if preposition == "with", traits.contains(.combat), tree.upos(parent) != .verb || tree.child(of: parent, .obj) != nil { return false }
      return !tree.lexicon.has(preposition, .aside) && (preposition != "against" || definition.isConflict)
    default: return true
    }
  }

  /// Whether what a clause says is of the other kind than the relation: conflict where that is cooperation.
  func turns(_ clause: Int, _ number: Int, _ definition: Ontology.Definition) -> Bool {
    let tree = sentences[number].tree
    // `sent troops to help Chad`
    if definition.type.quad == .materialConflict, tree.has(clause, .helping) {
      return true
    }
    guard definition.isCooperation, tree.upos(clause) == .verb else { return false }
    if tree.has(clause, .countering) { return true }
    let told = sentences[number].propositionIndex[clause].map { sentences[number].propositions[$0] }
    let relations = ontology.frames(.verbs, tree.lemmaWithParticle(clause)).filter { frame in told.map { fits(frame, $0, number) } ?? true }.map(\.relation)
    return !relations.isEmpty && relations.allSatisfy { ontology.has(.hostile, $0) }
  }

  /// Whether a noun names an act of violence or force.
  func isViolent(_ word: Int, _ number: Int) -> Bool {
    let tree = sentences[number].tree
    // `the attacks in Paris and others in Cairo`
    if ["others", "another", "those", "one"].contains(tree.form(word)), tree.relation(word) == .conj, let first = tree.head(word) {
      return isViolent(first, number)
    }
    guard tree.upos(word) == .noun else { return false }
    return ontology.frames(.nouns, tree.lemma(word)).contains { frame in
      ontology.has(.violent, frame.relation) && (frame.with.isEmpty || frame.with[.oblique("of")]?.isEmpty == true)
    }
  }
}
