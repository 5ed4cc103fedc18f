import RelataGraph
import RelataSyntax

extension Anaphora {
  static let pronounSieves: [any Sieve<Pronoun>] = [
    UnnamedSpeaker(), Cataphora(), FirstPerson(), BothOfThem(), RelativeOwner(), Expletive(), Reflexive(), Addressee(), ParallelRoles(), Salience(),
    OfficeHolder(),
  ]

  mutating func resolvePronoun(_ word: Int, _ number: Int) {
    guard let pronoun = Pronoun(word, number, in: self) else { return }
    switch antecedent(of: pronoun, by: Self.pronounSieves) {
    case .entities(let found): pronouns[number][word] = found
    case .noun(let noun): nouns[number][word] = noun
    case .nobody, nil: break
    }
  }

  /// The nearest verb or predicate above a word.
  func governor(of word: Int, _ tree: SyntaxTree) -> Int? {
    var node = tree.head(word)
    while let current = node {
      if tree.upos(current) == .verb || tree.child(of: current, .cop) != nil { return current }
      node = tree.head(current)
    }
    return nil
  }
}

/// `The chief prosecutor said she would resign`: whoever says so without a name is no one named before.
private struct UnnamedSpeaker: Sieve {
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    let tree = pronoun.tree
    guard ["he", "she"].contains(pronoun.form), let clause = tree.head(pronoun.word), tree.relation(clause) == .ccomp, let verb = tree.head(clause),
      let subject = tree.child(of: verb, .nsubj), subject < pronoun.word, tree.upos(subject) == .noun, text.entities(pronoun.sentence, subject).isEmpty,
      tree.tokens[subject].features["Number"] != "Plur", text.gazetteer.isPerson(tree.lemma(subject))
    else { return nil }
    return .nobody
  }
}

/// `Before he met Chad's president, Jan Berg said`: who is told of by a pronoun first and by name then.
private struct Cataphora: Sieve {
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    let (tree, word, number) = (pronoun.tree, pronoun.word, pronoun.sentence)
    // `After her talks in Lima, Vera Novak left`
    let isFronted = ["his", "her"].contains(pronoun.form) && word > 0 && word <= 2 && tree.upos(0) == .adp
    guard ["he", "she"].contains(pronoun.form) && pronoun.isSubject || isFronted, var node = tree.head(word) else { return nil }
    while let head = tree.head(node), head < node || tree.upos(head) != .verb { node = head }
    guard let main = tree.head(node), main > node, tree.relation(main) == .root, [.advcl, .obl].contains(tree.relation(node)),
      let subject = tree.child(of: main, .nsubj), subject > word, let mention = text.mention(number, subject)
    else { return nil }
    guard isFronted || !isAnyoneTold(before: number, besides: text.local.resolved(mention), text) else { return nil }
    if text.local.resolved(mention).isEmpty { text.resolveRole(mention, number) }
    let found = text.local.resolved(mention)
    guard found.count == 1, text.local.entities[found[0]].type == .person else { return nil }
    return text.local.entities[found[0]].gender == (pronoun.kind == .masculine ? .female : .male) ? nil : .entities(found)
  }

  /// Whether somebody in the sentence before may be meant as well.
  private func isAnyoneTold(before number: Int, besides named: [Int], _ text: Anaphora) -> Bool {
    text.candidates.contains { candidate in
      candidate.sentence < number && number - candidate.sentence <= 1 && candidate.governor != nil && candidate.entities.count == 1
        && text.local.entities[candidate.entities[0]].type == .person && candidate.entities != named
    }
  }
}

/// `I` and `we`: whoever speaks, or whoever the text is of.
private struct FirstPerson: Sieve {
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    let speaker = text.quotations.speaker(pronoun.sentence, pronoun.word)
    switch pronoun.kind {
    case .firstSingular: return .these(speaker.map { text.speaker($0) } ?? text.orator.map { [$0] } ?? [])
    case .firstPlural: return .these(speaker.map { represented(by: text.speaker($0), pronoun, text) } ?? text.writers(pronoun.word, pronoun.sentence))
    default: return nil
    }
  }

  /// Whoever a speaker speaks for.
  private func represented(by speaker: [Int], _ pronoun: Pronoun, _ text: Anaphora) -> [Int] {
    guard let person = speaker.first, text.local.entities[person].type == .person else { return speaker }
    let office = text.local.entities[person].offices.first { text.local.entities[$0.entity].type != .person }?.entity
    if let represented = office ?? text.local.knownOffices(of: person).first { return [represented] }
    // `our people` are nobody's own.
    return pronoun.tree.subtype(pronoun.word) == "poss" ? [] : speaker
  }
}

extension Anaphora {
  /// Who a speaker is, who may be named by a pronoun after the quotation: `"We agree," she said.`
  fileprivate mutating func speaker(_ speaker: Quotations.Speaker) -> [Int] {
    if entities(speaker.sentence, speaker.word).isEmpty, ["he", "she", "they", "it"].contains(sentences[speaker.sentence].tree.form(speaker.word)) {
      resolvePronoun(speaker.word, speaker.sentence)
    }
    // `"We will leave," Kenya's president said`: whose role is told later than what he says.
    if let role = mention(speaker.sentence, speaker.word), local.resolved(role).isEmpty { resolveRole(role, speaker.sentence) }
    return entities(speaker.sentence, speaker.word)
  }
}

/// `Chad and Mali met, and both condemned the attack`, `Each blames the other`: two named before, in this sentence or the last.
private struct BothOfThem: Sieve {
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    guard pronoun.kind == .both || pronoun.kind == .each else { return nil }
    let isOther = { (entity: Int) in pronoun.isSubject || !pronoun.subjectEntities.contains(entity) }
    let named = text.candidates.last { $0.entities.count == 2 && pronoun.sentence - $0.sentence <= 1 && $0.entities.allSatisfy(isOther) }?.entities
    if pronoun.kind == .each { return .these(named ?? text.local.pair(besides: []) ?? []) }
    return .these(named ?? (pronoun.isSubject ? text.recent(pronoun.sentence, limit: 2, within: 0) { $0.type == .person } : []))
  }
}

/// `Chad, whose troops hold Mali`
private struct RelativeOwner: Sieve {
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    guard pronoun.kind == .whose else { return nil }
    let owner = ArgumentFinder(pronoun.tree).resolved(pronoun.word, pronoun.word)
    return .these(owner == pronoun.word ? [] : text.entities(pronoun.sentence, owner))
  }
}

/// `It is clear that`, where the parse has a subject.
private struct Expletive: Sieve {
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    let tree = pronoun.tree
    guard pronoun.form == "it", pronoun.isSubject, let head = tree.head(pronoun.word), tree.upos(head) == .adj,
      tree.children(of: head).contains(where: { [.ccomp, .csubj, .advcl, .xcomp].contains(tree.relation($0)) })
    else { return nil }
    return .nobody
  }
}

/// `Chad armed itself`: who does it.
private struct Reflexive: Sieve {
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    guard pronoun.isReflexive, pronoun.clause != nil,
      let doers = pronoun.subjects.map({ text.entities(pronoun.sentence, $0) }).first(where: { !$0.isEmpty }),
      pronoun.isPlural || doers.count == 1, pronoun.agrees(with: doers, in: text)
    else { return nil }
    return .entities(doers)
  }
}

/// `Novak asked Berg why he opposed the plan`: who is asked is meant.
private struct Addressee: Sieve {
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    let tree = pronoun.tree
    guard pronoun.isSubject, let clause = pronoun.clause, [.ccomp, .advcl].contains(tree.relation(clause)), let verb = tree.head(clause),
      tree.has(verb, .confronting),
      tree.span(of: clause).contains(where: { ["why", "whether", "what", "when", "how", "if", "where"].contains(tree.form($0)) && $0 < clause })
    else { return nil }
    let asked = (tree.children(of: verb, .obj) + tree.children(of: verb, .iobj)).map { text.entities(pronoun.sentence, $0) }.first { !$0.isEmpty }
    guard let asked, asked.count == 1, pronoun.isPersonal == (text.local.entities[asked[0]].type == .person), pronoun.agrees(with: asked, in: text) else {
      return nil
    }
    return .entities(asked)
  }
}

/// `The foreign secretary said she`: where no person was named, whoever has an office speaks for its owner.
private struct OfficeHolder: Sieve {
  func antecedent(of pronoun: Pronoun, in text: inout Anaphora) -> Antecedent? {
    guard pronoun.isPersonal else { return nil }
    let office = text.candidates.last { candidate in
      pronoun.sentence - candidate.sentence <= 2 && candidate.entities.count == 1 && !candidate.isPlural
        && text.mention(candidate.sentence, candidate.word).map { text.local.mentions[$0].title != nil } ?? false
    }
    return office.map { .these($0.entities) }
  }
}
