import RelataGraph
import RelataSyntax

/// Scores each pair of entities in a sentence by the relation network, which has learned when each rule is right.
///
/// Relation types that are not of the built-in vocabulary keep the rules' confidences, as do sentences that are too long for the network.
struct LearnedScorer: RelationScorer {
  let model: RelationModel
  let parser: SyntaxParser
  private let space = Workspace()

  /// Less probable relations are not added.
  static let floor = 0.05
  /// Sentences are scored together until they have this many pieces.
  private static let batchPieces = 640

  init(model: RelationModel, parser: SyntaxParser) {
    self.model = model
    self.parser = parser
  }

  func scored(_ proposals: Proposals, _ encodings: SentenceEncodings?) -> Scored {
    var out = proposals.candidates
    var kinds = EntityKinds(model.labels.kinds)
    read(proposals, encodings) { reading, candidates in
      reading.read(candidates, into: &out)
      let example = reading.scores.example
      for (mention, shares) in zip(example.mentions, reading.scores.kinds) { kinds.add(shares, of: example.entities[mention.own]) }
    }
    return Scored(candidates: out, doubts: kinds.doubts, types: kinds.types(of: proposals.anaphora.local.entities))
  }

  /// What the network says of any two entities of each sentence, whether anything proposes a relation of theirs or not.
  func pairs(of proposals: Proposals, _ encodings: SentenceEncodings?) -> [PairScores] {
    var out: [PairScores] = []
    read(proposals, encodings) { reading, _ in out += reading.pairs }
    return out
  }

  /// Hands on each sentence with its scores and the numbers of its candidates.
  private func read(_ proposals: Proposals, _ encodings: SentenceEncodings?, _ body: (SentenceReading, [Int]) -> Void) {
    let bySentence = Dictionary(grouping: proposals.candidates.indices) { proposals.candidates[$0].sentence }
    let mentions = proposals.sentences.indices.map { RelationMention.mentions($0, proposals) }
    let pieces = PieceTable(proposals.sentences.map(\.tree.sentence), parser)
    let context = RelationContext(mentions, proposals.anaphora.local.entities) { pieces[$0].rows <= SentenceEncodings.longest }
    let symmetric = model.labels.types.map(proposals.ontology.isSymmetric)
    let isLearned = model.labels.types.map(proposals.ontology.builtInTypes.contains)
    var batch: [RelationExample] = []
    var rows = 0
    func flush() {
      guard !batch.isEmpty else { return }
      let needed = Set(batch.flatMap { [$0.sentence] + $0.borrowed.map(\.sentence) })
      // Those of long documents, and of trees that were parsed elsewhere.
      let missing = needed.filter { !(encodings?.contains($0) ?? false) }.sorted()
      let made = missing.isEmpty ? nil : parser.encodings(of: missing, in: pieces.sentences, below: model.below)
      let scores = model.scores(batch, space) { sentence, rows, place in
        if let encodings, encodings.contains(sentence) { encodings.copy(sentence, rows, to: place) } else { made?.copy(sentence, rows, to: place) }
      }
      for scores in scores {
        let candidates = bySentence[scores.example.sentence] ?? []
        body(
          SentenceReading(
            model: model, proposals: proposals, scores: scores, candidates: candidates.map { proposals.candidates[$0] }, symmetric: symmetric,
            isLearned: isLearned), candidates)
      }
      batch.removeAll(keepingCapacity: true)
      rows = 0
    }
    for number in proposals.sentences.indices where !mentions[number].isEmpty && pieces[number].rows <= SentenceEncodings.longest {
      let candidates = (bySentence[number] ?? []).map { proposals.candidates[$0] }
      guard let example = RelationExample(number, proposals, mentions[number], candidates, context, model.labels, pieces: { pieces[$0] }) else { continue }
      if rows + example.rows > Self.batchPieces { flush() }
      batch.append(example)
      rows += example.rows
    }
    flush()
  }
}

/// How probable the network finds each relation of two entities in a sentence, and with which status.
struct PairScores {
  var sentence: Int
  var source: Int
  var target: Int
  /// By relation type, what is more than nearly impossible; of all types, also those that the ontology has not between such ends.
  var probabilities: [String: Double]
  var polarity: Polarity
  var modality: Modality
}

/// The word pieces of a document's sentences, each found when it is first asked for.
private final class PieceTable {
  let sentences: [Sentence]
  private let parser: SyntaxParser
  private var known: [PieceSpans?]

  init(_ sentences: [Sentence], _ parser: SyntaxParser) {
    self.sentences = sentences
    self.parser = parser
    known = Array(repeating: nil, count: sentences.count)
  }

  subscript(_ sentence: Int) -> PieceSpans {
    if let spans = known[sentence] { return spans }
    let spans = parser.pieces(of: sentences[sentence])
    known[sentence] = spans
    return spans
  }
}

/// What the scores of a sentence say of its candidates, and which relations they add.
private struct SentenceReading {
  let model: RelationModel
  let proposals: Proposals
  let scores: SentenceScores

  /// For each type of the network, whether it is symmetric, and whether it is still what was learned.
  let symmetric: [Bool]
  let isLearned: [Bool]

  /// The entities that the sentence mentions, as they stand in `entities`.
  private let present: Set<Int>
  /// The pairs of entities of which rules propose something, and what.
  private let told: [Set<Int>: Set<Told>]

  private struct Told: Hashable {
    var source: Int
    var target: Int
    var type: String
  }

  init(
    model: RelationModel, proposals: Proposals, scores: SentenceScores, candidates: [Candidate], symmetric: [Bool], isLearned: [Bool]
  ) {
    self.model = model
    self.proposals = proposals
    self.scores = scores
    self.symmetric = symmetric
    self.isLearned = isLearned
    present = Set(scores.example.mentions.filter { $0.words != nil }.map(\.own))
    told = Dictionary(grouping: candidates) { [$0.source, $0.target] }.mapValues {
      Set($0.map { Told(source: $0.source, target: $0.target, type: $0.type) })
    }
  }

  private var entities: [Int] { scores.example.entities }
  private var typeCount: Int { model.labels.types.count }

  func read(_ candidates: [Int], into out: inout [Candidate]) {
    var known: [[Int]: [Int]] = [:]
    for index in candidates {
      guard let type = learned(out[index].type), let source = entities.firstIndex(of: out[index].source),
        let target = entities.firstIndex(of: out[index].target)
      else { continue }
      let isTurned = source > target && proposals.ontology.isSymmetric(out[index].type)
      known[isTurned ? [target, source, type] : [source, target, type], default: []].append(index)
    }
    // The network scores the status of a pair: where a rule reads one relation of the two as denied, it is that one that is.
    var denied: [Set<Int>: Set<String>] = [:]
    for index in candidates where out[index].polarity == .negated { denied[[out[index].source, out[index].target], default: []].insert(out[index].type) }
    for (key, indices) in known {
      guard let found = best(key[0], key[1], key[2]), let surest = indices.min(by: { (-out[$0].confidence, $0) < (-out[$1].confidence, $1) }) else { continue }
      // One sentence says one thing of two: what the rule that is surest reads, unless the network is sure of another.
      let (polarity, modality) = found.status.reconciled(
        with: out[surest].polarity, out[surest].modality, isRead: !out[surest].isAssumed, outlivesDenial: out[surest].outlivesDenial)
      let isAnothers = out[surest].polarity == .affirmed && denied[[out[surest].source, out[surest].target]]?.subtracting([out[surest].type]).isEmpty == false
      for index in indices {
        out[index].probability = found.probability
        out[index].polarity = isAnothers ? .affirmed : polarity
        out[index].modality = modality
      }
    }
    for source in entities.indices {
      for target in entities.indices where source != target {
        let first = (source * entities.count + target) * typeCount
        let turned = (target * entities.count + source) * typeCount
        for type in 0..<typeCount {
          let isSymmetric = symmetric[type]
          if isSymmetric, source > target { continue }
          // Most are far below.
          let score = isSymmetric ? max(scores.types[first + type], scores.types[turned + type]) : scores.types[first + type]
          guard score > -8, isLearned[type], known[[source, target, type]] == nil, let found = best(source, target, type),
            found.probability >= LearnedScorer.floor, fits(model.labels.types[type], source, target)
          else { continue }
          if let added = candidate(model.labels.types[type], source, target, found) { out.append(added) }
        }
      }
    }
  }

  /// Any two that were looked at.
  var pairs: [PairScores] {
    entities.indices.flatMap { source in
      entities.indices.compactMap { target in
        var probabilities: [String: Double] = [:]
        var status: StatusScores?
        for type in 0..<typeCount where source != target && isLearned[type] {
          guard let found = best(source, target, type) else { return nil }
          status = found.status
          if found.probability >= 0.01 { probabilities[model.labels.types[type]] = found.probability }
        }
        return status.map {
          PairScores(
            sentence: scores.example.sentence, source: entities[source], target: entities[target], probabilities: probabilities, polarity: $0.best.0,
            modality: $0.best.1)
        }
      }
    }
  }

  private func grounds(_ source: Int, _ target: Int, _ type: String) -> Grounds {
    let (one, other) = (entities[source], entities[target])
    if let told = told[[one, other]] {
      let isSame =
        told.contains(Told(source: one, target: other, type: type))
        || proposals.ontology.isSymmetric(type) && told.contains(Told(source: other, target: one, type: type))
      return isSame ? .rule : .otherRule
    }
    let missing = [source, target].filter { !present.contains($0) }
    if missing.isEmpty { return .sentence }
    return missing.allSatisfy { proposals.anaphora.isAuthor(entities[$0]) } ? .author : .elsewhere
  }

  /// The index of a type that the network has learned.
  private func learned(_ type: String) -> Int? {
    model.labels.index(ofType: type).flatMap { isLearned[$0] ? $0 : nil }
  }

  private func fits(_ type: String, _ source: Int, _ target: Int) -> Bool {
    guard let definition = proposals.ontology.definitions[type] else { return false }
    let local = proposals.anaphora.local.entities
    // A region acts through its people: `European leaders`.
    func accepts(_ types: Set<EntityType>, _ kind: EntityType) -> Bool { types.contains(kind) || kind == .place && types.contains(.organization) }
    return accepts(definition.source, local[entities[source]].type) && accepts(definition.target, local[entities[target]].type)
  }

  private struct Found {
    var probability: Double
    /// The pair of mentions.
    var pair: Int
    var status: StatusScores
  }

  /// The better direction of a symmetric type; `nil` where the two were not looked at.
  private func best(_ source: Int, _ target: Int, _ type: Int) -> Found? {
    guard let one = found(source, target, type) else { return nil }
    guard proposals.ontology.isSymmetric(model.labels.types[type]), let other = found(target, source, type), other.probability > one.probability else {
      return one
    }
    return other
  }

  private func found(_ source: Int, _ target: Int, _ type: Int) -> Found? {
    let both = source * entities.count + target
    let score = scores.types[both * typeCount + type]
    // What the rules add comes after.
    guard scores.isScored[both] else { return nil }
    let count = model.labels.polarities.count + model.labels.modalities.count
    return Found(
      probability: model.probability(score, type, grounds(source, target, model.labels.types[type])), pair: scores.best[both * typeCount + type],
      status: StatusScores(scores.status[both * count..<(both + 1) * count], model.labels))
  }

  /// A relation that no rule proposes, with the word that the network looked at most for its trigger; `nil` where that is of another event.
  private func candidate(_ type: String, _ source: Int, _ target: Int, _ found: Found) -> Candidate? {
    let number = scores.example.sentence
    let tree = proposals.sentences[number].tree
    let pair = scores.example.pairs[found.pair]
    let piece = scores.looked[found.pair]
    let word = scores.example.pieces.last.firstIndex { Int($0) >= piece } ?? max(0, tree.count - 1)
    guard proposals.mayTell(type, number, by: word, source: entities[source], target: entities[target]) else { return nil }
    let proposition = proposals.proposition(number, around: word)
    // What the predicate that tells it is read as; what holds of whoever does something holds whether he does it or not.
    let definition = proposals.ontology.definitions[type]
    let isStanding = definition?.type.quad == nil
    let predicate = isStanding ? nil : proposals.sentences[number].propositionIndex[word].map { proposals.sentences[number].propositions[$0] }
    let (polarity, told) = predicate.map { found.status.reconciled(with: $0.polarity, $0.modality, isRead: false) } ?? found.status.best
    // The network scores one status for a pair: that of the deed, which a stance beside it has not.
    let modality = definition?.traits.contains(.stance) == true && polarity == .affirmed ? .actual : told
    let speaker = proposition.flatMap { proposals.speaker(number, of: $0) }
    return Candidate(
      source: entities[source], target: entities[target], type: type, polarity: polarity, modality: modality,
      speaker: speaker == entities[source] ? nil : speaker, topic: nil, time: proposition?.time, sentence: number, trigger: tree.tokens[word].range,
      sourceWords: words(pair, source, tree) ?? tree.tokens[word].range, targetWords: words(pair, target, tree) ?? tree.tokens[word].range,
      proposer: .pair, frame: "\(type): \(tree.lemma(word)), learned", path: [], confidence: 0, probability: found.probability)
  }

  /// The words that mention an end of the pair; `nil` where they are in another sentence.
  private func words(_ pair: (source: Int, target: Int), _ entity: Int, _ tree: SyntaxTree) -> Range<Int>? {
    let mention = scores.example.mentions[scores.example.mentions[pair.source].own == entity ? pair.source : pair.target]
    return mention.words.map { tree.range(of: $0) }
  }
}
