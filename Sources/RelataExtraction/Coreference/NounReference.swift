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
    guard !types.isEmpty || gazetteer.groups[lemma] != nil else { return }
    // Modified by something that is said of it, it is new: `the country that …`, `the party of the rich`.
    if tree.children(of: word).contains(where: { child in
      [.acl, .nmod, .compound].contains(tree.relation(child)) && tree.subtype(child) != "poss"
        && !(isPlural && ["in", "at"].contains(tree.cases(of: child).first ?? "")) && !isAside(child, tree)
    }) {
      return
    }
    // `the government and people of Iraq`: what follows belongs to both.
    if tree.children(of: word, .conj).contains(where: { conjunct in conjunct - word <= 3 && !tree.children(of: conjunct, .nmod).isEmpty }) { return }
    // `the rebels` after `M23 rebels`: the same noun with its owner.
    if isPlural, ["the", "these", "those"].contains(tree.form(determiner)), let same = groupNouns[lemma], number - same.sentence <= 8 {
      pronouns[number][word] = same.entities
      return
    }
    if isPlural {
      let forms = tree.children(of: word).map(tree.form)
      // `the three countries`: as many as were named together.
      if let count = Self.numbers.first(where: { forms.contains($0.key) })?.value, forms.contains("the") || forms.contains("all") {
        let type: EntityType? = types.contains(.state) ? .state : types.contains(.organization) ? .organization : nil
        var found: [Int] = []
        // The nearest sentences that name so many.
        for distance in 0...2 where found.count < count {
          for candidate in candidates.reversed() where number - candidate.sentence == distance {
            for entity in candidate.entities where !found.contains(entity) && (type == nil || local.entities[entity].type == type) { found.append(entity) }
          }
        }
        if let named = candidates.last(where: { $0.entities.count == count && number - $0.sentence <= 2 }) { found = named.entities }
        if found.count == count { pronouns[number][word] = found.sorted() }
        return
      }
      // `The Ministers` of a joint statement, `the presidents` after two of them.
      if gazetteer.titles[lemma]?.relation == .leads || lemma == "leader", !forms.isEmpty,
        forms.allSatisfy({ ["the", "both"].contains($0) })
      {
        let heads = jointAuthors.filter { local.entities[$0].type == .person }
        let pair = candidates.last { candidate in
          candidate.entities.count > 1 && number - candidate.sentence <= 2 && candidate.entities.allSatisfy { local.entities[$0].type == .person }
        }
        if let found = heads.isEmpty ? pair?.entities : heads {
          pronouns[number][word] = found
          return
        }
      }
      // `the neighbours`, of which the text tells.
      if tree.lexicon.has(lemma, .neighbour), forms.contains("the"),
        let pair = local.pair(besides: doers(above: word, number))
      {
        pronouns[number][word] = pair
        return
      }
      // `two provinces` are new, `the two provinces` are not.
      guard forms.contains("both") || forms.contains("two") && forms.contains(where: { ["the", "these", "those", "all"].contains($0) }) else { return }
      let wanted: EntityType? = types.contains(.state) || lemma == "side" || lemma == "party" ? .state : types.first
      // Who mediates between both sides, or asks something of them, is neither.
      var doers = doers(above: word, number)
      for doer in doers { doers.formUnion(local.allOffices(of: doer)) }
      // `both kingdoms`, where two states are spoken of far more than any third.
      if wanted == .state, lemma != "side", lemma != "party", let pair = local.pair(besides: doers, by: 2) {
        pronouns[number][word] = pair
        return
      }
      // A pair that was just named together; sides and countries are no two people.
      if let pair = candidates.last(where: { candidate in
        candidate.entities.count == 2 && number - candidate.sentence <= 3 && doers.isDisjoint(with: candidate.entities)
          && (wanted != .state || candidate.entities.allSatisfy { local.entities[$0].type != .person })
          && (wanted != .person || candidate.entities.allSatisfy { local.entities[$0].type == .person })
      }) {
        pronouns[number][word] = pair.entities
        return
      }
      if lemma == "leader" {
        // Those who head something, before others.
        let heads = recent(number, limit: 2) { $0.type == .person && $0.offices.contains { Anaphora.heads.contains($0.title) } }
        if heads.count == 2 {
          pronouns[number][word] = heads.sorted()
          return
        }
      }
      // Two sides of which nobody was told are not any two.
      let most = lemma == "side" || lemma == "party" ? 4 : 2 + doers.count
      let found = recent(number, limit: most) { entity in wanted == nil || entity.type == wanted }.filter { !doers.contains($0) }
      if found.count == 2 {
        pronouns[number][word] = found.sorted()
      } else if wanted == .state, let pair = local.pair(besides: doers) {
        // Of several, the two of whom the text tells.
        pronouns[number][word] = pair
      }
      return
    }
    if tree.upos(determiner) == .pron, tree.subtype(determiner) == "poss" {
      // `his country` is the one that he leads.
      guard types.contains(.state), let owner = pronouns[number][determiner]?.first else { return }
      if local.entities[owner].type == .state {
        pronouns[number][word] = [owner]
      } else if let state = local.entities[owner].offices.compactMap({ local.state(of: $0.entity) }).first {
        pronouns[number][word] = [state]
      } else if let entity = local.knownOffices(of: owner).first {
        pronouns[number][word] = [entity]
      }
      return
    }
    guard ["the", "this", "that"].contains(tree.form(determiner)) else { return }
    // `the regime` after `the Assad regime`: the same noun with its owner.
    if let same = groupNouns[lemma], number - same.sentence <= 8 {
      pronouns[number][word] = same.entities
      return
    }
    // Those who rule by force are so all through a text: `the junta` after `the Myanmar regime`.
    let rulers = ["regime", "junta", "military"]
    if rulers.contains(lemma), let same = rulers.compactMap({ groupNouns[$0] }).first {
      pronouns[number][word] = same.entities
      return
    }
    guard !types.isEmpty || tree.lexicon.has(lemma, .ruler) else { return }
    // `a Kenyan senator urged the government`: her own.
    if tree.lexicon.has(lemma, .homeland) {
      // Where a Malian joins her, it may be either's.
      let homes = Set(doers(above: word, number).compactMap { local.ledState($0) })
      if homes.count == 1, let home = homes.first {
        pronouns[number][word] = [home]
        return
      }
    }
    // What is known by this noun, first; then what carries it in its name; then the nearest of the type.
    let known = recent(number, limit: 1) { entity in entity.entry.flatMap { gazetteer.entries[$0]?.nouns.contains(lemma) } ?? false }
    let named = recent(number, limit: 1) { entity in
      types.contains(entity.type) && entity.names.keys.contains { $0.lowercased().split(separator: " ").contains(Substring(lemma)) }
    }
    if let found = (known + named).first {
      pronouns[number][word] = [found]
      return
    }
    // `the army`, where one state alone is spoken of.
    if tree.lexicon.has(lemma, .power) {
      let doers = doers(above: word, number)
      let states = recent(number, limit: 2 + doers.count, within: 2) { $0.type == .state }.filter { !doers.contains($0) }
      if states.count == 1 { pronouns[number][word] = states }
      return
    }
    guard let generic = Self.generics.first(where: { tree.lexicon.has(lemma, $0.trait) })?.type else { return }
    // A court is no `group`: what is known by other nouns comes last.
    let plain = recent(number, limit: 1, within: 2) { entity in
      entity.type == generic && generic == .organization && (entity.entry.flatMap { gazetteer.entries[$0]?.nouns.isEmpty } ?? true)
    }
    if !plain.isEmpty, tree.lexicon.has(lemma, .genericGroup) {
      pronouns[number][word] = plain
      return
    }
    let close = recent(number, limit: 1, within: 2) { entity in
      entity.type == generic && !(generic == .place && entity.entry.map { ["europe", "asia", "africa", "middle-east"].contains($0) } ?? false)
    }
    if !close.isEmpty { pronouns[number][word] = close }
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
