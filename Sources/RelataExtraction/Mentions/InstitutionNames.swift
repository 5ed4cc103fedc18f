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
      if let state = states[owner.joined(separator: " ")], let kind = self.kind(Array(words[..<of])) { return Reading(kind: kind, state: state) }
    }
    for count in 1...4 where count < words.count {
      var owner = words[..<count].joined(separator: " ")
      if owner.hasSuffix("'s") { owner.removeLast(2) } else if owner.hasSuffix("s'") { owner.removeLast() }
      if let state = states[owner], let kind = self.kind(Array(words[count...])) { return Reading(kind: kind, state: state) }
    }
    return self.kind(words).map { Reading(kind: $0) }
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
  func kind(_ words: [String]) -> String? {
    guard let last = words.last else { return nil }
    var words = words
    if words[0] == "ministry", words.count > 2, words[1] == "of" {
      words = words.dropFirst(2).drop { $0 == "the" } + ["ministry"]
    } else if last != "ministry" || words.count < 2 {
      guard let same = gazetteer.institutions[words.joined(separator: " ")] else { return nil }
      words = same.split(separator: " ").map(String.init)
    }
    if words == ["foreign", "affairs", "ministry"] { words.remove(at: 1) }
    guard words.count <= 7, !words.contains("'s") else { return nil }
    return words.map { ["of", "and", "for", "the"].contains($0) ? $0 : $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
