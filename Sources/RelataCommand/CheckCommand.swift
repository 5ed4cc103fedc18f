import ArgumentParser
import Relata
import RelataExport
import RelataSupport

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks knowledge of your own, and runs the examples of your patterns.",
    discussion: """
      Ontology, gazetteer, lexicon and patterns are read as `extract` reads them; then each example of the patterns must hold, by the rules \
      alone: a construction's tells what it says and nothing else, a repair's is mended by it. Without --patterns the examples of the \
      built-in patterns are run. Exit status 0: all is well; 1: there are problems, one a line on standard output; 2: a file can't be read.
      """)

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let found: Relata.ExampleCheck
    do {
      found = try Relata(gazetteer: try knowledge.readGazetteer(), ontology: try knowledge.readOntology(), scoring: .rules())
        .checkExamples(of: knowledge.patterns)
      try Output.show(found.failures.map { TerminalText.line("\($0)") + "\n" }.joined())
    } catch {
      throw failure(error)
    }
    report("\(found.count - found.failures.count) of \(counted(found.count, "example holds", "examples hold"))")
    if !found.failures.isEmpty { throw ExitCode(1) }
  }
}
