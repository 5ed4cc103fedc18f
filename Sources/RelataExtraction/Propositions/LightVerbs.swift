import RelataSyntax

/// What the verb beside a noun adds to it: light verbs, copulas, the verbs of event subjects.
extension ArgumentFinder {
  /// Takes over the subject of a light verb or copula, and what hangs on it: `held talks with`, `is a member of`.
  func addSupport(_ noun: Int, depth: Int, to found: inout Found) {
    if tree.child(of: noun, .cop) != nil {
      found.support = tree.child(of: noun, .cop)
      // `is under pressure from Mali`
      let isUnder = tree.cases(of: noun).first == "under"
      for subject in subjects(of: noun, depth: depth + 1) { add(isUnder ? .patient : .agent, subject.word, subject.path + [Step(.copula)], to: &found) }
      for nominal in tree.children(of: noun, .obl) {
        if let preposition = tree.cases(of: nominal).first { add(.oblique(preposition), nominal, [], to: &found) }
      }
      return
    }
    var first = tree.firstConjunct(noun)
    // `held a round of talks`, `provided $100 million in aid`
    while tree.relation(first) == .nmod, ["of", "in"].contains(tree.cases(of: first).first ?? ""), let measure = tree.head(first),
      tree.has(measure, .measure)
    {
      first = tree.firstConjunct(measure)
    }
    guard let verb = tree.head(first) else { return }
    // `is responsible for the killings`, `is behind the attack`
    if tree.upos(verb) == .adj, tree.has(verb, .culpable), tree.relation(first) == .obl,
      !found.arguments.contains(where: { $0.role == .agent || $0.role == .possessor })
    {
      for subject in subjects(of: verb, depth: depth + 1) { add(.agent, subject.word, subject.path + [Step(.responsible)], to: &found) }
      return
    }
    // `is due in Lima for talks with Chad`, `was ready for talks`
    if tree.upos(verb) == .adj, tree.has(verb, .impending), tree.relation(first) == .obl,
      ["for", "to"].contains(tree.cases(of: first).first ?? ""), !hasDoer(found)
    {
      for subject in subjects(of: verb, depth: depth + 1) { add(.agent, subject.word, subject.path + [Step(.adjective)], to: &found) }
      return
    }
    guard tree.upos(verb) == .verb else { return }
    if isMeans(first, verb), !hasDoer(found) {
      for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient { add(.agent, subject.word, subject.path + [Step(.means)], to: &found) }
      return
    }
    if isDeadly(first, verb), hasDoer(found) {
      for subject in subjects(of: verb, depth: depth + 1) where subject.isPatient || !isPassive(verb) {
        add(.patient, subject.word, subject.path + [Step(.casualty)], isCasualty: true, to: &found)
      }
      return
    }
    // `did so over the objections of Chad`: they are to whoever does it.
    if tree.relation(first) == .obl, ["over", "despite"].contains(tree.cases(of: first).first ?? ""), !isPassive(verb),
      tree.has(first, .objection),
      found.arguments.contains(where: { $0.role == .oblique("of") || $0.role == .possessor || $0.role == .oblique("from") })
    {
      for subject in subjects(of: verb, depth: depth + 1) { add(.patient, subject.word, subject.path + [Step(.overObjections)], to: &found) }
      return
    }
    // `struck the town in support of Chad`: whoever does it supports him.
    if tree.relation(first) == .obl, tree.cases(of: first).first == "in", tree.has(first, .solidarity),
      tree.child(of: first, .det) == nil, !hasDoer(found)
    {
      for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient { add(.agent, subject.word, subject.path + [Step(.inSupport)], to: &found) }
      return
    }
    if isCharge(first, verb), !hasDoer(found) {
      let charged = isPassive(verb) ? tree.child(of: verb, .nsubj) : tree.child(of: verb, .obj)
      add(.agent, charged.map { resolved($0, verb) }, [Step(.charge)], to: &found)
      return
    }
    // `left after a visit from Chad's envoy`: who is visited is told of.
    if tree.relation(first) == .obl, ["after", "before", "during", "following"].contains(tree.cases(of: first).first ?? ""),
      ["visit", "call"].contains(tree.lemma(first)), !isPassive(verb),
      found.arguments.contains(where: { [.oblique("from"), .oblique("by"), .agent].contains($0.role) })
    {
      for subject in subjects(of: verb, depth: depth + 1) { add(.patient, subject.word, subject.path + [Step(.visited)], to: &found) }
      return
    }
    let lemma = tree.lemma(verb)
    let relation = tree.relation(first)
    let passive = isPassive(verb)
    let isTheme =
      relation == .obj || relation == .nsubj && passive
      // `enter into talks`, `engage in trade`, `go to war`, `come to an agreement`
      || relation == .obl && ["into", "in", "to", "on", "at"].contains(tree.cases(of: first).first ?? "")
        && tree.lexicon.has(lemma, .entering)
      // `called for sanctions against`, `pushed for talks with`
      || relation == .obl && tree.cases(of: first).first == "for"
        && tree.lexicon.has(lemma, .callingFor)
      // `raised concerns in a call with`, `after a meeting with`
      || isEncounter(first, verb)
      // `works as part of the coalition`
      // But not `described Chad as a threat`.
      || relation == .obl && tree.cases(of: first).first == "as" && !passive && tree.child(of: verb, .obj) == nil
      || relation == .xcomp && ["become", "remain", "stay"].contains(lemma)
      // `came under attack`
      || isUnder(first, lemma)
      || relation == .obl && tree.cases(of: first).first == "with" && tree.lexicon.has(lemma, .provision)
    guard isTheme else {
      addEventSubject(noun, first: first, verb: verb, to: &found)
      return
    }
    // `called the sanctions a mistake`
    if lemma == "call", relation == .obj, tree.child(of: verb, .xcomp) != nil { return }
    // `turned down Chad's request for his return`: whoever turns it down was asked.
    if isAnswered(first, by: verb) {
      for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient { add(.recipient, subject.word, subject.path + [Step(.asked)], to: &found) }
      return
    }
    let strong = tree.lexicon.has(lemma, .lightVerb) || relation == .obl || relation == .xcomp
    let weak = tree.lexicon.has(lemma, .weakLightVerb)
    let inverse = tree.lexicon.has(lemma, .receiving) || isUnder(first, lemma)
    // Noun control: `Russia's attempt to launch an attack` is handled by the subject of the infinitive.
    guard strong || weak || inverse else { return }
    // `ordered the reporter's release`: he is released.
    let isUndergone = tree.has(noun, .undergone)
    let hasOwn = found.arguments.contains { $0.role == .possessor && !isUndergone || $0.role == .agent }
    let hasCompanion = found.arguments.contains { $0.role == .oblique("with") } || tree.children(of: verb, .obl).contains { tree.cases(of: $0).first == "with" }
    let step = Step(.lightVerb, tree.lemmaWithParticle(verb))
    if !isEncounter(first, verb) { found.support = verb }
    for nominal in tree.children(of: verb, .obl) where nominal != first {
      if tree.subtype(nominal) == "agent" || tree.cases(of: nominal).first == "by" && passive {
        if !hasOwn { add(.agent, resolved(nominal, verb), [step], to: &found) }
      } else if let preposition = tree.cases(of: nominal).first {
        add(.oblique(preposition), resolved(nominal, verb), [step], to: &found)
      }
    }
    for nominal in tree.children(of: verb)
    where tree.relation(nominal) == .iobj || relation == .obl && tree.relation(nominal) == .obj && tree.lexicon.has(lemma, .provision) {
      add(.recipient, resolved(nominal, verb), [step], to: &found)
    }
    let isHelp = tree.has(noun, .help)
    if relation == .obl, tree.cases(of: first).first == "for", !hasCompanion || isHelp {
      // `asked Italy for help`: whoever is asked helps who asks.
      let asked = tree.children(of: verb).filter { [.obj, .iobj].contains(tree.relation($0)) || isAddressee($0, of: verb) && $0 != first }
      if !hasOwn { for nominal in asked { add(.agent, resolved(nominal, verb), [step], to: &found) } }
      for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient { add(.recipient, subject.word, subject.path + [step], to: &found) }
      return
    }
    if hasOwn, tree.lexicon.has(lemma, .seeking) {
      for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient { add(.recipient, subject.word, subject.path + [step], to: &found) }
      return
    }
    guard strong && !inverse || weak && hasCompanion || inverse else { return }
    // `refused a request from Chad`: it is Chad's.
    let isSent =
      tree.lexicon.has(lemma, .considering) && tree.children(of: noun, .nmod).contains { tree.cases(of: $0).first == "from" }
    if isSent { return }
    // `was put under Chadian sanctions`
    if isUnder(first, lemma), passive, hasOwn || hasDoer(found) {
      for subject in subjects(of: verb, depth: depth + 1) where subject.isPatient { add(.patient, subject.word, subject.path + [step], to: &found) }
    }
    for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient {
      if inverse && !hasCompanion {
        add(.patient, subject.word, subject.path + [step], to: &found)
      } else if !hasOwn {
        add(.agent, subject.word, subject.path + [step], to: &found)
      } else if tree.lexicon.has(lemma, .expression) {
        // `Erdogan reiterated Turkey's support`: it is both's.
        for owner in found.arguments where owner.role == .possessor { add(.agent, owner.word, owner.path, isMember: owner.isMember, to: &found) }
        add(.agent, subject.word, subject.path + [step], to: &found)
      }
    }
  }

  func isUnder(_ noun: Int, _ verb: String) -> Bool {
    tree.relation(noun) == .obl && tree.cases(of: noun).first == "under" && tree.lexicon.has(verb, .undergoing)
  }

  /// An event told beside another, whose subject takes part in it: `spoke to reporters after talks with Iran`.
  func isEncounter(_ noun: Int, _ verb: Int) -> Bool {
    guard tree.relation(noun) == .obl, let preposition = tree.cases(of: noun).first,
      ["in", "during", "at", "after", "following", "before", "on", "by", "over", "ahead of", "through"].contains(preposition) || isPurpose(noun, verb)
    else { return false }
    return tree.children(of: noun, .nmod).contains { tree.cases(of: $0).first == "with" }
  }

  /// `blamed Chad for an attack`, `accused it of an attack`, `thanked Egypt for its support`: whoever is blamed or thanked for it did it.
  func isCharge(_ noun: Int, _ verb: Int) -> Bool {
    tree.relation(noun) == .obl && ["for", "over", "of"].contains(tree.cases(of: noun).first ?? "")
      && tree.has(verb, .prepositionControl)
  }

  /// `killed Jan Berg in an airstrike on Lima`: by what whoever kills does it.
  private func isMeans(_ noun: Int, _ verb: Int) -> Bool {
    tree.relation(noun) == .obl && ["in", "during", "with"].contains(tree.cases(of: noun).first ?? "")
      && tree.has(verb, .harming)
      && tree.children(of: noun, .nmod).contains { ["on", "against"].contains(tree.cases(of: $0).first ?? "") }
  }

  /// `were killed in Indian shelling`, `died in an Indian raid`: it fell on them.
  private func isDeadly(_ noun: Int, _ verb: Int) -> Bool {
    guard tree.relation(noun) == .obl, ["in", "during", "from"].contains(tree.cases(of: noun).first ?? "") else { return false }
    let lemma = tree.lemma(verb)
    return tree.lexicon.has(lemma, .dying)
      || isPassive(verb) && tree.lexicon.has(lemma, .harming)
  }

  /// `turned down Chad's request`: somebody made it of whoever answers it.
  func isAnswered(_ noun: Int, by verb: Int) -> Bool {
    tree.relation(noun) == .obj && tree.has(noun, .request)
      && tree.lexicon.has(tree.lemmaWithParticle(verb), .answering)
      && tree.children(of: noun, .nmod).contains { tree.subtype($0) == "poss" || tree.cases(of: $0).first == "from" }
  }

  /// `flew to Geneva for talks`
  func isPurpose(_ noun: Int, _ verb: Int) -> Bool {
    tree.relation(noun) == .obl && tree.cases(of: noun).first == "for" && tree.has(verb, .motion)
  }

  /// `Talks between A and B began`, `an attack hit Kyiv`: what follows the verb may belong to its event subject.
  func addEventSubject(_ noun: Int, first: Int, verb: Int, to found: inout Found) {
    guard tree.relation(first) == .nsubj,
      tree.has(verb, .occurring) || tree.has(verb, .striking)
    else { return }
    for nominal in tree.children(of: verb, .obl) {
      if let preposition = tree.cases(of: nominal).first, ["with", "between", "against"].contains(preposition) {
        add(.oblique(preposition), nominal, [Step(.eventSubject)], to: &found)
      }
    }
    if tree.has(verb, .striking), let object = tree.child(of: verb, .obj) {
      add(.patient, object, [Step(.eventSubject)], to: &found)
    }
  }
}
