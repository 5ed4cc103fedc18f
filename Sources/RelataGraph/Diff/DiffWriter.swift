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
      writer.key("complete")
      writer.bool(diff.isComplete)
      writer.key("documents")
      writer.array(diff.documents) { $0.change($1) }
      writer.key("entities")
      try writer.array(diff.entities, to: write) { $0.change($1, tools: diff.tools) }
      writer.key("identities")
      writer.array(diff.identities) { $0.identity($1) }
      writer.key("ignored")
      writer.strings(diff.ignored.map(\.rawValue))
      writer.key("labels")
      writer.texts(diff.labels)
      writer.key("names")
      writer.texts(diff.names)
      writer.key("new")
      writer.side(diff.new, file: new)
      writer.key("old")
      writer.side(diff.old, file: old)
      writer.key("partial")
      writer.bool(diff.isPartial)
      if !diff.rejectedEntities.isEmpty || !diff.rejectedRelations.isEmpty {
        writer.key("rejected")
        try writer.changes(diff.rejectedEntities, diff.rejectedRelations, tools: diff.tools, to: write)
      }
      writer.key("relationTypes")
      writer.array(diff.relationTypes) { $0.change($1) }
      writer.key("relations")
      try writer.array(diff.relations, to: write) { $0.change($1, tools: diff.tools) }
      writer.key("same")
      writer.bool(diff.isEmpty)
      writer.key("schema")
      writer.string(GraphDiff.schema)
      if !diff.shiftedEntities.isEmpty || !diff.shiftedRelations.isEmpty {
        writer.key("shifted")
        try writer.changes(diff.shiftedEntities, diff.shiftedRelations, tools: diff.tools, to: write)
      }
      writer.key("tools")
      writer.strings(diff.tools.map(\.rawValue))
      writer.key("transitions")
      try writer.array(diff.transitions, to: write) { $0.transition($1) }
      if !diff.withheld.isEmpty {
        writer.key("withheld")
        try writer.array(diff.withheld, to: write) { $0.change($1, tools: diff.tools) }
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
      writer.key("entities")
      try writer.array(entities, to: write) { $0.change($1, tools: tools) }
      writer.key("relations")
      try writer.array(relations, to: write) { $0.change($1, tools: tools) }
    }
  }

  fileprivate mutating func texts(_ texts: [String: String]) {
    object { writer in
      for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
        writer.key(key)
        writer.string(text)
      }
    }
  }

  fileprivate mutating func side(_ side: GraphDiff.Side, file: String) {
    object { writer in
      if let content = side.content {
        writer.key("content")
        writer.string(content)
      }
      writer.key("corpus")
      writer.object { writer in
        writer.key("digest")
        writer.string(side.digest)
        writer.key("documents")
        writer.integer(side.documents)
        writer.key("name")
        writer.string(side.corpus)
      }
      if let corrections = side.corrections {
        writer.key("corrections")
        writer.string(corrections)
      }
      writer.key("digest")
      writer.string(file)
      writer.key("entities")
      writer.integer(side.entities)
      writer.key("generator")
      writer.generator(side.generator)
      if let limit = side.limit {
        writer.key("limit")
        writer.integer(limit)
      }
      writer.key("relations")
      writer.integer(side.relations)
    }
  }

  fileprivate mutating func change(_ change: GraphDiff.DocumentChange) {
    object { writer in
      writer.key("after")
      writer.optional(change.after) { $0.document($1) }
      writer.key("before")
      writer.optional(change.before) { $0.document($1) }
      writer.key("change")
      writer.string(change.kind.rawValue)
      writer.key("id")
      writer.string(change.id)
    }
  }

  fileprivate mutating func change(_ change: GraphDiff.RelationTypeChange) {
    object { writer in
      writer.key("after")
      writer.optional(change.after) { $0.relationType($1) }
      writer.key("before")
      writer.optional(change.before) { $0.relationType($1) }
      writer.key("change")
      writer.string(kindOfChange(change.before != nil, change.after != nil))
      writer.key("name")
      writer.string(change.name)
    }
  }

  fileprivate mutating func change(_ change: GraphDiff.EntityChange, tools: [GraphDiff.Tool]) {
    object { writer in
      writer.key("after")
      writer.optional(change.after) { $0.entity($1, count: change.keptMentions + change.addedMentions.count) }
      writer.key("aspects")
      writer.strings(change.aspects.map(\.rawValue))
      writer.key("before")
      writer.optional(change.before) { $0.entity($1, count: change.keptMentions + change.removedMentions.count) }
      writer.key("causes")
      writer.array(change.causes) { $0.cause($1, tools: tools) }
      writer.key("change")
      writer.string(kindOfChange(change.before != nil, change.after != nil))
      writer.key("id")
      writer.string(change.id)
      writer.key("mentions")
      writer.object { writer in
        writer.key("added")
        writer.array(change.addedMentions) { $0.mention($1) }
        writer.key("kept")
        writer.integer(change.keptMentions)
        if change.movedMentions > 0 {
          writer.key("moved")
          writer.integer(change.movedMentions)
        }
        writer.key("removed")
        writer.array(change.removedMentions) { $0.mention($1) }
      }
    }
  }

  fileprivate mutating func change(_ change: GraphDiff.RelationChange, tools: [GraphDiff.Tool]) {
    object { writer in
      writer.key("after")
      writer.optional(change.after) { $0.relation($1, weight: change.keptEvidence + change.addedEvidence.count) }
      writer.key("aspects")
      writer.strings(change.aspects.map(\.rawValue))
      writer.key("before")
      writer.optional(change.before) { $0.relation($1, weight: change.keptEvidence + change.removedEvidence.count) }
      writer.key("causes")
      writer.array(change.causes) { $0.cause($1, tools: tools) }
      writer.key("change")
      writer.string(kindOfChange(change.before != nil, change.after != nil))
      writer.key("evidence")
      writer.object { writer in
        writer.key("added")
        writer.array(change.addedEvidence) { $0.evidence($1, usual: Evidence.Bearers()) }
        writer.key("kept")
        writer.integer(change.keptEvidence)
        if change.movedEvidence > 0 {
          writer.key("moved")
          writer.integer(change.movedEvidence)
        }
        writer.key("removed")
        writer.array(change.removedEvidence) { $0.evidence($1, usual: Evidence.Bearers()) }
      }
      let statement = change.statement
      writer.key("key")
      writer.string(statement.key)
      writer.key("source")
      writer.string(statement.source)
      writer.key("target")
      writer.string(statement.target)
    }
  }

  private mutating func cause(_ cause: GraphDiff.Cause, tools: [GraphDiff.Tool]) {
    object { writer in
      if let document = cause.document {
        writer.key("document")
        writer.string(document)
      }
      writer.key("kind")
      writer.string(cause.word)
      if cause == .tool {
        writer.key("tools")
        writer.strings(tools.map(\.rawValue))
      }
    }
  }

  fileprivate mutating func identity(_ identity: GraphDiff.LikelyIdentity) {
    object { writer in
      writer.key("kind")
      writer.string(identity.kind.rawValue)
      writer.key("likely")
      writer.bool(true)
      writer.key("links")
      writer.array(identity.links) { writer, link in
        writer.object { writer in
          writer.key("new")
          writer.string(link.new)
          writer.key("old")
          writer.string(link.old)
          writer.key("reason")
          writer.object { writer in
            switch link.reason {
            case .mentions(let shared, let of):
              writer.key("of")
              writer.integer(of)
              writer.key("sharedMentions")
              writer.integer(shared)
            case .name(let name):
              writer.key("name")
              writer.string(name)
            case .spelling(let one, let other):
              writer.key("spellings")
              writer.strings([one, other])
            }
          }
        }
      }
      writer.key("new")
      writer.strings(identity.new)
      writer.key("old")
      writer.strings(identity.old)
    }
  }

  fileprivate mutating func transition(_ transition: GraphDiff.Transition) {
    object { writer in
      writer.key("from")
      writer.statement(transition.from)
      writer.key("fromKept")
      writer.bool(transition.fromKept)
      writer.key("kind")
      writer.string(transition.kind.rawValue)
      writer.key("to")
      writer.statement(transition.to)
      writer.key("toKept")
      writer.bool(transition.toKept)
    }
  }

  private mutating func statement(_ statement: GraphDiff.Statement) {
    object { writer in
      writer.key("attributed")
      writer.string(statement.attributed)
      writer.key("modality")
      writer.string(statement.modality.rawValue)
      writer.key("polarity")
      writer.string(statement.polarity.rawValue)
      writer.key("source")
      writer.string(statement.source)
      writer.key("target")
      writer.string(statement.target)
      writer.key("type")
      writer.string(statement.type)
    }
  }
}

private func kindOfChange(_ before: Bool, _ after: Bool) -> String { before ? after ? "changed" : "removed" : "added" }

extension GraphDiff.Cause {
  /// The kind without the document.
  public var word: String {
    switch self {
    case .documentAdded: "document added"
    case .documentRemoved: "document removed"
    case .documentEdited: "document edited"
    case .documentDescribed: "document described"
    case .tool: "tool"
    case .correction: "correction"
    case .resolution: "resolution"
    case .unexplained: "unexplained"
    }
  }
}
