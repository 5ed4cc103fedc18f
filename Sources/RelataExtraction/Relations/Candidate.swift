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
    /// Two entities in one sentence, between which the relation scorer sees a relation that no rule proposes.
    case pair
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
  /// How often the rule is right where it fits.
  var confidence: Double
  /// How probable the relation is, once it has been scored.
  var probability: Double?
  /// The probability, or the rule's confidence where nothing has scored it.
  var certainty: Double { probability ?? confidence }
  /// The word of the predicate, as an index of the sentence.
  var predicate: Int?
  /// The noun that is part of the predicate: `ties` in `cut ties with`.
  var phrase: Int?
}

/// What is known of a document before anything is decided: its sentences, who is spoken of in them, and all candidates.
struct Proposals {
  let sentences: [AnalyzedSentence]
  let anaphora: Anaphora
  let quotations: Quotations
  let ontology: Ontology
  let candidates: [Candidate]

  /// Who claims what a proposition tells, if somebody does.
  func speaker(_ number: Int, of proposition: Proposition) -> Int? {
    FrameMatcher(ontology: ontology, sentences: sentences, anaphora: anaphora, quotations: quotations).speaker(of: proposition, number)
  }

  /// The proposition whose predicate a word is, or that of the nearest word above it.
  func proposition(_ number: Int, around word: Int) -> Proposition? {
    let sentence = sentences[number]
    var node: Int? = word
    while let current = node {
      if let index = sentence.propositionIndex[current] { return sentence.propositions[index] }
      node = sentence.tree.head(current)
    }
    return nil
  }
}
