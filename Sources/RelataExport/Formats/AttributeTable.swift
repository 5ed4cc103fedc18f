import RelataGraph

/// A value that every format has.
enum Scalar: Sendable, Hashable {
  case text(String)
  case integer(Int)
  case real(Double)
  case flag(Bool)

  /// The value as written in XML, CSV and RDF.
  var lexical: String {
    switch self {
    case .text(let value): value
    case .integer(let value): String(value)
    case .real(let value): String(value)
    case .flag(let value): value ? "true" : "false"
    }
  }
}

/// A named attribute of nodes or edges: one type for all of them, and left out where there is no value.
struct ExportAttribute<Subject>: Sendable {
  enum Kind: Sendable { case text, integer, real, flag }

  let name: String
  let kind: Kind
  let value: @Sendable (Subject) -> Scalar?

  static func text(_ name: String, _ value: @escaping @Sendable (Subject) -> String?) -> ExportAttribute {
    ExportAttribute(name: name, kind: .text) { subject in value(subject).flatMap { $0.isEmpty ? nil : .text($0) } }
  }

  static func integer(_ name: String, _ value: @escaping @Sendable (Subject) -> Int?) -> ExportAttribute {
    ExportAttribute(name: name, kind: .integer) { value($0).map(Scalar.integer) }
  }

  static func real(_ name: String, _ value: @escaping @Sendable (Subject) -> Double?) -> ExportAttribute {
    ExportAttribute(name: name, kind: .real) { value($0).map(Scalar.real) }
  }

  static func flag(_ name: String, _ value: @escaping @Sendable (Subject) -> Bool?) -> ExportAttribute {
    ExportAttribute(name: name, kind: .flag) { value($0).map(Scalar.flag) }
  }
}

/// The attributes of nodes in formats without nesting.
enum NodeAttributes {
  /// Graphs that were corrected have one more.
  static func of(_ graph: Graph) -> [ExportAttribute<Entity>] { graph.corrections == nil ? all : corrected }

  private static let corrected = all + [.text("corrected") { $0.corrected?.rawValue }]

  private static let all: [ExportAttribute<Entity>] = [
    .text("name") { $0.name }, .text("type") { $0.type.rawValue }, .text("iso") { $0.iso },
    .text("aliases") { $0.aliases.joined(separator: "; ") }, .integer("count") { $0.count },
    .text("mention_document") { $0.mentions.first?.document }, .integer("mention_start") { $0.mentions.first?.range.lowerBound },
    .integer("mention_end") { $0.mentions.first?.range.upperBound }, .text("mention_text") { $0.mentions.first?.text },
  ]
}

/// A relation with what of the graph around it goes into its attributes.
struct RelationRow: Sendable {
  let relation: Relation
  let type: RelationType?
  /// The surest evidence, of equals the first.
  let best: Evidence?
  let document: Graph.Document?

  /// Unique in the graph, and no entity's: `r:russia|annexed|crimea`. Of one relation, some sentences may be rejected and others not.
  var id: String {
    var id = "r:"
    id.reserveCapacity(relation.source.utf8.count + relation.type.utf8.count + relation.target.utf8.count + (relation.attributed?.utf8.count ?? 0) + 24)
    id += ExportText.identifier(relation.source)
    id += "|"
    id += ExportText.identifier(relation.key)
    id += "|"
    id += ExportText.identifier(relation.target)
    if relation.corrected == .rejected { id += "|rejected" }
    return id
  }
}

/// The attributes of edges in formats without nesting: the relation's own, and its best evidence.
enum EdgeAttributes {
  static let key = ExportAttribute<RelationRow>.text("key") { $0.relation.key }

  /// Not the key, which has a place of its own in most formats. Graphs that were corrected have one more.
  static func of(_ graph: Graph) -> [ExportAttribute<RelationRow>] { graph.corrections == nil ? all : corrected }

  private static let corrected = all + [.text("corrected") { $0.relation.corrected?.rawValue }]

  private static let all: [ExportAttribute<RelationRow>] = [
    .text("type") { $0.relation.type }, .text("label") { $0.type?.label ?? $0.relation.type },
    .text("polarity") { $0.relation.polarity.rawValue }, .text("modality") { $0.relation.modality.rawValue },
    .text("attributed") { $0.relation.attributed }, .text("topic") { $0.relation.topic }, .text("time") { $0.relation.time },
    .text("plover") { $0.relation.plover }, .text("quad") { $0.relation.quad?.rawValue },
    .flag("symmetric") { $0.type?.symmetric ?? false }, .integer("weight") { $0.relation.weight },
    .integer("sources") { $0.relation.sources > 0 ? $0.relation.sources : nil },
    .real("confidence") { $0.relation.confidence }, .integer("evidence_count") { $0.relation.evidence.count },
    .text("evidence_document") { $0.best?.document }, .text("evidence_date") { $0.document?.date },
    .text("evidence_source") { $0.document?.source }, .integer("evidence_start") { $0.best?.range.lowerBound },
    .integer("evidence_end") { $0.best?.range.upperBound }, .text("evidence_text") { $0.best?.text },
  ]
}

/// The attributes of documents.
enum DocumentAttributes {
  static let all: [ExportAttribute<Graph.Document>] = [
    .text("title") { $0.title }, .text("date") { $0.date }, .text("source") { $0.source }, .integer("words") { $0.words },
    .text("reprint_of") { $0.reprintOf }, .text("digest") { $0.digest },
  ]
}

/// The attributes of the sentences behind edges.
enum EvidenceAttributes {
  static let all: [ExportAttribute<Evidence>] = [
    .text("document") { $0.document }, .integer("start") { $0.range.lowerBound }, .integer("end") { $0.range.upperBound },
    .integer("trigger_start") { $0.trigger.lowerBound }, .integer("trigger_end") { $0.trigger.upperBound },
    .integer("source_start") { $0.source.lowerBound }, .integer("source_end") { $0.source.upperBound },
    .integer("target_start") { $0.target.lowerBound }, .integer("target_end") { $0.target.upperBound }, .text("topic") { $0.topic },
    .text("time") { $0.time }, .text("plover") { $0.plover }, .real("confidence") { $0.confidence }, .text("frame") { $0.frame }, .text("path") { $0.path },
    .text("text") { $0.text },
  ]
}

/// Relations as rows, in their order, one at a time.
struct RelationRows: Sequence {
  private let graph: Graph
  private let relations: [Relation]
  private let documents: [String: Graph.Document]

  /// - Parameter relations: Some of the graph's; without them, all.
  init(_ graph: Graph, relations: [Relation]? = nil) {
    self.graph = graph
    self.relations = relations ?? graph.relations
    documents = Dictionary(graph.corpus.documents.map { ($0.id, $0) }) { first, _ in first }
  }

  func makeIterator() -> some IteratorProtocol<RelationRow> {
    relations.lazy.map { relation in
      let best = relation.evidence.surest
      return RelationRow(relation: relation, type: graph.relationTypes[relation.type], best: best, document: best.flatMap { documents[$0.document] })
    }.makeIterator()
  }
}

/// What is said of the whole graph.
extension Graph {
  var exportAttributes: [(name: String, value: String)] {
    [
      ("schema", Graph.schema), ("corpus", corpus.name), ("corpus_digest", corpus.digest), ("generator", generator.name),
      ("generator_version", generator.version), ("model", generator.model), ("ontology", generator.ontology), ("gazetteer", generator.gazetteer),
    ].filter { !$0.1.isEmpty }
  }
}
