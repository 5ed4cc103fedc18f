import RelataGraph

/// A relation that a sentence may state between two entities of its document, and how it was found.
struct Candidate: Sendable {
  /// What kind of reading proposes it.
  enum Proposer: String, Sendable, CaseIterable {
    /// A frame of the ontology, on a proposition.
    case frame
    /// How somebody or something is named: titles, appositions, possessives, places in places.
    case fact
    /// That somebody tells it.
    case reported
  }

  var source: Int
  var target: Int
  var type: String
  var polarity: Polarity
  var modality: Modality
  var speaker: Int?
  var topic: Range<Int>?
  var time: String?
  var sentence: Int
  var trigger: Range<Int>
  var sourceWords: Range<Int>
  var targetWords: Range<Int>
  var proposer: Proposer
  var frame: String
  /// The PLOVER event type that the frame gives an actual relation.
  var plover: String?
  var path: [Step]
  var confidence: Double
  /// The word of the predicate, as an index of the sentence.
  var predicate: Int?
  /// The noun that is part of the predicate: `ties` in `cut ties with`.
  var phrase: Int?
}

/// What is known of a document before anything is decided: its sentences, who is spoken of in them, and all candidates.
struct Proposals {
  let sentences: [AnalyzedSentence]
  let anaphora: Anaphora
  let candidates: [Candidate]
}
