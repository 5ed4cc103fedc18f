import RelataGraph
import RelataSupport

/// Relations that people add, with their sentences.
///
/// A sentence is looked for in the texts while they are read; where there are none, it must be one that something was read in, or that an
/// earlier run found.
struct AddedEdges {
  private let assembly: GraphAssembly
  private let entities: EntityCorrections
  /// The sentences that were read in documents that corrections name.
  private let documents: [String: [CorrectionPlan.SentencePlace]]

  init(_ assembly: GraphAssembly, _ entities: EntityCorrections, documents: [String: [CorrectionPlan.SentencePlace]]) {
    self.assembly = assembly
    self.entities = entities
    self.documents = documents
  }

  func read(_ corrections: Corrections, _ log: inout CorrectionLog) throws(YAMLError) -> [CorrectionPlan.Addition] {
    var seen: Set<EdgeReference> = []
    let added = corrections.list.filter { if case .add(let edge) = $0.content { seen.insert(edge).inserted } else { false } }
    if added.isEmpty { return [] }
    let wanted = Set(corrections.addedSentences.keys)
    var known: Set<String> = []
    for one in assembly.documents.sorted() where wanted.contains(one.document.id) { known.insert(one.document.id) }
    var out: [CorrectionPlan.Addition] = []
    for correction in added {
      guard case .add(let edge) = correction.content, let document = edge.document, let sentence = edge.sentence else { continue }
      guard known.contains(document) else {
        log.remark(correction, "there is no document \(document)")
        continue
      }
      guard let (range, text) = try place(of: sentence, in: document, correction, &log) else { continue }
      if let addition = try addition(edge, document, range, text, correction, &log) { out.append(addition) }
    }
    return out
  }

  /// Where the sentence stands.
  private func place(
    of sentence: String, in document: String, _ correction: Correction, _ log: inout CorrectionLog
  ) throws(YAMLError) -> (Range<Int>, String)? {
    var found: Set<SentenceSearch.Place> = []
    if let places = assembly.search.places(of: sentence, in: document) {
      found = places
      if found.isEmpty {
        log.remark(correction, "the sentence “\(sentence)” is not in \(document)")
        return nil
      }
    } else {
      for place in documents[document] ?? [] {
        let evidence = assembly.statements[place.statement].evidence[place.sentence].evidence
        found.formUnion(SentenceSearch.places(of: sentence, in: evidence.text, from: evidence.range.lowerBound))
      }
      if found.isEmpty {
        if case .add(let edge) = correction.content, assembly.search.trusted.contains(edge) { return nil }
        try log.refuse(
          correction,
          "“\(sentence)” can't be looked for: nothing was read in it, and \(document) is not at hand; name the articles with relata correct --articles")
        return nil
      }
    }
    guard found.count == 1, let place = found.first else {
      try log.refuse(correction, "“\(sentence)” is \(found.count) times in \(document); give more of it")
      return nil
    }
    return (place.range, place.text)
  }

  private func addition(
    _ edge: EdgeReference, _ document: String, _ range: Range<Int>, _ text: String, _ correction: Correction, _ log: inout CorrectionLog
  ) throws(YAMLError) -> CorrectionPlan.Addition? {
    guard let type = edge.type, let definition = assembly.ontology.definitions[type] else {
      try log.refuse(correction, EdgeCorrections.unknown(edge.type ?? "", assembly.ontology))
      return nil
    }
    do {
      let source = words(for: try entities.bearers(named: edge.source ?? ""), in: document, range)
      let target = words(for: try entities.bearers(named: edge.target ?? ""), in: document, range)
      var speaker: Int?
      if case .named(let name) = edge.speaker { speaker = words(for: try entities.bearers(named: name), in: document, range).bearer }
      let statement = BearerStatement(
        source: source.bearer, target: target.bearer, speaker: speaker, type: type, polarity: edge.polarity ?? .affirmed, modality: edge.modality ?? .actual)
      var evidence = Evidence(
        document: document, range: range, text: text, trigger: range, source: source.range, target: target.range, frame: "added by a correction",
        plover: definition.plover(statement.polarity, statement.modality, isRefused: statement.isRefused), confidence: 1)
      evidence.bearers = assembly.ids(statement)
      evidence.correction = .added
      return CorrectionPlan.Addition(statement: statement, evidence: evidence)
    } catch {
      try log.refuse(correction, "\(error)")
      return nil
    }
  }

  /// The first words in a sentence for somebody, and by whose name; the whole sentence where it only means them.
  private func words(for bearers: [Int], in document: String, _ range: Range<Int>) -> (bearer: Int, range: Range<Int>) {
    let mentions = bearers.flatMap { bearer in
      assembly.bearers[bearer].mentions.filter { $0.document == document && range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound }
        .map { (bearer: bearer, range: $0.range) }
    }
    let first = mentions.min { one, other in
      one.range == other.range
        ? entities.precedes(one.bearer, other.bearer) : (one.range.lowerBound, one.range.upperBound) < (other.range.lowerBound, other.range.upperBound)
    }
    return first ?? (bearers.min { entities.precedes($0, $1) } ?? 0, range)
  }
}

extension BearerStatement {
  /// Whether what is denied is ruled out, for all that its status tells.
  var isRefused: Bool { polarity == .negated && modality == .planned }
}

/// Where documents have the sentences in which relations are added.
public struct SentenceSearch: Sendable {
  struct Place: Hashable {
    var range: Range<Int>
    var text: String
  }

  /// By document, and there by sentence with all white space set as blanks.
  private var found: [String: [String: Set<Place>]] = [:]
  /// By document.
  private let wanted: [String: [String]]
  /// Relations whose sentences need not be found.
  let trusted: Set<EdgeReference>

  /// - Parameters:
  ///   - corrections: What is looked for.
  ///   - trusted: Relations are not missed that are among these, where their sentences are not at hand.
  public init(_ corrections: Corrections?, trusting trusted: Corrections = Corrections()) {
    self.trusted = Set(trusted.list.compactMap { if case .add(let edge) = $0.content { edge } else { nil } })
    wanted = corrections?.addedSentences ?? [:]
  }

  /// Looks for the sentences of a document in its text.
  public mutating func look(in text: String, of document: String) {
    for sentence in wanted[document] ?? [] {
      found[document, default: [:]][SentenceText.normalized(sentence)] = SentenceSearch.places(of: sentence, in: text, from: 0)
    }
  }

  /// Takes over what an earlier run found.
  mutating func add(_ evidence: Evidence) {
    let key = SentenceText.normalized(evidence.text)
    if found[evidence.document]?[key] == nil { found[evidence.document, default: [:]][key] = [Place(range: evidence.range, text: evidence.text)] }
  }

  /// `nil` where it was not looked for.
  func places(of sentence: String, in document: String) -> Set<Place>? { found[document]?[SentenceText.normalized(sentence)] }

  static func places(of sentence: String, in text: String, from start: Int) -> Set<Place> {
    let places = SentenceText.places(of: sentence, in: text)
    if places.isEmpty { return [] }
    let scalars = Array(text.unicodeScalars)
    return Set(
      places.map { range in
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars[range])
        return Place(range: range.lowerBound + start..<range.upperBound + start, text: String(words))
      })
  }
}
