import CSyntaxKernels

/// The word pieces of a sentence: how many rows they take with those at its ends, and where each word has its first and its last.
package struct PieceSpans: Sendable {
  package var rows: Int
  package var first: [UInt16]
  package var last: [UInt16]
}

/// What the lower layers of the encoder make of sentences, for networks that go on from there.
///
/// Vectors are kept as bytes with a scale a row, a quarter of their size. They are the same whether they were kept while a document was
/// parsed or made again from its tokens.
package struct SentenceEncodings: Sendable {
  /// How many layers the vectors have gone through.
  package let below: Int
  private var starts: [Int: Int] = [:]
  private var bytes: [UInt8] = []
  private var scales: [Float] = []

  /// A longer sentence is not kept.
  package static let longest = 400
  /// More pieces than that are not kept: those of an article of a hundred thousand characters take twelve megabytes.
  static let most = 32_768

  init(below: Int) {
    self.below = below
  }

  package func contains(_ sentence: Int) -> Bool { starts[sentence] != nil }

  var count: Int { scales.count }

  mutating func keep(_ sentence: Int, _ hidden: UnsafePointer<Float>, rows: Int) {
    let start = scales.count
    starts[sentence] = start
    let offset = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: rows * Encoder.hidden))
    scales.append(contentsOf: repeatElement(0, count: rows))
    bytes.withUnsafeMutableBufferPointer { bytes in
      scales.withUnsafeMutableBufferPointer { scales in
        guard let bytes = bytes.baseAddress, let scales = scales.baseAddress else { return }
        syntax_quantize(hidden, Encoder.hidden, rows, Encoder.hidden, bytes + offset, scales + start)
      }
    }
  }

  /// Writes the vectors of some rows of a sentence, 384 numbers each.
  package func copy(_ sentence: Int, _ rows: Range<Int>, to out: UnsafeMutablePointer<Float>) {
    guard let start = starts[sentence] else { return }
    let hidden = Encoder.hidden
    bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      for row in start + rows.lowerBound..<start + rows.upperBound {
        let scale = scales[row]
        for i in row * hidden..<(row + 1) * hidden {
          out[place] = (Float(bytes[i]) - 128) * scale
          place += 1
        }
      }
    }
  }
}
