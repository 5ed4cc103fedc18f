import RelataSupport

/// A diff with the digests of both graph files, so that whoever applies it knows that it fits and that nothing was lost.
public struct DiffFile: Sendable, Hashable {
  public var diff: GraphDiff
  /// SHA-256 of the graph files in Relata's own form, as `sha256:…`.
  public var old: String
  public var new: String

  public init(_ diff: GraphDiff, old: String, new: String) {
    self.diff = diff
    self.old = old
    self.new = new
  }

  /// - Complexity: O(n) in the sizes of the graphs; no copy of them is held.
  public init(_ diff: GraphDiff, from old: Graph, to new: Graph) {
    self.init(diff, old: old.digest, new: new.digest)
  }

  /// The graph that the diff leads to.
  /// - Throws: `PatchError` where the graph is not the one that the diff starts from, or the diff is damaged.
  public func applied(to graph: Graph) throws(PatchError) -> Graph {
    guard graph.digest == old else {
      // What does not fit is said, where it can be found.
      _ = try graph.applying(diff)
      throw .misfit("it starts from \(old), this is \(graph.digest)")
    }
    let out = try graph.applying(diff)
    let digest = out.digest
    guard digest == new else { throw PatchError(message: "the diff is damaged: it should lead to \(new) and leads to \(digest)") }
    return out
  }

  /// The diff as JSON: keys sorted, two-space indent. Documented by `diff.schema.json`.
  public func writeJSON<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var writer = JSONWriter()
    try writer.object { (writer) throws(Failure) in
      writer.member("complete", diff.isComplete)
      writer.member("documents", each: diff.documents) { $0.change($1) }
      try writer.member("entities", each: diff.entities, to: write) { $0.change($1, tools: diff.tools) }
      writer.member("identities", each: diff.identities) { $0.identity($1) }
      writer.member("ignored", diff.ignored.map(\.rawValue))
      writer.member("labels", texts: diff.labels)
      writer.member("names", texts: diff.names)
      writer.member("new") { $0.side(diff.new, file: new) }
      writer.member("old") { $0.side(diff.old, file: old) }
      writer.member("partial", diff.isPartial)
      if !diff.rejectedEntities.isEmpty || !diff.rejectedRelations.isEmpty {
        writer.key("rejected")
        try writer.changes(diff.rejectedEntities, diff.rejectedRelations, tools: diff.tools, to: write)
      }
      writer.member("relationTypes", each: diff.relationTypes) { $0.change($1) }
      try writer.member("relations", each: diff.relations, to: write) { $0.change($1, tools: diff.tools) }
      writer.member("same", diff.isEmpty)
      writer.member("schema", GraphDiff.schema)
      if !diff.shiftedEntities.isEmpty || !diff.shiftedRelations.isEmpty {
        writer.key("shifted")
        try writer.changes(diff.shiftedEntities, diff.shiftedRelations, tools: diff.tools, to: write)
      }
      writer.member("tools", diff.tools.map(\.rawValue))
      try writer.member("transitions", each: diff.transitions, to: write) { $0.transition($1) }
      if !diff.withheld.isEmpty {
        try writer.member("withheld", each: diff.withheld, to: write) { $0.change($1, tools: diff.tools) }
      }
    }
    try write(writer.flush() + [0x0A])
  }

  public func json() -> [UInt8] {
    var out: [UInt8] = []
    writeJSON { out.append(contentsOf: $0) }
    return out
  }
}

extension Graph {
  /// SHA-256 of the graph's file.
  public var digest: String {
    var sum = DigestSum()
    writeJSON { sum.add($0) }
    return sum.text()
  }
}

extension JSONWriter {
  fileprivate mutating func changes<Failure: Error>(
    _ entities: [GraphDiff.EntityChange], _ relations: [GraphDiff.RelationChange], tools: [GraphDiff.Tool], to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try object { (writer) throws(Failure) in
      try writer.member("entities", each: entities, to: write) { $0.change($1, tools: tools) }
      try writer.member("relations", each: relations, to: write) { $0.change($1, tools: tools) }
    }
  }

  fileprivate mutating func side(_ side: GraphDiff.Side, file: String) {
    object { writer in
      writer.member("content", ifAny: side.content)
      writer.object("corpus") { writer in
        writer.member("digest", side.digest)
        writer.member("documents", side.documents)
        writer.member("name", side.corpus)
      }
      writer.member("corrections", ifAny: side.corrections)
      writer.member("digest", file)
      writer.member("entities", side.entities)
      writer.member("generator") { $0.generator(side.generator) }
      writer.member("limit", ifAny: side.limit)
      writer.member("relations", side.relations)
    }
  }

  fileprivate mutating func change(_ change: GraphDiff.DocumentChange) {
    object { writer in
      writer.member("after", optional: change.after) { $0.document($1) }
      writer.member("before", optional: change.before) { $0.document($1) }
      writer.member("change", change.kind.rawValue)
      writer.member("id", change.id)
    }
  }

  fileprivate mutating func change(_ change: GraphDiff.RelationTypeChange) {
    object { writer in
      writer.member("after", optional: change.after) { $0.relationType($1) }
      writer.member("before", optional: change.before) { $0.relationType($1) }
      writer.member("change", kindOfChange(change.before != nil, change.after != nil))
      writer.member("name", change.name)
    }
  }

  fileprivate mutating func change(_ change: GraphDiff.EntityChange, tools: [GraphDiff.Tool]) {
    object { writer in
      writer.member("after", optional: change.after) { $0.entity($1, count: change.keptMentions + change.addedMentions.count) }
      writer.member("aspects", change.aspects.map(\.rawValue))
      writer.member("before", optional: change.before) { $0.entity($1, count: change.keptMentions + change.removedMentions.count) }
      writer.member("causes", each: change.causes) { $0.cause($1, tools: tools) }
      writer.member("change", kindOfChange(change.before != nil, change.after != nil))
      writer.member("id", change.id)
      writer.object("mentions") { writer in
        writer.member("added", each: change.addedMentions) { $0.mention($1) }
        writer.member("kept", change.keptMentions)
        if change.movedMentions > 0 { writer.member("moved", change.movedMentions) }
        writer.member("removed", each: change.removedMentions) { $0.mention($1) }
      }
    }
  }

  fileprivate mutating func change(_ change: GraphDiff.RelationChange, tools: [GraphDiff.Tool]) {
    object { writer in
      writer.member("after", optional: change.after) { $0.relation($1, weight: change.keptEvidence + change.addedEvidence.count) }
      writer.member("aspects", change.aspects.map(\.rawValue))
      writer.member("before", optional: change.before) { $0.relation($1, weight: change.keptEvidence + change.removedEvidence.count) }
      writer.member("causes", each: change.causes) { $0.cause($1, tools: tools) }
      writer.member("change", kindOfChange(change.before != nil, change.after != nil))
      writer.object("evidence") { writer in
        writer.member("added", each: change.addedEvidence) { $0.evidence($1, usual: Evidence.Bearers()) }
        writer.member("kept", change.keptEvidence)
        if change.movedEvidence > 0 { writer.member("moved", change.movedEvidence) }
        writer.member("removed", each: change.removedEvidence) { $0.evidence($1, usual: Evidence.Bearers()) }
      }
      let statement = change.statement
      writer.member("key", statement.key)
      writer.member("source", statement.source)
      writer.member("target", statement.target)
    }
  }

  private mutating func cause(_ cause: GraphDiff.Cause, tools: [GraphDiff.Tool]) {
    object { writer in
      writer.member("document", ifAny: cause.document)
      writer.member("kind", cause.word)
      if cause == .tool {
        writer.member("tools", tools.map(\.rawValue))
      }
    }
  }

  fileprivate mutating func identity(_ identity: GraphDiff.LikelyIdentity) {
    object { writer in
      writer.member("kind", identity.kind.rawValue)
      writer.member("likely", true)
      writer.member("links", each: identity.links) { writer, link in
        writer.object { writer in
          writer.member("new", link.new)
          writer.member("old", link.old)
          writer.object("reason") { writer in
            switch link.reason {
            case .mentions(let shared, let of):
              writer.member("of", of)
              writer.member("sharedMentions", shared)
            case .name(let name):
              writer.member("name", name)
            case .spelling(let one, let other):
              writer.member("spellings", [one, other])
            }
          }
        }
      }
      writer.member("new", identity.new)
      writer.member("old", identity.old)
    }
  }

  fileprivate mutating func transition(_ transition: GraphDiff.Transition) {
    object { writer in
      writer.member("from") { $0.statement(transition.from) }
      writer.member("fromKept", transition.fromKept)
      writer.member("kind", transition.kind.rawValue)
      writer.member("to") { $0.statement(transition.to) }
      writer.member("toKept", transition.toKept)
    }
  }

  private mutating func statement(_ statement: Statement) {
    object { writer in
      writer.member("attributed", statement.attributed)
      writer.member("modality", statement.modality.rawValue)
      writer.member("polarity", statement.polarity.rawValue)
      writer.member("source", statement.source)
      writer.member("target", statement.target)
      writer.member("type", statement.type)
    }
  }
}

private func kindOfChange(_ before: Bool, _ after: Bool) -> String { before ? after ? "changed" : "removed" : "added" }
