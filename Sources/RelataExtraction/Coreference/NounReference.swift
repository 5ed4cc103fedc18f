import RelataGraph
import RelataSyntax

/// Common nouns that name again: `the alliance`, `the country`, `both sides`, `the two leaders`.
extension Anaphora {
  private static let generics: [(trait: LexicalTrait, type: EntityType)] = [
    (.genericState, .state), (.genericOrganization, .organization), (.genericPlace, .place),
  ]
  private static let numbers = ["three": 3, "four": 4, "five": 5]

  /// `the alliance`, `the country`, `both sides`, `the two leaders`.
  mutating func resolveNoun(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    if let named = named(word, number) {
      pronouns[number][word] = named
      return
    }
    let lemma = tree.lemma(word)
    let determiner = tree.children(of: word).first { tree.relation($0) == .det || tree.subtype($0) == "poss" || tree.relation($0) == .nummod }
    guard let determiner else { return }
    let isPlural = tree.tokens[word].features["Number"] == "Plur"
    let types = EntityType.allCases.filter { gazetteer.collectives[$0]?.contains(lemma) ?? false }
    guard !types.isEmpty || gazetteer.groups[lemma] != nil, !isNew(word, isPlural, tree) else { return }
    let found: [Int]
    if isPlural, ["the", "these", "those"].contains(tree.form(determiner)), let same = groupNouns[lemma], number - same.sentence <= 8 {
      // `the rebels` after `M23 rebels`: the same noun with its owner.
      found = same.entities
    } else if isPlural {
      found = several(word, number, types)
    } else if tree.upos(determiner) == .pron, tree.subtype(determiner) == "poss" {
      found = types.contains(.state) ? country(of: determiner, number) : []
    } else if ["the", "this", "that"].contains(tree.form(determiner)) {
      found = definite(word, number, types)
    } else {
      return
    }
    if !found.isEmpty { pronouns[number][word] = found }
  }

  /// Whether a noun is modified by something that is said of it: `the country that …`, `the party of the rich`.
  private func isNew(_ word: Int, _ isPlural: Bool, _ tree: SyntaxTree) -> Bool {
    let isModified = tree.children(of: word).contains { child in
      [.acl, .nmod, .compound].contains(tree.relation(child)) && tree.subtype(child) != "poss"
        && !(isPlural && ["in", "at"].contains(tree.cases(of: child).first ?? "")) && !isAside(child, tree)
    }
    // `the government and people of Iraq`: what follows belongs to both.
    return isModified || tree.children(of: word, .conj).contains { conjunct in conjunct - word <= 3 && !tree.children(of: conjunct, .nmod).isEmpty }
  }

  // MARK: Several

  private func several(_ word: Int, _ number: Int, _ types: [EntityType]) -> [Int] {
    let tree = sentences[number].tree
    let lemma = tree.lemma(word)
    let forms = tree.children(of: word).map(tree.form)
    // `the three countries`: as many as were named together.
    if let count = Self.numbers.first(where: { forms.contains($0.key) })?.value, forms.contains("the") || forms.contains("all") {
      return counted(count, number, types.contains(.state) ? .state : types.contains(.organization) ? .organization : nil)
    }
    // `The Ministers` of a joint statement, `the presidents` after two of them.
    if gazetteer.titles[lemma]?.relation == .leads || lemma == "leader", !forms.isEmpty, forms.allSatisfy({ ["the", "both"].contains($0) }) {
      let heads = jointAuthors.filter { local.entities[$0].type == .person }
      let pair = candidates.last { candidate in
        candidate.entities.count > 1 && number - candidate.sentence <= 2 && candidate.entities.allSatisfy { local.entities[$0].type == .person }
      }
      if let found = heads.isEmpty ? pair?.entities : heads { return found }
    }
    // `the neighbours`, of which the text tells.
    if tree.has(word, .neighbour), forms.contains("the"), let pair = local.pair(besides: doers(above: word, number)) { return pair }
    // `two provinces` are new, `the two provinces` are not.
    guard forms.contains("both") || forms.contains("two") && forms.contains(where: { ["the", "these", "those", "all"].contains($0) }) else { return [] }
    return both(word, number, types)
  }

  /// As many of a type as the nearest sentences name.
  private func counted(_ count: Int, _ number: Int, _ type: EntityType?) -> [Int] {
    if let named = candidates.last(where: { $0.entities.count == count && number - $0.sentence <= 2 }) { return named.entities.sorted() }
    var found: [Int] = []
    for distance in 0...2 where found.count < count {
      for candidate in candidates.reversed() where number - candidate.sentence == distance {
        for entity in candidate.entities where !found.contains(entity) && (type == nil || local.entities[entity].type == type) { found.append(entity) }
      }
    }
    return found.count == count ? found.sorted() : []
  }

  private func both(_ word: Int, _ number: Int, _ types: [EntityType]) -> [Int] {
    let lemma = sentences[number].tree.lemma(word)
    let isSide = lemma == "side" || lemma == "party"
    let wanted: EntityType? = types.contains(.state) || isSide ? .state : types.first
    // Who mediates between both sides, or asks something of them, is neither.
    var doers = doers(above: word, number)
    for doer in doers { doers.formUnion(local.allOffices(of: doer)) }
    // `both kingdoms`, where two states are spoken of far more than any third.
    if wanted == .state, !isSide, let pair = local.pair(besides: doers, by: 2) { return pair }
    // A pair that was just named together; sides and countries are no two people.
    if let pair = candidates.last(where: { candidate in
      candidate.entities.count == 2 && number - candidate.sentence <= 3 && doers.isDisjoint(with: candidate.entities)
        && (wanted != .state || candidate.entities.allSatisfy { local.entities[$0].type != .person })
        && (wanted != .person || candidate.entities.allSatisfy { local.entities[$0].type == .person })
    }) {
      return pair.entities
    }
    if lemma == "leader" {
      // Those who head something, before others.
      let heads = recent(number, limit: 2) { $0.type == .person && $0.offices.contains { Anaphora.heads.contains($0.title) } }
      if heads.count == 2 { return heads.sorted() }
    }
    // Two sides of which nobody was told are not any two.
    let found = recent(number, limit: isSide ? 4 : 2 + doers.count) { entity in wanted == nil || entity.type == wanted }.filter { !doers.contains($0) }
    if found.count == 2 { return found.sorted() }
    // Of several, the two of whom the text tells.
    return wanted == .state ? local.pair(besides: doers) ?? [] : []
  }

  // MARK: One

  /// `his country` is the one that he leads.
  private func country(of pronoun: Int, _ number: Int) -> [Int] {
    guard let owner = pronouns[number][pronoun]?.first else { return [] }
    if local.entities[owner].type == .state { return [owner] }
    return (local.entities[owner].offices.compactMap { local.state(of: $0.entity) }.first ?? local.knownOffices(of: owner).first).map { [$0] } ?? []
  }

  private func definite(_ word: Int, _ number: Int, _ types: [EntityType]) -> [Int] {
    let tree = sentences[number].tree
    let lemma = tree.lemma(word)
    // `the regime` after `the Assad regime`: the same noun with its owner.
    if let same = groupNouns[lemma], number - same.sentence <= 8 { return same.entities }
    // Those who rule by force are so all through a text: `the junta` after `the Myanmar regime`.
    let rulers = ["regime", "junta", "military"]
    if rulers.contains(lemma), let same = rulers.compactMap({ groupNouns[$0] }).first { return same.entities }
    guard !types.isEmpty || tree.has(word, .ruler) else { return [] }
    // `a Kenyan senator urged the government`: her own.
    if tree.has(word, .homeland) {
      // Where a Malian joins her, it may be either's.
      let homes = Set(doers(above: word, number).compactMap { local.ledState($0) })
      if homes.count == 1, let home = homes.first { return [home] }
    }
    // What is known by this noun, first; then what carries it in its name; then the nearest of the type.
    let known = recent(number, limit: 1) { entity in entity.entry.flatMap { gazetteer.entries[$0]?.nouns.contains(lemma) } ?? false }
    let named = recent(number, limit: 1) { entity in
      types.contains(entity.type) && entity.names.keys.contains { $0.lowercased().split(separator: " ").contains(Substring(lemma)) }
    }
    if let found = (known + named).first { return [found] }
    // `the army`, where one state alone is spoken of.
    if tree.has(word, .power) {
      let doers = doers(above: word, number)
      let states = recent(number, limit: 2 + doers.count, within: 2) { $0.type == .state }.filter { !doers.contains($0) }
      return states.count == 1 ? states : []
    }
    return nearest(word, number)
  }

  /// The nearest of the type that a noun tells of.
  private func nearest(_ word: Int, _ number: Int) -> [Int] {
    let tree = sentences[number].tree
    guard let generic = Self.generics.first(where: { tree.has(word, $0.trait) })?.type else { return [] }
    // A court is no `group`: what is known by other nouns comes last.
    let plain = recent(number, limit: 1, within: 2) { entity in
      entity.type == generic && generic == .organization && (entity.entry.flatMap { gazetteer.entries[$0]?.nouns.isEmpty } ?? true)
    }
    if !plain.isEmpty, tree.has(word, .genericGroup) { return plain }
    return recent(number, limit: 1, within: 2) { entity in
      entity.type == generic && !(generic == .place && entity.entry.map { ["europe", "asia", "africa", "middle-east"].contains($0) } ?? false)
    }
  }

  /// `a group called the Volga Front`, `militants known as the Seleka`: what the name says.
  private func named(_ word: Int, _ number: Int) -> [Int]? {
    let tree = sentences[number].tree
    for naming in tree.children(of: word) where tree.relation(naming) == .acl && tree.subtype(naming) != "relcl" {
      guard tree.has(naming, .naming), !tree.form(naming).hasSuffix("ing") else { continue }
      for child in tree.children(of: naming) where [.xcomp, .obj, .obl].contains(tree.relation(child)) {
        guard tree.cases(of: child).allSatisfy({ $0 == "as" }) else { continue }
        let found = entities(number, child)
        if found.count == 1 { return found }
      }
    }
    return nil
  }

  /// The subjects of the verb whose object or complement a word is.
  private func doers(above word: Int, _ number: Int) -> Set<Int> {
    let tree = sentences[number].tree
    var node = tree.firstConjunct(word)
    while let head = tree.head(node), tree.upos(head) != .verb { node = head }
    guard let verb = tree.head(node), tree.relation(node) != .nsubj else { return [] }
    return Set(ArgumentFinder(tree).subjects(of: verb).flatMap { subject in tree.conjuncts(of: subject.word).flatMap { entities(number, $0) } })
  }

  /// `the group, which …`: a relative clause behind a comma doesn't say which one it is.
  private func isAside(_ clause: Int, _ tree: SyntaxTree) -> Bool {
    let first = tree.span(of: clause).lowerBound
    return tree.subtype(clause) == "relcl" && (tree.form(first) == "," || first > 0 && tree.form(first - 1) == ",")
  }

  /// `the North`, where North Korea is spoken of.
  mutating func resolveDirection(_ word: Int, _ number: Int) {
    let tree = sentences[number].tree
    let form = tree.tokens[word].form
    guard ["North", "South"].contains(form), tree.children(of: word).contains(where: { tree.form($0) == "the" }),
      let state = local.entities.firstIndex(where: { entity in
        entity.type == .state && (entity.entry.flatMap { gazetteer.entries[$0]?.name } ?? "").hasPrefix(form + " ")
      })
    else { return }
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
