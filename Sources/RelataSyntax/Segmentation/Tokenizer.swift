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
  private static let longestForm = 100

  private let scalars: [Unicode.Scalar]
  private var tokens: [RawToken] = []
  /// Whether a single quotation mark is open, so that the next one closes it.
  private var quoted = false

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

  private mutating func emit(_ start: Int, _ end: Int, cut: Int? = nil) {
    if start < end { tokens.append(RawToken(range: start..<end, cut: cut)) }
  }

  private func text(_ start: Int, _ end: Int) -> String {
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

  private func isSingleQuote(_ i: Int) -> Bool { scalars[i] == "'" || scalars[i] == "’" || scalars[i] == "‘" }
  private func isApostrophe(_ i: Int) -> Bool { scalars[i] == "'" || scalars[i] == "’" || scalars[i] == "`" || scalars[i] == "´" || scalars[i] == "ʼ" }

  private func run(of scalar: Unicode.Scalar, from i: Int, _ end: Int) -> Int {
    var j = i
    while j < end, scalars[j] == scalar { j += 1 }
    return j - i
  }

  /// The length of the punctuation mark at the start of a chunk, 0 if there is none.
  private func leading(_ i: Int, _ end: Int) -> Int {
    let scalar = scalars[i]
    switch scalar {
    case "'", "’", "‘":
      if i + 1 < end, scalars[i + 1] == scalar { return 2 }
      if scalar != "‘", isShortForm(i, end) { return 0 }
      return 1
    case "(", "[", "{", "\"", "“", "„", "«", "‹", "¿", "¡", "»", "”", ")", "]", "}", ",", ";", "…", "•", "·", "|": return 1
    case "£", "€", "¥", "₽", "₴", "₹": return 1
    case "*", "=", "_", "—", "–", "`", "$", "<", ">", "~": return run(of: scalar, from: i, end)
    case "!", "?":
      var j = i
      while j < end, isStop(j) { j += 1 }
      return j - i
    case "-", "+", "/", "\\", "^":
      let length = run(of: scalar, from: i, end)
      if scalar == "+", length == 1, i + 1 < end, scalars[i + 1].properties.numericType != nil { return 0 }
      return length
    case "#": return i + 1 < end && Tokenizer.isLetter(scalars[i + 1]) ? 0 : 1
    case ".":
      let length = run(of: scalar, from: i, end)
      return length > 1 || i + 1 == end || !isDigit(i + 1) ? length : 0
    case ":": return 1
    default: return Tokenizer.isSymbol(scalar) ? 1 : 0
    }
  }

  private func isStop(_ i: Int) -> Bool { scalars[i] == "!" || scalars[i] == "?" || scalars[i] == "." }

  /// `'s`, `'90s`, `'em`: the apostrophe belongs to the word.
  private func isShortForm(_ i: Int, _ end: Int) -> Bool {
    guard end - i <= Tokenizer.longestForm else { return false }
    var stop = end
    while stop > i + 1, ".,;:!?)\"”".unicodeScalars.contains(scalars[stop - 1]) { stop -= 1 }
    let word = text(i, stop).lowercased().replacing("’", with: "'")
    if ["'s", "'m", "'d", "'re", "'ve", "'ll", "'n"].contains(word) || Lexicon.joined.contains(word) { return true }
    return stop - i >= 3 && stop - i <= 4 && isDigit(i + 1) && isDigit(i + 2)
  }

  /// The length of the punctuation mark at the end of a chunk, 0 if there is none.
  private func trailing(_ start: Int, _ end: Int, atEnd: Bool) -> Int {
    let i = end - 1
    let scalar = scalars[i]
    switch scalar {
    case ",", ";", ":", ")", "]", "}", "\"", "”", "“", "»", "›", "…", "|", "%", "«", "—", "–", "•", "°", "+": return 1
    case "!", "?":
      var j = i
      while j > start, isStop(j - 1) { j -= 1 }
      return end - j
    case "'", "’", "‘":
      if i > start, scalars[i - 1] == scalar { return 2 }
      // The apostrophe of a plural possessor, unless a quotation is to be closed.
      if !quoted, i > start, scalars[i - 1] == "s" || scalars[i - 1] == "S" || scalars[i - 1] == "z" || scalars[i - 1] == "x" { return 0 }
      // `n'`, `rock 'n'`: the apostrophe stands for letters.
      if !quoted, i > start + 1, text(max(start, i - 2), i).lowercased() == "in" { return 0 }
      return 1
    case ".":
      let length = runBack(of: ".", from: i, start)
      if length > 1 { return length }
      return isAbbreviation(start, i) ? 0 : 1
    case "-", "=", "_", "/", "\\", "*", "~", ">", "<", "$": return i > start ? runBack(of: scalar, from: i, start) : 0
    default: return i > start && Tokenizer.isSymbol(scalar) ? 1 : 0
    }
  }

  private func runBack(of scalar: Unicode.Scalar, from i: Int, _ start: Int) -> Int {
    var j = i
    while j > start, scalars[j - 1] == scalar { j -= 1 }
    return i - j + 1
  }

  /// Whether the word before the full stop at `dot` keeps it.
  private func isAbbreviation(_ start: Int, _ dot: Int) -> Bool {
    var from = max(start, dot - Tokenizer.longestForm)
    // The part after the last hyphen, slash or bracket decides: `(U.S.`, `Lt.-Gen.`
    for i in stride(from: dot - 1, through: from, by: -1) where "-–—/([\"“".unicodeScalars.contains(scalars[i]) {
      from = i + 1
      break
    }
    guard from < dot else { return false }
    if dot - from == 1 { return Tokenizer.isLetter(scalars[from]) && scalars[from].properties.isUppercase }
    let word = text(from, dot)
    if Lexicon.openAbbreviations.contains(word) || Lexicon.closingAbbreviations.contains(word) {
      // `No.` is one only before a number.
      return word != "No" && word != "Nos" || nextIsDigit(dot + 1)
    }
    // Letters with full stops between: U.S, a.m, Ph.D
    let parts = scalars[from..<dot].split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(Tokenizer.isLetter) }
  }

  private func nextIsDigit(_ i: Int) -> Bool {
    var j = i
    while j < scalars.count, Tokenizer.isSpace(scalars[j]) { j += 1 }
    return j < scalars.count && isDigit(j)
  }

  private func isDigit(_ i: Int) -> Bool { i < scalars.count && scalars[i].value >= 0x30 && scalars[i].value <= 0x39 }

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

  // MARK: Inside a chunk

  /// Parts what is left of a chunk at inner dashes, hyphens and slashes, and emits the parts.
  private mutating func inner(_ start: Int, _ end: Int) {
    var from = start
    var i = start
    while i < end {
      let length = separator(at: i, from, end)
      if length > 0, i > from, i + length < end {
        word(from, i)
        emit(i, i + length)
        from = i + length
        i = from
      } else {
        i += max(1, length)
      }
    }
    word(from, end)
  }

  /// The length of a separator at `i` of the word that begins at `start`, 0 if it does not part.
  private func separator(at i: Int, _ start: Int, _ end: Int) -> Int {
    let scalar = scalars[i]
    switch scalar {
    case "—", "…", "(", ")", "[", "]", "\"", "“", "”", "|", "<", ">", "=", ";", "?", "!", "•", "*", "+":
      if scalar == "+", isDigit(i + 1) || !Tokenizer.isLetter(scalars[i - (i > 0 ? 1 : 0)]) { return 0 }
      // `(s)` and `[t]he` stay with their word.
      if scalar == "(", i + 2 < end, scalars[i + 2] == ")" { return 0 }
      if scalar == ")", i >= start + 2, scalars[i - 2] == "(" { return 0 }
      return run(of: scalar, from: i, end)
    case "–": return 1
    case "-":
      let length = run(of: scalar, from: i, end)
      if length > 1 { return length }
      return hyphenParts(at: i, start, end) ? 1 : 0
    case "/":
      let letters = i > start && i + 1 < end && (Tokenizer.isLetter(scalars[i - 1]) || scalars[i - 1] == ".") && Tokenizer.isLetter(scalars[i + 1])
      return letters && i - start > 1 ? 1 : 0
    case ",":
      // A missing space: `word,word`.
      return i > start && i + 1 < end && Tokenizer.isLetter(scalars[i - 1]) && (Tokenizer.isLetter(scalars[i + 1])) ? 1 : 0
    case ":":
      return i > start && i + 1 < end && Tokenizer.isLetter(scalars[i - 1]) && Tokenizer.isLetter(scalars[i + 1]) ? 1 : 0
    case ".":
      let length = run(of: scalar, from: i, end)
      if length > 1 { return length }
      // A missing space after a sentence: `end.Start`.
      guard i - start >= 3, i + 3 < end else { return 0 }
      let before = scalars[i - 1].properties.isLowercase && scalars[i - 2].properties.isLowercase && scalars[i - 3].properties.isLowercase
      return before && scalars[i + 1].properties.isUppercase && scalars[i + 2].properties.isLowercase ? 1 : 0
    default: return 0
    }
  }

  private func hyphenParts(at i: Int, _ start: Int, _ end: Int) -> Bool {
    guard i > start, i + 1 < end else { return false }
    if isDigit(i - 1), isDigit(i + 1) {
      // Telephone numbers, dates and postal codes stay whole; ranges such as 3-4 do not.
      var right = i + 1
      while isDigit(right), right < end { right += 1 }
      var left = i
      while left > start, isDigit(left - 1) { left -= 1 }
      let more = (right < end && scalars[right] == "-") || (left > start && (scalars[left - 1] == "-" || scalars[left - 1] == "/"))
      let isExtension = i - left == 1 && right - i - 1 == 4
      return !(more || isExtension || (i - left >= 3 && right - i - 1 >= 3 && right - i - 1 != i - left) || (i - left == 5 && right - i - 1 == 4))
    }
    // A code or file name: letters and digits mixed, with an underscore or an inner dot.
    if scalars[start..<min(end, start + Tokenizer.longestForm)].contains("_") { return false }
    let left = text(start, i).lowercased()
    if Lexicon.boundPrefixes.contains(left) { return false }
    return true
  }

  /// Emits one word, parted from its unit or contraction.
  private mutating func word(_ start: Int, _ end: Int) {
    guard start < end else { return }
    if isDigit(start) {
      var stop = start
      while stop < end, isDigit(stop) || ((scalars[stop] == "." || scalars[stop] == "," || scalars[stop] == ":") && isDigit(stop + 1)) { stop += 1 }
      if stop < end, Lexicon.units.contains(text(stop, end).lowercased()) {
        emit(start, stop)
        emit(stop, end)
        return
      }
    }
    emit(start, end, cut: contraction(start, end))
  }

  /// Where a contraction is cut, `nil` if the word is none.
  private func contraction(_ start: Int, _ end: Int) -> Int? {
    let count = end - start
    guard count >= 2, count <= 100 else { return nil }
    let hasApostrophe = (start..<end).contains(where: isApostrophe)
    if !hasApostrophe {
      guard count <= 8, Tokenizer.isLetter(scalars[start]) else { return nil }
      // `IM` and `CANT` may be anything in capitals.
      let word = text(start, end)
      if count <= 4, word.allSatisfy(\.isUppercase) { return nil }
      return Lexicon.contractions[word.lowercased()].map { start + $0 }
    }
    var folded = ""
    for i in start..<end { folded.unicodeScalars.append(isApostrophe(i) ? "'" : scalars[i].properties.lowercaseMapping.unicodeScalars.first ?? scalars[i]) }
    if Lexicon.joined.contains(folded) { return nil }
    if folded.hasSuffix("n't"), count > 3 { return end - 3 }
    for ending in ["'s", "'re", "'ve", "'ll", "'d", "'m"] where folded.hasSuffix(ending) && count > ending.count {
      // 1990's is a plural.
      let at = end - ending.count
      return isDigit(at - 1) ? nil : at
    }
    if folded.hasSuffix("s'"), count > 2 { return end - 1 }
    if folded.hasSuffix("'"), count > 2 { return "zx".contains(folded.dropLast().last ?? " ") ? end - 1 : nil }
    return nil
  }
}
