/// Splits a paragraph into tokens as UD English EWT does.
///
/// White space parts chunks; punctuation is peeled off both ends of a chunk; what is left is parted at inner hyphens, slashes
/// and dashes, and contractions become multi-word tokens. Complexity: O(n) in the scalars.
struct Tokenizer {
  /// An orthographic token. Ranges are indices into the scalars that are tokenized.
  struct RawToken: Equatable {
    var range: Range<Int>
    /// Where a multi-word token is cut: the start of its second word.
    var cut: Int?
    var spaceAfter = false
  }

  /// No abbreviation, short form, code or file name is longer; with it, no chunk takes time quadratic in its length.
  static let longestForm = 100

  let scalars: [Unicode.Scalar]
  private var tokens: [RawToken] = []
  /// Whether a single quotation mark is open, so that the next one closes it.
  var quoted = false

  private init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  static func tokenize(_ scalars: [Unicode.Scalar]) -> [RawToken] {
    var tokenizer = Tokenizer(scalars)
    tokenizer.run()
    return tokenizer.tokens
  }

  private mutating func run() {
    var start = 0
    while start < scalars.count {
      if Tokenizer.isSpace(scalars[start]) {
        start += 1
        continue
      }
      var end = start
      while end < scalars.count, !Tokenizer.isSpace(scalars[end]) { end += 1 }
      chunk(start, end)
      if !tokens.isEmpty { tokens[tokens.count - 1].spaceAfter = true }
      start = end
    }
  }

  /// White space, and what must not be in a token: control characters and byte order marks.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
    return scalar.properties.isWhitespace || scalar == "\u{FEFF}" || (0x80...0x9F).contains(scalar.value)
  }

  // MARK: Chunks

  mutating func emit(_ start: Int, _ end: Int, cut: Int? = nil) {
    if start < end { tokens.append(RawToken(range: start..<end, cut: cut)) }
  }

  func text(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }

  private mutating func chunk(_ start: Int, _ end: Int) {
    if end - start <= 4, Lexicon.smileys.contains(text(start, end)) { return emit(start, end) }
    var first = start
    while first < end {
      let length = leading(first, end)
      if length == 0 { break }
      if isSingleQuote(first) { quoted = true }
      emit(first, first + length)
      first += length
    }
    guard first < end else { return }
    // What comes off the end is found from the outside in and emitted from the inside out.
    var tails: [Range<Int>] = []
    var last = end
    if isAddress(first, last) {
      while last > first + 1, ".,;:!?)]>\"”’'".unicodeScalars.contains(scalars[last - 1]) {
        tails.append(last - 1..<last)
        last -= 1
      }
      emit(first, last)
    } else {
      while last > first {
        let length = trailing(first, last, atEnd: last == end)
        if length == 0 { break }
        if isSingleQuote(last - length) { quoted = false }
        tails.append(last - length..<last)
        last -= length
      }
      inner(first, last)
    }
    for tail in tails.reversed() { emit(tail.lowerBound, tail.upperBound) }
  }

  func isSingleQuote(_ i: Int) -> Bool { scalars[i] == "'" || scalars[i] == "’" || scalars[i] == "‘" }
  func isApostrophe(_ i: Int) -> Bool { scalars[i] == "'" || scalars[i] == "’" || scalars[i] == "`" || scalars[i] == "´" || scalars[i] == "ʼ" }

  func run(of scalar: Unicode.Scalar, from i: Int, _ end: Int) -> Int {
    var j = i
    while j < end, scalars[j] == scalar { j += 1 }
    return j - i
  }

  func isDigit(_ i: Int) -> Bool { i < scalars.count && scalars[i].value >= 0x30 && scalars[i].value <= 0x39 }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) }
    return scalar.properties.isAlphabetic
  }

  /// Emoji and other pictures are tokens of their own.
  static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return false }
    switch scalar.properties.generalCategory {
    case .otherSymbol, .mathSymbol, .currencySymbol, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation: return true
    default: return false
    }
  }

  /// A URL, an e-mail address, a file or domain name, a handle.
  private func isAddress(_ start: Int, _ end: Int) -> Bool {
    let count = end - start
    // Every address has one of these; few other words do.
    guard count >= 4, count <= 2_000, scalars[start..<end].contains(where: { $0 == "." || $0 == "@" || $0 == "/" }) else { return false }
    let word = text(start, end).lowercased()
    if word.hasPrefix("http://") || word.hasPrefix("https://") || word.hasPrefix("www.") || word.hasPrefix("ftp://") { return true }
    if word.hasPrefix("@") { return word.dropFirst().allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }
    if let at = word.firstIndex(of: "@"), at != word.startIndex, word[at...].contains(".") || word[at...].count > 2 { return true }
    for ending in [".com", ".org", ".net", ".gov", ".edu", ".co.uk", ".info", ".doc", ".pdf", ".xls", ".html", ".htm", ".jpg"] where word.hasSuffix(ending) {
      return true
    }
    return [".com/", ".org/", ".net/", ".gov/", ".co.uk/"].contains { word.contains($0) }
  }
}
