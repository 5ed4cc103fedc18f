import RelataGraph

/// What is known of actors beside the graph, by the identifiers of the gazetteer.
public struct KnownActor: Sendable, Hashable {
  /// ISO 3166 code of the state that it is, belongs to, lies in or serves.
  public var country: String?
  /// Identifiers of the states and organizations that it leads or belongs to, the nearest first.
  public var organizations: [String]

  public init(country: String? = nil, organizations: [String] = []) {
    self.country = country
    self.organizations = organizations
  }
}

/// What a gazetteer knows of an identifier at a date in ISO 8601.
public typealias ActorLookup = (_ id: String, _ date: String?) -> KnownActor?

/// The countries and sectors of the entities of a graph.
public struct ActorDirectory {
  private let entities: [String: Entity]
  private let known: ActorLookup
  /// What an entity leads, represents, or is part of, the surest first.
  private var affiliations: [String: [String]] = [:]
  private let lexicon: SectorLexicon
  /// The words by which a person's office is called: `General`, `President`.
  private var offices: [String: [Substring]] = [:]

  /// - Parameters:
  ///   - graph: The whole graph: leaders and parts are known by its relations.
  ///   - known: What the gazetteer knows.
  public init(_ graph: Graph, known: @escaping ActorLookup = { _, _ in nil }) {
    self.init(graph, lexicon: (try? SectorLexicon.builtIn.get()) ?? SectorLexicon(), known: known)
  }

  init(_ graph: Graph, lexicon: SectorLexicon, known: @escaping ActorLookup) {
    entities = Dictionary(graph.entities.map { ($0.id, $0) }) { first, _ in first }
    self.known = known
    self.lexicon = lexicon
    var weighed: [String: [(weight: Double, target: String)]] = [:]
    for relation in graph.relations where ActorDirectory.standing.contains(relation.type) {
      guard relation.polarity == .affirmed, relation.modality == .actual, relation.attributed == nil else { continue }
      weighed[relation.source, default: []].append((relation.confidence * Double(relation.weight), relation.target))
      for evidence in relation.evidence where relation.type != "part-of" {
        offices[relation.source, default: []].append(evidence.words(at: evidence.trigger))
      }
    }
    affiliations = weighed.mapValues { $0.sorted { $0.weight == $1.weight ? $0.target < $1.target : $0.weight > $1.weight }.map(\.target) }
  }

  private static let standing: Set<String> = ["leads", "represents", "part-of", "member-of"]

  /// ISO 3166 code of the state that an entity is, belongs to or serves; `nil` for what is of no single state.
  public func country(_ id: String, at date: String? = nil) -> String? { country(id, at: date, depth: 0) }

  private func country(_ id: String, at date: String?, depth: Int) -> String? {
    if let code = entities[id]?.iso { return code }
    guard entities[id]?.type != .state, depth < 4 else { return known(id, date)?.country }
    if let code = known(id, date)?.country { return code }
    // What has no name of its own is called after its state: `navy-of-iran`.
    if let of = id.ranges(of: "-of-").last, let code = known(String(id[of.upperBound...]), date)?.country { return code }
    // An alliance of states is of none of them.
    if lexicon.sector(ofEntity: id) == .international { return nil }
    for other in affiliations[id] ?? [] {
      if let code = country(other, at: date, depth: depth + 1) { return code }
    }
    return nil
  }

  /// The sector of an actor as a sentence names it.
  ///
  /// - Parameters:
  ///   - words: The place of its words in the document.
  ///   - evidence: The sentence.
  func sector(_ id: String, _ words: Range<Int>, in evidence: Evidence, at date: String? = nil) -> Sector? {
    guard let entity = entities[id] else { return nil }
    if entity.type == .person {
      if let sector = lexicon.sector(in: evidence.words(before: words), atEnd: true) { return sector }
      return sector(ofPerson: id, at: date)
    }
    if let sector = lexicon.sector(ofEntity: id) { return sector }
    if entity.type != .organization, let sector = lexicon.sector(in: evidence.words(at: words)) { return sector }
    return sector(of: id)
  }

  private func sector(of id: String) -> Sector? {
    if let sector = lexicon.sector(ofEntity: id) { return sector }
    guard let entity = entities[id] else { return nil }
    switch entity.type {
    case .state: return .government
    case .organization: return ([entity.name] + entity.aliases).lazy.compactMap { lexicon.sector(in: $0[...]) }.first
    case .place, .person: return nil
    }
  }

  private func sector(ofPerson id: String, at date: String?) -> Sector? {
    for other in known(id, date)?.organizations ?? [] {
      if let sector = sector(of: other) ?? (known(other, date)?.country == nil ? nil : .government) { return sector }
    }
    for words in offices[id] ?? [] { if let sector = lexicon.sector(in: words) { return sector } }
    for other in affiliations[id] ?? [] { if let sector = sector(of: other) { return sector } }
    return nil
  }

  func code(of sector: Sector?) -> String? { sector.flatMap { lexicon.codes[$0] } }
}

extension Evidence {
  /// The words at a place in the document, as far as the sentence has them.
  func words(at place: Range<Int>) -> Substring { slice(place) }

  /// The four words before a place.
  func words(before place: Range<Int>) -> Substring {
    let text = slice(range.lowerBound..<max(range.lowerBound, min(place.lowerBound, range.upperBound)))
    let spaces = text.indices.filter { text[$0] == " " }
    return spaces.count > 4 ? text[spaces[spaces.count - 5]...] : text
  }

  private func slice(_ place: Range<Int>) -> Substring {
    let scalars = text.unicodeScalars
    let place = place.clamped(to: range)
    let start = scalars.index(scalars.startIndex, offsetBy: place.lowerBound - range.lowerBound, limitedBy: scalars.endIndex) ?? scalars.endIndex
    let end = scalars.index(start, offsetBy: place.count, limitedBy: scalars.endIndex) ?? scalars.endIndex
    return text[start..<end]
  }
}
