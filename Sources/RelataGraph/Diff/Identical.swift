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
    self == other && RelataSupport.isIdentical(text, other.text) && RelataSupport.isIdentical(document, other.document)
      && RelataSupport.isIdentical(name, other.name) && RelataSupport.isIdentical(bearer, other.bearer)
  }
}

extension Evidence {
  func isIdentical(to other: Self) -> Bool {
    self == other && RelataSupport.isIdentical(text, other.text) && RelataSupport.isIdentical(confidence, other.confidence)
      && RelataSupport.isIdentical(document, other.document) && RelataSupport.isIdentical(topic, other.topic)
      && RelataSupport.isIdentical(time, other.time) && RelataSupport.isIdentical(frame, other.frame)
      && RelataSupport.isIdentical(path, other.path) && RelataSupport.isIdentical(plover, other.plover) && bearers.isIdentical(to: other.bearers)
  }
}

extension Graph.Generator {
  package func isIdentical(to other: Self) -> Bool {
    RelataSupport.isIdentical([name, version, model, ontology, gazetteer], [other.name, other.version, other.model, other.ontology, other.gazetteer])
  }
}

extension Evidence.Bearers {
  func isIdentical(to other: Self) -> Bool {
    RelataSupport.isIdentical([source, target, speaker], [other.source, other.target, other.speaker])
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
