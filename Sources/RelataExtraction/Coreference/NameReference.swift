import RelataGraph
import RelataSupport

/// Which entity of the document a name without an entry belongs to.
extension LocalEntities {
  func find(_ index: Int) -> Int? {
    let mention = mentions[index]
    let words = NameMatching.words(mention.name)
    if let state = state(inThe: mention.name) { return state }
    if mention.type == .person, NameMatching.isLastName(words) {
      let bearers = namesakes(mention, words)
      if !bearers.isEmpty { return meant(index, bearers) }
    }
    var candidates: [Int] = []
    let wording = mention.wording.map(NameMatching.words)
    for (index, entity) in entities.enumerated() where entity.isOfOneDocument == mention.isOfUnknownState {
      // Institutions of two states are two.
      if let state = mention.state, let other = entity.state, state != other { continue }
      let names = allNames(entity)
      if names.contains(where: { $0.lowercased() == mention.name.lowercased() }), entity.type == mention.type || entity.entry == nil { return index }
      guard entity.type == mention.type || mention.type == nil, !entity.isOfOneDocument else { continue }
      let isLike = names.contains { name in matches(words, mention, name) || wording.map { matches($0, mention, name) } ?? false }
      if isLike { candidates.append(index) }
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  /// `the North`, where North Korea is spoken of.
  func state(inThe direction: String) -> Int? {
    guard ["North", "South"].contains(direction) else { return nil }
    return entities.firstIndex { $0.type == .state && ($0.entry.flatMap { gazetteer.entries[$0]?.name } ?? "").hasPrefix(direction + " ") }
  }

  /// Whether a last name is none of those who have it: `Mr Novak` beside Vera Novak.
  func isSomebodyElse(_ mention: TextMention) -> Bool {
    let words = NameMatching.words(mention.name)
    return mention.type == .person && NameMatching.isLastName(words) && !namesakes(mention, words).isEmpty
  }

  private func allNames(_ entity: LocalEntity) -> [String] {
    entity.names.keys.sorted() + entity.wordings.sorted() + (entity.entry.flatMap { gazetteer.entries[$0]?.name }.map { [$0] } ?? [])
  }

  // MARK: Namesakes

  /// Those whom a last name may mean: those with the very name before those with another spelling of it, and those named in full
  /// before those of whom nothing else is known.
  private func namesakes(_ mention: TextMention, _ words: [String]) -> [Int] {
    func isFull(_ name: String) -> Bool { !NameMatching.isLastName(NameMatching.words(name)) }
    var found: [(entity: Int, rank: Int)] = []
    for (index, entity) in entities.enumerated() where entity.type == .person {
      let fitting = allNames(entity).filter { matches(words, mention, $0) }
      guard !fitting.isEmpty else { continue }
      let isExact = fitting.contains { NameMatching.words($0).last == words.last }
      found.append((index, (isExact ? 2 : 0) + (fitting.contains(where: isFull) ? 1 : 0)))
    }
    let best = found.map(\.rank).max()
    return found.filter { $0.rank == best }.map(\.entity)
  }

  /// Of several people with one last name, the one who agrees with the title beside it; then the one who is known to hold an office or whom
  /// the text has named most so far; of equals, who was spoken of last before. `nil` where the title fits nobody.
  private func meant(_ index: Int, _ bearers: [Int]) -> Int? {
    let titles = titles(beside: index)
    let gender = titles.lazy.compactMap { LocalEntity.Gender($0, lexicon) }.first
    let agreeing = bearers.filter { gender == nil || self.gender(of: $0) == gender }
    let likely = agreeing.isEmpty ? bearers.filter { self.gender(of: $0) == nil } : agreeing
    guard likely.count > 1 else { return likely.first }
    let titled = likely.filter { bearer in
      mentions.indices.contains { referents[$0] == [bearer] && !titles.isDisjoint(with: self.titles(beside: $0)) }
    }
    return mostLikely(titled.isEmpty || gender != nil ? likely : titled, for: index)
  }

  private func mostLikely(_ bearers: [Int], for index: Int) -> Int? {
    func rank(_ entity: Int) -> [Int] {
      let holdsOffice = !(entities[entity].entry.flatMap { gazetteer.entries[$0]?.offices } ?? []).isEmpty
      return [holdsOffice ? 1 : 0, entities[entity].names.values.reduce(0, +)]
    }
    let ranks = bearers.map(rank)
    let most = ranks.max { $0.lexicographicallyPrecedes($1) }
    let likely = zip(bearers, ranks).filter { $0.1 == most }.map(\.0)
    if likely.count == 1 { return likely[0] }
    func place(_ mention: Int) -> (Int, Int) { (mentions[mention].sentence, mentions[mention].head) }
    let told = mentions.indices.filter { referents[$0].first.map(likely.contains) ?? false }
    let nearest = told.filter { place($0) < place(index) }.max { place($0) < place($1) }
    return (nearest ?? told.min { place($0) < place($1) }).flatMap { referents[$0].first } ?? likely.first
  }

  /// The titles that stand beside a name.
  private func titles(beside index: Int) -> Set<String> { Set(titleMentions[index, default: []].compactMap { mentions[$0].title }) }

  /// Whether somebody is he or she, by titles and given names.
  private func gender(of entity: Int) -> LocalEntity.Gender? {
    let titled = mentions.indices.lazy.filter { referents[$0] == [entity] && NameMatching.words(mentions[$0].name).count > 1 }
      .compactMap { titles(beside: $0).lazy.compactMap { LocalEntity.Gender($0, lexicon) }.first }.first
    return titled ?? gazetteer.gender(named: allNames(entities[entity]))
  }

  // MARK: Names

  private func matches(_ words: [String], _ mention: TextMention, _ name: String) -> Bool {
    let other = NameMatching.words(name)
    guard let last = words.last, !other.isEmpty else { return false }
    switch mention.type {
    case .person?:
      if NameMatching.isLastName(words) {
        if let given = NameMatching.regnal(other) { return words == [given] }
        // A last name, or the only name: Lula, Saddam.
        return NameMatching.sameLastName(words, other)
          || words.count == 1 && other.count > 1 && last == other[0] && (last.count >= 4 || gazetteer.isFamilyNameFirst(name))
      }
      // `López Bonilla` of Mauricio López Bonilla, `Nicolás Maduro` of Nicolás Maduro Moros
      if words.count < other.count, Array(other.suffix(words.count)) == words || Array(other.prefix(words.count)) == words { return true }
      return NameMatching.samePerson(words, other)
    case .organization?:
      if NameMatching.isAcronym(mention.name, of: name) || NameMatching.isAcronym(name, of: mention.name) { return true }
      // `the Council` is left to anaphora; `Syria Trust Fund` may be a part of the longer name.
      return words.count >= 2 && other.count > words.count && (Array(other.suffix(words.count)) == words || Array(other.prefix(words.count)) == words)
    default:
      return words.count == other.count && zip(words, other).allSatisfy { $0.0 == $0.1 || $0.0.count >= 6 && NameMatching.isVariant($0.0, $0.1) }
    }
  }
}
