import RelataGraph
import RelataSupport

/// What is known of the world before reading: names, demonyms, capitals, titles, and what must never be merged.
public struct Gazetteer: Sendable {
  /// An entity that is known by name.
  public struct Entry: Sendable, Hashable {
    /// In kebab case; graphs have it as the node's.
    public var id: String
    /// What it is.
    public var type: EntityType
    /// What graphs call it.
    public var name: String
    /// ISO 3166 code, of a state.
    public var iso: String?
    /// Its other names.
    public var aliases: [String] = []
    /// Adjectives and nouns of nationality: `Ukrainian`, `Ukrainians`.
    public var demonyms: [String] = []
    /// Names of capitals and seats that stand for a state or organization where they act: `Moscow`.
    public var metonyms: [String] = []
    /// Names that usually are another entry's: it is this one where a document names more of what lies in it or beside it.
    public var sharedNames: [String] = []
    /// Common nouns by which a text names it again: `alliance` for NATO.
    public var nouns: [String] = []
    /// Identifiers of what it lies in or belongs to.
    public var within: [String] = []
    /// The offices that a person holds or held.
    public var offices: [Office] = []
    /// Whether a place deals with others as one: a region, or a territory with a government of its own.
    public var acts = false
    /// The year from which a former state was there.
    public var from: String?
    /// The year until which it was there.
    public var until: String?
  }

  /// An office: of which state or organization, and by which title where that is known.
  public struct Office: Sendable, Hashable {
    /// The identifier of the state or organization.
    public var entity: String
    /// What its holder is called, where that is known.
    public var title: String?
    /// ISO 8601 date or year from which it was held, where known.
    public var from: String?
    /// ISO 8601 date or year until which it was held, where known.
    public var until: String?
  }

  /// What a title says of its holder towards the entity that it goes with.
  package enum TitleRelation: String, Sendable, Hashable, CaseIterable {
    case leads, represents, honorific
    /// An office against it: an opposition leader leads no state.
    case unrelated
  }

  package struct Title: Sendable, Hashable {
    package var relation: TitleRelation
    package var of: Set<EntityType>
    /// Whose title it is where nothing else is said, for titles that one state alone uses.
    package var defaultEntity: String?
    /// What it says towards a state, where that is something else: a foreign minister leads a ministry, and no state.
    package var stateRelation: TitleRelation?

    func relation(to type: EntityType) -> TitleRelation { type == .state ? stateRelation ?? relation : relation }
  }

  /// What a noun after a demonym or name stands for: `Russian troops` are Russia.
  package enum GroupKind: String, Sendable, Hashable, CaseIterable {
    case government, armed, people, delegation, side, media, business
  }

  /// What has a name and is no entity.
  package enum ThingKind: String, Sendable, Hashable, CaseIterable {
    case storm, ship, aircraft, operation, weapon, law, award, team, medium
  }

  /// The words that tell a name of a thing: nouns before or beside it, nouns behind it, and the first and last words of such names.
  struct ThingWords: Sendable {
    var nouns: [String: ThingKind] = [:]
    var behind: [String: ThingKind] = [:]
    var first: [String: ThingKind] = [:]
    var last: [String: ThingKind] = [:]
    /// Prepositions before the names of what is a thing only there, and nouns behind them: `on Twitter`, `her Twitter account`.
    var after: [String: ThingKind] = [:]
    var before: [String: ThingKind] = [:]
    /// Whole names, by their words as the text has them.
    var names: [[String]: ThingKind] = [:]
  }

  /// The entities by identifier.
  public internal(set) var entries: [String: Entry] = [:]
  var things = ThingWords()
  /// By lower-case title.
  package internal(set) var titles: [String: Title] = [:]
  /// By lower-case singular noun.
  package internal(set) var groups: [String: GroupKind] = [:]
  /// The common nouns that tell of entities of a type.
  package internal(set) var collectives: [EntityType: Set<String>] = [:]

  /// Whether somebody with a given name is called `he` or `she`, for names that leave no doubt, in lower case without accents.
  var givenNames: [String: LocalEntity.Gender] = [:]

  /// The few family names that most people of China, Korea or Vietnam have, in lower case.
  var commonFamilyNames: Set<String> = []

  /// Whether a name begins with the family name, as Chinese and Korean ones do: Lai Ching-te, Kim Jong Un.
  func isFamilyNameFirst(_ name: String) -> Bool {
    let parts = name.split(separator: " ")
    guard let first = parts.first, first.count <= 4, parts.count == 2 || parts.count == 3 else { return false }
    return commonFamilyNames.contains(first.lowercased())
  }

  /// What institutions and parties are called in more states than one, with the form that each is known by.
  var institutions: [String: String] = [:]
  /// What is said of the members of such a party, with the name that it is known by: `conservative`, `christian democrat`.
  var partyAdjectives: [String: String] = [:]
  /// Those that are organizations of their own right behind their state: `the Indian army`.
  var stateInstitutions: Set<String> = []
  /// States by an office that they don't have.
  var lacking: [String: Set<String>] = [:]

  /// Whether a state has no such office: a president, or whatever else may be a minister.
  func lacks(_ state: String, _ office: String) -> Bool { lacking[office == "president" ? office : "prime minister"]?.contains(state) ?? false }

  /// - Parameter name: A given name in lower case without accents; of a double one the first tells.
  func gender(ofGivenName name: String) -> LocalEntity.Gender? { givenNames[name] ?? name.split(separator: "-").first.flatMap { givenNames[String($0)] } }

  /// By the given name of whom is named in full.
  func gender(named names: [String]) -> LocalEntity.Gender? {
    names.lazy.compactMap { name in
      let words = NameMatching.words(name)
      return words.count > 1 ? gender(ofGivenName: words[0]) : nil
    }.first
  }

  /// Whether a common noun, in its lemma, tells of entities of a type.
  func isCollective(_ noun: String, of type: EntityType) -> Bool { collectives[type]?.contains(noun) ?? false }

  /// Whether a common noun, in its lemma, tells of a person or an office.
  func isPerson(_ noun: String) -> Bool { titles[noun] != nil || isCollective(noun, of: .person) }

  /// Whether an entry is an organ of what it is within, as its common nouns say: a parliament is, a company is not.
  func isOrgan(_ entry: String?, _ lexicon: Lexicon) -> Bool { entry.flatMap { entries[$0] }?.nouns.contains { lexicon.has($0, .organ) } ?? false }

  /// Pairs of identifiers, each in both directions.
  public internal(set) var neverMerge: [String: Set<String>] = [:]
  /// SHA-256 of the files that it was read from.
  public internal(set) var digest: String = ""

  /// The entries that share a name which usually is another's.
  private(set) var sharedNames: [String: [String]] = [:]

  /// People by the skeleton of their last name.
  private(set) var surnames: [String: [String]] = [:]

  /// The names in lower case by which people are called whose family name comes first: `xi`.
  private(set) var familyNames: Set<String> = []

  /// Fills the index of last names and of shared ones; called when all entries are read.
  mutating func indexNames() {
    sharedNames = [:]
    for (id, entry) in entries { for name in entry.sharedNames { sharedNames[name, default: []].append(id) } }
    surnames = [:]
    let people = entries.values.filter { $0.type == .person && isFamilyNameFirst($0.name) }
    familyNames = Set(people.compactMap { NameMatching.words($0.name).first })
    for (id, entry) in entries where entry.type == .person {
      if let last = NameMatching.words(entry.name).last { surnames[NameMatching.skeleton(last), default: []].append(id) }
    }
    for key in surnames.keys { surnames[key]?.sort() }
  }

  /// The people with a last name, in any spelling.
  func bearers(ofSurname name: String) -> [String] {
    (surnames[NameMatching.skeleton(name)] ?? []).filter { id in
      entries[id].map { NameMatching.words($0.name).last.map { NameMatching.isVariant($0, name) } ?? false } ?? false
    }
  }

  /// Whether two entities must stay apart.
  public func mustNotMerge(_ one: String, _ other: String) -> Bool { neverMerge[one]?.contains(other) ?? false }
}
