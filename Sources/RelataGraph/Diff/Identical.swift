/// Whether two texts are the same bytes. `==` also takes texts for equal that differ in how accents are encoded; in a file they
/// are not.
func isIdentical(_ left: String, _ right: String) -> Bool {
  var (left, right) = (left, right)
  return left.withUTF8 { left in right.withUTF8 { right in left.count == right.count && left.elementsEqual(right) } }
}

func isIdentical(_ left: String?, _ right: String?) -> Bool {
  switch (left, right) {
  case (let left?, let right?): isIdentical(left, right)
  case (nil, nil): true
  default: false
  }
}

func isIdentical(_ left: [String], _ right: [String]) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { isIdentical($0, $1) }
}

/// Zero has two signs, which a file shows.
func isIdentical(_ left: Double, _ right: Double) -> Bool { left.bitPattern == right.bitPattern }

extension Graph.Document {
  /// Whether both are written with the same bytes.
  func isIdentical(to other: Self) -> Bool {
    self == other && RelataGraph.isIdentical(id, other.id) && RelataGraph.isIdentical(title, other.title)
      && RelataGraph.isIdentical(date, other.date) && RelataGraph.isIdentical(source, other.source)
      && RelataGraph.isIdentical(digest, other.digest)
  }
}

extension RelationType {
  func isIdentical(to other: Self) -> Bool {
    self == other && RelataGraph.isIdentical(label, other.label) && RelataGraph.isIdentical(plover, other.plover)
      && RelataGraph.isIdentical(color, other.color)
  }
}

extension Mention {
  func isIdentical(to other: Self) -> Bool {
    self == other && RelataGraph.isIdentical(text, other.text) && RelataGraph.isIdentical(document, other.document)
  }
}

extension Evidence {
  func isIdentical(to other: Self) -> Bool {
    self == other && RelataGraph.isIdentical(text, other.text) && RelataGraph.isIdentical(confidence, other.confidence)
      && RelataGraph.isIdentical(document, other.document) && RelataGraph.isIdentical(topic, other.topic)
      && RelataGraph.isIdentical(time, other.time) && RelataGraph.isIdentical(frame, other.frame)
      && RelataGraph.isIdentical(path, other.path) && RelataGraph.isIdentical(plover, other.plover)
  }
}

extension Graph.Generator {
  func isIdentical(to other: Self) -> Bool {
    RelataGraph.isIdentical([name, version, model, ontology, gazetteer], [other.name, other.version, other.model, other.ontology, other.gazetteer])
  }
}
