import RelataGraph
import RelataSupport
import RelataSyntax

/// An entity of one document: its mentions, before documents are put together.
struct LocalEntity: Sendable {
  var type: EntityType
  /// The entry of the gazetteer that it is.
  var entry: String?
  /// Its proper names, as often as they occur.
  var names: [String: Int] = [:]
  /// Offices that the document says it holds: title and entity.
  var offices: [Office] = []
  /// The titles that it is named with.
  var titles: Set<String> = []
  /// For an institution: its state.
  var owner: Int?
  /// For an institution: the entry of its state, which the text may tell without naming that.
  var state: String?
  /// For an institution: what the text calls it, without its state or with it.
  var wordings: Set<String> = []
  /// As in `DocumentGraph.LocalEntity`.
  var isOfOneDocument = false
  /// `he` or `she`, where titles or pronouns tell.
  var gender: Gender?

  struct Office: Sendable, Hashable {
    var title: String
    var entity: Int
  }

  enum Gender: String, Sendable, CaseIterable { case male, female }

  /// The fullest of its names, the most frequent among equals.
  var name: String {
    NameMatching.fullest(names)
  }
}

/// Which entities the mentions of a document refer to.
struct LocalEntities: Sendable {
  var mentions: [TextMention]
  var entities: [LocalEntity] = []
  /// For each mention, the entities that it refers to; none where that is not known.
  var referents: [[Int]]
  let gazetteer: Gazetteer
  let lexicon: Lexicon
  /// The mentions of titles beside a name, by that.
  private(set) var titleMentions: [Int: [Int]] = [:]

  /// Puts names of one entity together; roles and pronouns come later.
  init(_ mentions: [TextMention], gazetteer: Gazetteer, lexicon: Lexicon, until deadline: Deadline) {
    self.lexicon = lexicon
    self.mentions = mentions
    self.gazetteer = gazetteer
    referents = [[Int]](repeating: [], count: mentions.count)
    for (title, mention) in mentions.enumerated() { if mention.title != nil, let named = mention.sameAs { titleMentions[named, default: []].append(title) } }
    // Longer names first, so that short ones find them.
    let order = mentions.indices.filter { mentions[$0].standsFor.isEmpty && mentions[$0].title == nil }
      .sorted { (-mentions[$0].length, $0) < (-mentions[$1].length, $1) }
    var byEntry: [String: Int] = [:]
    for i in order {
      let mention = mentions[i]
      if let entry = mention.entry {
        let entity = byEntry[entry] ?? add(LocalEntity(type: gazetteer.entries[entry]?.type ?? mention.type ?? .organization, entry: entry))
        byEntry[entry] = entity
        refer(i, to: entity)
        if let wording = mention.wording { entities[entity].wordings.insert(wording) }
      }
    }
    for i in order where mentions[i].entry == nil && !deadline.hasPassed {
      let known = find(i)
      let isAlone = mentions[i].isOfUnknownState || known == nil && isSomebodyElse(mentions[i])
      let entity = known ?? add(LocalEntity(type: mentions[i].type ?? .organization, state: mentions[i].state, isOfOneDocument: isAlone))
      refer(i, to: entity)
      if let wording = mentions[i].wording { entities[entity].wordings.insert(wording) }
    }
    for mention in mentions.indices {
      guard let part = referents[mention].first else { continue }
      if let owner = mentions[mention].owner {
        entities[part].owner = referents[owner].first
      } else if let state = mentions[mention].state, entities[part].owner == nil {
        entities[part].owner = byEntry[state]
      }
    }
    recognizeSurnames()
    setOffices()
    setGenders()
  }

  /// Gives last names their entry of the gazetteer, where the document speaks of a state or organization that the person led.
  ///
  /// `Secretary Kerry` in a text about the United States, `Assad` in one about Syria. A name that several known people have
  /// says nothing.
  private mutating func recognizeSurnames() {
    let present = Set(entities.compactMap(\.entry))
    for i in entities.indices where entities[i].type == .person && entities[i].entry == nil {
      let names = entities[i].names.keys.map(NameMatching.words)
      guard let last = names.compactMap(\.last).max(by: { $0.count < $1.count }), names.allSatisfy({ $0.count == 1 }) else { continue }
      let isCommon = gazetteer.commonFamilyNames.contains(last) && !isTitled(i)
      let bearers = gazetteer.bearers(ofSurname: last).filter { bearer in
        guard let offices = gazetteer.entries[bearer]?.offices, !present.contains(bearer) else { return false }
        // Of the many who are called Wong, only who heads a state goes without a title.
        return offices.contains { present.contains($0.entity) && (!isCommon || $0.title.map { lexicon.has($0, .head) } ?? true) }
      }
      if let bearer = latest(bearers) { entities[i].entry = bearer }
    }
  }

  private func isTitled(_ entity: Int) -> Bool { mentions.indices.contains { referents[$0] == [entity] && titleMentions[$0] != nil } }

  /// The one bearer, or of several in the same office the last: `Assad` is the son.
  private func latest(_ bearers: [String]) -> String? {
    guard bearers.count > 1 else { return bearers.first }
    let offices = bearers.map { gazetteer.entries[$0]?.offices ?? [] }
    guard let shared = offices.dropFirst().reduce(Set(offices[0].map(\.entity)), { $0.intersection($1.map(\.entity)) }).min() else { return nil }
    func start(_ bearer: String) -> String { gazetteer.entries[bearer]?.offices.filter { $0.entity == shared }.compactMap(\.from).max() ?? "" }
    let sorted = bearers.sorted { (start($0), $0) < (start($1), $1) }
    return sorted.last.flatMap { start($0).isEmpty ? nil : $0 }
  }

  /// The entities of the document that a person leads or led as far as the gazetteer knows, by a title if one is given.
  func knownOffices(of person: Int, title: String? = nil) -> [Int] {
    guard let entry = entities[person].entry, let offices = gazetteer.entries[entry]?.offices else { return [] }
    return offices.filter { title == nil || $0.title == title }.compactMap { office in entities.firstIndex { $0.entry == office.entity } }
  }

  /// How often the document speaks of each state, most often first.
  private var states: [(entity: Int, count: Int)] {
    var counts: [Int: Int] = [:]
    for (index, mention) in mentions.enumerated() where mention.kind == .name {
      for entity in referents[index] where entities[entity].type == .state { counts[entity, default: 0] += 1 }
    }
    return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map { (entity: $0.key, count: $0.value) }
  }

  /// The state, of those that may have an office, that the document speaks of more than half as often again as of any other.
  ///
  /// But where the sentence before names another one alone, it is of that, or of neither.
  func home(of office: String, person: Int, before sentence: Int) -> Int? {
    let sorted = states.filter { state in
      let entry = entities[state.entity].entry ?? ""
      let isTaken = entities.indices.contains { $0 != person && entities[$0].offices.contains { $0.title == office && $0.entity == state.entity } }
      return !isTaken && !gazetteer.lacks(entry, office)
    }
    guard let first = sorted.first, first.count >= 3, sorted.count == 1 || 2 * first.count >= 3 * sorted[1].count else { return nil }
    let opening = mentions.indices.filter { mentions[$0].type == .state || mentions[$0].kind == .demonym }
      .min { (mentions[$0].sentence, mentions[$0].head) < (mentions[$1].sentence, mentions[$1].head) }
    guard opening.map({ resolved($0).contains(first.entity) }) ?? false else { return nil }
    let near = Set(
      mentions.indices.filter { mentions[$0].kind == .name && (sentence - 1...sentence).contains(mentions[$0].sentence) }.flatMap { referents[$0] }
        .filter { entities[$0].type == .state })
    return near.isEmpty || near == [first.entity] ? first.entity : nil
  }

  /// The two states that the document speaks of most, where no third is as frequent as the second.
  ///
  /// - Parameter factor: How much more often at least.
  func pair(besides others: Set<Int>, by factor: Int = 1) -> [Int]? {
    let sorted = states.filter { !others.contains($0.entity) }
    guard sorted.count >= 2, sorted.count == 2 || sorted[1].count > sorted[2].count && sorted[1].count >= factor * sorted[2].count else { return nil }
    return [sorted[0].entity, sorted[1].entity].sorted()
  }

  private mutating func add(_ entity: LocalEntity) -> Int {
    entities.append(entity)
    return entities.count - 1
  }

  private mutating func refer(_ mention: Int, to entity: Int) {
    referents[mention] = [entity]
    if mentions[mention].kind == .name { entities[entity].names[mentions[mention].name, default: 0] += 1 }
  }

  /// Reads who holds which office from roles beside names.
  private mutating func setOffices() {
    for i in mentions.indices {
      guard let title = mentions[i].title, let named = mentions[i].sameAs, let person = referents[named].first else { continue }
      referents[i] = [person]
      entities[person].titles.insert(title)
      for office in mentions[i].office {
        for entity in referents[office] where entity != person {
          let held = LocalEntity.Office(title: title, entity: entity)
          if !entities[person].offices.contains(held) { entities[person].offices.append(held) }
        }
      }
      if let gender = LocalEntity.Gender(title, lexicon) { entities[person].gender = gender }
    }
  }

  /// Tells `he` from `she` by given names, where titles don't.
  private mutating func setGenders() {
    for i in entities.indices where entities[i].type == .person && entities[i].gender == nil {
      let names = entities[i].names.keys.sorted()
      let known = entities[i].entry.flatMap { gazetteer.entries[$0]?.name }
      entities[i].gender = gazetteer.gender(named: names + [known].compactMap { $0 })
      guard entities[i].gender == nil, names.allSatisfy({ NameMatching.words($0).count < 2 }) else { continue }
      // `Macron`, where everybody known by that name is a man.
      let bearers = names.compactMap { NameMatching.words($0).last }.flatMap(gazetteer.bearers(ofSurname:))
      let genders = Set(bearers.compactMap { gazetteer.entries[$0]?.name }.map { gazetteer.gender(named: [$0]) })
      if genders.count == 1, let gender = genders.first { entities[i].gender = gender }
    }
  }

  /// The entities that a mention refers to, through the mentions that it stands for.
  func resolved(_ mention: Int) -> [Int] {
    if !referents[mention].isEmpty { return referents[mention] }
    var out: [Int] = []
    for other in mentions[mention].standsFor {
      for entity in referents[other] {
        // A leader's government is the state that he leads: `the Assad regime`.
        // But `his counterpart, Vera Novak` is she.
        let meant: Int? =
          switch entities[entity].type {
          case .person where mentions[mention].type != .person: ledState(entity) ?? entity
          // `a court in Istanbul`, `police in Nairobi` are their state's.
          case .place where mentions[other].kind == .name && Self.servants.contains { mentions[mention].name.lowercased().hasPrefix($0) }:
            state(around: entity) ?? (entities[entity].entry.map { gazetteer.entries[$0]?.acts ?? false } ?? false ? entity : nil)
          default: entity
          }
        if let meant, !out.contains(meant) { out.append(meant) }
      }
    }
    return out
  }

  /// A state, or the state whose institution it is.
  func state(of entity: Int) -> Int? { entities[entity].type == .state ? entity : entities[entity].owner }

  private static let servants = ["police", "court", "prosecutor", "judge", "riot police", "security forces", "authorities"]

  /// The state that a place of the gazetteer is in, where the text speaks of it.
  func state(around place: Int) -> Int? {
    var within = entities[place].entry.flatMap { gazetteer.entries[$0]?.within } ?? []
    within += within.flatMap { gazetteer.entries[$0]?.within ?? [] }
    return within.lazy.compactMap { entry in entities.firstIndex { $0.entry == entry && $0.type == .state } }.first
  }

  /// Whatever somebody has an office of, by the document first, then by the gazetteer.
  func allOffices(of person: Int) -> [Int] { entities[person].offices.map(\.entity) + knownOffices(of: person) }

  /// The state that somebody has an office of.
  func ledState(_ person: Int) -> Int? { allOffices(of: person).first { entities[$0].type == .state } }
}
