extension GraphDiff {
  /// The diff of the two graphs the other way round.
  public var inverse: GraphDiff {
    var out = self
    swap(&out.old, &out.new)
    out.documents = documents.map { DocumentChange(before: $0.after, after: $0.before) }
    out.relationTypes = relationTypes.map { RelationTypeChange(name: $0.name, before: $0.after, after: $0.before) }
    for change in relationTypes { if let label = change.before?.label, out.labels[change.name] != nil { out.labels[change.name] = label } }
    out.entities = entities.map(\.inverse)
    for change in entities { if let name = change.before?.name, out.names[change.id] != nil { out.names[change.id] = name } }
    out.relations = relations.map(\.inverse)
    out.shiftedEntities = shiftedEntities.map(\.inverse)
    out.shiftedRelations = shiftedRelations.map(\.inverse)
    out.withheld = withheld.map(\.inverse)
    out.rejectedEntities = rejectedEntities.map(\.inverse)
    out.rejectedRelations = rejectedRelations.map(\.inverse)
    out.identities = identities.map(\.inverse).sorted()
    out.transitions = transitions.map {
      Transition(kind: $0.kind, from: $0.to, to: $0.from, fromKept: $0.toKept, toKept: $0.fromKept)
    }.sorted()
    return out
  }
}

extension GraphDiff.EntityChange {
  var inverse: Self {
    Self(
      before: after, after: before, aspects: aspects, removedMentions: addedMentions, addedMentions: removedMentions, keptMentions: keptMentions,
      movedMentions: movedMentions, causes: causes.map(\.inverse).sorted())
  }
}

extension GraphDiff.RelationChange {
  var inverse: Self {
    Self(
      before: after, after: before, aspects: aspects, removedEvidence: addedEvidence, addedEvidence: removedEvidence, keptEvidence: keptEvidence,
      movedEvidence: movedEvidence, causes: causes.map(\.inverse).sorted())
  }
}

extension GraphDiff.Cause {
  var inverse: Self {
    switch self {
    case .documentAdded(let id): .documentRemoved(id)
    case .documentRemoved(let id): .documentAdded(id)
    default: self
    }
  }
}

extension GraphDiff.LikelyIdentity {
  var inverse: Self {
    let links = links.map { link in
      var reason = link.reason
      if case .spelling(let one, let other) = reason { reason = .spelling(other, one) }
      return Link(old: link.new, new: link.old, reason: reason)
    }
    let kind: Kind =
      switch kind {
      case .merge: .split
      case .split: .merge
      case .rename, .regrouping: kind
      }
    return Self(kind: kind, old: new, new: old, links: links.sorted { ($0.old, $0.new) < ($1.old, $1.new) })
  }
}
