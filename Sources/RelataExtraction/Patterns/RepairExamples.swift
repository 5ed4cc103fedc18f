import RelataSyntax

extension PatternGrammar {
  /// Whether a repair's examples are mended with it, and not without it.
  ///
  /// - Parameter isMeant: Whether the examples of a file are run, by its path.
  /// - Returns: How many there are, and what is wrong with those that do not hold.
  package func checkRepairs(_ lexicon: Lexicon, where isMeant: (String) -> Bool) -> (count: Int, failures: [KnowledgeError]) {
    var count = 0
    var failures: [KnowledgeError] = []
    for case .repair(let pattern) in steps where isMeant(pattern.path) {
      let others = PatternGrammar(
        steps: steps.filter { if case .repair(let other) = $0 { other.name != pattern.name } else { true } }, constructions: [], digest: "")
      for example in pattern.examples {
        count += 1
        if let problem = problem(example, others, lexicon) {
          failures.append(KnowledgeError(path: pattern.path, line: example.line, message: "repair \(pattern.name): \(problem)"))
        }
      }
    }
    return (count, failures)
  }

  private func problem(_ example: Pattern.Example, _ others: PatternGrammar, _ lexicon: Lexicon) -> String? {
    var sentence = Sentence(tokens: [], range: 0..<0)
    for row in example.text.split(separator: "\n") {
      guard PatternGrammar.add(row, to: &sentence) else {
        return "\(row) is no word of a tree; expected number, form, lemma, part of speech, features, head, relation"
      }
    }
    let count = sentence.tokens.count
    guard sentence.tokens.allSatisfy({ $0.head.map { (0..<count).contains($0) } ?? true }) else { return "a head is no word of its tree" }
    let mended = PatternGrammar.facts(repaired(sentence, lexicon))
    if let fact = example.expected.first(where: { !mended.contains($0) }) { return "\(fact) is not in \(mended.joined(separator: ", "))" }
    let left = PatternGrammar.facts(others.repaired(sentence, lexicon))
    return example.expected.allSatisfy(left.contains) ? "the tree is so without it" : nil
  }

  /// Number, form, lemma, part of speech, features, head, relation, and names and missing spaces.
  private static func add(_ row: Substring, to sentence: inout Sentence) -> Bool {
    let columns = row.split(separator: " ").map(String.init)
    let word = sentence.tokens.count
    guard (7...8).contains(columns.count), Int(columns[0]) == word + 1, let upos = PartOfSpeech(rawValue: columns[3]), let head = Int(columns[5]) else {
      return false
    }
    let marks = columns.count == 8 ? columns[7].split(separator: "|") : []
    sentence.tokens.append(
      Token(
        form: columns[1], lemma: columns[2], upos: upos, features: Features(columns[4]), head: head == 0 ? nil : head - 1,
        relation: DependencyRelation(columns[6]), range: word..<word + 1, spaceAfter: !marks.contains("SpaceAfter=No")))
    guard let tag = marks.first(where: { $0.hasPrefix("NER=") })?.dropFirst(4) else { return true }
    guard let kind = Name.Kind(rawValue: String(tag.dropFirst(2))) else { return false }
    let start = tag.hasPrefix("I") ? sentence.names.popLast()?.words.lowerBound : nil
    sentence.names.append(Name(words: (start ?? word)..<word + 1, kind: kind))
    return true
  }

  private static func facts(_ sentence: Sentence) -> [String] {
    sentence.tokens.flatMap { token in
      [
        token.head.map { "\(token.form) <-\(token.relation)- \(sentence.tokens[$0].form)" } ?? "\(token.form) <-root",
        "\(token.form) is \(token.upos.rawValue)",
      ]
    }
  }
}
