import RelataGraph
import RelataSyntax

/// A sentence as the relation network sees it: pieces, who is mentioned where, and what the rules propose.
///
/// `Training/relata_relations/examples.py` makes the same of what `relata candidates` writes.
struct RelationExample {
  struct Mention {
    /// Its first and its last piece.
    var first: Int
    var last: Int
    /// The entity by its place in `entities`.
    var own: Int
    /// Its words and the one by which others hang on it; `nil` for one of another sentence.
    var words: Range<Int>?
    var head = 0
  }

  /// More mentions are not looked at.
  private static let mostMentions = 24
  /// A way through the tree is followed so far.
  private static let longestWay = 64

  /// More pieces of a mention in another sentence are not looked at.
  private static let mostBorrowed = 8

  let sentence: Int
  let pieces: PieceSpans
  /// The rows of the sentence's own pieces and of those that follow them from other sentences.
  private(set) var rows: Int
  private(set) var borrowed: [(sentence: Int, pieces: Range<Int>)] = []
  private(set) var mentions: [Mention] = []
  /// The entities of the document that are mentioned, in the order of their numbers.
  private(set) var entities: [Int] = []
  /// What is added to pieces, by piece and mark.
  private(set) var marks: [(piece: Int, mark: Int)] = []
  /// Pairs of mentions of two entities.
  private(set) var pairs: [(source: Int, target: Int)] = []
  private(set) var distances: [Int] = []
  private(set) var paths: [[Int]] = []
  /// For each pair of entities, source times count plus target: what the rules propose, as features with values.
  private(set) var features: [[(feature: Int, value: Float)]] = []
  /// For each pair of entities: the piece of the surest candidate's trigger.
  private(set) var triggers: [Int?] = []
  /// For each pair of entities and type: the confidence of the surest candidate.
  private(set) var confidences: [Float] = []

  /// - Parameters:
  ///   - number: The sentence.
  ///   - mentions: Its mentions, at least one.
  ///   - pieces: The pieces of each sentence.
  /// - Returns: `nil` where nobody could be meant besides one.
  init?(
    _ number: Int, _ proposals: Proposals, _ mentioned: [RelationMention], _ candidates: [Candidate], _ context: RelationContext, _ labels: RelationLabels,
    pieces: (Int) -> PieceSpans
  ) {
    sentence = number
    self.pieces = pieces(number)
    rows = self.pieces.rows
    let found = mentioned.flatMap { mention in mention.entities.map { (mention, $0) } }.prefix(Self.mostMentions)
    let others = context.entities(besides: number, candidates)
    entities = Set(found.map(\.1) + others.map(\.entity)).sorted()
    guard entities.count > 1 else { return nil }
    let local = proposals.anaphora.local.entities
    let tree = proposals.sentences[number].tree
    var marked: Set<Int> = []
    func mark(_ piece: Int, _ mark: Int) {
      if marked.insert(piece * labels.marks + mark).inserted { marks.append((piece, mark)) }
    }
    func add(_ entity: Int, _ form: RelationMention.Form, first: Int, last: Int, words: Range<Int>?, head: Int) {
      mentions.append(Mention(first: first, last: last, own: entities.firstIndex(of: entity) ?? 0, words: words, head: head))
      let kind = labels.kinds.firstIndex(of: local[entity].type.rawValue) ?? 0
      let index = labels.forms.firstIndex(of: form.rawValue) ?? 0
      for piece in first...last { mark(piece, (kind * labels.forms.count + index) * 2 + (piece == first ? 0 : 1)) }
    }
    for (mention, entity) in found {
      let (first, last) = (Int(self.pieces.first[mention.words.lowerBound]), Int(self.pieces.last[mention.words.upperBound - 1]))
      add(entity, mention.form, first: first, last: last, words: mention.words, head: mention.head)
    }
    for (entity, place) in others {
      let other = pieces(place.sentence)
      let first = Int(other.first[place.words.lowerBound])
      let count = min(Int(other.last[place.words.upperBound - 1]) - first + 1, Self.mostBorrowed)
      borrowed.append((place.sentence, first..<first + count))
      add(entity, place.sentence == number - 1 ? .before : .elsewhere, first: rows, last: rows + count - 1, words: nil, head: 0)
      rows += count
    }
    let statuses = 2 * labels.kinds.count * labels.forms.count
    for proposition in proposals.sentences[number].propositions {
      let polarity = labels.polarities.firstIndex(of: proposition.polarity.rawValue) ?? 0
      let modality = labels.modalities.firstIndex(of: proposition.modality.rawValue) ?? 0
      for piece in self.pieces.first[proposition.word]...self.pieces.last[proposition.word] {
        mark(Int(piece), statuses + polarity * labels.modalities.count + modality)
      }
    }
    let dependencies = tree.tokens.map { labels.index(ofDependency: $0.relation) }
    for (source, one) in mentions.enumerated() {
      for (target, other) in mentions.enumerated() where one.own != other.own && (one.words != nil || other.words != nil) {
        pairs.append((source, target))
        if let first = one.words, let second = other.words {
          distances.append(Self.distance(first.lowerBound, second.lowerBound))
          paths.append(Self.path(tree, dependencies, one.head, other.head, labels.dependencies.count))
        } else {
          distances.append(0)
          paths.append([2 * labels.dependencies.count + 7])
        }
      }
    }
    addCandidates(candidates, proposals.ontology, tree, labels)
  }

  private mutating func addCandidates(_ candidates: [Candidate], _ ontology: Ontology, _ tree: SyntaxTree, _ labels: RelationLabels) {
    let count = entities.count
    var values = [[Int: Float]](repeating: [:], count: count * count)
    var surest = [Double](repeating: -1, count: count * count)
    triggers = Array(repeating: nil, count: count * count)
    confidences = Array(repeating: 0, count: count * count * labels.types.count)
    for candidate in candidates {
      guard let source = entities.firstIndex(of: candidate.source), let target = entities.firstIndex(of: candidate.target),
        let type = labels.index(ofType: candidate.type)
      else { continue }
      let found = Self.features(of: candidate, type, labels)
      let word = tree.tokens.firstIndex { $0.range.lowerBound == candidate.trigger.lowerBound }
      // Confidences as `relata candidates` writes them.
      let confidence = (candidate.confidence * 1000).rounded() / 1000
      let pair = source * count + target
      let back = target * count + source
      for (forwards, backwards) in ontology.isSymmetric(candidate.type) ? [(pair, back), (back, pair)] : [(pair, back)] {
        for feature in found {
          values[forwards][feature] = 1
          values[backwards][labels.candidateFeatures + feature] = 1
        }
        let last = labels.candidateFeatures - 1
        values[forwards][last] = max(values[forwards][last] ?? 0, Float(confidence))
        values[backwards][labels.candidateFeatures + last] = max(values[backwards][labels.candidateFeatures + last] ?? 0, Float(confidence))
        if confidence > surest[forwards] {
          surest[forwards] = confidence
          triggers[forwards] = word.map { Int(pieces.first[$0]) } ?? 0
        }
        confidences[forwards * labels.types.count + type] = max(confidences[forwards * labels.types.count + type], Float(confidence))
      }
    }
    features = values.map { values in values.sorted { $0.key < $1.key }.map { (feature: $0.key, value: $0.value) } }
  }

  private static func features(of candidate: Candidate, _ type: Int, _ labels: RelationLabels) -> [Int] {
    var out = [type]
    var base = labels.types.count
    if let proposer = labels.proposers.firstIndex(of: candidate.proposer.rawValue) { out.append(base + proposer) }
    base += labels.proposers.count
    for step in Set(candidate.path.map(\.kind)) {
      if let index = labels.steps.firstIndex(of: step.rawValue) { out.append(base + index) }
    }
    base += labels.steps.count
    if candidate.polarity == .negated { out.append(base) }
    if let modality = labels.modalities.firstIndex(of: candidate.modality.rawValue) { out.append(base + 1 + modality) }
    if candidate.speaker != nil { out.append(base + 1 + labels.modalities.count) }
    return out
  }

  /// How far apart two words are, by powers of two, and in which order.
  static func distance(_ one: Int, _ other: Int) -> Int {
    let size = min(7, Int.bitWidth - abs(other - one).leadingZeroBitCount)
    return other > one ? 8 + size : 8 - size
  }

  /// The features of the way between two words: the relations upwards and downwards, each once, and its length.
  private static func path(_ tree: SyntaxTree, _ dependencies: [Int?], _ one: Int, _ other: Int, _ count: Int) -> [Int] {
    var up: [Int] = []
    var node: Int? = one
    while let word = node, up.count < longestWay {
      up.append(word)
      node = tree.head(word)
    }
    var down: [Int] = []
    node = other
    while let word = node, !up.contains(word), down.count < longestWay {
      down.append(word)
      node = tree.head(word)
    }
    guard let top = node.flatMap({ up.firstIndex(of: $0) }) else { return [2 * count + 7] }
    let found = Set(up[..<top].compactMap { dependencies[$0] } + down.compactMap { word in dependencies[word].map { count + $0 } })
    return found.sorted() + [2 * count + min(top + down.count, 6)]
  }
}
