import RelataGraph
import RelataSyntax

/// Relations that patterns tell, where no frame can: `is no friend of`.
extension FrameMatcher {
  /// What constructions tell of a sentence.
  ///
  /// Each is read as a proposition with its ends for agent and patient, by a frame of its own, so that references, coordination, status and
  /// speakers are what they are of all propositions.
  func constructions(in number: Int) -> Readings {
    guard !ontology.patterns.constructions.isEmpty else { return Readings() }
    let sentence = sentences[number]
    var matcher = PatternMatcher(sentence.tree.sentence, ontology.lexicon, lemmas: sentence.tree.lemmas) { word, role in
      sentence.propositionIndex[word].map { sentence.propositions[$0].arguments(role).map(\.word) } ?? []
    }
    var out = Readings()
    for pattern in ontology.patterns.constructions where !deadline.hasPassed {
      guard case .construction(let construction) = pattern.action, !pattern.isBuiltIn || ontology.builtInTypes.contains(construction.relation) else { continue }
      for words in matcher.matches(of: pattern) {
        var told = apply(frame(of: pattern, construction), proposition(of: pattern, construction, words, sentence), number)
        for i in told.candidates.indices { told.candidates[i].frame = "\(told.candidates[i].type): \(pattern.title)" }
        out += told
      }
    }
    return out
  }

  private func frame(of pattern: Pattern, _ construction: Construction) -> Ontology.Frame {
    Ontology.Frame(
      relation: construction.relation, predicate: .adjectives, source: [.role(.agent)], target: [.role(.patient)], also: [], negated: construction.isNegated,
      modality: nil, with: [:], without: [:], direct: false, guesses: false, mutual: false, confidence: construction.confidence, path: pattern.path,
      line: pattern.line)
  }

  private func proposition(of pattern: Pattern, _ construction: Construction, _ words: [Int], _ sentence: AnalyzedSentence) -> Proposition {
    let tree = sentence.tree
    let arguments = ArgumentFinder(tree)
    let word = words[construction.words[0]]
    var ends = ArgumentFinder.Found()
    arguments.add(.agent, words[construction.source], [], to: &ends)
    arguments.add(.patient, words[construction.target], [], to: &ends)
    let known = sentence.propositionIndex[word].map { sentence.propositions[$0] }
    let kind: Proposition.Kind =
      switch tree.upos(word) {
      case .verb: .verb
      case .noun, .propn: .noun
      case .adp: .preposition
      default: .adjective
      }
    var out = Proposition(
      kind: known?.kind ?? kind, lemma: pattern.name, word: word, support: tree.child(of: word, .cop), arguments: ends.arguments,
      isPassive: known?.isPassive ?? false)
    StatusReader(tree, arguments).apply(to: &out)
    // A negator that is a part of it denies nothing.
    for part in construction.words where SyntaxTree.negators.contains(tree.form(words[part])) || tree.form(words[part]) == "no" {
      out.polarity = out.polarity == .affirmed ? .negated : .affirmed
    }
    out.time = TimeExpression.find(around: word, tree)
    return out
  }
}
