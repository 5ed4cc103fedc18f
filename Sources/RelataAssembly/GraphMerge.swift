import RelataExtraction
import RelataGraph

/// Why graphs can't be put together.
public struct MergeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What keeps them apart, and what can be done.
  public var message: String

  /// The message.
  public var description: String { message }
}

extension GraphAssembly {
  /// An assembly of graphs that are there already. Who is who is decided anew, so it needs what they were made with.
  ///
  /// - Parameters:
  ///   - gazetteer: The one that the graphs were made with.
  ///   - ontology: The one that the graphs were made with.
  ///   - generator: What made the graphs.
  ///   - version: That of this program.
  /// - Throws: `MergeError` where version, gazetteer or ontology are others.
  public init(gazetteer: Gazetteer, ontology: Ontology, remaking generator: Graph.Generator, version: String) throws(MergeError) {
    guard generator.version == version else {
      throw MergeError(message: "it was made by version \(generator.version) of \(generator.name), this is \(version); extract the corpus again")
    }
    for (name, made, given) in [("gazetteer", generator.gazetteer, gazetteer.digest), ("ontology", generator.ontology, ontology.digest)] where made != given {
      throw MergeError(message: "it was made with another \(name) (\(made)) than this one (\(given)); name the files that it was made with by --\(name)")
    }
    self.init(gazetteer: gazetteer, ontology: ontology, generator: generator)
  }

  /// Adds what two sides made of one graph: documents that one side removed are out, and those that one side changed are as that
  /// side has them.
  ///
  /// - Throws: `MergeError` where both sides changed a document in different ways, and as `add(_:keeping:)` does.
  public mutating func add(_ ours: Graph, _ theirs: Graph, base: Graph) throws(MergeError) {
    let (here, there, before) = (ours.corpus.documentTable, theirs.corpus.documentTable, base.corpus.documentTable)
    var droppedHere: Set<String> = []
    var droppedThere: Set<String> = []
    for id in Set(here.keys).union(there.keys).sorted() where here[id] != there[id] {
      if there[id] == before[id] {
        droppedThere.insert(id)
      } else if here[id] == before[id] {
        droppedHere.insert(id)
      } else {
        throw MergeError(message: "document \(id) was changed on both sides")
      }
    }
    try add(ours) { !droppedHere.contains($0) }
    try add(theirs) { !droppedThere.contains($0) }
  }
}

extension Graph.Corpus {
  /// The documents by identifier, without what other documents say of them.
  package var documentTable: [String: Graph.Document] {
    Dictionary(
      documents.map { document in
        var document = document
        document.reprintOf = nil
        return (document.id, document)
      }, uniquingKeysWith: { first, _ in first })
  }
}
