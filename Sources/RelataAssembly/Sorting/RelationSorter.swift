import RelataExtraction
import RelataGraph

/// Puts the sentences of statements to the relations that they tell, and those that corrections took out apart.
struct RelationSorter {
  typealias BearerOmission = AssembledGraph.BearerOmission

  /// Relations by what they say.
  struct Shelf {
    var numbers: [Statement: Int] = [:]
    var relations: [Relation] = []
    var omissions: [Statement: [BearerOmission]] = [:]

    fileprivate mutating func add(_ evidence: [Evidence], to key: Statement, quad: QuadClass?) {
      if let number = numbers[key] {
        relations[number].evidence += evidence
      } else {
        numbers[key] = relations.count
        relations.append(Relation(key, quad: quad, evidence: evidence))
      }
    }

    fileprivate mutating func summarize(_ listing: DocumentListing, keepsOmitted: Bool) {
      for (key, number) in numbers {
        relations[number].evidence.sort()
        omissions[key]?.sort { Evidence.Bearers.precedes($0.bearers, $1.bearers) }
        // All that is omitted is written out for one relation at a time.
        relations[number].omitted = omissions[key]?.map { $0.omission.omission($0.bearers, listing.identifiers) } ?? []
        relations[number].summarize(originals: listing.originals)
        if !keepsOmitted { relations[number].omitted = [] }
      }
    }
  }

  private let identifiers: [String]
  private let plan: CorrectionPlan
  private let ontology: Ontology
  private var said = Shelf()
  private var rejected = Shelf()
  /// Relations of which something stays as it was read.
  private var kept: Set<Statement> = []
  private var omissions: [(key: Statement, omission: BearerOmission)] = []

  init(_ identifiers: [String], _ plan: CorrectionPlan, _ ontology: Ontology) {
    self.identifiers = identifiers
    self.plan = plan
    self.ontology = ontology
  }

  /// - Parameters:
  ///   - number: The place of the statement among those of the assembly.
  ///   - bearers: Those of the statement.
  ///   - ids: Those of another.
  mutating func add(_ held: HeldStatement, number: Int, _ bearers: Evidence.Bearers, _ ids: (BearerStatement) -> Evidence.Bearers) {
    let (key, isTurned) = key(held.statement)
    var evidence: [Evidence] = []
    var out: [Evidence] = []
    evidence.reserveCapacity(held.evidence.count)
    let isDropped = isDropped(key)
    for (place, one) in held.evidence.enumerated() {
      var sentence = one.evidence
      switch plan.outcomes.isEmpty ? nil : plan.outcomes[CorrectionPlan.SentencePlace(statement: number, sentence: place)] {
      case .changed(let change):
        add(sentence, changed: change, from: held.statement, ids)
        continue
      case .rejected:
        if isTurned { sentence.turn() }
        out.append(sentence)
        continue
      case .confirmed: sentence.correction = .confirmed
      case nil: break
      }
      if isTurned { sentence.turn() }
      evidence.append(sentence)
    }
    let quad = ontology.definitions[key.type]?.type.quad
    if isDropped { (evidence, out) = ([], evidence + out) }
    if !evidence.isEmpty || held.evidence.isEmpty {
      said.add(evidence, to: key, quad: quad)
      kept.insert(key)
    }
    if !out.isEmpty { rejected.add(out, to: key, quad: quad) }
    guard !held.omission.isEmpty else { return }
    var omitted = BearerOmission(bearers: bearers, omission: held.omission)
    if isTurned { swap(&omitted.bearers.source, &omitted.bearers.target) }
    omissions.append((key, omitted))
  }

  /// Adds a relation that was not read, unless it was after all: then it is confirmed.
  mutating func add(_ addition: CorrectionPlan.Addition) {
    let (key, isTurned) = key(addition.statement)
    if isDropped(key) { return }
    if let number = said.numbers[key] {
      let places = said.relations[number].evidence.indices.filter {
        let evidence = said.relations[number].evidence[$0]
        return evidence.document == addition.evidence.document && evidence.range.overlaps(addition.evidence.range)
      }
      for place in places where said.relations[number].evidence[place].correction == nil { said.relations[number].evidence[place].correction = .confirmed }
      if !places.isEmpty { return }
    }
    said.add([isTurned ? addition.evidence.turned : addition.evidence], to: key, quad: ontology.definitions[key.type]?.type.quad)
  }

  private mutating func add(
    _ sentence: Evidence, changed change: CorrectionPlan.Change, from old: BearerStatement, _ ids: (BearerStatement) -> Evidence.Bearers
  ) {
    var sentence = sentence
    var statement = old
    (statement.type, statement.polarity, statement.modality, statement.speaker) = (change.type, change.polarity, change.modality, change.speaker)
    if change.isReversed { swap(&statement.source, &statement.target) }
    let (key, isTurned) = key(statement)
    let reading = Evidence.Reading(
      type: old.type, polarity: old.polarity, modality: old.modality, plover: sentence.plover, speaker: sentence.bearers.speaker,
      isReversed: change.isReversed != isTurned)
    sentence.correction = .changed(reading)
    if change.speaker != old.speaker { sentence.bearers.speaker = ids(statement).speaker }
    if (change.type, change.polarity, change.modality) != (old.type, old.polarity, old.modality) {
      sentence.plover = ontology.definitions[change.type]?.plover(change.polarity, change.modality, isRefused: statement.isRefused)
    }
    if reading.isReversed { sentence.turn() }
    let quad = ontology.definitions[key.type]?.type.quad
    if isDropped(key) { rejected.add([sentence], to: key, quad: quad) } else { said.add([sentence], to: key, quad: quad) }
  }

  /// What a statement tells, and whether its ends change places for that.
  private func key(_ statement: BearerStatement) -> (Statement, isTurned: Bool) {
    var key = Statement(statement, identifiers)
    guard ontology.isSymmetric(key.type), key.target < key.source else { return (key, false) }
    swap(&key.source, &key.target)
    return (key, true)
  }

  private func isDropped(_ key: Statement) -> Bool {
    !plan.dropped.isEmpty && [key.source, key.target, key.attributed ?? ""].contains { plan.dropped.contains($0) }
  }

  /// All relations with what sums them up, and the rejected ones.
  ///
  /// They are summed up where they are: a second copy of all sentences would be made of them elsewhere.
  mutating func summarized(_ listing: DocumentListing) -> (said: Shelf, rejected: [Relation]) {
    for (key, omission) in omissions {
      // What is only counted goes where the rest of it went.
      if kept.contains(key) {
        said.omissions[key, default: []].append(omission)
      } else {
        rejected.add([], to: key, quad: ontology.definitions[key.type]?.type.quad)
        rejected.omissions[key, default: []].append(omission)
      }
    }
    said.summarize(listing, keepsOmitted: false)
    rejected.summarize(listing, keepsOmitted: true)
    for index in said.relations.indices {
      guard let mark = said.relations[index].evidence.lazy.compactMap({ $0.correction?.mark }).max() else { continue }
      said.relations[index].corrected = mark
      said.relations[index].confidence = 1
    }
    for index in rejected.relations.indices { rejected.relations[index].corrected = .rejected }
    return (said, rejected.relations)
  }
}

extension Evidence.Reading {
  /// How the sentences of a relation are read that no correction changed.
  init(of relation: Relation) {
    self.init(
      type: relation.type, polarity: relation.polarity, modality: relation.modality, plover: nil, speaker: relation.attributed ?? "", isReversed: false)
  }
}

extension Evidence {
  /// Takes back what a correction made of it.
  ///
  /// - Parameter relation: How the sentences of its relation are read that no correction changed.
  /// - Returns: How it was read; `nil` where it wasn't.
  mutating func uncorrect(_ relation: Reading) -> Reading? {
    defer { correction = nil }
    switch correction {
    case .added: return nil
    case .changed(var reading):
      plover = reading.plover
      bearers.speaker = reading.speaker
      if reading.isReversed { turn() }
      // What tells readings apart is what they say.
      (reading.plover, reading.isReversed) = (nil, false)
      return reading
    case .confirmed, nil: return relation
    }
  }
}
