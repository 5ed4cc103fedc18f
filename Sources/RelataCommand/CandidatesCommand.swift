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
      The relation scorer is trained on it, and it shows what a missing edge lacks.
      """)

  @Argument(help: "Files, folders, patterns, or - for JSON Lines on standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
  var output: String?

  @OptionGroup var reading: ReadingArguments

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    do {
      let extractor = Extractor(gazetteer: try knowledge.readGazetteer(), ontology: try knowledge.readOntology())
      let parser = SyntaxParser(model: try SyntaxModel.builtIn())
      var reader = CorpusReader(try reading.corpus(inputs, writing: output, besides: knowledge.files))
      try Output.writeWhileReading(to: output) { write in
        try reading.read(&reader) { document in
          try write(extractor.candidates(of: document, sentences: parser.parse(document.text, paragraphs: document.paragraphs)))
        }
      }
    } catch {
      throw failure(error)
    }
  }
}
