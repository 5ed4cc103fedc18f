import RelataSupport

/// Finds out why something changed: the text, or what reads it.
///
/// What is said in a document that only one of the graphs has changed because of the document. What is said in a text that
/// both have can't, so it changed because of the tool, or, if it is the same reading of the same words, because other documents
/// make them mean somebody else. Where a text and the tool changed both, either may be it, and both are named.
struct CauseFinder {
  private enum Presence {
    case oldOnly, newOnly, edited, described
  }

  private struct Reading: Hashable {
    var document: String
    var start: Int
    var trigger: Int
    var type: String
    var polarity: Polarity
    var modality: Modality

    init(_ relation: Relation, _ evidence: Evidence) {
      document = evidence.document
      start = evidence.range.lowerBound
      trigger = evidence.trigger.lowerBound
      type = relation.type
      polarity = relation.polarity
      modality = relation.modality
    }
  }

  private struct Place: Hashable {
    var document: String
    var range: Range<Int>

    init(_ mention: Mention) {
      document = mention.document
      range = mention.range
    }
  }

  private let presences: [String: Presence]
  private let toolChanged: Bool
  /// Whether the tool's part in saying who is meant changed.
  private let resolverChanged: Bool
  private let documentsChanged: Bool
  private let correctionsChanged: Bool
  /// What either graph keeps as rejected.
  private let rejectedEntities: Set<String>
  private let rejectedRelations: Set<Statement>
  /// Readings that one relation lost and another gained.
  private var movedReadings: Set<Reading> = []
  private var movedMentions: Set<Place> = []

  init(_ old: Graph, _ new: Graph, _ comparison: Comparison) {
    var presences: [String: Presence] = [:]
    walk(old.corpus.documents, new.corpus.documents, order: { $0.id < $1.id }) { before, after in
      guard let before else { return presences[after?.id ?? ""] = .newOnly }
      guard let after else { return presences[before.id] = .oldOnly }
      if before.digest != after.digest {
        presences[before.id] = .edited
      } else if !before.isIdentical(to: after) {
        presences[before.id] = .described
      }
    }
    self.presences = presences
    documentsChanged = !presences.isEmpty
    correctionsChanged = old.corrections != new.corrections
    rejectedEntities = Set((old.rejected.entities + new.rejected.entities).map(\.id))
    rejectedRelations = Set((old.rejected.relations + new.rejected.relations).map(Statement.init))
    let tools = comparison.tools
    toolChanged = !tools.isEmpty
    resolverChanged = tools.contains(.program) || tools.contains(.gazetteer)
    var lost: Set<Reading> = []
    for change in comparison.relations {
      guard let before = change.before else { continue }
      for evidence in change.removedEvidence where presences[evidence.document] == nil { lost.insert(Reading(before, evidence)) }
    }
    for change in comparison.relations {
      guard let after = change.after else { continue }
      for evidence in change.addedEvidence where presences[evidence.document] == nil {
        let reading = Reading(after, evidence)
        if lost.contains(reading) { movedReadings.insert(reading) }
      }
    }
    var left: Set<Place> = []
    for change in comparison.entities {
      for mention in change.removedMentions where presences[mention.document] == nil { left.insert(Place(mention)) }
    }
    for change in comparison.entities {
      for mention in change.addedMentions where presences[mention.document] == nil && left.contains(Place(mention)) { movedMentions.insert(Place(mention)) }
    }
  }

  func explained(_ change: GraphDiff.EntityChange) -> GraphDiff.EntityChange {
    var change = change
    var causes: Set<GraphDiff.Cause> = []
    for mention in change.removedMentions + change.addedMentions {
      causes.formUnion(self.causes(in: mention.document, moved: movedMentions.contains(Place(mention))))
    }
    if change.before?.corrected != change.after?.corrected || rejectedEntities.contains(change.id) { add(correctionTo: &causes) }
    change.causes = causes.isEmpty ? [fallback] : causes.sorted()
    return change
  }

  func explained(_ change: GraphDiff.RelationChange) -> GraphDiff.RelationChange {
    var change = change
    var causes: Set<GraphDiff.Cause> = []
    for (relation, list) in [(change.before, change.removedEvidence), (change.after, change.addedEvidence)] {
      guard let relation else { continue }
      for evidence in list {
        causes.formUnion(self.causes(in: evidence.document, moved: movedReadings.contains(Reading(relation, evidence))))
      }
    }
    if change.before?.corrected != change.after?.corrected || rejectedRelations.contains(change.statement) { add(correctionTo: &causes) }
    change.causes = causes.isEmpty ? [fallback] : causes.sorted()
    return change
  }

  private func causes(in document: String, moved: Bool) -> [GraphDiff.Cause] {
    let tool: [GraphDiff.Cause] = toolChanged ? [.tool] : []
    switch presences[document] {
    case .newOnly: return [.documentAdded(document)]
    case .oldOnly: return [.documentRemoved(document)]
    case .edited: return [.documentEdited(document)] + tool
    case .described: return [.documentDescribed(document)] + tool
    case nil:
      if moved, documentsChanged, !correctionsChanged { return resolverChanged ? [.tool, .resolution] : [.resolution] }
      return [fallback]
    }
  }

  /// Names the correction of what bears its mark, which needs no other cause then but what happened to documents.
  private func add(correctionTo causes: inout Set<GraphDiff.Cause>) {
    guard correctionsChanged else { return }
    causes = causes.filter { $0.document != nil }
    causes.insert(.correction)
  }

  /// The cause where no document is.
  private var fallback: GraphDiff.Cause {
    toolChanged ? .tool : correctionsChanged ? .correction : documentsChanged ? .resolution : .unexplained
  }
}
