import Foundation
import RelataSyntax
import Testing

@testable import RelataExtraction

/// Sentences with fixed trees, and the propositions that are in them: `# proposition = attack(agent: Chad, patient: Sudan)`.
@Suite struct PropositionTests {
  private static func text(_ role: Role) -> String {
    if case .oblique(let preposition) = role { return preposition }
    return "\(role)"
  }

  /// `not planned attack(agent: Chad, patient: Sudan)`
  private static func text(_ proposition: Proposition, _ sentence: Sentence) -> String {
    var out = proposition.polarity == .negated ? "not " : ""
    if proposition.modality != .actual { out += proposition.modality.rawValue + " " }
    if proposition.ceases { out += "ceasing " }
    let arguments = proposition.arguments.map { "\(text($0.role)): \(sentence.tokens[$0.word].form)" }
    out += "\(proposition.lemma)(\(arguments.joined(separator: ", ")))"
    if !proposition.speakers.isEmpty { out += " @" + proposition.speakers.map { sentence.tokens[$0].form }.joined(separator: " @") }
    if let time = proposition.time { out += " \(time)" }
    return out
  }

  @Test func findsPropositions() throws {
    let (lexicon, patterns) = (try Lexicon.builtIn(), try PatternGrammar.builtIn())
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Propositions")
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).filter({ $0.hasSuffix(".conllu") }).sorted() {
      var file = try CoNLLUFile(folder.appendingPathComponent(name).path, trees: true)
      while let document = try file.document() {
        for parsed in document.sentences {
          let sentence = patterns.repaired(parsed, lexicon)
          let prefix = "proposition = "
          let expected = sentence.comments.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
          let found = PropositionFinder.propositions(of: sentence, lexicon).filter { !$0.arguments.isEmpty }.map { PropositionTests.text($0, sentence) }
          #expect(found == expected, "\(sentence.tokens.map { $0.form }.joined(separator: " "))")
          count += 1
        }
      }
    }
    #expect(count >= 25)
  }
}
