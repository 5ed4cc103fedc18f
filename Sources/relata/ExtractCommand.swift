import ArgumentParser
import Foundation
import RelataCorpus
import RelataExtraction
import RelataGraph
import RelataSyntax

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "extract", abstract: "Extracts a graph.")

  @Argument var files: [String] = []
  @Option(name: .shortAndLong) var output: String?

  func run() throws {
    let model = try SyntaxModel.builtIn()
    let parser = SyntaxParser(model: model)
    let gazetteer = try Gazetteer.builtIn()
    let ontology = try Ontology.builtIn()
    let extractor = Extractor(gazetteer: gazetteer, ontology: ontology)
    var assembly = GraphAssembly(
      gazetteer: gazetteer, ontology: ontology,
      generator: Graph.Generator(name: "relata", version: "0.1.0", model: model.digest, ontology: ontology.digest, gazetteer: gazetteer.digest))
    var reader = CorpusReader(try Corpus(files))
    while let document = try reader.read() {
      assembly.add(extractor.extract(document, sentences: parser.parse(document.text, paragraphs: document.paragraphs)))
    }
    let bytes = assembly.graph(name: "corpus").json()
    if let output { try Data(bytes).write(to: URL(fileURLWithPath: output)) } else { FileHandle.standardOutput.write(Data(bytes)) }
  }
}
