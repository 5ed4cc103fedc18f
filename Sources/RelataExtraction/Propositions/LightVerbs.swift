import RelataSyntax

/// What the verb beside a noun adds to it: light verbs, copulas, the verbs of event subjects.
extension ArgumentFinder {
  /// Takes over the subject of a light verb or copula, and what hangs on it: `held talks with`, `is a member of`.
  func addSupport(_ noun: Int, depth: Int, to found: inout Found) {
    if let copula = tree.child(of: noun, .cop) { return addCopula(copula, of: noun, depth: depth, to: &found) }
    let first = measure(of: noun)
    guard let verb = tree.head(first) else { return }
    if tree.upos(verb) == .adj { return addAdjective(verb, over: first, depth: depth, to: &found) }
    guard tree.upos(verb) == .verb, !addCircumstance(first, of: verb, depth: depth, to: &found) else { return }
    guard isTheme(first, of: verb) else { return addEventSubject(noun, first: first, verb: verb, to: &found) }
    // `turned down Chad's request for his return`: whoever turns it down was asked.
    if isAnswered(first, by: verb) { return addSubjects(of: verb, as: .recipient, Step(.asked), depth: depth, to: &found) { !$0.isPatient } }
    addLightVerb(verb, noun, first: first, depth: depth, to: &found)
  }

  private func addSubjects(
    of verb: Int, as role: Role, _ step: Step, depth: Int, to found: inout Found, where isMeant: (Subject) -> Bool = { _ in true }
  ) {
    for subject in subjects(of: verb, depth: depth + 1) where isMeant(subject) { add(role, subject.word, subject.path + [step], to: &found) }
  }

  private func addCopula(_ copula: Int, of noun: Int, depth: Int, to found: inout Found) {
    found.support = copula
    // `is under pressure from Mali`
    let isUnder = tree.cases(of: noun).first == "under"
    addSubjects(of: noun, as: isUnder ? .patient : .agent, Step(.copula), depth: depth, to: &found)
    for nominal in tree.children(of: noun, .obl) {
      if let preposition = tree.cases(of: nominal).first { add(.oblique(preposition), nominal, [], to: &found) }
    }
  }

  /// The first conjunct, or what measures it: `held a round of talks`, `provided $100 million in aid`.
  private func measure(of noun: Int) -> Int {
    var first = tree.firstConjunct(noun)
    while tree.relation(first) == .nmod, ["of", "in"].contains(tree.cases(of: first).first ?? ""), let measure = tree.head(first), tree.has(measure, .measure) {
      first = tree.firstConjunct(measure)
    }
    return first
  }

  private func addAdjective(_ adjective: Int, over first: Int, depth: Int, to found: inout Found) {
    guard tree.relation(first) == .obl else { return }
    // `is responsible for the killings`, `is behind the attack`
    if tree.has(adjective, .culpable), !found.arguments.contains(where: { $0.role == .agent || $0.role == .possessor }) {
      return addSubjects(of: adjective, as: .agent, Step(.responsible), depth: depth, to: &found)
    }
    // `is due in Lima for talks with Chad`, `was ready for talks`
    if tree.has(adjective, .impending), ["for", "to"].contains(tree.cases(of: first).first ?? ""), !hasDoer(found) {
      addSubjects(of: adjective, as: .agent, Step(.adjective), depth: depth, to: &found)
    }
  }

  /// What an event beside the verb has to do with its subject or object.
  ///
  /// - Returns: Whether it is such a one.
  private func addCircumstance(_ first: Int, of verb: Int, depth: Int, to found: inout Found) -> Bool {
    if isMeans(first, verb), !hasDoer(found) {
      addSubjects(of: verb, as: .agent, Step(.means), depth: depth, to: &found) { !$0.isPatient }
      return true
    }
    if isDeadly(first, verb), hasDoer(found) {
      for subject in subjects(of: verb, depth: depth + 1) where subject.isPatient || !isPassive(verb) {
        add(.patient, subject.word, subject.path + [Step(.casualty)], isCasualty: true, to: &found)
      }
      return true
    }
    let preposition = tree.relation(first) == .obl ? tree.cases(of: first).first ?? "" : ""
    // `did so over the objections of Chad`: they are to whoever does it.
    if ["over", "despite"].contains(preposition), !isPassive(verb), tree.has(first, .objection),
      found.arguments.contains(where: { $0.role == .oblique("of") || $0.role == .possessor || $0.role == .oblique("from") })
    {
      addSubjects(of: verb, as: .patient, Step(.overObjections), depth: depth, to: &found)
      return true
    }
    // `struck the town in support of Chad`: whoever does it supports him.
    if preposition == "in", tree.has(first, .solidarity), tree.child(of: first, .det) == nil, !hasDoer(found) {
      addSubjects(of: verb, as: .agent, Step(.inSupport), depth: depth, to: &found) { !$0.isPatient }
      return true
    }
    guard isCharge(first, verb), !hasDoer(found) else { return false }
    let charged = isPassive(verb) ? tree.child(of: verb, .nsubj) : tree.child(of: verb, .obj)
    add(.agent, charged.map { resolved($0, verb) }, [Step(.charge)], to: &found)
    return true
  }

  /// Whether a noun stands where a light verb has the event that it tells of.
  private func isTheme(_ first: Int, of verb: Int) -> Bool {
    let (relation, lemma, passive) = (tree.relation(first), tree.lemma(verb), isPassive(verb))
    if relation == .obj || relation == .nsubj && passive || isEncounter(first, verb) || isUnder(first, lemma) { return true }
    if relation == .xcomp { return ["become", "remain", "stay"].contains(lemma) }
    guard relation == .obl else { return false }
    switch tree.cases(of: first).first {
    // `enter into talks`, `engage in trade`, `go to war`, `come to an agreement`
    case "into", "in", "to", "on", "at": return tree.has(verb, .entering)
    // `called for sanctions against`, `pushed for talks with`
    case "for": return tree.has(verb, .callingFor)
    // `works as part of the coalition`, but not `described Chad as a threat`
    case "as": return !passive && tree.child(of: verb, .obj) == nil
    case "with": return tree.has(verb, .provision)
    default: return false
    }
  }

  private func addLightVerb(_ verb: Int, _ noun: Int, first: Int, depth: Int, to found: inout Found) {
    let relation = tree.relation(first)
    let isUnder = self.isUnder(first, tree.lemma(verb))
    let strong = tree.has(verb, .lightVerb) || relation == .obl || relation == .xcomp
    let weak = tree.has(verb, .weakLightVerb)
    let inverse = tree.has(verb, .receiving) || isUnder
    // Noun control: `Russia's attempt to launch an attack` is handled by the subject of the infinitive.
    guard strong || weak || inverse else { return }
    // `ordered the reporter's release`: he is released.
    let isUndergone = tree.has(noun, .undergone)
    let hasOwn = found.arguments.contains { $0.role == .possessor && !isUndergone || $0.role == .agent }
    let hasCompanion = found.arguments.contains { $0.role == .oblique("with") } || tree.children(of: verb, .obl).contains { tree.cases(of: $0).first == "with" }
    let step = Step(.lightVerb, tree.lemmaWithParticle(verb))
    if !isEncounter(first, verb) { found.support = verb }
    addComplements(of: verb, besides: first, step, hasOwn: hasOwn, to: &found)
    if relation == .obl, tree.cases(of: first).first == "for", !hasCompanion || tree.has(noun, .help) {
      // `asked Italy for help`: whoever is asked helps who asks.
      let asked = tree.children(of: verb).filter { [.obj, .iobj].contains(tree.relation($0)) || isAddressee($0, of: verb) && $0 != first }
      if !hasOwn { for nominal in asked { add(.agent, resolved(nominal, verb), [step], to: &found) } }
      return addSubjects(of: verb, as: .recipient, step, depth: depth, to: &found) { !$0.isPatient }
    }
    if hasOwn, tree.has(verb, .seeking) { return addSubjects(of: verb, as: .recipient, step, depth: depth, to: &found) { !$0.isPatient } }
    guard strong && !inverse || weak && hasCompanion || inverse else { return }
    // `refused a request from Chad`: it is Chad's.
    if tree.has(verb, .considering), tree.children(of: noun, .nmod).contains(where: { tree.cases(of: $0).first == "from" }) { return }
    // `was put under Chadian sanctions`
    if isUnder, isPassive(verb), hasOwn || hasDoer(found) { addSubjects(of: verb, as: .patient, step, depth: depth, to: &found) { $0.isPatient } }
    for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient {
      if inverse && !hasCompanion {
        add(.patient, subject.word, subject.path + [step], to: &found)
      } else if !hasOwn {
        add(.agent, subject.word, subject.path + [step], to: &found)
      } else if tree.has(verb, .expression) {
        // `Erdogan reiterated Turkey's support`: it is both's.
        for owner in found.arguments where owner.role == .possessor { add(.agent, owner.word, owner.path, isMember: owner.isMember, to: &found) }
        add(.agent, subject.word, subject.path + [step], to: &found)
      }
    }
  }

  /// What hangs on a light verb belongs to its noun.
  private func addComplements(of verb: Int, besides first: Int, _ step: Step, hasOwn: Bool, to found: inout Found) {
    for nominal in tree.children(of: verb, .obl) where nominal != first {
      if tree.subtype(nominal) == "agent" || tree.cases(of: nominal).first == "by" && isPassive(verb) {
        if !hasOwn { add(.agent, resolved(nominal, verb), [step], to: &found) }
      } else if let preposition = tree.cases(of: nominal).first {
        add(.oblique(preposition), resolved(nominal, verb), [step], to: &found)
      }
    }
    let isProvided = tree.relation(first) == .obl && tree.has(verb, .provision)
    for nominal in tree.children(of: verb) where tree.relation(nominal) == .iobj || isProvided && tree.relation(nominal) == .obj {
      add(.recipient, resolved(nominal, verb), [step], to: &found)
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
    tree.relation(noun) == .obl && ["for", "over", "of"].contains(tree.cases(of: noun).first ?? "") && tree.has(verb, .prepositionControl)
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
    return tree.has(verb, .dying) || isPassive(verb) && tree.has(verb, .harming)
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
    guard tree.relation(first) == .nsubj, tree.has(verb, .occurring) || tree.has(verb, .striking) else { return }
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
