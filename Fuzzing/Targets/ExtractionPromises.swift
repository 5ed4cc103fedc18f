import RelataAssembly
import RelataCorpus
import RelataExtraction
import RelataGraph
import RelataSyntax

/// The main road: text to sentences, sentences to a graph, the graph to JSON and back.
enum ExtractionPromises {
  private static let extractor = Result { Extractor(gazetteer: try .builtIn(), ontology: try .builtIn()) }
  private static let model = Result { try SyntaxModel.builtIn() }

  static func graph(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let extractor = try extractor.get()
    // Parsing takes a hundred times as long as what follows.
    if source.number(below: 16) == 1 {
      let document = Document(id: "d", date: "2031-05-04", text: FuzzedSentences.text(&source))
      try check(document, extractor) { try SyntaxParser(model: model.get()).parse(document.text, paragraphs: document.paragraphs) }
    } else {
      let made = FuzzedSentences(trees: &source)
      try check(Document(id: "d", date: "2031-05-04", text: made.text), extractor) { made.sentences }
    }
  }

  private static func check(_ document: Document, _ extractor: Extractor, _ sentences: () throws -> [Sentence]) throws {
    let graph = try graph(of: document, extractor, try sentences())
    let json = graph.json()
    try BrokenPromise.check(try self.graph(of: document, extractor, try sentences()).json() == json, "the same text gives the same bytes")
    let scalars = Array(document.text.unicodeScalars)
    let identifiers = Set(graph.entities.map(\.id))
    for relation in graph.relations {
      try BrokenPromise.check(relation.source != relation.target, "no edge is of a node with itself")
      try BrokenPromise.check(identifiers.contains(relation.source) && identifiers.contains(relation.target), "both ends of an edge are nodes")
      try BrokenPromise.check(!relation.evidence.isEmpty && relation.weight > 0, "no edge without its sentence")
      for evidence in relation.evidence {
        try BrokenPromise.check(evidence.range.upperBound <= scalars.count, "a sentence is in its text")
        try BrokenPromise.check(evidence.text.unicodeScalars.elementsEqual(scalars[evidence.range]), "a sentence is the text at its place")
        for span in [evidence.source, evidence.target, evidence.trigger] {
          try BrokenPromise.check(span.upperBound <= scalars.count && !span.isEmpty, "the words of an edge are in the text")
        }
      }
    }
    var problems = graph.problems()
    var verifier = GraphVerifier(graph)
    verifier.check(document)
    problems += verifier.finish()
    try BrokenPromise.check(problems.isEmpty, "a graph agrees with itself and its text: \(problems.first.map(String.init(describing:)) ?? "")")
    try BrokenPromise.check(try Graph(json: json).json() == json, "a graph is read as it was written")
  }

  private static func graph(of document: Document, _ extractor: Extractor, _ sentences: [Sentence]) throws -> Graph {
    let generator = Graph.Generator(name: "relata", version: "0", model: "", ontology: "", gazetteer: "")
    var assembly = GraphAssembly(gazetteer: extractor.gazetteer, ontology: extractor.ontology, generator: generator)
    assembly.add(extractor.extract(document, sentences: sentences))
    return try assembly.graph(name: "fuzzed")
  }
}
