import RelataSyntax

/// The arguments of verbs.
extension ArgumentFinder {
  func ofVerb(_ verb: Int) -> Found {
    var found = Found()
    for subject in subjects(of: verb) {
      // `was promised missiles`: the subject gets them.
      let isRecipient = subject.isPatient && tree.child(of: verb, .obj) != nil
      add(isRecipient ? .recipient : subject.isPatient ? .patient : .agent, subject.word, subject.path, to: &found)
    }
    if tree.child(of: verb, .nsubj, "pass") != nil || isPassive(verb) {
      found.isPassive = true
      found.path.append(Step(.passive))
    }
    for child in tree.children(of: verb) {
      switch tree.relation(child) {
      case .obj: add(.patient, resolved(child, verb), [], to: &found)
      case .iobj: add(.recipient, resolved(child, verb), [], to: &found)
      case .obl: addOblique(child, verb, to: &found)
      // `fought them together with Chad`
      case .advmod where tree.lexicon.has(tree.form(child), .jointly):
        for nominal in tree.children(of: child, .obl) { addOblique(nominal, verb, to: &found) }
      // `called him to apologize` is a telephone call.
      case .xcomp where tree.lemma(verb) == "call" && tree.marking(of: child) == "to" && !isContent(child, of: verb): break
      case .ccomp, .xcomp: add(.content, child, [], to: &found)
      case .advcl where isContent(child, of: verb): add(.content, child, [], to: &found)
      default: break
      }
    }
    addGap(verb, to: &found)
    addShared(verb, to: &found)
    addAttachedAgent(verb, to: &found)
    normalizeProvision(verb, &found)
    // `discussed the war with Putin`: parsers hang the companion on the object.
    for object in tree.children(of: verb, .obj) {
      for nominal in tree.children(of: object, .nmod) {
        if let preposition = tree.cases(of: nominal).first, ["with", "against", "from"].contains(preposition),
          !found.arguments.contains(where: { $0.role == .oblique(preposition) })
        {
          add(.oblique(preposition), nominal, [Step(.attachedToObject)], to: &found)
        }
      }
    }
    return found
  }

  /// `on Friday`, `on May 2`: when it is, and no part in it.
  func isTemporal(_ word: Int) -> Bool {
    TimeExpression.names(tree.form(word)) || tree.children(of: word).contains { TimeExpression.names(tree.form($0)) }
  }

  func addOblique(_ word: Int, _ verb: Int, to found: inout Found) {
    if tree.subtype(word) == "agent" {
      if agentOfObject(verb) == nil { add(.agent, resolved(word, verb), [], to: &found) }
      return
    }
    let cases = tree.cases(of: word)
    guard let preposition = cases.first, !isTemporal(word) else { return }
    if preposition == "by", isPassive(verb) || tree.relation(verb) == .acl || tree.relation(verb) == .xcomp && isPastParticiple(verb) {
      return add(.agent, resolved(word, verb), [], to: &found)
    }
    add(.oblique(preposition), resolved(word, verb), [], to: &found)
    // `fought together with Chad`, in which no parser makes one preposition of the two
    if preposition == "with", let with = tree.child(of: word, .caseMarking), with > verb + 1, isBeside(with - 1, of: verb) {
      add(.oblique("together with"), resolved(word, verb), [], to: &found)
    }
    // `fought in the war against Chad`
    if ["in", "during", "throughout"].contains(preposition), tree.has(word, .conflict) {
      for enemy in tree.children(of: word, .nmod) where tree.cases(of: enemy).first == "against" {
        add(.oblique("against"), enemy, [Step(.attachedToComplement)], to: &found)
      }
    }
    // `from within X`, `out of X`
    for other in cases.dropFirst() { add(.oblique(other), resolved(word, verb), [], to: &found) }
  }

  /// `together`, `side by side`: who is named behind it is on the same side.
  private func isBeside(_ word: Int, of verb: Int) -> Bool {
    tree.lexicon.has(tree.form(word), .jointly) && tree.dominates(verb, word)
  }

  /// `condemned the launch by Chad`: parsers hang an agent on an active verb, which has a subject already; it is its object's.
  func agentOfObject(_ verb: Int) -> Int? {
    guard !isPassive(verb), tree.child(of: verb, .obj) != nil, tree.child(of: verb, .nsubj) != nil else { return nil }
    return tree.child(of: verb, .obl, "agent")
      ?? tree.children(of: verb, .obl).first { tree.cases(of: $0).first == "by" && tree.upos($0) == .propn && !isTemporal($0) }
  }

  /// A relative clause without a pronoun: what it modifies is its object. `the deal Russia signed`
  func addGap(_ verb: Int, to found: inout Found) {
    guard isRelative(verb), let head = tree.head(verb), !hasRelativePronoun(verb) else { return }
    if !found.arguments.contains(where: { $0.role == .patient }) && found.arguments.contains(where: { $0.role == .agent && $0.word != head }) {
      add(.patient, head, [Step(.relativeClause)], to: &found)
    }
  }

  /// A relative clause, which parsers don't always say it is: with a subject of its own and no conjunction it is no other clause of a noun.
  func isRelative(_ clause: Int) -> Bool {
    tree.relation(clause) == .acl
      && (tree.subtype(clause) == "relcl" || tree.upos(clause) == .verb && tree.child(of: clause, .nsubj) != nil && tree.marking(of: clause) == nil)
  }

  /// The object of the last of coordinated verbs, where the first has none: `bombed and shelled the town`.
  func addShared(_ verb: Int, to found: inout Found) {
    guard !found.arguments.contains(where: { $0.role == .patient || $0.role == .content }), !isPassive(verb) else { return }
    let conjuncts = tree.conjuncts(of: verb)
    guard tree.relation(verb) != .conj, conjuncts.count > 1, let last = conjuncts.last, tree.child(of: last, .nsubj) == nil, !isPassive(last),
      tree.upos(last) == .verb, let object = tree.child(of: last, .obj), last - verb <= 4,
      // `met, and both condemned Peru` begins anew.
      !(verb..<last).contains(where: { tree.form($0) == "," && tree.form($0 + 1) == "and" })
    else { return }
    add(.patient, object, [Step(.sharedObject)], to: &found)
  }

  /// `was accused of cruelty by Peru`: parsers hang the agent of a passive on what stands before it.
  func addAttachedAgent(_ verb: Int, to found: inout Found) {
    guard isPassive(verb), !found.arguments.contains(where: { $0.role == .agent }) else { return }
    for child in tree.children(of: verb) where [.obl, .obj, .xcomp, .advcl].contains(tree.relation(child)) {
      for nominal in tree.children(of: child) where [.nmod, .obl].contains(tree.relation(nominal)) && tree.cases(of: nominal).first == "by" {
        return add(.agent, nominal, [Step(.attachedToObject)], to: &found)
      }
    }
    // `was detained and beaten by Chad`
    let conjuncts = tree.conjuncts(of: verb)
    guard tree.relation(verb) != .conj, conjuncts.count > 1, let last = conjuncts.last, last - verb <= 4, isPassive(last),
      tree.child(of: last, .nsubj) == nil,
      let agent = tree.children(of: last, .obl).first(where: { tree.subtype($0) == "agent" || tree.cases(of: $0).first == "by" && !isTemporal($0) })
    else { return }
    add(.agent, resolved(agent, last), [Step(.sharedComplement)], to: &found)
  }

  /// `provide X with Y` is `provide Y to X`.
  func normalizeProvision(_ verb: Int, _ found: inout Found) {
    guard tree.has(verb, .provision), found.arguments.contains(where: { $0.role == .oblique("with") }) else { return }
    found.arguments = found.arguments.map { argument in
      var argument = argument
      if argument.role == .patient { argument.role = .recipient } else if argument.role == .oblique("with") { argument.role = .patient }
      return argument
    }
  }

  /// An adverbial infinitive or gerund that is what the verb is about: `urged them to leave`, `accused them of lying`.
  func isContent(_ clause: Int, of verb: Int) -> Bool {
    guard let mark = tree.marking(of: clause) else { return false }
    if mark == "to" {
      // `called Putin to discuss` is a telephone call, `called on Putin to` a demand.
      if tree.lemma(verb) == "call" { return tree.children(of: verb).contains { isAddressee($0, of: verb) } }
      return tree.has(verb, .objectControl)
        && tree.children(of: verb).contains {
          tree.relation($0) == .obj || tree.relation($0) == .nsubj && tree.subtype($0) == "pass" || isAddressee($0, of: verb)
        }
    }
    // `talked Chad out of attacking`, `tricked it into leaving`
    if mark == "out of" || mark == "into", tree.child(of: verb, .obj) != nil { return true }
    return ["of", "for", "with", "from", "into"].contains(mark) && tree.has(verb, .prepositionControl) || mark == "for" && penalized(by: verb) != nil
  }

  /// `imposed sanctions on Chad for`: who is punished or blamed by the verb's object.
  func penalized(by verb: Int) -> Int? {
    guard let penalty = tree.child(of: verb, .obj), tree.has(penalty, .penalty) else { return nil }
    return (tree.children(of: penalty, .nmod) + tree.children(of: verb, .obl)).first { nominal in
      ["on", "against", "at", "of", "upon"].contains(tree.cases(of: nominal).first ?? "") && !isTemporal(nominal)
    }
  }

  /// `call on X to`, `appeal to X to`.
  func isAddressee(_ word: Int, of verb: Int) -> Bool {
    guard tree.relation(word) == .obl, let preposition = tree.cases(of: word).first else { return false }
    if isTemporal(word) { return false }
    switch preposition {
    case "on", "upon": return tree.has(verb, .relying)
    case "to", "with": return tree.has(verb, .entreating)
    case "for": return tree.has(verb, .callingFor)
    default: return false
    }
  }
}
