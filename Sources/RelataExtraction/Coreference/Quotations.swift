import RelataSyntax

/// Who speaks where: the words of quotations and statements with their speakers.
struct Quotations: Sendable {
  /// The word of the speaker, with its sentence.
  struct Speaker: Sendable, Hashable {
    var sentence: Int
    var word: Int
  }

  /// For each sentence and word, who says it.
  private var speakers: [[Speaker?]]

  func speaker(_ sentence: Int, _ word: Int) -> Speaker? { speakers[sentence][word] }

  init(_ sentences: [AnalyzedSentence]) {
    speakers = sentences.map { [Speaker?](repeating: nil, count: $0.tree.count) }
    let quoted = Quotations.quoted(sentences)
    var last: Speaker?
    /// Who speaks to the end of the text, after `X said:`
    var statement: Speaker?
    var lastParagraph = -1
    for (number, sentence) in sentences.enumerated() {
      let tree = sentence.tree
      let paragraph = tree.sentence.paragraph
      let inQuotes = quoted[number]
      if let own = Quotations.reportingSubject(tree, inQuotes) {
        last = Speaker(sentence: number, word: own)
        if Quotations.announces(tree) {
          statement = last
          continue
        }
      } else if paragraph != lastParagraph, !(inQuotes.first ?? false), !inQuotes.contains(true) {
        // A paragraph without a quotation: whoever spoke is done.
        if statement == nil { last = nil }
      }
      lastParagraph = paragraph
      let ending = Quotations.ending(number, sentences, quoted)
      for word in 0..<tree.count {
        if inQuotes[word] {
          speakers[number][word] = ending ?? last ?? statement ?? Quotations.next(after: number, sentences, quoted)
        } else if statement != nil, last == statement, !inQuotes.contains(true) {
          speakers[number][word] = statement
        }
      }
    }
  }

  /// Which words stand between quotation marks. A quotation ends with its paragraph, unless the next begins with a mark again.
  private static func quoted(_ sentences: [AnalyzedSentence]) -> [[Bool]] {
    var open = false
    var paragraph = -1
    var out: [[Bool]] = []
    for sentence in sentences {
      let tree = sentence.tree
      if tree.sentence.paragraph != paragraph {
        open = false
        paragraph = tree.sentence.paragraph
      }
      var row: [Bool] = []
      for token in tree.tokens {
        switch token.form {
        case "“", "``", "„", "«": open = true
        case "”", "»": open = false
        case "\"", "''": open.toggle()
        default: break
        }
        row.append(open)
      }
      out.append(row)
    }
    return out
  }

  /// The subject of a reporting verb outside of quotation marks.
  private static func reportingSubject(_ tree: SyntaxTree, _ quoted: [Bool]) -> Int? {
    for word in 0..<tree.count where !quoted[word] && tree.upos(word) == .verb {
      guard tree.lexicon.isReporting(tree.lemma(word)) else { continue }
      let hasQuote = quoted.contains(true)
      let announces = tree.tokens.last?.form == ":"
      guard hasQuote || announces else { continue }
      if let subject = tree.children(of: word, .nsubj).first(where: { !quoted[$0] }) { return subject }
    }
    return nil
  }

  /// `The minister said:`
  private static func announces(_ tree: SyntaxTree) -> Bool {
    tree.tokens.last?.form == ":"
  }

  /// Who is named right behind a quotation that goes on in the sentences that follow: `"It failed. We will leave," Chad's envoy said.`
  private static func ending(_ number: Int, _ sentences: [AnalyzedSentence], _ quoted: [[Bool]]) -> Speaker? {
    guard quoted[number].last ?? false, reportingSubject(sentences[number].tree, quoted[number]) == nil else { return nil }
    let paragraph = sentences[number].tree.sentence.paragraph
    for other in number + 1..<min(number + 6, sentences.count) {
      guard sentences[other].tree.sentence.paragraph == paragraph, quoted[other].first ?? false else { return nil }
      if let word = reportingSubject(sentences[other].tree, quoted[other]) { return Speaker(sentence: other, word: word) }
      guard quoted[other].last ?? false else { return nil }
    }
    return nil
  }

  /// The speaker named after the quotation: `"…" he said.` in the next sentence of the paragraph.
  private static func next(after number: Int, _ sentences: [AnalyzedSentence], _ quoted: [[Bool]]) -> Speaker? {
    let paragraph = sentences[number].tree.sentence.paragraph
    for other in number + 1..<min(number + 4, sentences.count) where sentences[other].tree.sentence.paragraph == paragraph {
      if let word = reportingSubject(sentences[other].tree, quoted[other]) { return Speaker(sentence: other, word: word) }
    }
    return nil
  }
}
