import RelataGraph
import RelataSyntax

/// Roles without a name: `the president`, `the leader of the party`.
extension Anaphora {
  mutating func resolveRole(_ index: Int, _ number: Int) {
    let mention = local.mentions[index]
    guard let title = mention.title else { return }
    let tree = sentences[number].tree
    let offices = mention.office.flatMap { local.resolved($0) }
    if !offices.isEmpty {
      // The person who holds the office by this or a like title, otherwise the office's owner.
      let holders = local.entities.indices.filter { person in
        local.entities[person].offices.contains { offices.contains($0.entity) && isSameOffice($0.title, title) }
      }
      // Whom the text names without an office, and the gazetteer knows to hold this one.
      let known = holders.isEmpty ? known(title, offices, number) : holders
      // But a person's aide is not that person.
      let owners = offices.filter { local.entities[$0].type != .person }
      local.referents[index] = known.isEmpty ? owners : [mostRecent(known, number) ?? known[0]]
      if local.referents[index] == offices { local.mentions[index].type = nil }
      return
    }
    let possessive = tree.children(of: mention.head, .nmod).first { tree.subtype($0) == "poss" && tree.upos($0) == .pron }
    let definite =
      possessive != nil || tree.children(of: mention.head).contains { ["the", "this", "that"].contains(tree.form($0)) } || isCapitalizedRole(mention.head, tree)
    guard definite else { return }
    if let possessive, let owner = pronouns[number][possessive], !owner.isEmpty {
      local.referents[index] = owner.filter { local.entities[$0].type != .person }
      return
    }
    if let holder = bareHolder(title, index, number) {
      local.referents[index] = [holder]
    } else if let office = sameRole(title, before: index) {
      local.referents[index] = office
    } else if let entry = gazetteer.titles[title]?.defaultEntity, let entity = local.entities.firstIndex(where: { $0.entry == entry }) {
      local.referents[index] = [entity]
    }
  }

  /// Whom a title alone means, by ordered sieves: the holder whom the text spoke of last, somebody without an office of whom the sentence before
  /// tells, a holder who is named later.
  private func bareHolder(_ title: String, _ index: Int, _ number: Int) -> Int? {
    let mention = local.mentions[index]
    let holders = local.entities.indices.filter { person in
      local.entities[person].offices.contains { isSameOffice($0.title, title) } || local.entities[person].titles.contains { isSameOffice($0, title) }
        || knownTitles(of: person).contains { isSameOffice($0, title) } || isCalled(person, title)
    }.filter { !opposesHimself($0, at: mention.head, number) }
    // `The Prime Minister`, in a government's own words, is the one whom it names first.
    if holders.count > 1, isCapitalizedRole(mention.head, sentences[number].tree), let first = firstNamed(holders) { return first }
    let place = (number, mention.words.lowerBound)
    func last(of persons: [Int]) -> Int? {
      lastMention { other in
        (local.mentions[other].sentence, local.mentions[other].words.lowerBound) < place && local.referents[other].contains(where: persons.contains)
      }
    }
    // Nor does anybody thank or arm his own state, where somebody else may be meant.
    let named = last(of: holders.filter { !opposesHimself($0, at: mention.head, number, inAnyWay: true) }) ?? last(of: holders)
    if let named { return local.referents[named].first(where: holders.contains) }
    return introduced(with: title, before: number, mention.head) ?? holders.first
  }

  /// The titles that the gazetteer knows somebody to hold or to have held, whether or not the text speaks of what he leads.
  private func knownTitles(of person: Int) -> [String] {
    (local.entities[person].entry.flatMap { gazetteer.entries[$0]?.offices } ?? []).compactMap(\.title)
  }

  /// `Vera Novak spoke first. The prime minister threatened Chad.`: the one person of whom the sentence before tells, if nothing is said of what she is.
  private func introduced(with title: String, before number: Int, _ word: Int) -> Int? {
    guard let knowledge = gazetteer.titles[title], knowledge.relation == .leads, knowledge.of.contains(.state) else { return nil }
    let subjects = candidates.filter { number - $0.sentence == 1 && $0.governor != nil && $0.entities.count == 1 }.flatMap(\.entities)
    guard Set(subjects).count == 1, let person = subjects.first, local.entities[person].type == .person, local.allOffices(of: person).isEmpty,
      local.entities[person].titles.isEmpty, knownTitles(of: person).isEmpty, !isDescribed(person), !opposesHimself(person, at: word, number)
    else { return nil }
    return person
  }

  /// `Vera Novak, a farmer,`: what somebody is was said.
  private func isDescribed(_ person: Int) -> Bool {
    local.mentions.indices.contains { index in
      let mention = local.mentions[index]
      guard local.referents[index] == [person] else { return false }
      let tree = sentences[mention.sentence].tree
      return tree.relation(mention.head) == .appos || tree.children(of: mention.head).contains { [.appos, .compound, .acl].contains(tree.relation($0)) }
    }
  }

  /// `the pope` after `Pope Leo`: a title that is a part of the name.
  private func isCalled(_ person: Int, _ title: String) -> Bool {
    local.entities[person].type == .person && local.entities[person].names.keys.contains { $0.lowercased().hasPrefix(title + " ") }
  }

  /// `the Secretary` after `the US Secretary of State`: an office named before by a longer title, whoever holds it.
  private func sameRole(_ title: String, before index: Int) -> [Int]? {
    let place = (local.mentions[index].sentence, local.mentions[index].words.lowerBound)
    return lastMention { other in
      let mention = local.mentions[other]
      guard let longer = mention.title, (mention.sentence, mention.words.lowerBound) < place, !mention.isPlural, !local.referents[other].isEmpty else {
        return false
      }
      return longer.hasPrefix(title + " ") || longer.hasSuffix(" " + title)
    }.map { local.referents[$0] }
  }

  /// The last of some mentions in the text: in the list of mentions roles come after all names.
  private func lastMention(where isWanted: (Int) -> Bool) -> Int? {
    local.mentions.indices.filter(isWanted).max { one, other in
      let (one, other) = (local.mentions[one], local.mentions[other])
      return (one.sentence, one.words.lowerBound) < (other.sentence, other.words.lowerBound)
    }
  }

  /// `The President said`: a role in capitals is somebody known.
  func isCapitalizedRole(_ word: Int, _ tree: SyntaxTree) -> Bool {
    tree.upos(word) == .propn && tree.tokens[word].form.first?.isUppercase ?? false && word > 0
  }

  /// Whom the gazetteer knows to hold or to have held an office: the last whom the text has named, or the only one.
  private func known(_ title: String, _ offices: [Int], _ number: Int) -> [Int] {
    let entries = Set(offices.compactMap { local.entities[$0].entry })
    let bearers = local.entities.indices.compactMap { person -> (person: Int, holds: Bool)? in
      let known = local.entities[person].entry.flatMap { gazetteer.entries[$0]?.offices } ?? []
      let fitting = known.filter { entries.contains($0.entity) && ($0.title.map { isSameOffice($0, title) } ?? false) }
      return fitting.isEmpty ? nil : (person, fitting.contains { $0.until == nil })
    }
    if bearers.count == 1 { return bearers.filter(\.holds).map(\.person) }
    let named = lastMention { mention in local.mentions[mention].sentence < number && bearers.contains { local.referents[mention] == [$0.person] } }
    return named.map { local.referents[$0] } ?? []
  }

  private func firstNamed(_ persons: [Int]) -> Int? {
    local.mentions.indices.filter { index in local.referents[index].contains(where: persons.contains) }
      .min { (local.mentions[$0].sentence, local.mentions[$0].head) < (local.mentions[$1].sentence, local.mentions[$1].head) }
      .flatMap { local.referents[$0].first(where: persons.contains) }
  }

  static let heads: Set<String> = [
    "leader", "president", "prime minister", "premier", "chancellor", "king", "queen", "ruler", "head of state", "monarch", "emir",
  ]

  private static func heads(ofGovernment title: String) -> Bool { ["prime minister", "premier"].contains(title) }

  func isSameOffice(_ one: String, _ other: String) -> Bool {
    if one == other || one.hasSuffix(" " + other) || other.hasSuffix(" " + one) { return true }
    if Anaphora.heads(ofGovernment: one) && Anaphora.heads(ofGovernment: other) { return true }
    // A president is a leader.
    return (one == "leader" || other == "leader") && Anaphora.heads.contains(one) && Anaphora.heads.contains(other)
  }

  func mostRecent(_ entities: [Int], _ number: Int) -> Int? {
    let set = Set(entities)
    let last = lastMention { local.mentions[$0].sentence <= number && local.referents[$0].contains(where: set.contains) }
    return last.flatMap { local.referents[$0].first(where: set.contains) } ?? entities.first
  }
}
