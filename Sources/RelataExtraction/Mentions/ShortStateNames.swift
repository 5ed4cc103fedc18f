import RelataGraph

/// What a document means by a short name that states share: `Congo` after `the Republic of Congo`, `Korea` after `South Korea`.
struct ShortStateNames {
  let gazetteer: Gazetteer

  func setStates(_ mentions: inout [TextMention]) {
    var full: [Int: String] = [:]
    for (i, mention) in mentions.enumerated() where mention.kind == .name && mention.type == .state && !mention.isMetonym {
      if mention.name.contains(" ") { full[i] = mention.entry }
    }
    guard !full.isEmpty else { return }
    for i in mentions.indices where isShared(mentions[i]) {
      let named = Set(full.compactMap { mention, state in isShort(mentions[i], mentions[mention], state) ? state : nil })
      // Where the text names both in full, the short name is the one that it always is.
      guard named.count == 1, let state = named.first, state != mentions[i].entry else { continue }
      mentions[i].entry = state
      mentions[i].type = .state
    }
  }

  /// Whether a name or demonym is not what its state is called above all: no state but Sudan is Sudan, also beside South Sudan.
  private func isShared(_ mention: TextMention) -> Bool {
    if mention.isMetonym || mention.type == .person || mention.type == .organization { return false }
    return mention.kind == .demonym || mention.entry.flatMap { gazetteer.entries[$0] }?.name != mention.name
  }

  private func isShort(_ short: TextMention, _ long: TextMention, _ state: String) -> Bool {
    let (name, full) = (short.name, long.name)
    if short.kind == .demonym {
      // The Congolese may be of either state of that name.
      guard let own = short.entry, own != state, gazetteer.entries[own]?.type == .state else { return false }
      return gazetteer.entries[state]?.demonyms.contains { $0.hasSuffix(" " + name) } ?? false
    }
    return name.contains(" ") ? full.hasPrefix(name + " of ") : full.hasSuffix(" " + name)
  }
}
