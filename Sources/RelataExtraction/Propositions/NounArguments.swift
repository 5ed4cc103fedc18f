import RelataSyntax

/// The arguments of nouns.
extension ArgumentFinder {
  func ofNoun(_ noun: Int, depth: Int = 0) -> Found {
    var found = Found()
    addNominalArguments(noun, to: &found)
    if tree.relation(noun) == .conj {
      // `its attacks and besiegement`: the possessor is said once.
      let first = tree.firstConjunct(noun)
      if tree.upos(first) == .noun, !found.arguments.contains(where: { $0.role == .possessor || $0.role == .modifier || $0.role == .agent }) {
        var shared = Found()
        addNominalArguments(first, to: &shared)
        for argument in shared.arguments where argument.role == .possessor || (argument.role == .modifier && argument.word < first) {
          add(argument.role, argument.word, [Step(.sharedPossessor)], to: &found)
        }
      }
    }
    if tree.relation(noun) == .appos, tree.upos(noun) == .noun, let head = tree.head(noun),
      tree.has(noun, .partisan) || !found.arguments.contains(where: { $0.role == .agent || $0.role == .possessor })
    {
      // `Norway, a member of NATO`, `Chad, Sudan's main backer`
      add(.agent, head, [Step(.apposition)], to: &found)
    }
    addClaimant(noun, to: &found)
    // `Chad's main backer, Libya`, `its rivals, including Libya`
    if tree.has(noun, .partisan) {
      for name in tree.children(of: noun, .appos) where tree.upos(name) == .propn { add(.agent, name, [Step(.apposition)], to: &found) }
      for member in members(of: noun) { add(.agent, member, [Step(.member)], isMember: true, to: &found) }
    }
    // `Kenya, Somalia in talks`
    if tree.relation(noun) == .nmod, tree.cases(of: noun).first == "in", let head = tree.head(noun), tree.upos(head) == .propn,
      tree.has(noun, .exchange), !found.arguments.contains(where: { $0.role == .agent || $0.role == .possessor })
    {
      add(.agent, head, [Step(.location)], to: &found)
    }
    addSupport(noun, depth: depth, to: &found)
    return found
  }

  func addNominalArguments(_ noun: Int, to found: inout Found) {
    for child in tree.children(of: noun) {
      switch tree.relation(child) {
      case .nmod: addNominal(child, of: noun, to: &found)
      case .compound, .amod: addModifier(child, to: &found)
      case .acl: addClause(child, of: noun, to: &found)
      case .ccomp, .xcomp: add(.content, child, [], to: &found)
      default: break
      }
    }
    addAttached(to: noun, &found)
  }

  private func addNominal(_ child: Int, of noun: Int, to found: inout Found) {
    if tree.subtype(child) == "poss" {
      add(.possessor, resolved(child, noun), [], to: &found)
    } else if tree.subtype(child) == "desc" || tree.subtype(child) == "unmarked" {
      return
    } else if let preposition = tree.cases(of: child).first {
      if ["including", "such as"].contains(preposition) { return }
      // `the bloc, of which Chad is a member`
      let filler = isRelativePronoun(child) ? antecedent(from: noun) ?? child : child
      add(preposition == "by" ? .agent : .oblique(preposition), filler, [], to: &found)
    }
  }

  private func addModifier(_ child: Int, to found: inout Found) {
    // `Saudi-led strikes`
    if ["lead", "led"].contains(tree.lemma(child)) {
      for leader in tree.children(of: child) where [.compound, .amod, .obl, .nmod, .advmod].contains(tree.relation(leader)) {
        add(.modifier, leader, [Step(.ledBy)], to: &found)
      }
      return
    }
    // `the Trump-Putin meeting`, `Russian air strikes`
    guard tree.upos(child) == .propn || tree.upos(child) == .adj || tree.upos(child) == .noun else { return }
    add(tree.relation(child) == .amod || isAcronym(child) ? .modifier : .compound, child, [], to: &found)
  }

  private func addClause(_ child: Int, of noun: Int, to found: inout Found) {
    if !isRelative(child) {
      if isParticiple(child) {
        // `an attack carried out by Russia`, `talks led by the UN`
        for nominal in tree.children(of: child, .obl) where tree.cases(of: nominal).first == "by" && isDoing(child) {
          add(.agent, nominal, [Step(.participle)], to: &found)
        }
        for nominal in tree.children(of: child, .obl) {
          if let preposition = tree.cases(of: nominal).first, ["against", "with", "on", "between", "at"].contains(preposition) {
            add(.oblique(preposition), nominal, [Step(.participle)], to: &found)
          }
        }
      } else {
        add(.content, child, [], to: &found)
      }
    } else {
      addRelative(child, noun, to: &found)
    }
  }

  /// What parsers hang on the verb, or on another complement.
  private func addAttached(to noun: Int, _ found: inout Found) {
    if tree.relation(noun) == .obj, let verb = tree.head(noun), let agent = agentOfObject(verb),
      tree.span(of: agent).lowerBound == tree.span(of: noun).upperBound
    {
      add(.agent, agent, [Step(.attachedToVerb)], to: &found)
    }
    // `condemned the attack by rebels on Chad`: parsers hang the last on the verb.
    if tree.relation(noun) == .obj, let verb = tree.head(noun), found.arguments.contains(where: { [.agent, .possessor, .modifier].contains($0.role) }) {
      let end = tree.span(of: noun).upperBound
      for nominal in tree.children(of: verb, .obl) where tree.span(of: nominal).lowerBound == end {
        if let preposition = tree.cases(of: nominal).first, ["on", "against"].contains(preposition), !isTemporal(nominal),
          !found.arguments.contains(where: { $0.role == .oblique(preposition) })
        {
          add(.oblique(preposition), nominal, [Step(.attachedToVerb)], to: &found)
        }
      }
    }
    // `the withdrawal of troops from Congo`, `the arrest of sailors by Chad`: parsers hang the second on the first.
    for child in tree.children(of: noun, .nmod) where tree.subtype(child) != "poss" && ["of", "by", "from"].contains(tree.cases(of: child).first ?? "") {
      for nominal in tree.children(of: child, .nmod) {
        guard let preposition = tree.cases(of: nominal).first, ["with", "against", "from", "by", "to", "on"].contains(preposition) else { continue }
        let role = preposition == "by" ? Role.agent : .oblique(preposition)
        if !found.arguments.contains(where: { $0.role == role }) { add(role, nominal, [Step(.attachedToComplement)], to: &found) }
      }
    }
  }

  /// Whether a noun behind a clause calls that a claim.
  func isClaim(_ noun: Int) -> Bool {
    tree.has(noun, .claim) && tree.head(noun).map { $0 < noun } ?? false
      && [.appos, .obl, .nmod, .nsubj, .parataxis, .conj, .dislocated].contains(tree.relation(noun)) && tree.cases(of: noun).isEmpty
  }

  /// Whether a noun says itself who does it: `Chad's attack`, `the Chadian attack`, and not `the new attack`.
  func hasDoer(_ found: Found) -> Bool {
    found.arguments.contains { argument in
      switch argument.role {
      case .agent, .possessor: true
      case .modifier, .compound: tree.tokens[argument.word].form.first?.isUppercase ?? false
      default: false
      }
    }
  }

  /// `Novak said Chad had shelled the town, a claim Sudan denied`: it is the speaker's.
  private func addClaimant(_ noun: Int, to found: inout Found) {
    guard isClaim(noun), !hasDoer(found) else { return }
    var node = tree.head(noun)
    while let word = node {
      if tree.upos(word) == .verb, tree.lexicon.isReporting(tree.lemma(word)) || tree.lemma(word) == "speak" {
        for subject in subjects(of: word) where !subject.isPatient { add(.agent, subject.word, [Step(.claim)], to: &found) }
        return
      }
      node = tree.head(word)
    }
  }

  /// `sanctions that it imposed on Chad`, `the talks he held with Sudan`: a light verb says of its noun what it would say with it as its object.
  private func addRelative(_ clause: Int, _ noun: Int, to found: inout Found) {
    // `an allegation Chad called absurd` is not Chad's, and a coalition that Chad leads is no deed of Chad's.
    guard tree.upos(clause) == .verb, tree.has(clause, .lightVerb), !["call", "lead"].contains(tree.lemma(clause)) else { return }
    let arguments = ofVerb(clause).arguments
    guard arguments.contains(where: { $0.role == .patient && $0.word == noun }) else { return }
    let hasOwn = hasDoer(found)
    for argument in arguments where argument.word != noun && !found.arguments.contains(where: { $0.role == argument.role }) {
      switch argument.role {
      case .agent where !hasOwn, .recipient: add(argument.role, argument.word, [Step(.relativeClause)], to: &found)
      case .oblique(let preposition) where ["on", "upon", "against", "with", "to", "at", "between", "for"].contains(preposition):
        add(argument.role, argument.word, [Step(.relativeClause)], to: &found)
      default: break
      }
    }
  }

  /// `carried out by`, `led by`: who does so does what the noun says; not who condemns or mediates it.
  private func isDoing(_ participle: Int) -> Bool {
    tree.has(participle, .lightVerb) || tree.has(participle, .perpetrating)
  }

  /// Names that have no adjective: `US`, `U.N.`, `NATO`.
  func isAcronym(_ word: Int) -> Bool {
    let letters = tree.tokens[word].form.filter(\.isLetter)
    return letters.count >= 2 && letters.count <= 5 && letters.allSatisfy(\.isUppercase)
  }

  func isParticiple(_ word: Int) -> Bool { tree.upos(word) == .verb && tree.marking(of: word) == nil && isPastParticiple(word) }
}
