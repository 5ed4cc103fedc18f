import CDNNL
import CSyntaxKernels

/// Reads English: text to sentences of Universal Dependencies with names.
///
/// A parser holds memory to work in and is used by one thread at a time; parsers share their model. The same text gives the
/// same sentences, whatever it is parsed together with.
public final class SyntaxParser {
  /// Sentences are encoded together until they have this many word pieces.
  private static let batchPieces = 640
  /// Words of a longer sentence are attached in stretches of this many.
  static let longestTree = 1_000

  private let model: SyntaxModel
  private let workspace = Workspace()

  public init(model: SyntaxModel) {
    self.model = model
  }

  /// Segments and annotates a text.
  ///
  /// - Parameters:
  ///   - text: The text that offsets count in, by Unicode scalars.
  ///   - paragraphs: The parts to read; no sentence crosses their bounds. `nil` for the lines of the text.
  public func parse(_ text: String, paragraphs: [Range<Int>]? = nil) -> [Sentence] {
    var sentences = Segmenter.sentences(of: text, paragraphs: paragraphs)
    annotate(&sentences)
    return sentences
  }

  /// Segments and annotates a text, or gives up.
  ///
  /// - Parameters:
  ///   - text: The text that offsets count in, by Unicode scalars.
  ///   - paragraphs: The parts to read, as in `parse(_:paragraphs:)`.
  ///   - deadline: Is asked after before each batch of sentences.
  /// - Throws: `DeadlineExceeded`
  public func parse(_ text: String, paragraphs: [Range<Int>]? = nil, until deadline: Deadline) throws(DeadlineExceeded) -> [Sentence] {
    try deadline.check()
    var sentences = Segmenter.sentences(of: text, paragraphs: paragraphs)
    annotate(&sentences, until: deadline)
    try deadline.check()
    return sentences
  }

  /// Segments and annotates a text, and keeps what the lower layers of the encoder make of its sentences.
  ///
  /// - Parameters:
  ///   - text: The text that offsets count in, by Unicode scalars.
  ///   - paragraphs: The parts to read, as in `parse(_:paragraphs:)`.
  ///   - layers: How many layers those are; `nil` to keep nothing.
  ///   - deadline: Is asked after before each batch of sentences.
  /// - Throws: `DeadlineExceeded`
  package func parse(
    _ text: String, paragraphs: [Range<Int>]?, keeping layers: Int?, until deadline: Deadline
  ) throws(DeadlineExceeded) -> (sentences: [Sentence], encodings: SentenceEncodings?) {
    try deadline.check()
    var sentences = Segmenter.sentences(of: text, paragraphs: paragraphs)
    var encodings = layers.map { SentenceEncodings(below: $0) }
    annotate(&sentences, keeping: &encodings, until: deadline)
    try deadline.check()
    return (sentences, encodings)
  }

  /// What the lower layers of the encoder make of some sentences of a document.
  package func encodings(of indices: [Int], in sentences: [Sentence], below layers: Int) -> SentenceEncodings {
    cdnnl_use_one_thread()
    var kept = SentenceEncodings(below: layers)
    var input = Encoder.Input()
    var batch: [Placed] = []
    func flush() {
      guard !batch.isEmpty else { return }
      model.encoder.encode(input, below: layers, workspace)
      keep(batch, UnsafePointer(workspace.hidden), &kept, most: .max)
      input = Encoder.Input()
      batch.removeAll()
    }
    var words = WordRows()
    for index in indices where !sentences[index].tokens.isEmpty && sentences[index].tokens.count < SentenceEncodings.longest {
      batch.append((index, append(sentences[index], to: &input, &words)))
      if input.pieces.count >= SyntaxParser.batchPieces { flush() }
    }
    flush()
    return kept
  }

  private func keep(_ batch: [Placed], _ hidden: UnsafePointer<Float>, _ kept: inout SentenceEncodings, most: Int) {
    for (index, rows) in batch where rows.count <= SentenceEncodings.longest && kept.count + rows.count <= most {
      kept.keep(index, hidden + rows.lowerBound * Encoder.hidden, rows: rows.count)
    }
  }

  /// The word pieces of a sentence.
  package func pieces(of sentence: Sentence) -> PieceSpans {
    var spans = PieceSpans(rows: 0, first: [], last: [])
    var pieces: [Int32] = []
    for token in sentence.tokens {
      spans.first.append(UInt16(clamping: pieces.count + 1))
      model.pieces.encode(token.form, into: &pieces)
      spans.last.append(UInt16(clamping: pieces.count))
    }
    spans.rows = pieces.count + 2
    return spans
  }

  /// A sentence of a batch by its index, and its rows.
  private typealias Placed = (sentence: Int, rows: Range<Int>)

  /// Tags, attaches and names the words of sentences, keeping their tokens.
  public func annotate(_ sentences: inout [Sentence]) { annotate(&sentences, until: Deadline(nil)) }

  private func annotate(_ sentences: inout [Sentence], until deadline: Deadline) {
    var nothing: SentenceEncodings?
    annotate(&sentences, keeping: &nothing, until: deadline)
  }

  private func annotate(_ sentences: inout [Sentence], keeping encodings: inout SentenceEncodings?, until deadline: Deadline) {
    cdnnl_use_one_thread()
    var batch: [Placed] = []
    var input = Encoder.Input()
    var words = WordRows()
    func flush() {
      guard !batch.isEmpty, !deadline.hasPassed else { return }
      model.encoder.encode(input, workspace, below: encodings?.below) { hidden in
        guard var kept = encodings else { return }
        encodings = nil
        keep(batch, hidden, &kept, most: SentenceEncodings.most)
        encodings = kept
      }
      words.pool(from: workspace)
      model.heads.annotate(&sentences, batch.map(\.sentence), workspace) { model.pieces.rank($0) }
      batch.removeAll(keepingCapacity: true)
      input = Encoder.Input()
      words = WordRows()
    }
    for index in sentences.indices where !sentences[index].tokens.isEmpty {
      if sentences[index].tokens.count > SyntaxParser.longestTree {
        flush()
        annotateInParts(&sentences[index], until: deadline)
        continue
      }
      batch.append((index, append(sentences[index], to: &input, &words)))
      if input.pieces.count >= SyntaxParser.batchPieces { flush() }
    }
    flush()
  }

  /// A very long sentence: stretches are annotated apart, and their roots joined as parataxis.
  private func annotateInParts(_ sentence: inout Sentence, until deadline: Deadline) {
    let size = SyntaxParser.longestTree
    var parts = stride(from: 0, to: sentence.tokens.count, by: size).map { start in
      Sentence(tokens: Array(sentence.tokens[start..<min(start + size, sentence.tokens.count)]), range: sentence.range)
    }
    annotate(&parts, until: deadline)
    var root = 0
    sentence.tokens.removeAll(keepingCapacity: true)
    sentence.names.removeAll()
    for part in parts {
      let offset = sentence.tokens.count
      for var token in part.tokens {
        if let head = token.head {
          token.head = head + offset
        } else if offset == 0 {
          root = sentence.tokens.count
        } else {
          token.head = root
          token.relation = DependencyRelation(.parataxis)
        }
        sentence.tokens.append(token)
      }
      sentence.names += part.names.map { Name(words: $0.words.lowerBound + offset..<$0.words.upperBound + offset, kind: $0.kind) }
    }
  }

  /// Appends the pieces of a sentence, in overlapping windows where it has more than fit one.
  ///
  /// - Returns: Their rows.
  private func append(_ sentence: Sentence, to input: inout Encoder.Input, _ words: inout WordRows) -> Range<Int> {
    let begun = input.pieces.count
    var pieces: [Int32] = []
    var casings: [UInt8] = []
    var spans: [Range<Int>] = []
    for token in sentence.tokens {
      let start = pieces.count
      model.pieces.encode(token.form, into: &pieces)
      let casing = WordPieces.casing(token.form).rawValue
      for _ in start..<pieces.count { casings.append(casing) }
      spans.append(start..<pieces.count)
    }
    let room = Encoder.window - 2
    var first = 0
    // The first word that no window has given yet.
    var next = 0
    while next < spans.count {
      let begin = spans[first].lowerBound
      var last = first
      while last + 1 < spans.count, spans[last + 1].upperBound - begin <= room { last += 1 }
      let end = min(spans[last].upperBound, begin + room)
      let row = input.pieces.count
      input.pieces.append(model.pieces.start)
      input.casings.append(WordPieces.Casing.special.rawValue)
      input.pieces.append(contentsOf: pieces[begin..<end])
      input.casings.append(contentsOf: casings[begin..<end])
      input.pieces.append(model.pieces.separator)
      input.casings.append(WordPieces.Casing.special.rawValue)
      let count = end - begin + 2
      input.positions.append(contentsOf: (0..<count).map(Int32.init))
      input.windows.append(row..<row + count)
      if first == 0 { words.append(first: row, last: row) }
      // Windows share a quarter of their words; each gives the half of it that is further from its edge.
      let overlap = last + 1 == spans.count ? 0 : (last - first) / 4
      while next <= last - overlap / 2 {
        let span = spans[next]
        words.append(first: row + 1 + span.lowerBound - begin, last: row + 1 + min(span.upperBound - 1 - begin, room - 1))
        next += 1
      }
      first = last + 1 - overlap
    }
    return begun..<input.pieces.count
  }
}

/// The rows of the first and the last piece of each word, each sentence's start piece before them.
private struct WordRows {
  private var firsts: [Int] = []
  private var lasts: [Int] = []

  mutating func append(first: Int, last: Int) {
    firsts.append(first)
    lasts.append(last)
  }

  /// The mean of both, row by row, from `hidden` into `mixed`.
  func pool(from workspace: Workspace) {
    workspace.reserve(firsts.count)
    let hidden = Encoder.hidden
    for row in firsts.indices {
      let first = UnsafePointer(workspace.hidden + firsts[row] * hidden)
      let last = UnsafePointer(workspace.hidden + lasts[row] * hidden)
      let out = workspace.mixed + row * hidden
      syntax_mean(first, last, hidden, out)
    }
  }
}
