import RelataGraph
import RelataSupport
import RelataSyntax

/// The patterns over trees: repairs in the order in which they are applied, and constructions.
public struct PatternGrammar: Sendable {
  /// One step of mending a tree.
  enum Step: Sendable {
    case repair(Pattern)
    /// What no pattern can say, in Swift.
    case algorithm(TreeAlgorithm)
  }

  let steps: [Step]
  package let constructions: [Pattern]
  /// SHA-256 of the files that they were read from.
  public let digest: String

  /// The patterns that ship inside the program.
  public static func builtIn() throws(KnowledgeError) -> PatternGrammar {
    var reader = PatternReader()
    for file in BuiltInKnowledge.patterns { try reader.read(file.text, path: file.path) }
    return PatternGrammar(
      steps: reader.steps, constructions: reader.constructions, digest: BuiltInKnowledge.digest(of: BuiltInKnowledge.patterns))
  }

  /// These patterns, and behind them those of a user's files.
  ///
  /// - Parameter files: Paths and texts.
  /// - Throws: `KnowledgeError`
  public func extended(by files: [(path: String, text: String)]) throws(KnowledgeError) -> PatternGrammar {
    var reader = PatternReader(known: self)
    for file in files { try reader.read(file.text, path: file.path) }
    return PatternGrammar(
      steps: steps + reader.steps, constructions: constructions + reader.constructions,
      digest: Digest.sha256(Array((digest + files.map { Digest.sha256($0.text.utf8) }.joined()).utf8)))
  }

  /// Its repairs, in their order.
  package var repairs: [Pattern] { steps.compactMap { if case .repair(let pattern) = $0 { pattern } else { nil } } }

  /// All but one of its repairs.
  package func without(_ repair: Pattern) -> PatternGrammar {
    PatternGrammar(
      steps: steps.filter { if case .repair(let other) = $0 { other.name != repair.name } else { true } }, constructions: constructions, digest: digest)
  }

  /// Names of patterns and algorithms.
  var names: [String] {
    constructions.map(\.name)
      + steps.map { step in
        switch step {
        case .repair(let pattern): pattern.name
        case .algorithm(let algorithm): algorithm.rawValue
        }
      }
  }

  // MARK: Mending trees

  /// The longest sentence, in words, that is mended: nobody writes a longer one.
  private static let longest = 1_000

  /// Mends what parsers of news get wrong again and again, where the words and their order leave no doubt.
  ///
  /// Every step is taken once, and finds its shapes in the tree that the step before it left. Where a shape is found more than once, all of
  /// these are edited in order.
  package func repaired(_ sentence: Sentence, _ lexicon: Lexicon) -> Sentence {
    guard (1...PatternGrammar.longest).contains(sentence.tokens.count) else { return sentence }
    var sentence = sentence
    var matcher: PatternMatcher?
    for step in steps {
      switch step {
      case .algorithm(let algorithm):
        algorithm.apply(to: &sentence, lexicon)
        matcher = nil
      case .repair(let pattern):
        var current = matcher ?? PatternMatcher(sentence, lexicon)
        matcher = nil
        let matches = current.matches(of: pattern)
        guard !matches.isEmpty, case .repair(let edits) = pattern.action else {
          matcher = current
          continue
        }
        for words in matches { for edit in edits { sentence.apply(edit, words, &current) } }
      }
    }
    return sentence
  }
}
