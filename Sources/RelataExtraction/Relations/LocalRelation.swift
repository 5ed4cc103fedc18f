import RelataGraph

/// A relation as one sentence states it, between entities of its document.
struct LocalRelation: Sendable {
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
  var frame: String
  /// The PLOVER event type that the frame gives an actual relation.
  var plover: String?
  var path: [String]
  var confidence: Double
  /// The word of the predicate, as an index of the sentence.
  var predicate: Int?
  /// The noun that is part of the predicate: `ties` in `cut ties with`.
  var phrase: Int?
}
