/// Finds where sentences end in the tokens of a paragraph.
struct SentenceSplitter {
  /// A longer run without a sentence end is cut, so that no input takes memory without bounds.
  static let longest = 400

  private let scalars: [Unicode.Scalar]
  private let tokens: [Tokenizer.RawToken]

  /// The sentences as ranges of token indices; together they are all tokens.
  static func split(_ tokens: [Tokenizer.RawToken], in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    SentenceSplitter(scalars: scalars, tokens: tokens).sentences()
  }

  private func sentences() -> [Range<Int>] {
    var out: [Range<Int>] = []
    var start = 0
    var i = 0
    while i < tokens.count {
      let end = boundary(after: i)
      if let end {
        out.append(start..<end)
        start = end
        i = end
      } else if i + 1 - start >= SentenceSplitter.longest {
        let cut = bestCut(start, i + 1)
        out.append(start..<cut)
        start = cut
        i = max(cut, i + 1)
      } else {
        i += 1
      }
    }
    if start < tokens.count { out.append(start..<tokens.count) }
    return out
  }

  /// After the last comma or semicolon of the second half, or where the limit is.
  private func bestCut(_ start: Int, _ end: Int) -> Int {
    let half = (start + end) / 2
    for mark in [";", ":", ",", "-"] as [Unicode.Scalar] {
      for i in stride(from: end - 1, to: half, by: -1) where isMark(i, mark) { return i + 1 }
    }
    return end
  }

  private func text(_ i: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[tokens[i].range])
    return String(view)
  }

  private func isMark(_ i: Int, _ scalar: Unicode.Scalar) -> Bool {
    tokens[i].range.count == 1 && scalars[tokens[i].range.lowerBound] == scalar
  }

  private func isCloser(_ i: Int) -> Bool {
    tokens[i].range.count <= 2 && scalars[tokens[i].range].allSatisfy { "\"”’')]}»›".unicodeScalars.contains($0) }
  }

  private func isOpener(_ i: Int) -> Bool {
    tokens[i].range.count <= 2 && scalars[tokens[i].range].allSatisfy { "\"“‘'([{«‹„".unicodeScalars.contains($0) }
  }

  private func first(_ i: Int) -> Unicode.Scalar { scalars[tokens[i].range.lowerBound] }

  /// The index behind the sentence that ends with token `i`, closing quotes and brackets taken along, or `nil`.
  private func boundary(after i: Int) -> Int? {
    let range = tokens[i].range
    // A line of dashes, stars or equals signs.
    if range.count >= 5, scalars[range].allSatisfy({ "-=_*~".unicodeScalars.contains($0) }) { return i + 1 }
    guard let last = scalars[range].last, ".!?…。！？".unicodeScalars.contains(last) else { return nil }
    let isStop = scalars[range].allSatisfy { ".!?…。！？".unicodeScalars.contains($0) }
    var end = i + 1
    // A closer belongs to the sentence where it stands tight against it.
    while end < tokens.count, isCloser(end), !tokens[end - 1].spaceAfter { end += 1 }
    let closed = end > i + 1
    guard end < tokens.count else { return end }
    // What follows, past opening quotes and brackets.
    var next = end
    while next < tokens.count, isOpener(next) { next += 1 }
    guard next < tokens.count else { return tokens[end - 1].spaceAfter ? end : nil }
    let follower = first(next)
    let isLower = follower.properties.isLowercase
    if !isStop { return abbreviationEnds(i, next) && tokens[end - 1].spaceAfter ? end : nil }
    guard tokens[end - 1].spaceAfter else {
      // A missing space: only between a word and a capital.
      return !isLower && last == "." && range.count == 1 && follower.properties.isUppercase && !closed && end == next && i > 0 ? end : nil
    }
    if last == "…" || (last == "." && range.count > 1) { return isLower || !Tokenizer.isLetter(follower) && follower.properties.numericType == nil ? nil : end }
    // `"Why?" he asked`, `(sic!) and`: the sentence goes on.
    if isLower, closed { return nil }
    if ",;:)".unicodeScalars.contains(follower) { return nil }
    // `1. Item`: the number of a list.
    if last == ".", range.count == 1, i > 0, isListNumber(i - 1) { return nil }
    return end
  }

  /// A number alone at the start of a sentence, with its full stop.
  private func isListNumber(_ i: Int) -> Bool {
    guard tokens[i].range.count <= 2, scalars[tokens[i].range].allSatisfy({ (0x30...0x39).contains($0.value) }) else { return false }
    return i == 0
  }

  /// Whether a sentence ends with the abbreviation `i` before the word `next`.
  private func abbreviationEnds(_ i: Int, _ next: Int) -> Bool {
    guard first(next).properties.isUppercase else { return false }
    let word = String(text(i).dropLast())
    if Lexicon.openAbbreviations.contains(word) || word.count == 1 { return false }
    return Lexicon.starters.contains(text(next))
  }
}
