/// What is inside of a chunk: dashes and hyphens that part words, units, contractions.
extension Tokenizer {
  /// Parts what is left of a chunk at inner dashes, hyphens and slashes, and emits the parts.
  mutating func inner(_ start: Int, _ end: Int) {
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
  func separator(at i: Int, _ start: Int, _ end: Int) -> Int {
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

  func hyphenParts(at i: Int, _ start: Int, _ end: Int) -> Bool {
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
  mutating func word(_ start: Int, _ end: Int) {
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
  func contraction(_ start: Int, _ end: Int) -> Int? {
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
