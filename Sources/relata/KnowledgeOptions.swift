import ArgumentParser
import RelataExtraction

/// What a user knows besides what is built in.
struct KnowledgeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Relation types and frames of your own, instead of the built-in ones, or on top of them where the file says `extends: built-in`. May be repeated.",
      valueName: "file"))
  var ontology: [String] = []

  @Option(help: ArgumentHelp("Entities, aliases, titles and never-merge pairs of your own, on top of the built-in ones. May be repeated.", valueName: "file"))
  var gazetteer: [String] = []

  /// The files that are read.
  var files: [String] { ontology + gazetteer }

  /// - Throws: `InputError`, `KnowledgeError`
  func readOntology() throws -> Ontology {
    ontology.isEmpty ? try .builtIn() : try .reading(try ontology.map(read))
  }

  /// - Throws: `InputError`, `KnowledgeError`
  func readGazetteer() throws -> Gazetteer {
    gazetteer.isEmpty ? try .builtIn() : try Gazetteer.builtIn().extended(by: try gazetteer.map(read))
  }

  private func read(_ path: String) throws -> (path: String, text: String) {
    (path, try InputFile.text(path))
  }
}
