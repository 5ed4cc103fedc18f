import RelataSyntax

/// Who says what stands between quotation marks.
extension TreeAlgorithm {
  /// `"We back Mali," said Chad's president, Idris Saleh`: parsers hang the speaker on the words quoted, of which nothing outside is a part.
  static func attachQuoting(_ sentence: inout Sentence, _ lexicon: Lexicon) {
    for verb in sentence.tokens.indices {
      let tokens = sentence.tokens
      guard tokens[verb].upos == .verb, lexicon.isReporting(tokens[verb].lemma.lowercased()), let mark = closingMark(before: verb, tokens) else { continue }
      let before = nominal(in: mark + 1..<verb, tokens)
      let end = tokens[(verb + 1)...].firstIndex { [",", ".", ";", ":"].contains($0.form) || isMark($0.form) } ?? tokens.endIndex
      let inverts =
        !tokens[(mark + 1)..<verb].contains { [.noun, .propn, .pron].contains($0.upos) } && !lexicon.has(tokens[verb].lemma.lowercased(), .addressing)
      guard let speaker = before ?? (inverts ? nominal(in: verb + 1..<end, tokens) : nil), let head = tokens[speaker].head, head <= mark || head == verb,
        !tokens.dominates(speaker, verb)
      else { continue }
      let subjects = tokens.indices.filter { tokens[$0].head == verb && tokens[$0].relation.universal == .nsubj && $0 != speaker }
      if subjects.contains(where: { $0 <= mark }) || head == verb && tokens[speaker].relation.universal != .nsubj { continue }
      sentence.hang(speaker, on: verb, as: DependencyRelation(.nsubj))
      // The name behind the role was taken for the subject.
      for subject in subjects where subject > speaker && tokens[subject - 1].form == "," { sentence.hang(subject, on: speaker, as: DependencyRelation(.appos)) }
    }
  }

  private static func isMark(_ form: String) -> Bool { ["\"", "''", "``", "“", "”", "«", "»", "„"].contains(form) }

  /// The mark that ends the quotation right before the clause of a verb.
  private static func closingMark(before verb: Int, _ tokens: [Token]) -> Int? {
    guard let mark = tokens[..<verb].lastIndex(where: { isMark($0.form) }), mark > 0 else { return nil }
    switch tokens[mark].form {
    case "”", "»": return mark
    case "\"", "''":
      // With one mark alone the quotation began in a sentence before.
      let isEven = tokens[...mark].filter { ["\"", "''", "``"].contains($0.form) }.count % 2 == 0
      return isEven || [",", "?", "!", "."].contains(tokens[mark - 1].form) ? mark : nil
    default: return nil
    }
  }

  /// The head of the first nominal of a stretch that no preposition stands before.
  private static func nominal(in words: Range<Int>, _ tokens: [Token]) -> Int? {
    guard var top = words.first(where: { [.noun, .propn, .pron].contains(tokens[$0].upos) }) else { return nil }
    while let head = tokens[top].head, words.contains(head), [.noun, .propn, .pron].contains(tokens[head].upos) { top = head }
    let hasPreposition = tokens.indices.contains { tokens[$0].head == top && tokens[$0].relation.universal == .caseMarking && tokens[$0].upos == .adp }
    return hasPreposition ? nil : top
  }
}
