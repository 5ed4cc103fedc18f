import RelataSupport

extension JSONReader {
  /// An entity, with its mentions if they are there.
  mutating func entity() throws(JSONError) -> Entity {
    let offset = nextOffset
    var entity = Entity(id: "", name: "", type: .organization)
    var type: EntityType?
    try members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "id": entity.id = try reader.repeated()
      case "name": entity.name = try reader.string()
      case "type": type = try reader.choice(of: "entity type")
      case "aliases": entity.aliases = try reader.strings()
      case "corrected": entity.corrected = reader.null() ? nil : try reader.choice(of: "mark of a correction")
      case "iso": entity.iso = try reader.optionalString()
      case "bearers":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in entity.bearers.append(try reader.bearer()) }
      case "mentions":
        try reader.array { (reader: inout JSONReader) throws(JSONError) in entity.mentions.append(try reader.mention()) }
      default: try reader.skip()
      }
    }
    guard !entity.id.isEmpty, let type else { throw error("expected a node with id and type", at: offset) }
    entity.type = type
    if let usual = entity.bearers.first?.id {
      for index in entity.mentions.indices where entity.mentions[index].bearer.isEmpty { entity.mentions[index].bearer = usual }
    }
    return entity
  }

  private mutating func bearer() throws(JSONError) -> Bearer {
    let offset = nextOffset
    var bearer = Bearer(id: "", type: .organization)
    try members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "id": bearer.id = try reader.string()
      case "type": bearer.type = try reader.choice(of: "entity type")
      case "omitted": bearer.omitted = try reader.count()
      case "names":
        try reader.object { (reader: inout JSONReader, name) throws(JSONError) in
          bearer.names.append(Bearer.Name(text: name, count: try reader.count()))
        }
      default: try reader.skip()
      }
    }
    guard !bearer.id.isEmpty else { throw error("expected a bearer with id", at: offset) }
    return bearer
  }

  mutating func mention() throws(JSONError) -> Mention {
    var mention = Mention(document: "", range: 0..<0, text: "", kind: .name)
    var span = SpanDraft()
    var isNamed = false
    try members { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "document": mention.document = try reader.repeated()
      case "text": mention.text = try reader.repeated()
      case "kind": mention.kind = try reader.choice(of: "kind of mention")
      case "bearer": mention.bearer = try reader.repeated()
      case "name":
        mention.name = try reader.optionalString()
        isNamed = true
      default: try span.read(&reader, key)
      }
    }
    mention.range = try span.range(self)
    if !isNamed { mention.name = mention.kind == .name ? mention.text : nil }
    return mention
  }
}
