import RelataSupport

extension Graph.Document {
  /// Whether both are written with the same bytes.
  package func isIdentical(to other: Self) -> Bool {
    self == other && RelataSupport.isIdentical(id, other.id) && RelataSupport.isIdentical(title, other.title)
      && RelataSupport.isIdentical(signature, other.signature) && RelataSupport.isIdentical(reprintOf, other.reprintOf)
      && RelataSupport.isIdentical(date, other.date) && RelataSupport.isIdentical(source, other.source)
      && RelataSupport.isIdentical(digest, other.digest)
  }
}

extension RelationType {
  func isIdentical(to other: Self) -> Bool {
    self == other && RelataSupport.isIdentical(label, other.label) && RelataSupport.isIdentical(plover, other.plover)
      && RelataSupport.isIdentical(color, other.color)
  }
}

extension Mention {
  func isIdentical(to other: Self) -> Bool {
    range == other.range && kind == other.kind && RelataSupport.isIdentical(text, other.text) && RelataSupport.isIdentical(document, other.document)
      && RelataSupport.isIdentical(name, other.name) && RelataSupport.isIdentical(bearer, other.bearer)
  }
}

extension Evidence {
  func isIdentical(to other: Self) -> Bool {
    range == other.range && trigger == other.trigger && source == other.source && target == other.target && correction == other.correction
      && RelataSupport.isIdentical(text, other.text) && RelataSupport.isIdentical(confidence, other.confidence)
      && RelataSupport.isIdentical(document, other.document) && RelataSupport.isIdentical(topic, other.topic)
      && RelataSupport.isIdentical(time, other.time) && RelataSupport.isIdentical(frame, other.frame)
      && RelataSupport.isIdentical(path, other.path) && RelataSupport.isIdentical(plover, other.plover) && bearers.isIdentical(to: other.bearers)
  }
}

extension Entity {
  /// Whether nothing at all differs.
  func isIdentical(to other: Self) -> Bool {
    RelataSupport.isIdentical(id, other.id) && RelataSupport.isIdentical(name, other.name) && type == other.type && corrected == other.corrected
      && RelataSupport.isIdentical(iso, other.iso) && mentions.count == other.mentions.count
      && mentions.indices.allSatisfy { mentions[$0].isIdentical(to: other.mentions[$0]) }
      && RelataSupport.isIdentical(aliases, other.aliases) && RelataGraph.isIdentical(bearers, other.bearers)
  }
}

extension Relation {
  /// Whether nothing at all differs.
  func isIdentical(to other: Self) -> Bool {
    RelataSupport.isIdentical(source, other.source) && RelataSupport.isIdentical(target, other.target) && RelataSupport.isIdentical(type, other.type)
      && polarity == other.polarity && modality == other.modality && RelataSupport.isIdentical(attributed, other.attributed)
      && RelataSupport.isIdentical(topic, other.topic) && RelataSupport.isIdentical(time, other.time)
      && RelataSupport.isIdentical(plover, other.plover) && quad == other.quad && RelataSupport.isIdentical(confidence, other.confidence)
      && sources == other.sources && corrected == other.corrected && evidence.count == other.evidence.count
      && evidence.indices.allSatisfy { evidence[$0].isIdentical(to: other.evidence[$0]) } && RelataGraph.isIdentical(omitted, other.omitted)
  }
}

extension Graph.Generator {
  package func isIdentical(to other: Self) -> Bool {
    RelataSupport.isIdentical([name, version, model, ontology, gazetteer], [other.name, other.version, other.model, other.ontology, other.gazetteer])
  }
}

extension Evidence.Bearers {
  func isIdentical(to other: Self) -> Bool {
    RelataSupport.isIdentical(source, other.source) && RelataSupport.isIdentical(target, other.target)
      && RelataSupport.isIdentical(speaker, other.speaker)
  }
}

func isIdentical(_ left: [Bearer], _ right: [Bearer]) -> Bool {
  left == right
    && zip(left, right).allSatisfy { left, right in
      isIdentical(left.id, right.id) && zip(left.names, right.names).allSatisfy { isIdentical($0.text, $1.text) }
    }
}

func isIdentical(_ left: [Omission], _ right: [Omission]) -> Bool {
  left == right && zip(left, right).allSatisfy { $0.bearers.isIdentical(to: $1.bearers) }
}
