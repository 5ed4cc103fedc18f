import RelataSupport

extension JSONWriter {
  /// Writes an entity, or with a count, all of it but its mentions.
  mutating func entity(_ entity: Entity, count: Int? = nil) {
    object { writer in
      writer.key("aliases")
      writer.strings(entity.aliases)
      if !entity.bearers.isEmpty {
        writer.key("bearers")
        writer.array(entity.bearers) { $0.bearer($1) }
      }
      if let mark = entity.corrected {
        writer.key("corrected")
        writer.string(mark.rawValue)
      }
      writer.key("count")
      writer.integer((count ?? entity.mentions.count) + entity.omitted)
      writer.key("id")
      writer.string(entity.id)
      writer.key("iso")
      writer.string(entity.iso)
      if count == nil {
        writer.key("mentions")
        let usual = entity.bearers.first?.id ?? ""
        writer.array(entity.mentions) { $0.mention($1, usual: usual) }
      }
      writer.key("name")
      writer.string(entity.name)
      writer.key("type")
      writer.string(entity.type.rawValue)
    }
  }

  private mutating func bearer(_ bearer: Bearer) {
    object { writer in
      writer.key("id")
      writer.string(bearer.id)
      writer.key("names")
      writer.object { writer in
        for name in bearer.names {
          writer.key(name.text)
          writer.integer(name.count)
        }
      }
      if bearer.omitted > 0 {
        writer.key("omitted")
        writer.integer(bearer.omitted)
      }
      writer.key("type")
      writer.string(bearer.type.rawValue)
    }
  }

  /// Writes a mention, with its bearer if it is not the usual one.
  mutating func mention(_ mention: Mention, usual: String = "") {
    object { writer in
      if mention.bearer != usual {
        writer.key("bearer")
        writer.string(mention.bearer)
      }
      writer.key("document")
      writer.string(mention.document)
      writer.key("end")
      writer.integer(mention.range.upperBound)
      writer.key("kind")
      writer.string(mention.kind.rawValue)
      if !isIdentical(mention.name, mention.kind == .name ? mention.text : nil) {
        writer.key("name")
        writer.string(mention.name)
      }
      writer.key("start")
      writer.integer(mention.range.lowerBound)
      writer.key("text")
      writer.string(mention.text)
    }
  }
}
