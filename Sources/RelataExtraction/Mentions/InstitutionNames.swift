import RelataGraph
import RelataSupport

/// What the institutions and parties of many states are called, so that the name alone doesn't tell whose they are: `National Assembly`.
struct InstitutionNames: Sendable {
  /// A name, read: what such institutions are called in any state, and the state that the name itself tells.
  struct Reading: Sendable, Hashable {
    var kind: String
    var state: String?
  }

  private let gazetteer: Gazetteer
  /// States by names and demonyms in lower case.
  private var states: [String: String] = [:]
  /// The entry of a kind in a state: `French National Assembly`.
  private var entries: [String: [String: String]] = [:]

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    let known = gazetteer.entries.values.sorted { $0.id < $1.id }
    for state in known where state.type == .state {
      for name in [state.name] + state.aliases + state.demonyms where states[Self.plain(name)] == nil { states[Self.plain(name)] = state.id }
    }
    for entry in known where entry.type == .organization {
      for name in [entry.name] + entry.aliases {
        guard let reading = reading(name), let state = reading.state ?? entry.within.first(where: { gazetteer.entries[$0]?.type == .state }) else { continue }
        if entries[reading.kind]?[state] == nil || reading.state == nil { entries[reading.kind, default: [:]][state] = entry.id }
      }
    }
  }

  /// `the Kenyan National Assembly`, `Ministry of Defence of Ukraine`, `Supreme Court`; `nil` for what only one can be called.
  func reading(_ name: String) -> Reading? {
    let words = Self.plain(name).split(separator: " ").map(String.init)
    for of in words.indices.reversed() where words[of] == "of" && of > 0 {
      let owner = words[(of + 1)...].drop { $0 == "the" }
      if let state = states[owner.joined(separator: " ")], let kind = Self.kind(Array(words[..<of])) { return Reading(kind: kind, state: state) }
    }
    for count in 1...4 where count < words.count {
      var owner = words[..<count].joined(separator: " ")
      if owner.hasSuffix("'s") { owner.removeLast(2) } else if owner.hasSuffix("s'") { owner.removeLast() }
      if let state = states[owner], let kind = Self.kind(Array(words[count...])) { return Reading(kind: kind, state: state) }
    }
    return Self.kind(words).map { Reading(kind: $0) }
  }

  func entry(_ kind: String, of state: String) -> String? { entries[kind]?[state] }

  /// The name by which a state's institution is known in all documents: `Foreign Ministry of India`.
  func name(_ kind: String, of state: String) -> String { "\(kind) of \(gazetteer.entries[state]?.name ?? state)" }

  private static func plain(_ name: String) -> String {
    // All names of the gazetteer are read at the start: scalars, as patterns cost more than all else of it.
    var plain = ""
    for scalar in LatinFolding.folded(name).lowercased().unicodeScalars where scalar != "." {
      plain.unicodeScalars.append(scalar == "\u{2019}" ? "'" : scalar)
    }
    let words = plain.split(separator: " ").map { spellings[$0] ?? $0 }
    return (words.first == "the" ? words.dropFirst() : words[...]).joined(separator: " ")
  }

  private static let spellings: [Substring: Substring] = ["defense": "defence", "coastguard": "coast guard"]

  /// What the institution is called, in one form: `Defence Ministry` for the Ministry of Defence.
  static func kind(_ words: [String]) -> String? {
    guard let last = words.last else { return nil }
    var words = words
    if words[0] == "ministry", words.count > 2, words[1] == "of" {
      words = words.dropFirst(2).drop { $0 == "the" } + ["ministry"]
    } else if last != "ministry" || words.count < 2 {
      guard let same = kinds[words.joined(separator: " ")] else { return nil }
      words = same.split(separator: " ").map(String.init)
    }
    if words == ["foreign", "affairs", "ministry"] { words.remove(at: 1) }
    guard words.count <= 7, !words.contains("'s") else { return nil }
    return words.map { ["of", "and", "for", "the"].contains($0) ? $0 : $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  /// What is called so in more states than one, with the form that it is known by.
  private static let kinds: [String: String] = {
    let names = [
      "national assembly", "constituent assembly", "legislative assembly", "federal assembly", "parliament", "national parliament", "senate", "congress",
      "national congress", "chamber of deputies", "house of representatives", "house of councillors", "house of assembly", "house of the people",
      "council of ministers", "council of state", "council of representatives", "state council", "privy council", "national council", "federal council",
      "supreme court", "supreme court of justice", "supreme judicial council", "constitutional court", "constitutional council", "constitutional tribunal",
      "high court", "federal court", "court of appeal", "court of cassation", "court of audit", "electoral court", "supreme electoral court",
      "supreme electoral tribunal", "electoral tribunal", "electoral council", "electoral commission", "election commission", "central election commission",
      "central electoral commission", "independent electoral commission", "national electoral council", "national electoral commission",
      "national election commission", "human rights commission", "national human rights commission", "truth commission", "anti-corruption commission",
      "central bank", "national bank", "state bank", "reserve bank", "army", "national army", "navy", "air force", "armed forces", "defence forces",
      "defence force", "security forces", "coast guard", "border guard", "national guard", "presidential guard", "republican guard", "general staff",
      "special forces", "national police", "federal police", "police", "gendarmerie", "national gendarmerie", "intelligence service", "security service",
      "state security service", "national intelligence service", "national intelligence agency", "national security council", "supreme council",
      "transitional council", "transitional military council", "military council", "attorney general's office", "prosecutor general's office",
      "justice department", "department of justice", "department of defence", "department of health", "civil aviation authority", "space agency",
      "football association", "football federation", "red cross society", "chamber of commerce", "bar association",
      "democratic party", "conservative party", "labour party", "labor party", "socialist party", "communist party", "liberal party", "republican party",
      "green party", "national party", "people's party", "popular party", "social democratic party", "liberal democratic party", "christian democratic party",
      "workers' party", "workers party", "progressive party", "nationalist party", "freedom party", "justice party", "reform party", "unity party",
      "centre party", "center party", "radical party", "democratic alliance", "patriotic front", "national front", "national democratic party",
      "national liberation front", "national congress party", "new democratic party", "people's democratic party",
    ]
    let parties = [
      "democrats": "democratic party", "conservatives": "conservative party", "socialists": "socialist party", "liberals": "liberal party",
      "republicans": "republican party", "greens": "green party", "communists": "communist party", "social democrats": "social democratic party",
      "liberal democrats": "liberal democratic party", "labor party": "labour party", "workers party": "workers' party", "center party": "centre party",
    ]
    return Dictionary(names.map { ($0, $0) } + parties.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }()
}
