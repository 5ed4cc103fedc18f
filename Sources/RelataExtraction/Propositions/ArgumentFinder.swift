import RelataSyntax

/// Finds the arguments of predicates, undoing the alternations that hide them: passives, relative and participial clauses,
/// control and raising, coordination, light verbs.
struct ArgumentFinder: Sendable {
  struct Found {
    var arguments: [Proposition.Argument] = []
    var path: [Step] = []
    var isPassive = false
    var support: Int?
  }

  /// A subject, the role it plays, and how it was found.
  struct Subject {
    var word: Int
    var isPatient: Bool
    var path: [Step]
  }

  let tree: SyntaxTree

  init(_ tree: SyntaxTree) {
    self.tree = tree
  }

  /// Adds a word with its conjuncts and with the members that `including` and the like list.
  func add(_ role: Role, _ word: Int?, _ path: [Step], isMember: Bool = false, isCasualty: Bool = false, to found: inout Found) {
    guard let word else { return }
    let conjuncts = role == .content ? [word] : tree.conjuncts(of: word)
    var known = Set(found.arguments.lazy.filter { $0.role == role }.map(\.word))
    for conjunct in conjuncts where known.insert(conjunct).inserted {
      let steps = conjunct == word ? path : path + [Step(.coordination)]
      found.arguments.append(Proposition.Argument(role: role, word: conjunct, isMember: isMember, isCasualty: isCasualty, path: steps))
      guard role != .content else { continue }
      for member in members(of: conjunct) where known.insert(member).inserted {
        found.arguments.append(Proposition.Argument(role: role, word: member, isMember: true, isCasualty: isCasualty, path: path + [Step(.member)]))
      }
    }
  }

  /// `leaders including A and B`, `countries such as A`.
  func members(of word: Int) -> [Int] {
    tree.children(of: word).filter { [.nmod, .acl, .obl, .appos].contains(tree.relation($0)) }.flatMap { child -> [Int] in
      if tree.relation(child) == .appos {
        // `its backers, notably Russia`
        let marks = tree.children(of: child).map(tree.form)
        // `seven leaders, among them A and B`, `two states, A and B`
        let first = tree.span(of: child).lowerBound
        let isListed =
          first >= 2 && tree.form(first - 1) == "them" && tree.form(first - 2) == "among" || tree.form(first) == "among" && tree.form(first + 1) == "them"
        let isCounted = tree.tokens[word].features["Number"] == "Plur" && tree.child(of: word, .nummod) != nil && tree.conjuncts(of: child).count > 1
        if isListed || isCounted { return tree.conjuncts(of: child) }
        return marks.contains { ["notably", "particularly", "especially", "namely", "chiefly", "mainly"].contains($0) } ? tree.conjuncts(of: child) : []
      }
      if tree.cases(of: child).contains(where: { ["including", "such as"].contains($0) }) {
        return tree.conjuncts(of: child)
      }
      if tree.lemma(child) == "include", tree.relation(child) == .acl { return tree.children(of: child, .obj).flatMap { tree.conjuncts(of: $0) } }
      return []
    }
  }

  func isPassive(_ verb: Int) -> Bool {
    tree.children(of: verb).contains { tree.relation($0) == .aux && tree.subtype($0) == "pass" || tree.relation($0) == .nsubj && tree.subtype($0) == "pass" }
      || tree.relation(verb) == .acl && tree.subtype(verb) != "relcl" && isPastParticiple(verb) || isHeadlinePassive(verb) || isParticipialPassive(verb)
      || isPassiveConjunct(verb)
  }

  /// `was arrested and killed in prison`
  private func isPassiveConjunct(_ verb: Int) -> Bool {
    guard tree.relation(verb) == .conj, isPastParticiple(verb), let first = tree.head(verb), tree.upos(first) == .verb, isPassive(first) else { return false }
    // `was offered and given weapons`
    let gives = tree.has(verb, .ditransitive)
    return tree.children(of: verb).allSatisfy { child in
      ![.nsubj, .aux, .ccomp, .xcomp, .csubj].contains(tree.relation(child)) && (tree.relation(child) != .obj || gives)
    }
  }

  /// `Attacked by Chad, Sudan asked for help`, `would leave if asked`
  func isParticipialPassive(_ verb: Int) -> Bool {
    guard tree.relation(verb) == .advcl, isPastParticiple(verb), tree.child(of: verb, .obj) == nil, tree.child(of: verb, .nsubj) == nil,
      tree.child(of: verb, .aux) == nil
    else { return false }
    if let mark = tree.marking(of: verb) { return ["if", "when", "once", "unless", "until", "though", "although", "as"].contains(mark) }
    // `Asked about the talks, Novak smiled`
    let isFronted = tree.head(verb).map { $0 > verb } ?? false && (verb == 0 || tree.form(verb - 1) == ",")
    if isFronted,
      tree.has(verb, .confronting)
    {
      return true
    }
    return tree.children(of: verb, .obl).contains { tree.cases(of: $0).first == "by" }
  }

  /// `Chad bombed by Sudan`: a headline without an auxiliary.
  func isHeadlinePassive(_ verb: Int) -> Bool {
    if tree.has(verb, .suffered), tree.form(verb).hasSuffix("d") || tree.form(verb).hasSuffix("n"), tree.child(of: verb, .nsubj) != nil,
      tree.children(of: verb).allSatisfy({ child in
        ![.obj, .iobj, .aux, .ccomp, .xcomp].contains(tree.relation(child))
      }), tree.relation(verb) != .acl
    {
      return true
    }
    guard tree.head(verb) == nil, tree.upos(tree.count - 1) != .punct, tree.form(verb).hasSuffix("d") || tree.form(verb).hasSuffix("n"),
      tree.child(of: verb, .obj) == nil,
      tree.children(of: verb, .aux).isEmpty
    else { return false }
    return tree.children(of: verb, .obl).contains { tree.cases(of: $0).first == "by" }
  }

  func isPastParticiple(_ verb: Int) -> Bool {
    let token = tree.tokens[verb]
    return token.features["VerbForm"] == "Part" && token.features["Tense"] == "Past" || token.features["Voice"] == "Pass"
  }

  /// The antecedent of a relative pronoun, the word itself otherwise.
  func resolved(_ word: Int, _ verb: Int) -> Int {
    guard isRelativePronoun(word) else { return word }
    return (tree.form(word) == "whose" ? antecedent(ofOwner: word) : antecedent(from: verb)) ?? word
  }

  /// `Chad, whose attacks on Mali killed many`: what the clause modifies in which the possessed noun stands, however deep.
  private func antecedent(ofOwner whose: Int) -> Int? {
    var node = tree.head(whose)
    while let current = node {
      if tree.relation(current) == .acl, tree.subtype(current) == "relcl", let head = tree.head(current) {
        // `A, B and C, whose president spoke`: one president is of the last.
        let last = tree.conjuncts(of: head).filter { $0 < whose }.last ?? head
        return tree.head(whose).map { tree.tokens[$0].features["Number"] == "Sing" } ?? false ? last : head
      }
      node = tree.head(current)
    }
    return nil
  }

  func isRelativePronoun(_ word: Int) -> Bool {
    guard ["who", "whom", "which", "that", "whose", "where"].contains(tree.form(word)) else { return false }
    return tree.tokens[word].features["PronType"].map { $0.contains("Rel") } ?? (tree.upos(word) == .pron && tree.form(word) != "that")
  }

  /// The noun that the nearest relative clause around a word modifies.
  func antecedent(from word: Int) -> Int? {
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

  func hasRelativePronoun(_ clause: Int) -> Bool {
    for word in tree.span(of: clause) where isRelativePronoun(word) && tree.dominates(clause, word) { return true }
    return false
  }

  // MARK: Adjectives and prepositions

  func ofAdjective(_ adjective: Int) -> Found {
    var found = Found()
    if tree.relation(adjective) == .amod {
      // `countries critical of Russia`
      add(.agent, tree.head(adjective), [Step(.modifier)], to: &found)
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
