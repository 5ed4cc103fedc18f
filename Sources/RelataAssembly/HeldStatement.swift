import RelataGraph
import RelataSupport

/// A bearer of names, and where it is named.
struct HeldBearer: Sendable {
  var id: String
  var type: EntityType
  var names: [ExactText: Int] = [:]
  var mentions: [Mention] = []
  var omitted = 0

  mutating func bound(to limit: Int) {
    guard mentions.count > limit else { return }
    mentions.sort()
    omitted += mentions.count - limit
    mentions.removeLast(mentions.count - limit)
  }
}

/// What may be said, between bearers by their numbers.
struct BearerStatement: Sendable, Hashable {
  var source: Int
  var target: Int
  var speaker: Int?
  var type: String
  var polarity: Polarity
  var modality: Modality
}

/// A sentence, and the number of its document if the corpus lists it.
struct HeldEvidence: Sendable {
  var evidence: Evidence
  var document: UInt32?
}

/// What is said between bearers, and the sentences that say so.
struct HeldStatement: Sendable {
  let statement: BearerStatement
  var evidence: [HeldEvidence] = []
  var omission = HeldOmission()

  /// Keeps the best, and of the others those that give topic and time; counts the rest.
  ///
  /// What is kept of a whole is what is kept of what its parts keep.
  mutating func bound(to limit: Int) {
    guard evidence.count > limit else { return }
    evidence.sort { Evidence.isBetter($0.evidence, $1.evidence) }
    let topic = evidence.firstIndex { $0.evidence.topic != nil }
    let time = evidence.firstIndex { $0.evidence.time != nil }
    var kept: [HeldEvidence] = []
    for (index, one) in evidence.enumerated() {
      if index < limit || index == topic || index == time { kept.append(one) } else { omission.add(one) }
    }
    evidence = kept
  }
}

/// Sentences that are counted but not kept, by the numbers of their documents: of a large corpus these are most of its sentences.
struct HeldOmission: Sendable {
  private(set) var plover: [String: Int] = [:]
  /// By the bits of the confidence. Numbers of documents, or, once these are known, their places among all identifiers.
  private var documents: [UInt64: [UInt32]] = [:]
  /// Those of documents that the corpus doesn't list.
  private var unlisted: [Omission.Sentence] = []

  var isEmpty: Bool { documents.isEmpty && unlisted.isEmpty }

  mutating func add(_ one: HeldEvidence) {
    add(Omission.Sentence(document: one.evidence.document, confidence: one.evidence.confidence), one.document)
    if let type = one.evidence.plover { plover[type, default: 0] += 1 }
  }

  /// - Parameter numbers: Those of the documents.
  mutating func add(_ omission: Omission, _ numbers: [String: UInt32]) {
    for sentence in omission.sentences { add(sentence, numbers[sentence.document]) }
    plover.merge(omission.plover, uniquingKeysWith: +)
  }

  private mutating func add(_ sentence: Omission.Sentence, _ number: UInt32?) {
    guard let number else { return unlisted.append(sentence) }
    documents[sentence.confidence.bitPattern, default: []].append(number)
  }

  /// Replaces numbers of documents by their places among all identifiers.
  mutating func place(_ places: [UInt32]) {
    for confidence in documents.keys {
      documents[confidence]?.withContiguousMutableStorageIfAvailable { numbers in
        for index in numbers.indices { numbers[index] = places[Int(numbers[index])] }
        numbers.sort()
      }
    }
  }

  /// The sentences written out.
  func omission(_ bearers: Evidence.Bearers, _ identifiers: SortedIdentifiers) -> Omission {
    var sentences: [Omission.Sentence] = []
    for (bits, places) in documents.map({ (Double(bitPattern: $0), $1) }).sorted(by: { $0.0 < $1.0 }) {
      sentences += places.map { Omission.Sentence(document: identifiers[Int($0)], confidence: bits) }
    }
    if !unlisted.isEmpty { sentences = (sentences + unlisted).sorted() }
    return Omission(bearers: bearers, plover: plover, sentences: sentences)
  }
}
