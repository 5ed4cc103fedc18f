import ArgumentParser
import RelataGraph

extension EntityType: ExpressibleByArgument {}
extension QuadClass: ExpressibleByArgument {}
extension Polarity: ExpressibleByArgument {}
extension Modality: ExpressibleByArgument {}

/// Which part of a graph a command is about. Options of different kinds must all hold; of one kind, any.
struct SelectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only what is near this entity: its id, its name or another name of it. May be repeated.", valueName: "entity"))
  var focus: [String] = []

  @Option(help: ArgumentHelp("How many relations away from the focus.", valueName: "n"))
  var depth = 1

  @Option(help: ArgumentHelp("Only relations of this type: meets, opposes, … May be repeated.", valueName: "type"))
  var relation: [String] = []

  @Option(help: "Only entities of this type, and relations between them. May be repeated.")
  var type: [EntityType] = []

  @Option(help: "Only relations of this quad class. May be repeated.")
  var quad: [QuadClass] = []

  @Option(help: ArgumentHelp("Only relations with this much evidence.", valueName: "n"))
  var minWeight = 1

  @Option(help: ArgumentHelp("Only relations at least this sure, from 0 to 1.", valueName: "p"))
  var minConfidence = 0.0

  @Option(help: "Only relations of this polarity.")
  var polarity: [Polarity] = []

  @Option(help: "Only relations of this modality. May be repeated.")
  var modality: [Modality] = []

  @Option(help: ArgumentHelp("Only evidence from this document. May be repeated.", valueName: "id"))
  var document: [String] = []

  @Option(help: ArgumentHelp("Only evidence from documents of this date and later: 2025, 2025-08 or 2025-08-18.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only evidence from documents of this date and earlier.", valueName: "date"))
  var until: String?

  @Option(help: ArgumentHelp("Only the strongest relations.", valueName: "n"))
  var top: Int?

  func validate() throws {
    if depth < 1 { throw ValidationError("--depth \(depth): expected 1 or more") }
    if minWeight < 1 { throw ValidationError("--min-weight \(minWeight): expected 1 or more") }
    if !(0...1).contains(minConfidence) { throw ValidationError("--min-confidence \(minConfidence): expected a number from 0 to 1") }
    if let top, top < 1 { throw ValidationError("--top \(top): expected 1 or more") }
    for (name, date) in [("since", since), ("until", until)] {
      if let date, !Selection.isDate(date) {
        throw ValidationError("--\(name) \(date): expected a date: 2025, 2025-08 or 2025-08-18")
      }
    }
  }

  /// The selection, with names resolved to what is in the graph.
  func selection(in graph: Graph) throws -> Selection {
    var selection = Selection()
    selection.focus = try focus.map { try graph.entity(named: $0).id }
    selection.depth = depth
    selection.relations = relation
    selection.types = type
    selection.quads = quad
    selection.minimumWeight = minWeight
    selection.minimumConfidence = minConfidence
    selection.polarities = polarity
    selection.modalities = modality
    selection.documents = document
    selection.since = since
    selection.until = until
    selection.top = top
    let types = Set(graph.relations.map(\.type))
    for name in relation where !types.contains(name) { throw UnknownNameError(what: "relation type", name: name, known: types.sorted()) }
    let documents = graph.corpus.documents.map(\.id)
    for id in document where !documents.contains(id) { throw UnknownNameError(what: "document", name: id, known: documents) }
    return selection
  }
}

/// A name that is not in the graph, with those that are most like it.
struct UnknownNameError: Error, CustomStringConvertible {
  var what: String
  var name: String
  var known: [String]

  var description: String {
    let near = EntityLookup.nearest(to: name, among: known)
    return "there is no \(what) \"\(name)\" in the graph" + (near.isEmpty ? "" : "; there is \(near.joined(separator: ", "))")
  }
}
