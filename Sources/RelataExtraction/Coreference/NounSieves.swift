import RelataGraph
import RelataSyntax

extension Anaphora {
  static let nounSieves: [any Sieve<CommonNoun>] = [
    Naming(), NewMention(), SameNoun(), Counted(), JointHeads(), Neighbours(), BothSides(), OwnersCountry(), RulersByForce(), Homeland(), KnownByNoun(),
    ArmedForces(), NearestOfType(),
  ]

  mutating func resolveNoun(_ word: Int, _ number: Int) {
    if case .entities(let found) = antecedent(of: CommonNoun(word, number, in: self), by: Self.nounSieves) { pronouns[number][word] = found }
  }
}

/// `a group called the Volga Front`, `militants known as the Seleka`: what the name says.
private struct Naming: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    let tree = noun.tree
    for naming in tree.children(of: noun.word) where tree.relation(naming) == .acl && tree.subtype(naming) != "relcl" {
      guard tree.has(naming, .naming), !tree.form(naming).hasSuffix("ing") else { continue }
      for child in tree.children(of: naming) where [.xcomp, .obj, .obl].contains(tree.relation(child)) {
        guard tree.cases(of: child).allSatisfy({ $0 == "as" }) else { continue }
        let found = text.entities(noun.sentence, child)
        if found.count == 1 { return .entities(found) }
      }
    }
    return nil
  }
}

/// A noun that refers to nothing before: one without a determiner, one that names no kind of entity, `the country that …`, `the party of the rich`.
private struct NewMention: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    let isEntity = !noun.types.isEmpty || text.gazetteer.groups[noun.lemma] != nil
    return noun.determiner == nil || !isEntity || isModified(noun) ? .nobody : nil
  }

  private func isModified(_ noun: CommonNoun) -> Bool {
    let (tree, word) = (noun.tree, noun.word)
    let isModified = tree.children(of: word).contains { child in
      [.acl, .nmod, .compound].contains(tree.relation(child)) && tree.subtype(child) != "poss"
        && !(noun.isPlural && ["in", "at"].contains(tree.cases(of: child).first ?? "")) && !isAside(child, tree)
    }
    // `the government and people of Iraq`: what follows belongs to both.
    return isModified || tree.children(of: word, .conj).contains { conjunct in conjunct - word <= 3 && !tree.children(of: conjunct, .nmod).isEmpty }
  }

  /// `the group, which …`: a relative clause behind a comma doesn't say which one it is.
  private func isAside(_ clause: Int, _ tree: SyntaxTree) -> Bool {
    let first = tree.span(of: clause).lowerBound
    return tree.subtype(clause) == "relcl" && (tree.form(first) == "," || first > 0 && tree.form(first - 1) == ",")
  }
}

/// The same noun with its owner: `the rebels` after `M23 rebels`, `the regime` after `the Assad regime`.
private struct SameNoun: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    let isDefinite = noun.isPlural ? noun.determiner.map { ["the", "these", "those"].contains(noun.tree.form($0)) } ?? false : noun.isDefinite
    guard isDefinite, let same = text.groupNouns[noun.lemma], noun.sentence - same.sentence <= 8 else { return nil }
    return .these(same.entities)
  }
}

// MARK: Several

/// `the three countries`: as many as were named together, or as the nearest sentences name.
private struct Counted: Sieve {
  private static let numbers = ["three": 3, "four": 4, "five": 5]

  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    guard noun.isPlural, let count = noun.forms.lazy.compactMap({ Self.numbers[$0] }).first, noun.forms.contains("the") || noun.forms.contains("all") else {
      return nil
    }
    let number = noun.sentence
    if let named = text.candidates.last(where: { $0.entities.count == count && number - $0.sentence <= 2 }) { return .these(named.entities.sorted()) }
    let type: EntityType? = noun.types.contains(.state) ? .state : noun.types.contains(.organization) ? .organization : nil
    var found: [Int] = []
    for distance in 0...2 where found.count < count {
      for candidate in text.candidates.reversed() where number - candidate.sentence == distance {
        for entity in candidate.entities where !found.contains(entity) && (type == nil || text.local.entities[entity].type == type) { found.append(entity) }
      }
    }
    return found.count == count ? .entities(found.sorted()) : .nobody
  }
}

/// `The Ministers` of a joint statement, `the presidents` after two of them.
private struct JointHeads: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    guard noun.isPlural, text.gazetteer.titles[noun.lemma]?.relation == .leads || noun.tree.has(noun.word, .head),
      !noun.forms.isEmpty, noun.forms.allSatisfy({ ["the", "both"].contains($0) })
    else { return nil }
    func arePersons(_ entities: [Int]) -> Bool { entities.allSatisfy { text.local.entities[$0].type == .person } }
    let heads = text.jointAuthors.filter { arePersons([$0]) }
    if !heads.isEmpty { return .entities(heads) }
    let pair = text.candidates.last { $0.entities.count > 1 && noun.sentence - $0.sentence <= 2 && arePersons($0.entities) }
    return pair.map { .entities($0.entities) }
  }
}

/// `the neighbours`, of which the text tells.
private struct Neighbours: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    guard noun.isPlural, noun.tree.has(noun.word, .neighbour), noun.forms.contains("the") else { return nil }
    return text.local.pair(besides: noun.doers(in: text)).map { .entities($0) }
  }
}

/// `both sides`, `the two provinces`; but `two provinces` are new.
private struct BothSides: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    guard noun.isPlural else { return nil }
    let areKnown = noun.forms.contains("two") && noun.forms.contains { ["the", "these", "those", "all"].contains($0) }
    return noun.forms.contains("both") || areKnown ? .these(both(noun, text)) : .nobody
  }

  private func both(_ noun: CommonNoun, _ text: Anaphora) -> [Int] {
    let number = noun.sentence
    let isSide = noun.lemma == "side" || noun.lemma == "party"
    let wanted: EntityType? = noun.types.contains(.state) || isSide ? .state : noun.types.first
    // Who mediates between both sides, or asks something of them, is neither.
    var doers = noun.doers(in: text)
    for doer in doers { doers.formUnion(text.local.allOffices(of: doer)) }
    // `both kingdoms`, where two states are spoken of far more than any third.
    if wanted == .state, !isSide, let pair = text.local.pair(besides: doers, by: 2) { return pair }
    // A pair that was just named together; sides and countries are no two people.
    if let pair = text.candidates.last(where: { candidate in
      candidate.entities.count == 2 && number - candidate.sentence <= 3 && doers.isDisjoint(with: candidate.entities)
        && (wanted != .state || candidate.entities.allSatisfy { text.local.entities[$0].type != .person })
        && (wanted != .person || candidate.entities.allSatisfy { text.local.entities[$0].type == .person })
    }) {
      return pair.entities
    }
    if noun.tree.has(noun.word, .head) {
      // Those who head something, before others.
      let heads = text.recent(number, limit: 2) { $0.type == .person && $0.offices.contains { noun.tree.lexicon.has($0.title, .head) } }
      if heads.count == 2 { return heads.sorted() }
    }
    // Two sides of which nobody was told are not any two.
    let found = text.recent(number, limit: isSide ? 4 : 2 + doers.count) { wanted == nil || $0.type == wanted }.filter { !doers.contains($0) }
    if found.count == 2 { return found.sorted() }
    // Of several, the two of whom the text tells.
    return wanted == .state ? text.local.pair(besides: doers) ?? [] : []
  }
}

// MARK: One

/// `his country` is the one that he leads.
private struct OwnersCountry: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    guard let pronoun = noun.owner else { return noun.isDefinite ? nil : .nobody }
    guard noun.types.contains(.state), let owner = text.pronouns[noun.sentence][pronoun]?.first else { return .nobody }
    if text.local.entities[owner].type == .state { return .entities([owner]) }
    let led = text.local.entities[owner].offices.compactMap { text.local.state(of: $0.entity) }.first ?? text.local.knownOffices(of: owner).first
    return .these(led.map { [$0] } ?? [])
  }
}

/// Those who rule by force are so all through a text: `the junta` after `the Myanmar regime`.
private struct RulersByForce: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    let lexicon = noun.tree.lexicon
    if lexicon.has(noun.lemma, .ruler), let same = text.groupNouns.filter({ lexicon.has($0.key, .ruler) }).min(by: { $0.key < $1.key }) {
      return .these(same.value.entities)
    }
    return noun.types.isEmpty && !lexicon.has(noun.lemma, .power) ? .nobody : nil
  }
}

/// `a Kenyan senator urged the government`: her own; where a Malian joins her, it may be either's.
private struct Homeland: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    guard noun.tree.has(noun.word, .power) || noun.tree.has(noun.word, .genericState) else { return nil }
    let homes = Set(noun.doers(in: text).compactMap { text.local.ledState($0) })
    return homes.count == 1 ? .entities(homes.sorted()) : nil
  }
}

/// What the gazetteer knows by this noun, first; then what carries it in its name.
private struct KnownByNoun: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    let gazetteer = text.gazetteer
    let known = text.recent(noun.sentence, limit: 1) { $0.entry.flatMap { gazetteer.entries[$0]?.nouns.contains(noun.lemma) } ?? false }
    if !known.isEmpty { return .entities(known) }
    let named = text.recent(noun.sentence, limit: 1) { entity in
      noun.types.contains(entity.type) && entity.names.keys.contains { $0.lowercased().split(separator: " ").contains(Substring(noun.lemma)) }
    }
    return named.isEmpty ? nil : .entities(named)
  }
}

/// `the army`, where one state alone is spoken of.
private struct ArmedForces: Sieve {
  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    guard noun.tree.has(noun.word, .power) else { return nil }
    let doers = noun.doers(in: text)
    let states = text.recent(noun.sentence, limit: 2 + doers.count, within: 2) { $0.type == .state }.filter { !doers.contains($0) }
    return .these(states.count == 1 ? states : [])
  }
}

/// The nearest of the type that a noun tells of.
private struct NearestOfType: Sieve {
  private static let generics: [(trait: LexicalTrait, type: EntityType)] = [
    (.genericState, .state), (.genericOrganization, .organization), (.genericPlace, .place),
  ]
  private static let continents: Set<String> = ["europe", "asia", "africa", "middle-east"]

  func antecedent(of noun: CommonNoun, in text: inout Anaphora) -> Antecedent? {
    guard let generic = Self.generics.first(where: { noun.tree.has(noun.word, $0.trait) })?.type else { return nil }
    // A court is no `group`: what is known by other nouns comes last.
    if generic == .organization, noun.tree.has(noun.word, .genericGroup) {
      let gazetteer = text.gazetteer
      let plain = text.recent(noun.sentence, limit: 1, within: 2) { entity in
        entity.type == generic && (entity.entry.flatMap { gazetteer.entries[$0]?.nouns.isEmpty } ?? true)
      }
      if !plain.isEmpty { return .entities(plain) }
    }
    return .these(
      text.recent(noun.sentence, limit: 1, within: 2) { entity in
        entity.type == generic && !(generic == .place && entity.entry.map(Self.continents.contains) ?? false)
      })
  }
}

// MARK: What was named before

extension Anaphora {
  /// `the North`, where North Korea is spoken of.
  mutating func resolveDirection(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    guard tree.children(of: word).contains(where: { tree.form($0) == "the" }), let state = local.state(inThe: tree.tokens[word].form) else { return }
    pronouns[number][word] = [state]
  }

  /// The entities mentioned last, nearest first.
  func recent(_ number: Int, limit: Int, within distance: Int = 100, where accepts: (LocalEntity) -> Bool) -> [Int] {
    var out: [Int] = []
    for candidate in candidates.reversed() where number - candidate.sentence <= distance {
      for entity in candidate.entities where !out.contains(entity) && accepts(local.entities[entity]) {
        out.append(entity)
        if out.count == limit { return out }
      }
    }
    guard distance >= 100 else { return out }
    for mention in local.mentions.indices.reversed() where local.mentions[mention].sentence < number {
      for entity in local.referents[mention] where !out.contains(entity) && accepts(local.entities[entity]) {
        out.append(entity)
        if out.count == limit { return out }
      }
    }
    return out
  }
}
