import ArgumentParser
import RelataCorpus
import RelataExport
import RelataExtraction
import RelataSyntax

struct CandidatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "Writes what may be relations, before anything is decided.",
    discussion: """
      JSON Lines, a document a line: its entities, and for each sentence its words, who is mentioned in it, and what the rules propose. \
      The relation scorer is trained on it, and it shows what a missing edge lacks: with --scores also how probable the scorer finds each \
      relation of two entities in a sentence, whether a rule proposes it or not.
      """)

  @Argument(help: "Files, folders, patterns, or - for JSON Lines on standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
  var output: String?

  @Flag(help: "Add how probable the network finds each relation type between any two entities of a sentence, from 0.01.")
  var scores = false

  @OptionGroup var reading: ReadingArguments

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    do {
      let extractor = Extractor(gazetteer: try knowledge.readGazetteer(), ontology: try knowledge.readOntology())
      let extraction = DocumentExtraction(extractor, try scores ? .learned(.builtIn()) : .rules(), try SyntaxModel.builtIn())
      var reader = CorpusReader(try reading.corpus(inputs, writing: output, besides: knowledge.files))
      try Output.writeWhileReading(to: output) { write in
        try reading.read(&reader) { document in
          try write(extraction.candidates(of: document))
        }
      }
    } catch {
      throw failure(error)
    }
  }
}
