import RelataGraph
import RelataSupport

/// Says of which state the institutions and parties are that a document calls by a name of many: `the Supreme Court`.
///
/// It is the state that stands beside the name; or the one that the document gave to the same name; or the only one that
/// the sentence, or else the document, has to do with. Where none is known, nothing in other documents can be the same.
struct InstitutionOwners {
  let gazetteer: Gazetteer
  let names: InstitutionNames
  let sentences: [AnalyzedSentence]

  func setStates(_ mentions: inout [TextMention]) {
    let readings = mentions.map(reading)
    guard readings.contains(where: { $0 != nil }) else { return }
    let order = mentions.indices.filter { readings[$0] != nil }
      .sorted { (mentions[$0].sentence, mentions[$0].head) < (mentions[$1].sentence, mentions[$1].head) }
    var told: [Int: String] = [:]
    for i in order { if let state = readings[i]?.state ?? besides(i, mentions) { told[i] = state } }
    var last: [String: String] = [:]
    for i in order {
      guard let kind = readings[i]?.kind else { continue }
      let later = Set(order.filter { readings[$0]?.kind == kind }.compactMap { told[$0] })
      if let state = told[i] ?? last[kind] ?? (later.count == 1 ? later.first : nil) ?? inferred(i, kind, mentions) {
        last[kind] = state
        set(&mentions[i], kind, state)
      } else if mentions[i].entry == nil, mentions[i].kind == .name {
        mentions[i].isOfUnknownState = true
      }
    }
  }

  private func reading(_ mention: TextMention) -> InstitutionNames.Reading? {
    mention.type == .organization && !mention.isMetonym ? names.reading(mention.name) : nil
  }

  private func set(_ mention: inout TextMention, _ kind: String, _ state: String) {
    mention.state = state
    // What the gazetteer knows by a name that only one has stays that.
    if let entry = mention.entry, gazetteer.entries[entry]?.within.contains(state) ?? false || names.reading(mention.name)?.state != nil { return }
    mention.entry = names.entry(kind, of: state)
    mention.wording = mention.name
    mention.name = names.name(kind, of: state)
  }

  /// The state right beside the name: `Kenya's Supreme Court`, `the Supreme Court of Kenya`, where it is no part of the name.
  private func besides(_ index: Int, _ mentions: [TextMention]) -> String? {
    let mention = mentions[index]
    let tree = sentences[mention.sentence].tree
    let beside = mentions.indices.filter { mentions[$0].sentence == mention.sentence && state(mentions[$0]) != nil }
    // Right before it, whatever the tree says.
    let first = mention.words.lowerBound
    let isOwned = first > 1 && ["'s", "’s", "'", "’"].contains(tree.form(first - 1))
    let end = isOwned ? first - 1 : first
    if let owner = beside.first(where: { mentions[$0].words.upperBound == end && (isOwned || mentions[$0].kind == .demonym) }) { return state(mentions[owner]) }
    return beside.first { other in
      let word = mentions[other].head
      guard let head = tree.head(word), mention.words.contains(head) else { return false }
      switch tree.relation(word) {
      case .nmod where tree.subtype(word) == "poss", .amod, .compound: return true
      case .nmod: return ["of", "in"].contains(tree.cases(of: word).first ?? "")
      default: return false
      }
    }.flatMap { state(mentions[$0]) }
  }

  private func state(_ mention: TextMention) -> String? {
    guard mention.type == .state, let entry = mention.entry, gazetteer.entries[entry]?.type == .state else { return nil }
    return entry
  }

  /// The state that the sentence, or else the document, has to do with.
  private func inferred(_ index: Int, _ kind: String, _ mentions: [TextMention]) -> String? {
    let mention = mentions[index]
    let usual = mention.entry.flatMap { gazetteer.entries[$0]?.within.first { gazetteer.entries[$0]?.type == .state } }
    let others = mentions.indices.filter { $0 != index }
    if let usual, others.contains(where: { evident(mentions[$0]).contains(usual) }) { return nil }
    // By a noun for its members, a party is the one that everybody knows; `Congress` is, too.
    if usual != nil, mention.kind == .demonym || !kind.hasSuffix(" Party") { return nil }
    let here = others.filter { mentions[$0].sentence == mention.sentence && !isOpposite(mentions[$0], mention) }
    let all = others.filter { !(mentions[$0].sentence == mention.sentence && isOpposite(mentions[$0], mention)) }
    // What everybody knows is another's only by where it acts and by whom it has: not by any state that it speaks of.
    let near = here.filter { mentions[$0].type != .state || isVenue(mentions[$0]) }
    for group in usual == nil ? [here, all] : [near] {
      for states in [group.compactMap { state(mentions[$0]) }, group.flatMap { evident(mentions[$0]) }] {
        if let only = mostNamed(states) { return only }
      }
    }
    return nil
  }

  /// The only one, or the one that is named far more often than any other.
  private func mostNamed(_ states: [String]) -> String? {
    let counts = Dictionary(states.map { ($0, 1) }, uniquingKeysWith: +).sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    guard let first = counts.first else { return nil }
    return counts.count == 1 || first.value >= 3 && first.value >= 3 * counts[1].value ? first.key : nil
  }

  /// The states that a mention has to do with: a place's, or those of which a person has an office.
  private func evident(_ mention: TextMention) -> [String] {
    guard let entry = mention.entry.flatMap({ gazetteer.entries[$0] }) else {
      // `Macron`: where all who are known by a last name have to do with one state.
      guard mention.type == .person, mention.words.count == 1 else { return [] }
      let states = Set(gazetteer.bearers(ofSurname: NameMatching.folded(mention.name)).flatMap { offices(of: $0) })
      return states.count == 1 ? states.sorted() : []
    }
    func isState(_ id: String) -> Bool { gazetteer.entries[id]?.type == .state }
    switch entry.type {
    case .state: return [entry.id]
    case .place: return (entry.within + entry.within.flatMap { gazetteer.entries[$0]?.within ?? [] }).filter(isState).prefix(1).map { $0 }
    case .person:
      let states = offices(of: entry.id)
      return states.count == 1 ? states.sorted() : []
    case .organization: return []
    }
  }

  /// The states of which somebody has an office, or of an institution of which he has one.
  private func offices(of person: String) -> Set<String> {
    let offices = gazetteer.entries[person]?.offices.map(\.entity) ?? []
    return Set(offices.flatMap { [$0] + (gazetteer.entries[$0]?.within ?? []) }.filter { gazetteer.entries[$0]?.type == .state })
  }

  /// `met in Canada`
  private func isVenue(_ mention: TextMention) -> Bool {
    let tree = sentences[mention.sentence].tree
    return tree.relation(mention.head) == .obl && tree.cases(of: mention.head).first == "in"
  }

  /// Whether a mention is what the institution does something to: whom it condemns or bombs is not its own.
  ///
  /// But courts and parties have to do with people of their own state.
  private func isOpposite(_ other: TextMention, _ mention: TextMention) -> Bool {
    let tree = sentences[mention.sentence].tree
    guard let verb = predicate(above: mention.head, tree) else { return false }
    if other.type == .person, mention.entry == nil || tree.has(verb, .choosing) { return false }
    let word = tree.firstConjunct(other.head)
    if tree.head(word) == verb, [.obj, .iobj, .nsubj].contains(tree.relation(word)) { return true }
    return tree.head(word) == verb && tree.relation(word) == .obl && !["in", "at"].contains(tree.cases(of: word).first ?? "")
  }

  /// What is said of the institution or of whose it is: `criticised` in `Green Party leader Jan Berg criticised Mali`.
  private func predicate(above word: Int, _ tree: SyntaxTree) -> Int? {
    var word = tree.firstConjunct(word)
    while let head = tree.head(word) {
      guard [.compound, .amod, .nmod, .appos, .flat].contains(tree.relation(word)) else { return head }
      word = tree.firstConjunct(head)
    }
    return nil
  }
}
