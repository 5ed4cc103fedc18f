import RelataSyntax

/// Finds the arguments of predicates, undoing the alternations that hide them: passives, relative and participial clauses,
/// control and raising, coordination, light verbs.
struct ArgumentFinder: Sendable {
  struct Found {
    var arguments: [Proposition.Argument] = []
    var path: [String] = []
    var support: Int?
  }

  /// A subject, the role it plays, and how it was found.
  struct Subject {
    var word: Int
    var isPatient: Bool
    var path: [String]
  }

  let tree: SyntaxTree

  init(_ tree: SyntaxTree) {
    self.tree = tree
  }

  // MARK: Verbs

  func ofVerb(_ verb: Int) -> Found {
    var found = Found()
    for subject in subjects(of: verb) {
      // `was promised missiles`: the subject gets them.
      let isRecipient = subject.isPatient && tree.child(of: verb, .obj) != nil
      add(isRecipient ? .recipient : subject.isPatient ? .patient : .agent, subject.word, subject.path, to: &found)
    }
    if tree.child(of: verb, .nsubj, "pass") != nil || isPassive(verb) { found.path.append("passive") }
    for child in tree.children(of: verb) {
      switch tree.relation(child) {
      case .obj: add(.patient, resolved(child, verb), [], to: &found)
      case .iobj: add(.recipient, resolved(child, verb), [], to: &found)
      case .obl: addOblique(child, verb, to: &found)
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
          add(.oblique(preposition), nominal, ["attached to the object"], to: &found)
        }
      }
    }
    return found
  }

  /// Adds a word with its conjuncts and with the members that `including` and the like list.
  private func add(_ role: Role, _ word: Int?, _ path: [String], to found: inout Found) {
    guard let word else { return }
    let conjuncts = role == .content ? [word] : tree.conjuncts(of: word)
    for conjunct in conjuncts where !found.arguments.contains(where: { $0.role == role && $0.word == conjunct }) {
      found.arguments.append(Proposition.Argument(role: role, word: conjunct, path: conjunct == word ? path : path + ["coordination"]))
      guard role != .content else { continue }
      for member in members(of: conjunct) where !found.arguments.contains(where: { $0.role == role && $0.word == member }) {
        found.arguments.append(Proposition.Argument(role: role, word: member, path: path + ["member"]))
      }
    }
  }

  /// `leaders including A and B`, `countries such as A`.
  func members(of word: Int) -> [Int] {
    tree.children(of: word).filter { [.nmod, .acl, .obl, .appos].contains(tree.relation($0)) }.flatMap { child -> [Int] in
      if tree.relation(child) == .appos {
        // `its backers, notably Russia`
        let marks = tree.children(of: child).map(tree.form)
        return marks.contains { ["notably", "particularly", "especially", "namely", "chiefly", "mainly"].contains($0) } ? tree.conjuncts(of: child) : []
      }
      if tree.cases(of: child).contains(where: { ["including", "such as"].contains($0) }) {
        return tree.conjuncts(of: child)
      }
      if tree.lemma(child) == "include", tree.relation(child) == .acl { return tree.children(of: child, .obj).flatMap { tree.conjuncts(of: $0) } }
      return []
    }
  }

  private func addOblique(_ word: Int, _ verb: Int, to found: inout Found) {
    if tree.subtype(word) == "agent" { return add(.agent, resolved(word, verb), [], to: &found) }
    let cases = tree.cases(of: word)
    guard let preposition = cases.first else { return }
    if preposition == "by", isPassive(verb) || tree.relation(verb) == .acl { return add(.agent, resolved(word, verb), [], to: &found) }
    add(.oblique(preposition), resolved(word, verb), [], to: &found)
    // `from within X`, `out of X`
    for other in cases.dropFirst() { add(.oblique(other), resolved(word, verb), [], to: &found) }
  }

  func isPassive(_ verb: Int) -> Bool {
    tree.children(of: verb).contains { tree.relation($0) == .aux && tree.subtype($0) == "pass" || tree.relation($0) == .nsubj && tree.subtype($0) == "pass" }
      || tree.relation(verb) == .acl && tree.subtype(verb) != "relcl" && isPastParticiple(verb) || isHeadlinePassive(verb)
  }

  /// `Chad bombed by Sudan`: a headline without an auxiliary.
  private func isHeadlinePassive(_ verb: Int) -> Bool {
    guard tree.head(verb) == nil, tree.upos(tree.count - 1) != .punct, tree.form(verb).hasSuffix("d") || tree.form(verb).hasSuffix("n"),
      tree.child(of: verb, .obj) == nil,
      tree.children(of: verb, .aux).isEmpty
    else { return false }
    return tree.children(of: verb, .obl).contains { tree.cases(of: $0).first == "by" }
  }

  private func isPastParticiple(_ verb: Int) -> Bool {
    let token = tree.tokens[verb]
    return token.features["VerbForm"] == "Part" && token.features["Tense"] == "Past" || token.features["Voice"] == "Pass"
  }

  /// The antecedent of a relative pronoun, the word itself otherwise.
  func resolved(_ word: Int, _ verb: Int) -> Int {
    guard isRelativePronoun(word) else { return word }
    return antecedent(from: verb) ?? word
  }

  private func isRelativePronoun(_ word: Int) -> Bool {
    guard ["who", "whom", "which", "that", "whose", "where"].contains(tree.form(word)) else { return false }
    return tree.tokens[word].features["PronType"].map { $0.contains("Rel") } ?? (tree.upos(word) == .pron && tree.form(word) != "that")
  }

  /// The noun that the nearest relative clause around a word modifies.
  private func antecedent(from word: Int) -> Int? {
    var node: Int? = word
    while let current = node {
      if tree.relation(current) == .acl || tree.subtype(current) == "relcl" { return tree.head(current) }
      // Not out of a clause with a subject of its own that is no part of the relative clause.
      guard tree.relation(current) == .conj || tree.relation(current) == .xcomp || tree.relation(current) == .ccomp || tree.relation(current) == .advcl else {
        return nil
      }
      node = tree.head(current)
    }
    return nil
  }

  /// A relative clause without a pronoun: what it modifies is its object. `the deal Russia signed`
  private func addGap(_ verb: Int, to found: inout Found) {
    guard tree.relation(verb) == .acl, tree.subtype(verb) == "relcl", let head = tree.head(verb), !hasRelativePronoun(verb) else { return }
    if !found.arguments.contains(where: { $0.role == .patient }) && found.arguments.contains(where: { $0.role == .agent && $0.word != head }) {
      add(.patient, head, ["relative clause"], to: &found)
    }
  }

  private func hasRelativePronoun(_ clause: Int) -> Bool {
    for word in tree.span(of: clause) where isRelativePronoun(word) && tree.dominates(clause, word) { return true }
    return false
  }

  /// The object of the last of coordinated verbs, where the first has none: `bombed and shelled the town`.
  private func addShared(_ verb: Int, to found: inout Found) {
    guard !found.arguments.contains(where: { $0.role == .patient || $0.role == .content }), !isPassive(verb) else { return }
    let conjuncts = tree.conjuncts(of: verb)
    guard tree.relation(verb) != .conj, conjuncts.count > 1, let last = conjuncts.last, tree.child(of: last, .nsubj) == nil, !isPassive(last),
      tree.upos(last) == .verb, let object = tree.child(of: last, .obj), last - verb <= 4
    else { return }
    add(.patient, object, ["shared object"], to: &found)
  }

  /// `was accused of cruelty by Peru`: parsers hang the agent of a passive on what stands before it.
  private func addAttachedAgent(_ verb: Int, to found: inout Found) {
    guard isPassive(verb), !found.arguments.contains(where: { $0.role == .agent }) else { return }
    for child in tree.children(of: verb) where [.obl, .obj, .xcomp, .advcl].contains(tree.relation(child)) {
      for nominal in tree.children(of: child) where [.nmod, .obl].contains(tree.relation(nominal)) && tree.cases(of: nominal).first == "by" {
        return add(.agent, nominal, ["attached to the object"], to: &found)
      }
    }
  }

  /// `provide X with Y` is `provide Y to X`.
  private func normalizeProvision(_ verb: Int, _ found: inout Found) {
    guard EmbeddingLexicon.providers.contains(tree.lemma(verb)), found.arguments.contains(where: { $0.role == .oblique("with") }) else { return }
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
      return EmbeddingLexicon.objectControl.contains(tree.lemma(verb))
        && tree.children(of: verb).contains {
          tree.relation($0) == .obj || tree.relation($0) == .nsubj && tree.subtype($0) == "pass" || isAddressee($0, of: verb)
        }
    }
    return ["of", "for", "with", "from", "into"].contains(mark) && EmbeddingLexicon.prepositionControl.contains(tree.lemma(verb))
  }

  /// `call on X to`, `appeal to X to`.
  private func isAddressee(_ word: Int, of verb: Int) -> Bool {
    guard tree.relation(word) == .obl, let preposition = tree.cases(of: word).first else { return false }
    if TimeExpression.names(tree.form(word)) { return false }
    switch tree.lemma(verb) {
    case "call": return preposition == "on" || preposition == "upon" || preposition == "for"
    case "appeal", "plead", "signal": return preposition == "to" || preposition == "with"
    case "lean", "prevail": return preposition == "on" || preposition == "upon"
    case "wait", "vote", "push", "press", "ask": return preposition == "for"
    default: return false
    }
  }

  // MARK: Subjects

  /// The subjects of a clause, said or understood.
  func subjects(of clause: Int, depth: Int = 0) -> [Subject] {
    guard depth < 12 else { return [] }
    let passive = isPassive(clause)
    var own: [Subject] = []
    for child in tree.children(of: clause) where tree.relation(child) == .nsubj {
      let word = resolved(child, clause)
      own.append(Subject(word: word, isPatient: passive || tree.subtype(child) == "pass", path: word == child ? [] : ["relative clause"]))
    }
    if !own.isEmpty { return own }
    if tree.child(of: clause, .csubj) != nil || tree.child(of: clause, .expl) != nil { return [] }
    // `Russia's attacking`, and gerunds with a possessor.
    if let possessor = tree.child(of: clause, .nmod, "poss") { return [Subject(word: possessor, isPatient: false, path: ["possessor"])] }
    guard let head = tree.head(clause) else { return [] }
    func understood(_ subjects: [Subject], _ step: String) -> [Subject] {
      subjects.map { Subject(word: $0.word, isPatient: passive, path: $0.path + [step]) }
    }
    switch tree.relation(clause) {
    case .acl:
      if tree.subtype(clause) == "relcl" { return [] }
      if let mark = tree.marking(of: clause), mark != "as" {
        let holders = holders(of: head, depth: depth)
        // `a coalition to defeat ISIL`: it does so itself.
        return understood(holders.isEmpty && mark == "to" ? [Subject(word: head, isPatient: false, path: [])] : holders, "noun control")
      }
      return [Subject(word: head, isPatient: passive, path: ["participle"])]
    case .conj:
      return understood(subjects(of: head, depth: depth + 1), "shared subject")
    case .xcomp, .ccomp:
      return understood(controllers(of: clause, under: head, depth: depth), "control")
    case .advcl:
      if isContent(clause, of: head) { return understood(controllers(of: clause, under: head, depth: depth), "control") }
      return understood(subjects(of: head, depth: depth + 1), "adverbial clause")
    case .parataxis where tree.tokens[clause].features["VerbForm"] == "Part" || tree.tokens[clause].features["VerbForm"] == "Ger":
      return understood(subjects(of: head, depth: depth + 1), "adverbial clause")
    default: return []
    }
  }

  /// Who does what an infinitive or gerund says, among the arguments of the verb above it.
  private func controllers(of clause: Int, under verb: Int, depth: Int) -> [Subject] {
    func subject(_ word: Int) -> Subject { Subject(word: resolved(word, verb), isPatient: false, path: []) }
    let lemma = tree.lemma(verb)
    let byObject = EmbeddingLexicon.objectControl.contains(lemma) || EmbeddingLexicon.prepositionControl.contains(lemma)
    if tree.upos(verb) == .verb {
      if byObject, let addressee = tree.children(of: verb).first(where: { isAddressee($0, of: verb) }) { return [subject(addressee)] }
      let objects = tree.children(of: verb).filter { tree.relation($0) == .obj || tree.relation($0) == .iobj }
      // With an object between, the object does it, but for verbs of promising.
      let promises = ["promise", "vow", "pledge", "swear", "threaten", "offer", "use", "take", "join"].contains(lemma)
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
  private func holders(of noun: Int, depth: Int) -> [Subject] {
    let found = ofNoun(noun, depth: depth + 1)
    for role in [Role.agent, .possessor, .modifier, .compound, .oblique("by"), .oblique("from")] {
      let words = found.arguments.filter { $0.role == role }
      if !words.isEmpty { return words.map { Subject(word: $0.word, isPatient: false, path: $0.path) } }
    }
    return []
  }

  // MARK: Nouns

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
          add(argument.role, argument.word, ["shared possessor"], to: &found)
        }
      }
    } else {
      // `the bombing and shelling of Aleppo`: the complement is said once, with the last.
      for conjunct in tree.children(of: noun, .conj) where tree.upos(conjunct) == .noun && conjunct - noun <= 3 {
        for nominal in tree.children(of: conjunct, .nmod) where tree.subtype(nominal) != "poss" {
          if let preposition = tree.cases(of: nominal).first, !found.arguments.contains(where: { $0.role == .oblique(preposition) }) {
            add(.oblique(preposition), nominal, ["shared complement"], to: &found)
          }
        }
      }
    }
    if tree.relation(noun) == .appos, tree.upos(noun) == .noun, let head = tree.head(noun),
      !found.arguments.contains(where: { $0.role == .agent || $0.role == .possessor })
    {
      // `Norway, a member of NATO`
      add(.agent, head, ["apposition"], to: &found)
    }
    addSupport(noun, depth: depth, to: &found)
    return found
  }

  private func addNominalArguments(_ noun: Int, to found: inout Found) {
    for child in tree.children(of: noun) {
      switch tree.relation(child) {
      case .nmod:
        if tree.subtype(child) == "poss" {
          add(.possessor, resolved(child, noun), [], to: &found)
        } else if tree.subtype(child) == "desc" || tree.subtype(child) == "unmarked" {
          continue
        } else if let preposition = tree.cases(of: child).first {
          if ["including", "such as"].contains(preposition) { continue }
          add(preposition == "by" ? .agent : .oblique(preposition), child, [], to: &found)
        }
      case .compound, .amod:
        // `Saudi-led strikes`
        if ["lead", "led"].contains(tree.lemma(child)) {
          for leader in tree.children(of: child) where [.compound, .amod, .obl, .nmod, .advmod].contains(tree.relation(leader)) {
            add(.modifier, leader, ["led by"], to: &found)
          }
          continue
        }
        // `the Trump-Putin meeting`, `Russian air strikes`
        guard tree.upos(child) == .propn || tree.upos(child) == .adj || tree.upos(child) == .noun else { continue }
        add(tree.relation(child) == .amod || isAcronym(child) ? .modifier : .compound, child, [], to: &found)
      case .acl:
        if tree.subtype(child) != "relcl" {
          if isParticiple(child) {
            // `an attack carried out by Russia`, `talks led by the UN`
            for nominal in tree.children(of: child, .obl) where tree.cases(of: nominal).first == "by" && !["follow", "hit"].contains(tree.lemma(child)) {
              add(.agent, nominal, ["participle"], to: &found)
            }
            for nominal in tree.children(of: child, .obl) {
              if let preposition = tree.cases(of: nominal).first, ["against", "with", "on", "between", "at"].contains(preposition) {
                add(.oblique(preposition), nominal, ["participle"], to: &found)
              }
            }
          } else {
            add(.content, child, [], to: &found)
          }
        }
      case .ccomp, .xcomp: add(.content, child, [], to: &found)
      default: break
      }
    }
    // `the withdrawal of troops from Congo`, `the arrest of sailors by Chad`: parsers hang the second on the first.
    for child in tree.children(of: noun, .nmod) where tree.subtype(child) != "poss" && ["of", "by", "from"].contains(tree.cases(of: child).first ?? "") {
      for nominal in tree.children(of: child, .nmod) {
        guard let preposition = tree.cases(of: nominal).first, ["with", "against", "from", "by", "to", "on"].contains(preposition) else { continue }
        let role = preposition == "by" ? Role.agent : .oblique(preposition)
        if !found.arguments.contains(where: { $0.role == role }) { add(role, nominal, ["attached to the complement"], to: &found) }
      }
    }
  }

  /// Names that have no adjective: `US`, `U.N.`, `NATO`.
  private func isAcronym(_ word: Int) -> Bool {
    let letters = tree.tokens[word].form.filter(\.isLetter)
    return letters.count >= 2 && letters.count <= 5 && letters.allSatisfy(\.isUppercase)
  }

  private func isParticiple(_ word: Int) -> Bool { tree.upos(word) == .verb && tree.marking(of: word) == nil && isPastParticiple(word) }

  /// Takes over the subject of a light verb or copula, and what hangs on it: `held talks with`, `is a member of`.
  private func addSupport(_ noun: Int, depth: Int, to found: inout Found) {
    if tree.child(of: noun, .cop) != nil {
      found.support = tree.child(of: noun, .cop)
      for subject in subjects(of: noun, depth: depth + 1) { add(.agent, subject.word, subject.path + ["copula"], to: &found) }
      for nominal in tree.children(of: noun, .obl) {
        if let preposition = tree.cases(of: nominal).first { add(.oblique(preposition), nominal, [], to: &found) }
      }
      return
    }
    var first = tree.firstConjunct(noun)
    // `held a round of talks`, `provided $100 million in aid`
    while tree.relation(first) == .nmod, ["of", "in"].contains(tree.cases(of: first).first ?? ""), let measure = tree.head(first),
      EmbeddingLexicon.transparent.contains(tree.lemma(measure))
    {
      first = tree.firstConjunct(measure)
    }
    guard let verb = tree.head(first) else { return }
    // `is responsible for the killings`, `is behind the attack`
    if tree.upos(verb) == .adj, ["responsible", "guilty", "accountable"].contains(tree.lemma(verb)), tree.relation(first) == .obl,
      !found.arguments.contains(where: { $0.role == .agent || $0.role == .possessor })
    {
      for subject in subjects(of: verb, depth: depth + 1) { add(.agent, subject.word, subject.path + ["responsible"], to: &found) }
      return
    }
    guard tree.upos(verb) == .verb else { return }
    let lemma = tree.lemma(verb)
    let relation = tree.relation(first)
    let passive = isPassive(verb)
    let isTheme =
      relation == .obj || relation == .nsubj && passive
      // `enter into talks`, `engage in trade`, `go to war`, `come to an agreement`
      || relation == .obl && ["into", "in", "to", "on", "at"].contains(tree.cases(of: first).first ?? "")
        && ["enter", "engage", "go", "come", "get", "embark", "participate", "take"].contains(lemma)
      // `called for sanctions against`, `pushed for talks with`
      || relation == .obl && tree.cases(of: first).first == "for"
        && ["call", "push", "press", "ask", "appeal", "argue", "plead", "lobby", "advocate", "vote"].contains(lemma)
      // `raised concerns in a call with`, `after a meeting with`
      || isEncounter(first, verb)
      // `works as part of the coalition`
      || relation == .obl && tree.cases(of: first).first == "as" && !passive
      || relation == .xcomp && ["become", "remain", "stay"].contains(lemma)
      // `came under attack`
      || isUnder(first, lemma)
      || relation == .obl && tree.cases(of: first).first == "with" && EmbeddingLexicon.providers.contains(lemma)
    guard isTheme else {
      addEventSubject(noun, first: first, verb: verb, to: &found)
      return
    }
    let strong = EmbeddingLexicon.supports.contains(lemma) || relation == .obl || relation == .xcomp
    let weak = EmbeddingLexicon.weakSupports.contains(lemma)
    let inverse = EmbeddingLexicon.inverses.contains(lemma) || isUnder(first, lemma)
    // Noun control: `Russia's attempt to launch an attack` is handled by the subject of the infinitive.
    guard strong || weak || inverse else { return }
    let hasOwn = found.arguments.contains { $0.role == .possessor || $0.role == .agent }
    let hasCompanion = found.arguments.contains { $0.role == .oblique("with") } || tree.children(of: verb, .obl).contains { tree.cases(of: $0).first == "with" }
    let step = "light verb: \(tree.lemmaWithParticle(verb))"
    if !isEncounter(first, verb) { found.support = verb }
    for nominal in tree.children(of: verb, .obl) where nominal != first {
      if tree.subtype(nominal) == "agent" || tree.cases(of: nominal).first == "by" && passive {
        if !hasOwn { add(.agent, resolved(nominal, verb), [step], to: &found) }
      } else if let preposition = tree.cases(of: nominal).first {
        add(.oblique(preposition), resolved(nominal, verb), [step], to: &found)
      }
    }
    for nominal in tree.children(of: verb)
    where tree.relation(nominal) == .iobj || relation == .obl && tree.relation(nominal) == .obj && EmbeddingLexicon.providers.contains(lemma) {
      add(.recipient, resolved(nominal, verb), [step], to: &found)
    }
    if relation == .obl, tree.cases(of: first).first == "for", !hasCompanion {
      // `asked Italy for help`: whoever is asked helps who asks.
      let asked = tree.children(of: verb).filter { [.obj, .iobj].contains(tree.relation($0)) || isAddressee($0, of: verb) && $0 != first }
      if !hasOwn { for nominal in asked { add(.agent, resolved(nominal, verb), [step], to: &found) } }
      for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient { add(.recipient, subject.word, subject.path + [step], to: &found) }
      return
    }
    if hasOwn, EmbeddingLexicon.seekers.contains(lemma) {
      for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient { add(.recipient, subject.word, subject.path + [step], to: &found) }
      return
    }
    guard strong && !inverse || weak && hasCompanion || inverse else { return }
    for subject in subjects(of: verb, depth: depth + 1) where !subject.isPatient {
      if inverse && !hasCompanion {
        add(.patient, subject.word, subject.path + [step], to: &found)
      } else if !hasOwn {
        add(.agent, subject.word, subject.path + [step], to: &found)
      } else if EmbeddingLexicon.expressions.contains(lemma) {
        // `Erdogan reiterated Turkey's support`: it is both's.
        for owner in found.arguments where owner.role == .possessor { add(.agent, owner.word, owner.path, to: &found) }
        add(.agent, subject.word, subject.path + [step], to: &found)
      }
    }
  }

  private func isUnder(_ noun: Int, _ verb: String) -> Bool {
    tree.relation(noun) == .obl && tree.cases(of: noun).first == "under" && ["come", "fall", "be", "remain", "put", "get"].contains(verb)
  }

  /// An event told beside another, whose subject takes part in it: `spoke to reporters after talks with Iran`.
  private func isEncounter(_ noun: Int, _ verb: Int) -> Bool {
    guard tree.relation(noun) == .obl, let preposition = tree.cases(of: noun).first,
      ["in", "during", "at", "after", "following", "before", "on", "by", "over", "ahead of", "through"].contains(preposition)
    else { return false }
    return tree.children(of: noun, .nmod).contains { tree.cases(of: $0).first == "with" }
  }

  /// `Talks between A and B began`, `an attack hit Kyiv`: what follows the verb may belong to its event subject.
  private func addEventSubject(_ noun: Int, first: Int, verb: Int, to found: inout Found) {
    guard tree.relation(first) == .nsubj,
      ["take", "begin", "start", "continue", "resume", "follow", "happen", "occur", "break", "erupt", "open", "go", "hit", "strike", "target", "kill"].contains(
        tree.lemma(verb))
    else { return }
    for nominal in tree.children(of: verb, .obl) {
      if let preposition = tree.cases(of: nominal).first, ["with", "between", "against"].contains(preposition) {
        add(.oblique(preposition), nominal, ["event subject"], to: &found)
      }
    }
    if ["hit", "strike", "target", "kill"].contains(tree.lemma(verb)), let object = tree.child(of: verb, .obj) {
      add(.patient, object, ["event subject"], to: &found)
    }
  }

  // MARK: Adjectives and prepositions

  func ofAdjective(_ adjective: Int) -> Found {
    var found = Found()
    if tree.relation(adjective) == .amod {
      // `countries critical of Russia`
      add(.agent, tree.head(adjective), ["modifier"], to: &found)
    } else {
      for subject in subjects(of: adjective) { add(.agent, subject.word, subject.path, to: &found) }
    }
    for child in tree.children(of: adjective) {
      switch tree.relation(child) {
      case .obl: if let preposition = tree.cases(of: child).first { add(.oblique(preposition), resolved(child, adjective), [], to: &found) }
      case .xcomp, .ccomp: add(.content, child, [], to: &found)
      case .advcl where tree.marking(of: child) == "to": add(.content, child, [], to: &found)
      default: break
      }
    }
    return found
  }

  func ofPreposition(_ complement: Int, _ preposition: String) -> Found {
    var found = Found()
    for subject in subjects(of: complement) { add(.agent, subject.word, subject.path, to: &found) }
    add(.patient, complement, [], to: &found)
    for child in tree.children(of: complement) where tree.relation(child) == .acl { add(.content, child, [], to: &found) }
    return found
  }
}
