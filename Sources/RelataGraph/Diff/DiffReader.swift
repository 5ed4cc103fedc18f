import RelataSupport

extension DiffFile {
  /// Reads a diff file.
  ///
  /// What can be derived (`names`, `change`, `key`, …) is read past; what is left over in a diff that is not complete is not checked.
  /// - Throws: `JSONError` with line and column.
  public init(json bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes)
    var draft = DiffDraft()
    guard reader.peek() == UInt8(ascii: "{") else { throw reader.error("expected a diff: what `relata diff --format json` writes") }
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in try draft.read(&reader, key) }
    try reader.finish()
    guard let schema = draft.schema else { throw reader.error("expected a diff: the member schema is missing", at: 0) }
    guard schema == GraphDiff.schema else { throw reader.error("expected schema \(GraphDiff.schema), found \(schema)", at: 0) }
    guard let old = draft.old, let new = draft.new, draft.hasChanges == 4 else {
      throw reader.error("expected a diff with the members old, new, documents, entities, relations and relationTypes", at: 0)
    }
    let diff = GraphDiff(
      old: old.side, new: new.side, tools: draft.tools, documents: draft.documents, relationTypes: draft.relationTypes, entities: draft.entities,
      relations: draft.relations, identities: draft.identities, transitions: draft.transitions, names: draft.names, labels: draft.labels,
      ignored: draft.ignored, isPartial: draft.isPartial, withheld: draft.withheld, rejectedEntities: draft.rejected.entities,
      rejectedRelations: draft.rejected.relations, shiftedEntities: draft.shifted.entities, shiftedRelations: draft.shifted.relations)
    self.init(diff, old: old.digest, new: new.digest)
  }
}

extension JSONReader {
  mutating func choices<Choice: RawRepresentable & CaseIterable>(of what: String) throws(JSONError) -> [Choice] where Choice.RawValue == String {
    var out: [Choice] = []
    try array { (reader: inout JSONReader) throws(JSONError) in out.append(try reader.choice(of: what)) }
    return out
  }

  mutating func side() throws(JSONError) -> (GraphDiff.Side, String) {
    var side = GraphDiff.Side(
      generator: Graph.Generator(name: "", version: "", model: "", ontology: "", gazetteer: ""), corpus: "", digest: "", documents: 0, entities: 0, relations: 0
    )
    var file = ""
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "generator": side.generator = try reader.generator()
      case "digest": file = try reader.string()
      case "entities": side.entities = try reader.integer()
      case "relations": side.relations = try reader.integer()
      case "limit": side.limit = try reader.count(from: 1)
      case "corrections": side.corrections = try reader.optionalString()
      case "content": side.content = try reader.optionalString()
      case "corpus":
        try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
          switch key {
          case "name": side.corpus = try reader.string()
          case "digest": side.digest = try reader.string()
          case "documents": side.documents = try reader.integer()
          default: try reader.skip()
          }
        }
      default: try reader.skip()
      }
    }
    return (side, file)
  }

  mutating func documentChange() throws(JSONError) -> GraphDiff.DocumentChange {
    let offset = nextOffset
    var change = GraphDiff.DocumentChange()
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "before": change.before = reader.null() ? nil : try reader.document()
      case "after": change.after = reader.null() ? nil : try reader.document()
      default: try reader.skip()
      }
    }
    try check(change.before?.id, change.after?.id, at: offset)
    return change
  }

  mutating func relationTypeChange() throws(JSONError) -> GraphDiff.RelationTypeChange {
    let offset = nextOffset
    var change = GraphDiff.RelationTypeChange(name: "")
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "name": change.name = try reader.string()
      case "before": change.before = reader.null() ? nil : try reader.relationType(default: "")
      case "after": change.after = reader.null() ? nil : try reader.relationType(default: "")
      default: try reader.skip()
      }
    }
    try check(change.before == nil ? nil : change.name, change.after == nil ? nil : change.name, at: offset)
    return change
  }

  mutating func entityChange() throws(JSONError) -> GraphDiff.EntityChange {
    let offset = nextOffset
    var change = GraphDiff.EntityChange(aspects: [], removedMentions: [], addedMentions: [], keptMentions: 0, causes: [])
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "before": change.before = reader.null() ? nil : try reader.entity()
      case "after": change.after = reader.null() ? nil : try reader.entity()
      case "aspects": change.aspects = try reader.choices(of: "aspect")
      case "causes": try reader.array { (reader: inout JSONReader) throws(JSONError) in change.causes.append(try reader.cause()) }
      case "mentions":
        try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
          switch key {
          case "added": try reader.array { (reader: inout JSONReader) throws(JSONError) in change.addedMentions.append(try reader.mention()) }
          case "removed": try reader.array { (reader: inout JSONReader) throws(JSONError) in change.removedMentions.append(try reader.mention()) }
          case "kept": change.keptMentions = try reader.integer()
          case "moved": change.movedMentions = try reader.integer()
          default: try reader.skip()
          }
        }
      default: try reader.skip()
      }
    }
    try check(change.before?.id, change.after?.id, at: offset)
    return change
  }

  mutating func relationChange() throws(JSONError) -> GraphDiff.RelationChange {
    let offset = nextOffset
    var change = GraphDiff.RelationChange(aspects: [], removedEvidence: [], addedEvidence: [], keptEvidence: 0, causes: [])
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "before": change.before = reader.null() ? nil : try reader.relation()
      case "after": change.after = reader.null() ? nil : try reader.relation()
      case "aspects": change.aspects = try reader.choices(of: "aspect")
      case "causes": try reader.array { (reader: inout JSONReader) throws(JSONError) in change.causes.append(try reader.cause()) }
      case "evidence":
        try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
          switch key {
          case "added": try reader.array { (reader: inout JSONReader) throws(JSONError) in change.addedEvidence.append(try reader.evidence()) }
          case "removed": try reader.array { (reader: inout JSONReader) throws(JSONError) in change.removedEvidence.append(try reader.evidence()) }
          case "kept": change.keptEvidence = try reader.integer()
          case "moved": change.movedEvidence = try reader.integer()
          default: try reader.skip()
          }
        }
      default: try reader.skip()
      }
    }
    let (before, after) = (change.before.map(Statement.init), change.after.map(Statement.init))
    try check(before, after, at: offset)
    return change
  }

  /// Fails unless there is something before or after, and it is the same thing.
  private func check<Subject: Equatable>(_ before: Subject?, _ after: Subject?, at offset: Int) throws(JSONError) {
    guard before != nil || after != nil else { throw error("expected a change with before or after", at: offset) }
    if let before, let after, before != after { throw error("before and after are about different things", at: offset) }
  }

  private mutating func cause() throws(JSONError) -> GraphDiff.Cause {
    let offset = nextOffset
    var document = ""
    var kind = ""
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "document": document = try reader.repeated()
      case "kind": kind = try reader.repeated()
      default: try reader.skip()
      }
    }
    let known: [GraphDiff.Cause] = [
      .documentAdded(document), .documentRemoved(document), .documentEdited(document), .documentDescribed(document), .tool, .correction, .resolution,
      .unexplained,
    ]
    guard let cause = known.first(where: { $0.word == kind }) else {
      throw error("\(kind) is no cause; expected one of \(known.map(\.word).joined(separator: ", "))", at: offset)
    }
    return cause
  }

  mutating func identity() throws(JSONError) -> GraphDiff.LikelyIdentity {
    var identity = GraphDiff.LikelyIdentity(kind: .rename, old: [], new: [], links: [])
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "kind": identity.kind = try reader.choice(of: "kind of likely identity")
      case "old": identity.old = try reader.strings()
      case "new": identity.new = try reader.strings()
      case "links": try reader.array { (reader: inout JSONReader) throws(JSONError) in identity.links.append(try reader.link()) }
      default: try reader.skip()
      }
    }
    return identity
  }

  private mutating func link() throws(JSONError) -> GraphDiff.LikelyIdentity.Link {
    let offset = nextOffset
    var (old, new) = ("", "")
    var (shared, whole): (Int?, Int?) = (nil, nil)
    var name: String?
    var spellings: [String] = []
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "old": old = try reader.string()
      case "new": new = try reader.string()
      case "reason":
        try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
          switch key {
          case "sharedMentions": shared = try reader.integer()
          case "of": whole = try reader.integer()
          case "name": name = try reader.string()
          case "spellings": spellings = try reader.strings()
          default: try reader.skip()
          }
        }
      default: try reader.skip()
      }
    }
    if let shared, let whole { return .init(old: old, new: new, reason: .mentions(shared: shared, of: whole)) }
    if let name { return .init(old: old, new: new, reason: .name(name)) }
    if spellings.count == 2 { return .init(old: old, new: new, reason: .spelling(spellings[0], spellings[1])) }
    throw error("expected a reason: sharedMentions and of, name, or two spellings", at: offset)
  }

  mutating func transition() throws(JSONError) -> GraphDiff.Transition {
    var out = GraphDiff.Transition(
      kind: .status, from: .init(source: "", target: "", type: ""), to: .init(source: "", target: "", type: ""), fromKept: false, toKept: false)
    try object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "kind": out.kind = try reader.choice(of: "kind of transition")
      case "from": out.from = Statement(try reader.relation())
      case "to": out.to = Statement(try reader.relation())
      case "fromKept": out.fromKept = try reader.bool()
      case "toKept": out.toKept = try reader.bool()
      default: try reader.skip()
      }
    }
    return out
  }
}
