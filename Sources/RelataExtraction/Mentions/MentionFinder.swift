import RelataGraph
import RelataSupport
import RelataSyntax

/// Finds what a document speaks of by name, demonym or role: stretches of words, not yet entities.
///
/// Names come from the gazetteer and from the named-entity spans of the parse; where both overlap, the longer one counts.
struct MentionFinder: Sendable {
  let gazetteer: Gazetteer
  let index: NameIndex
  let institutions: InstitutionNames

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    institutions = InstitutionNames(gazetteer)
    index = NameIndex(gazetteer)
  }

  /// The mentions of a document, sentence by sentence, in the order of their heads.
  func mentions(in sentences: [AnalyzedSentence], until deadline: Deadline) -> [TextMention] {
    var out: [TextMention] = []
    let things = ThingFinder(self, sentences, until: deadline).words
    for (number, sentence) in sentences.enumerated() where !deadline.hasPassed { out += names(in: sentence.tree, number, besides: things[number]) }
    joinCouples(&out, sentences)
    repeatNames(&out, sentences, besides: things)
    SharedNames(gazetteer: gazetteer).setBearers(&out)
    ShortStateNames(gazetteer: gazetteer).setStates(&out)
    InstitutionOwners(gazetteer: gazetteer, names: institutions, sentences: sentences).setStates(&out)
    for (number, sentence) in sentences.enumerated() where !deadline.hasPassed {
      RoleFinder(
        gazetteer: gazetteer, index: index, institutionNames: institutions, tree: sentence.tree, sentence: number, things: things[number]
      ).addRoles(to: &out)
    }
    NestedStates(finder: self).add(to: &out, sentences)
    return out
  }

  // MARK: Names

  private struct Span {
    var words: Range<Int>
    var kind: Name.Kind?
    var matches: [NameIndex.Match]
  }

  /// - Parameter things: The words of names that are no entities.
  private func names(in tree: SyntaxTree, _ number: Int, besides things: Set<Int>) -> [TextMention] {
    let keys = self.keys(tree)
    var spans: [Span] = []
    var start = 0
    while start < tree.count {
      let matches = index.matches(keys, at: start).filter { accepts($0, at: start, tree) }
      if let first = matches.first {
        spans.append(Span(words: start..<start + first.count, kind: nil, matches: matches))
        start += first.count
      } else {
        start += 1
      }
    }
    for name in (tree.sentence.names + headlineNames(tree, keys) + societies(tree) + acronyms(tree, keys)).flatMap({ parts(of: $0, tree) }).map({
      trimmed(person($0, tree), tree)
    })
    where !endsTitle(name.words.lowerBound, tree) {
      insert(name, into: &spans, tree)
    }
    for name in associations(in: tree, keys) + parties(of: tree, keys) { insert(name, into: &spans, tree) }
    spans.sort { $0.words.lowerBound < $1.words.lowerBound }
    return spans.filter { $0.words.allSatisfy { !things.contains($0) } && !isDerived($0.words, tree) }.compactMap { mention(of: $0, tree, number) }
  }

  /// The words as the index has them; a sentence in capitals is read as if it were not.
  func keys(_ tree: SyntaxTree) -> [String] {
    let letters = tree.tokens.filter { $0.form.contains(where: \.isLetter) }
    let shouting = letters.count > 3 && letters.allSatisfy { !$0.form.contains(where: \.isLowercase) }
    return tree.tokens.map { token in
      let key = NameIndex.key(token.form)
      return shouting && key.utf8.count > 3 ? key.prefix(1).uppercased() + key.dropFirst().lowercased() : key
    }
  }

  /// Whether a match is a name here, and not a common word at the start of a sentence or a part of a longer name.
  private func accepts(_ match: NameIndex.Match, at start: Int, _ tree: SyntaxTree) -> Bool {
    let words = start..<start + match.count
    if match.count == 1 {
      let upos = tree.upos(start)
      // `the two Libyans` are two people.
      if match.kind == .demonym, tree.form(start).hasSuffix("s"), start > 1, ["two", "both"].contains(tree.form(start - 1)),
        ["the", "these"].contains(tree.form(start - 2))
      {
        return false
      }
      if match.kind == .demonym { return upos == .adj || upos == .noun || upos == .propn }
      if ![.propn, .noun, .adj, .x].contains(upos) { return false }
    }
    // `Myanmar's military ruler` rules the state.
    if match.count > 1, words.upperBound < tree.count, ["military", "army"].contains(tree.form(words.upperBound - 1)),
      ["ruler", "leader", "junta", "government", "regime", "dictator", "authority", "rule", "coup"].contains(tree.lemma(words.upperBound))
    {
      return false
    }
    // `New Jordan`, `Jordan Smith`: another proper noun right beside, in the same name.
    if let name = tree.sentence.names.first(where: { $0.words.overlaps(words) }), name.words.count > match.count, name.kind == .person,
      gazetteer.entries[match.entry]?.type != .person
    {
      // `Austria's Chancellor`: no name goes on behind a possessor.
      if words.upperBound < name.words.upperBound, ["'s", "’s"].contains(tree.form(words.upperBound)) { return true }
      // `El Salvador Nayib Bukele` is a state and a person whom the gazetteer knows.
      if match.count > 1, words.upperBound < name.words.upperBound,
        index.matches(keys(tree), at: words.upperBound).contains(where: { gazetteer.entries[$0.entry]?.type == .person })
      {
        return true
      }
      return officeHolder(in: name, tree) == words.upperBound
    }
    return true
  }

  /// Puts a name among the gazetteer's matches.
  private func insert(_ name: Name, into spans: inout [Span], _ tree: SyntaxTree) {
    let overlapping = spans.indices.filter { spans[$0].words.overlaps(name.words) }
    guard let first = overlapping.first else {
      spans.append(Span(words: name.words, kind: name.kind, matches: []))
      return
    }
    if overlapping.count == 1, spans[first].words == name.words || spans[first].words.count >= name.words.count {
      spans[first].kind = name.kind
      return
    }
    // A demonym before an organization's name is a part of it only where the name goes on in capitals: `Syrian National Coalition`.
    if overlapping.count == 1, spans[first].words.lowerBound == name.words.lowerBound, spans[first].words.count == 1,
      spans[first].matches.allSatisfy({ $0.kind == .demonym }), name.kind != .organization
    {
      spans.append(Span(words: name.words.lowerBound + 1..<name.words.upperBound, kind: name.kind, matches: []))
      return
    }
    // A person's name that the gazetteer knows inside of a longer span: the span has a title or a typo more.
    if let known = overlapping.first(where: { spans[$0].words.count > 1 && spans[$0].matches.contains { gazetteer.entries[$0.entry]?.type == .person } }),
      name.kind == .person
    {
      spans[known].kind = name.kind
      return
    }
    for i in overlapping.reversed() { spans.remove(at: i) }
    spans.append(Span(words: name.words, kind: name.kind, matches: []))
  }

  private func mention(of span: Span, _ tree: SyntaxTree, _ number: Int) -> TextMention? {
    let head = span.words.first { word in tree.head(word).map { !span.words.contains($0) } ?? true } ?? span.words.lowerBound
    var mention = TextMention(sentence: number, words: span.words, head: head, kind: .name, name: tree.text(span.words))
    mention.isPlural = tree.tokens[head].features["Number"] == "Plur" && tree.upos(head) == .noun
    let best = choose(span, head, tree)
    if let best {
      let entry = gazetteer.entries[best.entry]
      mention.entry = best.entry
      mention.type = entry?.type
      mention.isMetonym = best.kind == .metonym
      if best.kind == .demonym {
        mention.kind = .demonym
        mention.isPlural = tree.upos(head) != .adj && tree.form(head).hasSuffix("s")
      }
    } else {
      switch span.kind {
      // Nobody is in or near a person.
      case .person where ["in", "near", "outside"].contains(tree.cases(of: tree.firstConjunct(head)).first ?? "") && span.words.count == 1:
        mention.type = .place
      // `the ports of Salif and Ras Isa`
      case .person where isInPlaces(head, tree): mention.type = .place
      // `the Nora Star`: persons have no article, but ships have.
      case .person where hasArticle(span.words, head, tree): return nil
      case .person where kind(besides: span.words, head, tree) == .organization, .location where kind(besides: span.words, head, tree) == .organization:
        mention.type = .organization
      case .organization where isTaken(span.words, head, tree): mention.type = .place
      case .organization where kind(besides: span.words, head, tree) == .person: mention.type = .person
      // `the Gran Grif gang`
      case .person where isOrganized(span.words, head, tree), .location where isOrganized(span.words, head, tree): mention.type = .organization
      // `said Cagayan Governor Jan Berg`
      case .person where isGoverned(span.words, tree): mention.type = .place
      // `Nora's widow`: whoever has kin and a lawyer is a person.
      case .organization where isRelated(span.words, head, tree), .location where isRelated(span.words, head, tree): mention.type = .person
      case .person: mention.type = .person
      case .organization: mention.type = .organization
      case .location: mention.type = .place
      case nil: return nil
      }
      if mention.type == .organization, let party = party(calledBy: span.words, tree) {
        (mention.name, mention.entry) = party
        return mention
      }
      guard isProper(span.words, tree), !isCommon(span.words, tree),
        tree.text(span.words).filter(\.isLetter).count > 1,
        // `Yuri Berg (Юрий Берг)`: a name in another script says again what stands before it.
        tree.text(span.words).unicodeScalars.contains(where: { $0.properties.isAlphabetic && $0.value < 0x250 })
      else { return nil }
    }
    return mention
  }

  /// Which bearer of the name is meant.
  private func choose(_ span: Span, _ head: Int, _ tree: SyntaxTree) -> NameIndex.Match? {
    guard !span.matches.isEmpty else { return nil }
    if span.words.lowerBound == 0 || !isTitle(span.words.lowerBound - 1, tree), let metonym = span.matches.first(where: { $0.kind == .metonym }) {
      if Metonymy.acts(span.words, head: head, tree) { return metonym }
      if let place = span.matches.first(where: { $0.kind == .name }) { return place }
    }
    // A known person's name that the parse takes for a place stays a person only in full.
    let preferred: EntityType? =
      switch span.kind {
      case .person: .person
      case .organization: .organization
      case .location, nil: nil
      }
    if let preferred, let match = span.matches.first(where: { $0.kind == .name && gazetteer.entries[$0.entry]?.type == preferred }) { return match }
    if span.kind == .person, span.words.count == 1, Metonymy.acts(span.words, head: head, tree),
      !span.matches.contains(where: { gazetteer.entries[$0.entry]?.type == .person })
    {
      // `Houston said`: cities and provinces share their names with people, states and organizations hardly.
      return span.matches.first { $0.kind != .metonym && gazetteer.entries[$0.entry]?.type != .place }
    }
    return span.matches.first { $0.kind == .name } ?? span.matches.first { $0.kind == .demonym } ?? span.matches.first
  }

  // MARK: Repetition

  /// Finds again, where the parse missed them, the names that the document has elsewhere.
  private func repeatNames(_ mentions: inout [TextMention], _ sentences: [AnalyzedSentence], besides things: [Set<Int>]) {
    var votes: [String: [EntityType: Int]] = [:]
    var known: [String: TextMention] = [:]
    for mention in mentions where mention.kind == .name && mention.entry == nil {
      guard let type = mention.type else { continue }
      votes[mention.name, default: [:]][type, default: 0] += 1
      if known[mention.name] == nil { known[mention.name] = mention }
      // A person's last name stands for the person, whatever the parse takes it for alone.
      if type == .person, mention.words.count > 1, let last = NameMatching.surname(mention.name), last.count > 2 {
        votes[last, default: [:]][.person, default: 0] += 2
        if known[last] == nil {
          var short = mention
          short.name = last
          known[last] = short
        }
      }
    }
    for entry in Set(mentions.compactMap(\.entry)) {
      guard let person = gazetteer.entries[entry], person.type == .person, let last = NameMatching.surname(person.name) else { continue }
      votes[last, default: [:]][.person, default: 0] += 2
      if known[last] == nil { known[last] = TextMention(sentence: 0, words: 0..<1, head: 0, kind: .name, name: last, type: .person) }
    }
    // The type that most of a name's mentions have.
    for i in mentions.indices where mentions[i].kind == .name && mentions[i].entry == nil {
      if let best = votes[mentions[i].name]?.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) { mentions[i].type = best.key }
    }
    // `Abiy` after `Abiy Ahmed`, whatever the parse takes it for.
    let full = mentions.filter { $0.kind == .name && $0.type == .person && $0.words.count > 1 }.map { $0.name.split(separator: " ") }
    for i in mentions.indices where mentions[i].kind == .name && mentions[i].entry == nil && mentions[i].type != .person && mentions[i].words.count == 1 {
      let name = mentions[i].name
      if name.count > 3, votes[name]?.keys.contains(.person) != true, Set(full.filter { $0.first.map(String.init) == name }).count == 1 {
        mentions[i].type = .person
      }
    }
    addRepeated(known, votes, to: &mentions, sentences, besides: things)
  }

  /// Finds the known names where the parse has none.
  private func addRepeated(
    _ known: [String: TextMention], _ votes: [String: [EntityType: Int]], to mentions: inout [TextMention], _ sentences: [AnalyzedSentence],
    besides things: [Set<Int>]
  ) {
    var taken: [Int: Set<Int>] = [:]
    for (number, words) in things.enumerated() { taken[number] = words }
    for mention in mentions { taken[mention.sentence, default: []].formUnion(mention.words) }
    let byFirst = Dictionary(grouping: known.values) { String($0.name.split(separator: " ").first ?? "") }.mapValues {
      $0.sorted { ($1.name.count, $0.name) < ($0.name.count, $1.name) }
    }
    for (number, sentence) in sentences.enumerated() {
      let tree = sentence.tree
      for word in 0..<tree.count where tree.upos(word) == .propn && !(taken[number]?.contains(word) ?? false) {
        guard let candidates = byFirst[tree.tokens[word].form] else { continue }
        for candidate in candidates {
          let parts = candidate.name.split(separator: " ")
          let words = word..<word + parts.count
          guard words.upperBound <= tree.count, zip(words, parts).allSatisfy({ tree.tokens[$0].form == $1 }),
            !words.contains(where: { taken[number]?.contains($0) ?? false })
          else { continue }
          let head = words.first { w in tree.head(w).map { !words.contains($0) } ?? true } ?? word
          mentions.append(
            TextMention(
              sentence: number, words: words, head: head, kind: .name, name: candidate.name,
              type: votes[candidate.name]?.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key ?? candidate.type, entry: candidate.entry))
          taken[number, default: []].formUnion(words)
          break
        }
      }
    }
  }
}
