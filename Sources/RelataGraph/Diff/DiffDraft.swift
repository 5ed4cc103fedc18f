import RelataSupport

/// Entities and relations of a diff file, as far as they are read.
struct Changes {
  var entities: [GraphDiff.EntityChange] = []
  var relations: [GraphDiff.RelationChange] = []

  mutating func read(_ reader: inout JSONReader) throws(JSONError) {
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "entities": try reader.array { (reader: inout JSONReader) throws(JSONError) in entities.append(try reader.entityChange()) }
      case "relations": try reader.array { (reader: inout JSONReader) throws(JSONError) in relations.append(try reader.relationChange()) }
      default: try reader.skip()
      }
    }
  }
}

/// A diff file, as far as it is read.
struct DiffDraft {
  var schema: String?
  var old: (side: GraphDiff.Side, digest: String)?
  var new: (side: GraphDiff.Side, digest: String)?
  var tools: [GraphDiff.Tool] = []
  var documents: [GraphDiff.DocumentChange] = []
  var relationTypes: [GraphDiff.RelationTypeChange] = []
  var entities: [GraphDiff.EntityChange] = []
  var relations: [GraphDiff.RelationChange] = []
  var identities: [GraphDiff.LikelyIdentity] = []
  var transitions: [GraphDiff.Transition] = []
  var names: [String: String] = [:]
  var labels: [String: String] = [:]
  var ignored: [GraphDiff.Aspect] = []
  var isPartial = false
  var withheld: [GraphDiff.RelationChange] = []
  var rejected = Changes()
  var shifted = Changes()
  /// How many of the lists of changes are there.
  var hasChanges = 0

  mutating func read(_ reader: inout JSONReader, _ key: String) throws(JSONError) {
    switch key {
    case "schema": schema = try reader.string()
    case "old": old = try reader.side()
    case "new": new = try reader.side()
    case "partial": isPartial = try reader.bool()
    case "ignored": ignored = try reader.choices(of: "aspect")
    case "tools": tools = try reader.choices(of: "part of the tool")
    case "names": try reader.object { (reader: inout JSONReader, key) throws(JSONError) in names[key] = try reader.string() }
    case "labels": try reader.object { (reader: inout JSONReader, key) throws(JSONError) in labels[key] = try reader.string() }
    case "documents":
      hasChanges += 1
      try reader.array { (reader: inout JSONReader) throws(JSONError) in documents.append(try reader.documentChange()) }
    case "relationTypes":
      hasChanges += 1
      try reader.array { (reader: inout JSONReader) throws(JSONError) in relationTypes.append(try reader.relationTypeChange()) }
    case "entities":
      hasChanges += 1
      try reader.array { (reader: inout JSONReader) throws(JSONError) in entities.append(try reader.entityChange()) }
    case "relations":
      hasChanges += 1
      try reader.array { (reader: inout JSONReader) throws(JSONError) in relations.append(try reader.relationChange()) }
    case "withheld":
      try reader.array { (reader: inout JSONReader) throws(JSONError) in withheld.append(try reader.relationChange()) }
    case "rejected": try rejected.read(&reader)
    case "shifted": try shifted.read(&reader)
    case "identities":
      try reader.array { (reader: inout JSONReader) throws(JSONError) in identities.append(try reader.identity()) }
    case "transitions":
      try reader.array { (reader: inout JSONReader) throws(JSONError) in transitions.append(try reader.transition()) }
    default: try reader.skip()
    }
  }
}
