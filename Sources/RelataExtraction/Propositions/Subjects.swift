import RelataSyntax

/// Subjects of clauses, said or understood: relative and participial clauses, control and raising, coordination.
extension ArgumentFinder {
  /// The subjects of a clause, said or understood.
  func subjects(of clause: Int, depth: Int = 0) -> [Subject] {
    guard depth < 12 else { return [] }
    let passive = isPassive(clause)
    var own: [Subject] = []
    for child in tree.children(of: clause) where tree.relation(child) == .nsubj {
      let word = resolved(child, clause)
      own.append(Subject(word: word, isPatient: passive || tree.subtype(child) == "pass", path: word == child ? [] : [Step(.relativeClause)]))
    }
    if !own.isEmpty { return own }
    if tree.child(of: clause, .csubj) != nil || tree.child(of: clause, .expl) != nil { return [] }
    // `Russia's attacking`, and gerunds with a possessor.
    if let possessor = tree.child(of: clause, .nmod, "poss") { return [Subject(word: possessor, isPatient: false, path: [Step(.possessor)])] }
    guard let head = tree.head(clause) else { return [] }
    // `had the minister arrested by the army`
    let isCaused = tree.relation(clause) == .xcomp && isPastParticiple(clause) && tree.has(head, .causative)
    func understood(_ subjects: [Subject], _ step: Step.Kind) -> [Subject] {
      subjects.map { Subject(word: $0.word, isPatient: passive || isCaused, path: $0.path + [Step(step)]) }
    }
    switch tree.relation(clause) {
    case .acl:
      if tree.subtype(clause) == "relcl" { return [] }
      if let mark = tree.marking(of: clause), mark != "as" {
        let holders = holders(of: head, depth: depth)
        // `a coalition to defeat ISIL`: it does so itself.
        return understood(holders.isEmpty && mark == "to" ? [Subject(word: head, isPatient: false, path: [])] : holders, .nounControl)
      }
      return [Subject(word: head, isPatient: passive, path: [Step(.participle)])]
    case .conj:
      return understood(subjects(of: head, depth: depth + 1), .sharedSubject)
    case .xcomp, .ccomp:
      return understood(controllers(of: clause, under: head, depth: depth), .control)
    case .advcl:
      // `warned Kenya against attacking Chad`: who warns would not do it.
      if tree.marking(of: clause) == "against", tree.has(head, .advising) {
        let advised = tree.children(of: head).filter { tree.relation($0) == .obj || tree.relation($0) == .iobj }
        return understood(advised.prefix(1).map { Subject(word: $0, isPatient: false, path: []) }, .control)
      }
      // `put pressure on Kenya to leave`
      if tree.marking(of: clause) == "to", tree.child(of: head, .obj).map({ tree.lemma($0) == "pressure" }) ?? false,
        let pressed = tree.children(of: head, .obl).first(where: { tree.cases(of: $0).first == "on" })
      {
        return understood([Subject(word: pressed, isPatient: false, path: [])], .control)
      }
      if isContent(clause, of: head) { return understood(controllers(of: clause, under: head, depth: depth), .control) }
      return understood(subjects(of: head, depth: depth + 1), .adverbialClause)
    case .parataxis where tree.tokens[clause].features["VerbForm"] == "Part" || tree.tokens[clause].features["VerbForm"] == "Ger":
      return understood(subjects(of: head, depth: depth + 1), .adverbialClause)
    default: return []
    }
  }

  /// Who does what an infinitive or gerund says, among the arguments of the verb above it.
  func controllers(of clause: Int, under verb: Int, depth: Int) -> [Subject] {
    func subject(_ word: Int) -> Subject { Subject(word: resolved(word, verb), isPatient: false, path: []) }
    let lemma = tree.lemma(verb)
    let byObject = tree.lexicon.has(lemma, .objectControl) || tree.lexicon.has(lemma, .prepositionControl)
    if tree.upos(verb) == .verb {
      if tree.marking(of: clause) == "for", let penalized = penalized(by: verb) { return [subject(penalized)] }
      if byObject, let addressee = tree.children(of: verb).first(where: { isAddressee($0, of: verb) }) { return [subject(addressee)] }
      let objects = tree.children(of: verb).filter { tree.relation($0) == .obj || tree.relation($0) == .iobj }
      // With an object between, the object does it, but for verbs of promising.
      let promises = tree.lexicon.has(lemma, .subjectControl)
      if let object = objects.first, !promises, object < clause || byObject { return objects.prefix(1).map(subject) }
    }
    let above = subjects(of: verb, depth: depth + 1)
    if !above.isEmpty { return above }
    // `It is important for Ukraine to join`: the nominal after `for`.
    if let nominal = tree.children(of: verb, .obl).first(where: { tree.cases(of: $0).first == "for" }) { return [subject(nominal)] }
    if tree.upos(verb) == .noun { return holders(of: verb, depth: depth) }
    return []
  }

  /// Whose plan, decision or promise a noun is.
  func holders(of noun: Int, depth: Int) -> [Subject] {
    let found = ofNoun(noun, depth: depth + 1)
    // `under pressure from Mali to leave`: whoever is pressed would do it.
    if tree.lemma(noun) == "pressure" {
      let pressed = found.arguments.filter { $0.role == .patient || $0.role == .oblique("on") }
      if !pressed.isEmpty { return pressed.map { Subject(word: $0.word, isPatient: false, path: $0.path) } }
    }
    for role in [Role.agent, .possessor, .modifier, .compound, .oblique("by"), .oblique("from")] {
      let words = found.arguments.filter { $0.role == role }
      if !words.isEmpty { return words.map { Subject(word: $0.word, isPatient: false, path: $0.path) } }
    }
    // `denied any plan to attack`: whose plan it would be.
    if tree.relation(noun) == .obj, let verb = tree.head(noun), tree.has(noun, .intention),
      tree.has(verb, .owning)
    {
      return subjects(of: verb, depth: depth + 1)
    }
    return []
  }
}
