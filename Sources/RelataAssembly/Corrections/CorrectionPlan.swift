import RelataGraph
import RelataSupport

/// All that corrections do to an assembly, worked out before anything is counted.
struct CorrectionPlan {
  /// A sentence of a statement, by their places in the assembly.
  struct SentencePlace: Hashable {
    var statement: Int
    var sentence: Int
  }

  /// What becomes of a sentence.
  enum Outcome {
    case rejected, confirmed
    case changed(Change)
  }

  /// What a sentence says instead.
  struct Change: Equatable {
    var type: String
    var polarity: Polarity
    var modality: Modality
    /// The bearer, by its number.
    var speaker: Int?
    /// Whether source and target of the sentence change places.
    var isReversed: Bool
  }

  /// A relation that was not read.
  struct Addition {
    var statement: BearerStatement
    var evidence: Evidence
  }

  private(set) var identities: Identities
  /// Identifiers of those that are no entities.
  private(set) var dropped: Set<String> = []
  private(set) var outcomes: [SentencePlace: Outcome] = [:]
  private(set) var additions: [Addition] = []
  /// What did nothing, and why.
  private(set) var remarks: [CorrectionRemark] = []

  /// A plan that changes nothing.
  init(_ assembly: GraphAssembly) { identities = assembly.identities() }

  /// - Throws: `YAMLError` where corrections contradict each other, or name what is not there.
  init(_ corrections: Corrections, _ assembly: GraphAssembly, skipsUnmatched: Bool) throws(YAMLError) {
    var log = CorrectionLog(skipsUnmatched: skipsUnmatched)
    let entities = try EntityCorrections(corrections, assembly.identities(), assembly.gazetteer, &log)
    identities = entities.identities
    dropped = entities.dropped
    var edges = EdgeCorrections(assembly.statements, assembly.ontology, entities)
    try edges.read(corrections, &log)
    outcomes = try edges.outcomes()
    additions = try AddedEdges(assembly, entities, documents: edges.documents).read(corrections, &log)
    remarks = log.remarks
  }
}
