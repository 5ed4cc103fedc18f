/// The vocabulary: words to the ids of their pieces, by greedy longest match first (Wu et al., 2016).
///
/// Characters are folded by the table in the model file, so that the program and the training agree on every one of them.
struct WordPieces: Sendable {
  /// The class of a word's casing, which the uncased pieces do not tell.
  enum Casing: UInt8, Sendable {
    case special, lower, title, upper, capitalMixed, mixed, uncased
  }

  /// A longer word is the unknown piece.
  static let longestWord = 100

  private(set) var start: Int32 = 0
  private(set) var separator: Int32 = 0
  private(set) var unknown: Int32 = 0

  private struct Folding: Sendable {
    var text: [UInt8]
    var separate: Bool
  }

  /// All pieces one after the other; `offsets[i]..<offsets[i + 1]` is piece `i`.
  private var bytes: [UInt8] = []
  private var offsets: [Int32] = [0]
  /// Open addressing; -1 is free. Pieces that go on with a word are hashed without their `##` and with a seed of their own.
  private var slots: [Int32]
  private let mask: Int
  private let foldings: [UInt32: Folding]

  private static let continuation: [UInt8] = [UInt8(ascii: "#"), UInt8(ascii: "#")]

  init(_ file: ModelFile) throws(ModelError) {
    let text = try file.text("vocabulary").buffer
    var begin = 0
    for i in text.indices where text[i] == 0x0A {
      bytes.append(contentsOf: text[begin..<i])
      offsets.append(Int32(bytes.count))
      begin = i + 1
    }
    let count = offsets.count - 1
    var size = 1
    while size < 2 * count { size *= 2 }
    mask = size - 1
    slots = [Int32](repeating: -1, count: size)
    foldings = try WordPieces.foldings(file)
    for piece in 0..<count {
      var slot = WordPieces.hash(bytes[Int(offsets[piece])..<Int(offsets[piece + 1])]) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(piece)
    }
    guard let start = find("[CLS]"), let separator = find("[SEP]"), let unknown = find("[UNK]") else {
      throw ModelError(path: file.path, message: "the vocabulary has no [CLS], [SEP] or [UNK]")
    }
    self.start = start
    self.separator = separator
    self.unknown = unknown
  }

  /// Lines of a code point in hexadecimal, `1` where it is a piece of its own, and what it is folded to.
  private static func foldings(_ file: ModelFile) throws(ModelError) -> [UInt32: Folding] {
    var out: [UInt32: Folding] = [:]
    for line in try file.text("normalization").buffer.split(separator: 0x0A) {
      let fields = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3, let code = UInt32(String(decoding: fields[0], as: UTF8.self), radix: 16) else {
        throw ModelError(path: file.path, message: "the normalization table is malformed")
      }
      out[code] = Folding(text: Array(fields[2]), separate: fields[1].first == UInt8(ascii: "1"))
    }
    return out
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private func find(_ text: String) -> Int32? {
    let bytes = Array(text.utf8)
    return find(bytes, 0..<bytes.count, continuing: false)
  }

  /// The piece with the given bytes, after `##` where it goes on with a word.
  private func find(_ word: [UInt8], _ range: Range<Int>, continuing: Bool) -> Int32? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    if continuing { for byte in WordPieces.continuation { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
    for i in range { hash = (hash ^ UInt64(word[i])) &* 0x100_0000_01B3 }
    let prefix = continuing ? 2 : 0
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[slot] >= 0 {
      let piece = Int(slots[slot])
      let begin = Int(offsets[piece])
      if Int(offsets[piece + 1]) - begin == prefix + range.count,
        prefix == 0 || (bytes[begin] == UInt8(ascii: "#") && bytes[begin + 1] == UInt8(ascii: "#"))
      {
        var i = 0
        while i < range.count, bytes[begin + prefix + i] == word[range.lowerBound + i] { i += 1 }
        if i == range.count { return slots[slot] }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The place of a word in the vocabulary, common words first, or `nil` where it is no whole piece.
  func rank(_ word: String) -> Int? { word.utf8.count >= 3 ? find(word).map { Int($0) } : nil }

  /// Appends the pieces of a word to `pieces`, at least one.
  func encode(_ word: String, into pieces: inout [Int32]) {
    let before = pieces.count
    var run: [UInt8] = []
    var length = 0
    for scalar in word.unicodeScalars {
      length += 1
      if length > WordPieces.longestWord {
        pieces.removeLast(pieces.count - before)
        pieces.append(unknown)
        return
      }
      if scalar.isASCII {
        append(ascii: UInt8(scalar.value), to: &run, &pieces)
      } else if let folding = foldings[scalar.value] {
        if folding.separate {
          flush(&run, &pieces)
          for byte in folding.text {
            if byte < 0x80 { append(ascii: byte, to: &run, &pieces) } else { run.append(byte) }
          }
          flush(&run, &pieces)
        } else {
          for byte in folding.text {
            if byte < 0x80 { append(ascii: byte, to: &run, &pieces) } else { run.append(byte) }
          }
        }
      } else {
        run.append(contentsOf: String(scalar).utf8)
      }
    }
    flush(&run, &pieces)
    if pieces.count == before { pieces.append(unknown) }
  }

  private func append(ascii byte: UInt8, to run: inout [UInt8], _ pieces: inout [Int32]) {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: run.append(byte)
    case 0x41...0x5A: run.append(byte | 0x20)
    case 0x21...0x7E:
      flush(&run, &pieces)
      run.append(byte)
      flush(&run, &pieces)
    case 0x20: flush(&run, &pieces)
    default: break
    }
  }

  private func flush(_ run: inout [UInt8], _ pieces: inout [Int32]) {
    guard !run.isEmpty else { return }
    defer { run.removeAll(keepingCapacity: true) }
    let before = pieces.count
    var begin = 0
    while begin < run.count {
      var end = run.count
      var piece: Int32?
      while end > begin {
        piece = find(run, begin..<end, continuing: begin > 0)
        if piece != nil { break }
        // Never cut inside a character.
        repeat { end -= 1 } while end > begin && run[end] & 0xC0 == 0x80
      }
      guard let piece else {
        pieces.removeLast(pieces.count - before)
        pieces.append(unknown)
        return
      }
      pieces.append(piece)
      begin = end
    }
  }

  static func casing(_ word: String) -> Casing {
    var cased = 0
    var upper = 0
    var first = false
    for scalar in word.unicodeScalars {
      let isUpper: Bool
      if scalar.isASCII {
        guard (0x61...0x7A).contains(scalar.value | 0x20) else { continue }
        isUpper = scalar.value & 0x20 == 0
      } else {
        isUpper = scalar.properties.isUppercase
        guard isUpper || scalar.properties.isLowercase else { continue }
      }
      if cased == 0 { first = isUpper }
      cased += 1
      if isUpper { upper += 1 }
    }
    if cased == 0 { return .uncased }
    if upper == 0 { return .lower }
    if first, upper == 1 { return .title }
    if upper == cased { return .upper }
    return first ? .capitalMixed : .mixed
  }
}
