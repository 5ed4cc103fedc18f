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

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    var problem: (any Error)?
    do {
      let extractor = Extractor(gazetteer: try knowledge.readGazetteer(), ontology: try knowledge.readOntology())
      let parser = SyntaxParser(model: try SyntaxModel.builtIn())
      let corpus = try Corpus(inputs)
      try Output.check(output, isNoneOf: corpus.sources.map(\.path) + knowledge.files)
      var reader = CorpusReader(corpus)
      try Output.write(to: output) { (write) throws(OutputError) in
        do {
          while let document = try reader.read() {
            try write(extractor.candidates(of: document, sentences: parser.parse(document.text, paragraphs: document.paragraphs)))
          }
        } catch let error as OutputError {
          throw error
        } catch {
          problem = error
          throw OutputError(path: output ?? "standard output", reason: "the input is bad")
        }
      }
    } catch {
      throw failure(problem ?? error)
    }
  }
}
