import RelataGraph
import RelataSyntax

/// A role without a name: `the president`, `the leader of the party`.
struct RoleReference: Sendable {
  let mention: Int
  let head: Int
  let sentence: Int
  let title: String
  /// What the role is of, where that is said.
  let offices: [Int]
  let tree: SyntaxTree

  init?(_ mention: Int, _ sentence: Int, in text: Anaphora) {
    let named = text.local.mentions[mention]
    guard let title = named.title else { return nil }
    self.mention = mention
    self.sentence = sentence
    self.title = title
    head = named.head
    offices = named.office.flatMap { text.local.resolved($0) }
    tree = text.sentences[sentence].tree
  }

  /// `her minister`
  var owner: Int? { tree.children(of: head, .nmod).first { tree.subtype($0) == "poss" && tree.upos($0) == .pron } }
}

extension Anaphora {
  static let roleSieves: [any Sieve<RoleReference>] = [HolderOfOffice(), IndefiniteRole(), OwnersRole(), BareTitle(), LongerTitle(), DefaultOffice()]

  mutating func resolveRole(_ index: Int, _ number: Int) {
    guard let role = RoleReference(index, number, in: self), case .entities(let found) = antecedent(of: role, by: Self.roleSieves) else { return }
    local.referents[index] = found
    if found == role.offices { local.mentions[index].type = nil }
  }
}

/// The person who holds the office by this or a like title, otherwise the office's owner.
private struct HolderOfOffice: Sieve {
  func antecedent(of role: RoleReference, in text: inout Anaphora) -> Antecedent? {
    guard !role.offices.isEmpty else { return nil }
    let holders = text.local.entities.indices.filter { person in
      text.local.entities[person].offices.contains { role.offices.contains($0.entity) && text.isSameOffice($0.title, role.title) }
    }
    // Whom the text names without an office, and the gazetteer knows to hold this one.
    let known = holders.isEmpty ? text.known(role.title, role.offices, role.sentence) : holders
    // But a person's aide is not that person.
    return .these(
      known.isEmpty
        ? role.offices.filter { text.local.entities[$0].type != .person } : [text.mostRecent(known, role.sentence) ?? known[0]])
  }
}

/// `a minister` is nobody named.
private struct IndefiniteRole: Sieve {
  func antecedent(of role: RoleReference, in text: inout Anaphora) -> Antecedent? {
    let isDefinite =
      role.owner != nil || role.tree.children(of: role.head).contains { SyntaxTree.definiteDeterminers.contains(role.tree.form($0)) }
      || text.isCapitalizedRole(role.head, role.tree)
    return isDefinite ? nil : .nobody
  }
}

/// `its president`: whoever it is of.
private struct OwnersRole: Sieve {
  func antecedent(of role: RoleReference, in text: inout Anaphora) -> Antecedent? {
    guard let pronoun = role.owner, let owner = text.pronouns[role.sentence][pronoun], !owner.isEmpty else { return nil }
    return .these(owner.filter { text.local.entities[$0].type != .person })
  }
}

/// Whom a title alone means, of those whom the text tells of.
private struct BareTitle: Sieve {
  func antecedent(of role: RoleReference, in text: inout Anaphora) -> Antecedent? {
    text.bareHolder(role.title, role.mention, role.sentence).map { .entities([$0]) }
  }
}

/// `the Secretary` after `the US Secretary of State`: an office named before by a longer title, whoever holds it.
private struct LongerTitle: Sieve {
  func antecedent(of role: RoleReference, in text: inout Anaphora) -> Antecedent? {
    text.sameRole(role.title, before: role.mention).map { .these($0) }
  }
}

/// `the pope`: a title that only one office has.
private struct DefaultOffice: Sieve {
  func antecedent(of role: RoleReference, in text: inout Anaphora) -> Antecedent? {
    guard let entry = text.gazetteer.titles[role.title]?.defaultEntity else { return nil }
    return text.local.entities.firstIndex { $0.entry == entry }.map { .entities([$0]) }
  }
}

extension Anaphora {
  /// Whom a title alone means, by ordered sieves: the holder whom the text spoke of last, somebody without an office of whom the sentence before
  /// tells, a holder who is named later.
  fileprivate func bareHolder(_ title: String, _ index: Int, _ number: Int) -> Int? {
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
  fileprivate func sameRole(_ title: String, before index: Int) -> [Int]? {
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
  fileprivate func known(_ title: String, _ offices: [Int], _ number: Int) -> [Int] {
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

  func isSameOffice(_ one: String, _ other: String) -> Bool {
    if one == other || one.hasSuffix(" " + other) || other.hasSuffix(" " + one) { return true }
    let lexicon = ontology.lexicon
    if lexicon.has(one, .premier) && lexicon.has(other, .premier) { return true }
    // A president is a leader.
    return (one == "leader" || other == "leader") && lexicon.has(one, .head) && lexicon.has(other, .head)
  }

  func mostRecent(_ entities: [Int], _ number: Int) -> Int? {
    let set = Set(entities)
    let last = lastMention { local.mentions[$0].sentence <= number && local.referents[$0].contains(where: set.contains) }
    return last.flatMap { local.referents[$0].first(where: set.contains) } ?? entities.first
  }
}
