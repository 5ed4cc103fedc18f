import RelataSupport

extension JSONWriter {
  /// Writes an entity, or with a count, all of it but its mentions.
  mutating func entity(_ entity: Entity, count: Int? = nil) {
    object { writer in
      writer.member("aliases", entity.aliases)
      if !entity.bearers.isEmpty {
        writer.member("bearers", each: entity.bearers) { $0.bearer($1) }
      }
      writer.member("corrected", ifAny: entity.corrected?.rawValue)
      writer.member("count", (count ?? entity.mentions.count) + entity.omitted)
      writer.member("id", entity.id)
      writer.member("iso", entity.iso)
      if count == nil {
        writer.key("mentions")
        let usual = entity.bearers.first?.id ?? ""
        writer.array(entity.mentions) { $0.mention($1, usual: usual) }
      }
      writer.member("name", entity.name)
      writer.member("type", entity.type.rawValue)
    }
  }

  private mutating func bearer(_ bearer: Bearer) {
    object { writer in
      writer.member("id", bearer.id)
      writer.object("names") { writer in
        for name in bearer.names {
          writer.member(name.text, name.count)
        }
      }
      if bearer.omitted > 0 { writer.member("omitted", bearer.omitted) }
      writer.member("type", bearer.type.rawValue)
    }
  }

  /// Writes a mention, with its bearer if it is not the usual one.
  mutating func mention(_ mention: Mention, usual: String = "") {
    object { writer in
      if mention.bearer != usual {
        writer.member("bearer", mention.bearer)
      }
      writer.member("document", mention.document)
      writer.member("end", mention.range.upperBound)
      writer.member("kind", mention.kind.rawValue)
      if !isIdentical(mention.name, mention.kind == .name ? mention.text : nil) {
        writer.member("name", mention.name)
      }
      writer.member("start", mention.range.lowerBound)
      writer.member("text", mention.text)
    }
  }
}
