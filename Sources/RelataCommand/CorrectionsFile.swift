import Relata
import RelataAssembly
import RelataExport

/// The file of corrections that goes with a graph.
enum CorrectionsFile {
  /// Where it is unless another is named.
  static func path(beside graph: String) -> String {
    let folder = OutputFile.folder(of: graph)
    return (folder == "./" ? "" : folder) + "corrections.yaml"
  }

  /// A graph taken apart, to be corrected.
  ///
  /// - Parameters:
  ///   - file: The file that has its corrections, if it is there.
  ///   - corrections: Those whose sentences are looked for.
  ///   - trusted: Those among them whose sentences need not be found.
  ///   - articles: Where they are looked for.
  /// - Throws: `InputError`, `KnowledgeError`, `CorpusError`
  static func assembly(
    of path: String, correctedBy file: String?, _ knowledge: KnowledgeOptions, _ corrections: Corrections, trusting trusted: Corrections,
    articles: [String] = []
  ) throws -> GraphAssembly {
    let read = try InputFile.graph(path)
    try InputFile.check(read, path)
    if read.corrections != nil, file == nil {
      throw InputError(path: path, message: "was corrected already, and the file of that is not there; name it with --corrections")
    }
    do {
      var assembly = try GraphAssembly(
        remaking: read.generator, gazetteer: try knowledge.readGazetteer(), ontology: try knowledge.readOntology())
      assembly.search = SentenceSearch(corrections, trusting: trusted)
      if !articles.isEmpty {
        var reader = CorpusReader(try Corpus(articles))
        while let document = try reader.read() { assembly.search.look(in: document.text, of: document.id) }
      }
      try assembly.add(read)
      return assembly
    } catch let error as MergeError {
      throw InputError(path: path, message: "can't be corrected: \(error)")
    }
  }
}

extension InputFile {
  /// The text of a file that may not be there yet.
  static func textIfThere(_ path: String) throws -> String? {
    do {
      return try text(path)
    } catch let error as InputError where error.message == missing {
      return nil
    }
  }
}
