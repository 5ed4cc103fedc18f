import RelataExtraction
import RelataGraph
import RelataSupport

/// What corrections say of the sentences that were read.
///
/// Each sentence is judged by the corrections that mean it: the one that says most about which sentence it means counts; two that say as much must
/// agree. A relation that was changed can be meant by what it was, and by what it is now.
struct EdgeCorrections {
  typealias SentencePlace = CorrectionPlan.SentencePlace

  private let statements: [HeldStatement]
  private let ontology: Ontology
  private let entities: EntityCorrections
  private var byBearer: [Int: [Int]] = [:]
  /// The sentences of the documents that corrections name.
  private(set) var documents: [String: [SentencePlace]] = [:]
  /// Their texts, as they are compared.
  private var texts: [SentencePlace: String] = [:]
  /// The corrections that mean a sentence as it was read.
  private var claims: [SentencePlace: [Correction]] = [:]
  private var claimsOnChanged: [SentencePlace: [Correction]] = [:]
  private var changes: [SentencePlace: (change: CorrectionPlan.Change, correction: Correction)] = [:]

  init(_ statements: [HeldStatement], _ ontology: Ontology, _ entities: EntityCorrections) {
    self.statements = statements
    self.ontology = ontology
    self.entities = entities
  }

  // MARK: Reading

  /// A reference whose names are found.
  private struct Target {
    var reference: EdgeReference
    var source: Set<Int>?
    var target: Set<Int>?
    var speaker: Set<Int>?
  }

  mutating func read(_ corrections: Corrections, _ log: inout CorrectionLog) throws(YAMLError) {
    index(corrections)
    var judged: [(Correction, Target)] = []
    for correction in corrections.list {
      switch correction.content {
      case .change(let reference, let change):
        guard let target = try find(reference, correction, &log) else { continue }
        try read(change, target, correction, &log)
      case .reject(let reference), .confirm(let reference):
        if let target = try find(reference, correction, &log) { judged.append((correction, target)) }
      default: continue
      }
    }
    try settleChanges()
    for (correction, target) in judged {
      let places = try self.places(target, correction, &log)
      for place in places { claims[place, default: []].append(correction) }
      let changed = candidates(target).filter { place in changes[place].map { matches(target, place, $0.change) && isIn(target.reference, place) } ?? false }
      for place in changed where !places.contains(place) { claimsOnChanged[place, default: []].append(correction) }
      if places.isEmpty, changed.isEmpty { log.remark(correction, missing(target.reference)) }
    }
  }

  /// Looks up what corrections are looked for by: few sentences are, of many.
  private mutating func index(_ corrections: Corrections) {
    var wanted: Set<String> = []
    for correction in corrections.list {
      switch correction.content {
      case .reject(let edge), .confirm(let edge), .change(let edge, _), .add(let edge): if let document = edge.document { wanted.insert(document) }
      default: continue
      }
    }
    for (number, held) in statements.enumerated() {
      byBearer[held.statement.source, default: []].append(number)
      if held.statement.target != held.statement.source { byBearer[held.statement.target, default: []].append(number) }
      if wanted.isEmpty { continue }
      for (place, one) in held.evidence.enumerated() where wanted.contains(one.evidence.document) {
        let place = SentencePlace(statement: number, sentence: place)
        documents[one.evidence.document, default: []].append(place)
        texts[place] = SentenceText.normalized(one.evidence.text)
      }
    }
  }

  private func find(_ reference: EdgeReference, _ correction: Correction, _ log: inout CorrectionLog) throws(YAMLError) -> Target? {
    var target = Target(reference: reference)
    do {
      if let name = reference.source { target.source = Set(try entities.bearers(named: name)) }
      if let name = reference.target { target.target = Set(try entities.bearers(named: name)) }
      if case .named(let name) = reference.speaker { target.speaker = Set(try entities.bearers(named: name)) }
    } catch {
      // With the sentence, those may be gone that it spoke of.
      if let document = reference.document, let sentence = reference.sentence, sentences(of: document, containing: sentence).isEmpty {
        log.remark(correction, missing(reference))
      } else {
        try log.refuse(correction, "\(error)")
      }
      return nil
    }
    if let type = reference.type, ontology.definitions[type] == nil {
      try log.refuse(correction, EdgeCorrections.unknown(type, ontology))
      return nil
    }
    return target
  }

  static func unknown(_ type: String, _ ontology: Ontology) -> String {
    let near = EntityLookup.nearest(to: type, among: ontology.definitions.keys.sorted(), count: 3)
    return "\(type) is no relation type" + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")
  }

  private func missing(_ reference: EdgeReference) -> String {
    let edge = [reference.source, reference.type, reference.target].compactMap { $0 }.joined(separator: " ")
    guard let document = reference.document else { return "there is no relation \(edge) in the graph" }
    let place = reference.sentence.map { "“\($0)” of \(document)" } ?? document
    if !edge.isEmpty, documents[document] != nil, reference.sentence.map({ !sentences(of: document, containing: $0).isEmpty }) ?? true {
      return "\(place) says no more \(edge)"
    }
    return reference.sentence == nil ? "nothing is read in \(place)" : "the sentence \(place) is gone, or nothing is read in it"
  }

  // MARK: Matching

  private func sentences(of document: String, containing text: String) -> [SentencePlace] {
    let wanted = SentenceText.normalized(text)
    return (documents[document] ?? []).filter { texts[$0, default: ""].contains(wanted) }
  }

  private func evidence(_ place: SentencePlace) -> Evidence { statements[place.statement].evidence[place.sentence].evidence }

  /// Where what a reference means can be: in its document, else where its source is spoken of.
  private func candidates(_ target: Target) -> [SentencePlace] {
    if let document = target.reference.document { return documents[document] ?? [] }
    return Set((target.source ?? []).flatMap { byBearer[$0] ?? [] }).sorted().flatMap { number in
      statements[number].evidence.indices.map { SentencePlace(statement: number, sentence: $0) }
    }
  }

  /// The sentences that a correction means, as they were read.
  private func places(_ target: Target, _ correction: Correction, _ log: inout CorrectionLog) throws(YAMLError) -> [SentencePlace] {
    let reference = target.reference
    if let document = reference.document {
      guard let text = reference.sentence else { return candidates(target).filter { matches(target, $0) } }
      let found = sentences(of: document, containing: text).filter { matches(target, $0) }
      let wanted = SentenceText.normalized(text)
      let different = Set(found.map { texts[$0, default: ""] })
      if different.count < 2 { return found }
      if different.contains(wanted) { return found.filter { texts[$0] == wanted } }
      try log.refuse(correction, "“\(text)” is a part of \(different.count) sentences of \(document); give more of the one that is meant")
      return []
    }
    return candidates(target).filter { matches(target, $0) }
  }

  /// Whether a sentence is in the document, and of the text, that a reference names.
  private func isIn(_ reference: EdgeReference, _ place: SentencePlace) -> Bool {
    guard let document = reference.document else { return true }
    let evidence = evidence(place)
    return evidence.document == document && reference.sentence.map { texts[place, default: ""].contains(SentenceText.normalized($0)) } ?? true
  }

  /// Whether a sentence says, as it was read or as it was changed, what a reference means.
  private func matches(_ target: Target, _ place: SentencePlace, _ change: CorrectionPlan.Change? = nil) -> Bool {
    let statement = statements[place.statement].statement
    let reference = target.reference
    let said = change ?? CorrectionPlan.Change(statement)
    if let type = reference.type, said.type != type { return false }
    if let polarity = reference.polarity, said.polarity != polarity { return false }
    if let modality = reference.modality, said.modality != modality { return false }
    switch reference.speaker {
    case .nobody: if said.speaker != nil { return false }
    case .named: guard let speaker = said.speaker, target.speaker?.contains(speaker) ?? false else { return false }
    case nil: break
    }
    let ends = said.isReversed ? (statement.target, statement.source) : (statement.source, statement.target)
    func fits(_ source: Int, _ target: Int, _ wanted: Target) -> Bool {
      (wanted.source?.contains(source) ?? true) && (wanted.target?.contains(target) ?? true)
    }
    return fits(ends.0, ends.1, target) || ontology.isSymmetric(said.type) && fits(ends.1, ends.0, target)
  }

  // MARK: Changes

  private mutating func read(_ change: EdgeChange, _ target: Target, _ correction: Correction, _ log: inout CorrectionLog) throws(YAMLError) {
    if let type = change.type, ontology.definitions[type] == nil { return try log.refuse(correction, EdgeCorrections.unknown(type, ontology)) }
    var speakers: [Int] = []
    if case .named(let name) = change.speaker {
      do {
        speakers = try entities.bearers(named: name)
      } catch {
        return try log.refuse(correction, "\(error)")
      }
    }
    let places = try self.places(target, correction, &log)
    if places.isEmpty { log.remark(correction, missing(target.reference)) }
    for place in places {
      claims[place, default: []].append(correction)
      let statement = statements[place.statement].statement
      var new = CorrectionPlan.Change(statement)
      new.type = change.type ?? new.type
      new.polarity = change.polarity ?? new.polarity
      new.modality = change.modality ?? new.modality
      switch change.speaker {
      case .nobody: new.speaker = nil
      case .named: if !(new.speaker.map(speakers.contains) ?? false) { new.speaker = speakers.min { entities.precedes($0, $1) } }
      case nil: break
      }
      new.isReversed = change.isReversed != isShownReversed(statement, target)
      if ontology.isSymmetric(new.type), ontology.isSymmetric(statement.type) { new.isReversed = false }
      proposed[place, default: []].append((new, correction))
    }
  }

  /// Whether people see the ends of what holds both ways in the other order: as they name them, else as the graph has them.
  private func isShownReversed(_ statement: BearerStatement, _ target: Target) -> Bool {
    guard ontology.isSymmetric(statement.type) else { return false }
    let fits = (target.source?.contains(statement.source) ?? true) && (target.target?.contains(statement.target) ?? true)
    let fitsReversed = (target.source?.contains(statement.target) ?? true) && (target.target?.contains(statement.source) ?? true)
    return fits == fitsReversed ? entities.identifiers[statement.target] < entities.identifiers[statement.source] : fitsReversed
  }

  private var proposed: [SentencePlace: [(change: CorrectionPlan.Change, correction: Correction)]] = [:]

  /// Of several changes of one sentence, the most precise counts.
  private mutating func settleChanges() throws(YAMLError) {
    for (place, all) in proposed {
      guard let best = all.map(\.correction.precision).max(by: { $0.lexicographicallyPrecedes($1) }) else { continue }
      let counted = all.filter { $0.correction.precision == best }
      if let other = counted.first(where: { $0.change != counted[0].change }) {
        throw counted[0].correction.later(other.correction).contradicts(counted[0].correction.earlier(other.correction))
      }
      changes[place] = counted[0]
    }
  }

  // MARK: Outcomes

  /// What becomes of each sentence that a correction means.
  ///
  /// - Throws: `YAMLError` where two that are as precise say different things of one.
  func outcomes() throws(YAMLError) -> [SentencePlace: CorrectionPlan.Outcome] {
    var out: [SentencePlace: CorrectionPlan.Outcome] = [:]
    for place in claims.keys.sorted(by: { ($0.statement, $0.sentence) < ($1.statement, $1.sentence) }) {
      var all = claims[place] ?? []
      // What confirms a relation as it was changed is no contradiction.
      all += (claimsOnChanged[place] ?? []).filter { $0.content.kind == "reject" }
      guard let best = all.map(\.precision).max(by: { $0.lexicographicallyPrecedes($1) }) else { continue }
      let counted = all.filter { $0.precision == best }.sorted { ($0.place.path, $0.place.line) < ($1.place.path, $1.place.line) }
      if let other = counted.first(where: { $0.content.kind != counted[0].content.kind }) { throw other.contradicts(counted[0]) }
      switch counted[0].content {
      case .reject: out[place] = .rejected
      case .confirm: out[place] = .confirmed
      default:
        guard let change = changes[place]?.change, change != CorrectionPlan.Change(statements[place.statement].statement) else { continue }
        out[place] = .changed(change)
      }
    }
    return out
  }
}

extension CorrectionPlan.Change {
  /// What a statement says already.
  init(_ statement: BearerStatement) {
    self.init(type: statement.type, polarity: statement.polarity, modality: statement.modality, speaker: statement.speaker, isReversed: false)
  }
}

extension Correction {
  fileprivate var precision: [Int] {
    switch content {
    case .reject(let edge), .confirm(let edge), .change(let edge, _), .add(let edge): edge.precision
    default: []
    }
  }
}
