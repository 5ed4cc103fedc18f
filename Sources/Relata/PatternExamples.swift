import RelataExtraction
import RelataSupport
import RelataSyntax

extension Relata {
  /// What running the examples of patterns shows.
  public struct ExampleCheck: Sendable {
    /// How many were run.
    public var count = 0
    /// Those that do not hold, with file and line.
    public var failures: [YAMLError] = []
  }

  /// Runs the examples of the extractor's patterns, by the rules alone: a construction's must tell what it says and nothing else, a repair's
  /// must be mended with it, and not without it.
  ///
  /// - Parameter files: Paths of the files whose examples are run; of all, the built-in ones too, if there are none.
  /// - Throws: As `graph(of:name:)` does.
  public func checkExamples(of files: [String] = []) throws -> ExampleCheck {
    var rules = self
    rules.scoring = .rules()
    let patterns = extractor.ontology.patterns
    var out = ExampleCheck()
    func check(_ pattern: Pattern, _ kind: String, _ problem: (Pattern.Example) throws -> String?) rethrows {
      guard files.isEmpty || files.contains(pattern.path) else { return }
      for example in pattern.examples {
        out.count += 1
        guard let problem = try problem(example) else { continue }
        out.failures.append(YAMLError(path: pattern.path, line: example.line, column: 1, message: "\(kind) \(pattern.name): \(problem)"))
      }
    }
    for pattern in patterns.repairs { check(pattern, "repair") { example in problem(example, patterns, without: pattern) } }
    for pattern in patterns.constructions { try check(pattern, "construction") { example in try rules.problem(example, of: pattern) } }
    return out
  }

  private func problem(_ example: Pattern.Example, of construction: Pattern) throws -> String? {
    let told = try graph(of: [example.text]).relations.filter { relation in
      relation.evidence.contains { $0.frame.hasSuffix(": " + construction.title) }
    }.map { "\($0.source) \($0.key) \($0.target)" }
    return told.sorted() == example.expected.sorted() ? nil : "tells \(told.isEmpty ? "nothing" : told.joined(separator: ", ")) of “\(example.text)”"
  }

  private func problem(_ example: Pattern.Example, _ patterns: PatternGrammar, without repair: Pattern) -> String? {
    var sentence = Sentence(tokens: [], range: 0..<0)
    for row in example.text.split(separator: "\n") where !sentence.add(row) {
      return "\(row) is no word of a tree; expected number, form, lemma, part of speech, features, head, relation"
    }
    guard sentence.tokens.allSatisfy({ $0.head.map(sentence.tokens.indices.contains) ?? true }) else { return "a head is no word of its tree" }
    let lexicon = extractor.ontology.lexicon
    let mended = patterns.repaired(sentence, lexicon).facts
    if let fact = example.expected.first(where: { !mended.contains($0) }) { return "\(fact) is not in \(mended.joined(separator: ", "))" }
    let left = patterns.without(repair).repaired(sentence, lexicon).facts
    return example.expected.allSatisfy(left.contains) ? "the tree is so without it" : nil
  }
}

extension Sentence {
  /// Number, form, lemma, part of speech, features, head, relation, and names and missing spaces.
  ///
  /// - Returns: Whether it is such a row.
  fileprivate mutating func add(_ row: Substring) -> Bool {
    let columns = row.split(separator: " ").map(String.init)
    let word = tokens.count
    guard (7...8).contains(columns.count), Int(columns[0]) == word + 1, let upos = PartOfSpeech(rawValue: columns[3]), let head = Int(columns[5]) else {
      return false
    }
    let marks = columns.count == 8 ? columns[7].split(separator: "|") : []
    tokens.append(
      Token(
        form: columns[1], lemma: columns[2], upos: upos, features: Features(columns[4]), head: head == 0 ? nil : head - 1,
        relation: DependencyRelation(columns[6]), range: word..<word + 1, spaceAfter: !marks.contains("SpaceAfter=No")))
    guard let tag = marks.first(where: { $0.hasPrefix("NER=") })?.dropFirst(4) else { return true }
    guard let kind = Name.Kind(rawValue: String(tag.dropFirst(2))) else { return false }
    let start = tag.hasPrefix("I") ? names.popLast()?.words.lowerBound : nil
    names.append(Name(words: (start ?? word)..<word + 1, kind: kind))
    return true
  }

  /// `Chad <-obj- saw`, `freed <-root`, `heads is VERB`
  fileprivate var facts: [String] {
    tokens.flatMap { token in
      [token.head.map { "\(token.form) <-\(token.relation)- \(tokens[$0].form)" } ?? "\(token.form) <-root", "\(token.form) is \(token.upos.rawValue)"]
    }
  }
}
