import CSyntaxKernels
import RelataSyntax

/// What the relation network says of a sentence.
struct SentenceScores {
  let example: RelationExample
  /// For each pair of entities and type: its score, and the mention pair that it comes from.
  var types: [Float]
  var best: [Int]
  /// For each pair of entities: scores of polarities, then of modalities; the mean over its pairs of mentions.
  var status: [Float]
  /// For each pair of entities: whether a pair of mentions was looked at.
  var isScored: [Bool] = []
  /// For each pair of mentions: the piece that it looked at most.
  var looked: [Int]
  /// For each mention: how probable it is that it is one of each kind, and that it is none.
  var kinds: [[Double]]
}

extension RelationModel {
  /// Scores sentences of one document.
  ///
  /// - Parameters:
  ///   - examples: At most as many as have 640 pieces together, or one.
  ///   - copy: Writes what the lower layers made of some rows of a sentence.
  func scores(
    _ examples: [RelationExample], _ space: Workspace, copy: (_ sentence: Int, _ rows: Range<Int>, _ out: UnsafeMutablePointer<Float>) -> Void
  ) -> [SentenceScores] {
    let hidden = Self.hidden
    var windows: [Range<Int>] = []
    var rows = 0
    for example in examples {
      windows.append(rows..<rows + example.rows)
      rows += example.rows
    }
    space.reserve(rows)
    for (example, window) in zip(examples, windows) {
      var row = window.lowerBound
      for (sentence, pieces) in [(example.sentence, 0..<example.pieces.rows)] + example.borrowed {
        copy(sentence, pieces, space.hidden + row * hidden)
        row += pieces.count
      }
      marks.withUnsafeBufferPointer { table in
        guard let table = table.baseAddress else { return }
        for (piece, mark) in example.marks { syntax_add(table + mark * hidden, hidden, 1, space.hidden + (window.lowerBound + piece) * hidden) }
      }
    }
    for layer in layers { layer.apply(windows, rows, space) }
    // What every piece shows to those who look, in `keys`.
    space.quantize(space.hidden, rows: rows, columns: hidden)
    context.product(space.bytes, rows: rows, into: space.sums)
    let keys = Buffer(rows * Self.contextSize)
    space.dequantize(context, rows: rows, into: keys.base)
    let mentions = examples.reduce(0) { $0 + $1.mentions.count }
    let vectors = Buffer(mentions * 2 * hidden)
    var row = 0
    for (example, window) in zip(examples, windows) {
      for mention in example.mentions {
        (vectors.base + row * 2 * hidden).update(from: space.hidden + (window.lowerBound + mention.first) * hidden, count: hidden)
        (vectors.base + row * 2 * hidden + hidden).update(from: space.hidden + (window.lowerBound + mention.last) * hidden, count: hidden)
        row += 1
      }
    }
    let triggers = triggers(examples, windows, space)
    let ends = Buffer(mentions * self.ends.outputs)
    let kinds = Buffer(mentions * mention.outputs)
    linear(self.ends, vectors, rows: mentions, into: ends, space)
    linear(mention, vectors, rows: mentions, into: kinds, space)
    var out: [SentenceScores] = []
    var firstMention = 0
    var firstTrigger = 0
    for (example, window) in zip(examples, windows) {
      out.append(
        scores(
          example, ends: ends.base + firstMention * self.ends.outputs, kinds: kinds.base + firstMention * mention.outputs,
          keys: keys.base + window.lowerBound * Self.contextSize, triggers: triggers.base + firstTrigger * Self.pairSize, space))
      firstMention += example.mentions.count
      firstTrigger += example.triggers.count { $0 != nil }
    }
    return out
  }

  /// What the triggers of the candidates say, a row for each pair of entities that has one.
  private func triggers(_ examples: [RelationExample], _ windows: [Range<Int>], _ space: Workspace) -> Buffer {
    let hidden = Self.hidden
    let pieces = zip(examples, windows).flatMap { example, window in example.triggers.compactMap { $0.map { window.lowerBound + $0 } } }
    let vectors = Buffer(pieces.count * hidden)
    for (row, piece) in pieces.enumerated() { (vectors.base + row * hidden).update(from: space.hidden + piece * hidden, count: hidden) }
    let out = Buffer(pieces.count * Self.pairSize)
    linear(trigger, vectors, rows: pieces.count, into: out, space)
    return out
  }

  private func linear(_ layer: Linear, _ vectors: Buffer, rows: Int, into out: Buffer, _ space: Workspace) {
    // A row of sums is no longer than the workspace's; in pieces, so that it need not grow.
    let step = 512
    space.reserve(min(step, rows))
    for start in stride(from: 0, to: rows, by: step) {
      let count = min(step, rows - start)
      space.quantize(vectors.base + start * layer.inputs, rows: count, columns: layer.inputs)
      layer.product(space.bytes, rows: count, into: space.sums)
      space.dequantize(layer, rows: count, into: out.base + start * layer.outputs)
    }
  }

  private func scores(
    _ example: RelationExample, ends: UnsafeMutablePointer<Float>, kinds: UnsafeMutablePointer<Float>, keys: UnsafeMutablePointer<Float>,
    triggers: UnsafeMutablePointer<Float>, _ space: Workspace
  ) -> SentenceScores {
    let (joined, looked) = joined(example, ends: ends, keys: keys)
    let values = Buffer(example.pairs.count * Self.pairSize)
    linear(product, joined, rows: example.pairs.count, into: values, space)
    addEvidence(of: example, ends: ends, triggers: triggers, to: values)
    syntax_gelu(values.base, example.pairs.count * Self.pairSize)
    let scored = Buffer(example.pairs.count * outputs.outputs)
    linear(outputs, values, rows: example.pairs.count, into: scored, space)
    var result = gathered(scored, example, looked: looked)
    for index in example.mentions.indices {
      let scores = Array(UnsafeBufferPointer(start: kinds + index * mention.outputs, count: labels.kinds.count + 1))
      result.kinds.append(scores.indices.map { StatusScores.share($0, of: scores[...]) })
    }
    return result
  }

  /// For each pair of mentions: both ends' products, what both look at, and the piece that they look at most.
  private func joined(_ example: RelationExample, ends: UnsafeMutablePointer<Float>, keys: UnsafeMutablePointer<Float>) -> (Buffer, looked: [Int]) {
    let (end, context) = (Self.endSize, Self.contextSize)
    let block = end + context + Self.pairSize
    let (mentions, pieces) = (example.mentions.count, example.rows)
    // How each mention looks at each piece, as a source and as a target.
    let looks = Buffer(2 * mentions * pieces)
    syntax_dots(ends + end, 2 * block, mentions, keys, context, pieces, context, looks.base)
    syntax_dots(ends + block + end, 2 * block, mentions, keys, context, pieces, context, looks.base + mentions * pieces)
    let weights = Buffer((pieces + 15) & ~15)
    let joined = Buffer(example.pairs.count * (end + context))
    var looked: [Int] = []
    for (row, (source, target)) in example.pairs.enumerated() {
      let out = joined.base + row * (end + context)
      syntax_multiply(ends + source * 2 * block, ends + target * 2 * block + block, end, out)
      syntax_look(
        looks.base + source * pieces, looks.base + (mentions + target) * pieces, 1 / 16, keys, context, pieces, context, weights.base, out + end)
      var most = 0
      for piece in 1..<max(1, pieces) where weights.base[piece] > weights.base[most] { most = piece }
      looked.append(most)
    }
    return (joined, looked)
  }

  /// Adds to each pair of mentions what its ends are by themselves, how far apart they are, and what the rules propose between them.
  private func addEvidence(of example: RelationExample, ends: UnsafeMutablePointer<Float>, triggers: UnsafeMutablePointer<Float>, to values: Buffer) {
    let (own, pair, entities) = (Self.endSize + Self.contextSize, Self.pairSize, example.entities.count)
    let block = own + pair
    var triggerRows = [Int?](repeating: nil, count: entities * entities)
    var next = 0
    for index in triggerRows.indices where example.triggers[index] != nil {
      triggerRows[index] = next
      next += 1
    }
    for (row, (source, target)) in example.pairs.enumerated() {
      let out = values.base + row * pair
      let both = example.mentions[source].own * entities + example.mentions[target].own
      syntax_add(ends + source * 2 * block + own, pair, 1, out)
      syntax_add(ends + target * 2 * block + block + own, pair, 1, out)
      add(distances, example.distances[row], 1, to: out)
      for (feature, value) in example.features[both] { add(candidates, feature, value, to: out) }
      if let trigger = triggerRows[both] { syntax_add(triggers + trigger * pair, pair, 1, out) }
      for feature in example.paths[row] { add(paths, feature, 1, to: out) }
    }
  }

  /// The scores of pairs of entities: of their pairs of mentions the best for each type, the mean for each status.
  private func gathered(_ scored: Buffer, _ example: RelationExample, looked: [Int]) -> SentenceScores {
    let entities = example.entities.count
    let typeCount = labels.types.count
    let statusCount = labels.polarities.count + labels.modalities.count
    var result = SentenceScores(
      example: example, types: Array(repeating: -30, count: entities * entities * typeCount), best: Array(repeating: 0, count: entities * entities * typeCount),
      status: Array(repeating: 0, count: entities * entities * statusCount), looked: looked, kinds: [])
    var counts = [Float](repeating: 0, count: entities * entities)
    for (row, (source, target)) in example.pairs.enumerated() {
      let both = example.mentions[source].own * entities + example.mentions[target].own
      let scores = scored.base + row * outputs.outputs
      for type in 0..<typeCount where scores[type] > result.types[both * typeCount + type] {
        result.types[both * typeCount + type] = scores[type]
        result.best[both * typeCount + type] = row
      }
      for status in 0..<statusCount { result.status[both * statusCount + status] += scores[typeCount + status] }
      counts[both] += 1
    }
    result.isScored = counts.map { $0 > 0 }
    for both in counts.indices {
      if counts[both] > 0 { for status in 0..<statusCount { result.status[both * statusCount + status] /= counts[both] } }
      for known in 0..<typeCount where example.confidences[both * typeCount + known] > 0 {
        let confidence = example.confidences[both * typeCount + known]
        for type in 0..<typeCount { result.types[both * typeCount + type] += rules[type * typeCount + known] * confidence }
      }
    }
    return result
  }

  private func add(_ table: [Float], _ row: Int, _ factor: Float, to out: UnsafeMutablePointer<Float>) {
    table.withUnsafeBufferPointer { table in
      if let base = table.baseAddress { syntax_add(base + row * Self.pairSize, Self.pairSize, factor, out) }
    }
  }
}

/// Floats for one sentence's work.
private final class Buffer {
  let base: UnsafeMutablePointer<Float>

  init(_ count: Int) {
    base = .allocate(capacity: max(16, count))
  }

  deinit { base.deallocate() }
}
