#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether two texts are the same bytes. `==` also takes texts for equal that differ in how accents are encoded; in a file they
/// are not.
func isIdentical(_ left: String, _ right: String) -> Bool {
  var (left, right) = (left, right)
  return left.withUTF8 { left in right.withUTF8 { right in isIdentical(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right)) } }
}

func isIdentical(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard left.count == right.count else { return false }
  guard let one = left.baseAddress, let other = right.baseAddress else { return true }
  return one == other || memcmp(one, other, left.count) == 0
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
  package func isIdentical(to other: Self) -> Bool {
    self == other && RelataGraph.isIdentical(id, other.id) && RelataGraph.isIdentical(title, other.title)
      && RelataGraph.isIdentical(signature, other.signature) && RelataGraph.isIdentical(reprintOf, other.reprintOf)
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
      && RelataGraph.isIdentical(name, other.name) && RelataGraph.isIdentical(bearer, other.bearer)
  }
}

extension Evidence {
  func isIdentical(to other: Self) -> Bool {
    self == other && RelataGraph.isIdentical(text, other.text) && RelataGraph.isIdentical(confidence, other.confidence)
      && RelataGraph.isIdentical(document, other.document) && RelataGraph.isIdentical(topic, other.topic)
      && RelataGraph.isIdentical(time, other.time) && RelataGraph.isIdentical(frame, other.frame)
      && RelataGraph.isIdentical(path, other.path) && RelataGraph.isIdentical(plover, other.plover) && bearers.isIdentical(to: other.bearers)
  }
}

extension Graph.Generator {
  package func isIdentical(to other: Self) -> Bool {
    RelataGraph.isIdentical([name, version, model, ontology, gazetteer], [other.name, other.version, other.model, other.ontology, other.gazetteer])
  }
}

extension Evidence.Bearers {
  func isIdentical(to other: Self) -> Bool {
    RelataGraph.isIdentical([source, target, speaker], [other.source, other.target, other.speaker])
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

/// A text that is equal to others of the same bytes alone.
package struct ExactText: Sendable, Hashable {
  package var text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool { isIdentical(left.text, right.text) }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
