/// Punctuation at the start and the end of a chunk.
extension Tokenizer {
  /// The length of the punctuation mark at the start of a chunk, 0 if there is none.
  func leading(_ i: Int, _ end: Int) -> Int {
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

  func isStop(_ i: Int) -> Bool { scalars[i] == "!" || scalars[i] == "?" || scalars[i] == "." }

  /// `'s`, `'90s`, `'em`: the apostrophe belongs to the word.
  func isShortForm(_ i: Int, _ end: Int) -> Bool {
    guard end - i <= Tokenizer.longestForm else { return false }
    var stop = end
    while stop > i + 1, ".,;:!?)\"”".unicodeScalars.contains(scalars[stop - 1]) { stop -= 1 }
    let word = text(i, stop).lowercased().replacing("’", with: "'")
    if ["'s", "'m", "'d", "'re", "'ve", "'ll", "'n"].contains(word) || Lexicon.joined.contains(word) { return true }
    return stop - i >= 3 && stop - i <= 4 && isDigit(i + 1) && isDigit(i + 2)
  }

  /// The length of the punctuation mark at the end of a chunk, 0 if there is none.
  func trailing(_ start: Int, _ end: Int, atEnd: Bool) -> Int {
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

  func runBack(of scalar: Unicode.Scalar, from i: Int, _ start: Int) -> Int {
    var j = i
    while j > start, scalars[j - 1] == scalar { j -= 1 }
    return i - j + 1
  }

  /// Whether the word before the full stop at `dot` keeps it.
  func isAbbreviation(_ start: Int, _ dot: Int) -> Bool {
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

  func nextIsDigit(_ i: Int) -> Bool {
    var j = i
    while j < scalars.count, Tokenizer.isSpace(scalars[j]) { j += 1 }
    return j < scalars.count && isDigit(j)
  }
}
