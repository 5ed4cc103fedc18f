/// Members of objects: a name and a value in one line.
///
/// Who writes an object writes its members in the order of their names, as the files have it.
extension JSONWriter {
  /// A text, or null.
  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  package mutating func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  package mutating func member(_ name: String, _ values: [String]) {
    key(name)
    strings(values)
  }

  /// A text, if there is one.
  package mutating func member(_ name: String, ifAny value: String?) { if let value { member(name, value) } }

  /// A number, if there is one.
  package mutating func member(_ name: String, ifAny value: Int?) { if let value { member(name, value) } }

  /// A number, if there is one.
  package mutating func member(_ name: String, ifAny value: Double?) { if let value { member(name, value) } }

  /// Whatever value `write` writes.
  @inlinable package mutating func member<Failure: Error>(_ name: String, _ write: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
    key(name)
    try write(&self)
  }

  /// An object of whatever members `members` writes.
  @inlinable package mutating func object<Failure: Error>(_ name: String, _ members: (inout JSONWriter) throws(Failure) -> Void) throws(Failure) {
    key(name)
    try object(members)
  }

  /// An array of what `element` writes of each.
  @inlinable package mutating func member<Elements: Sequence, Failure: Error>(
    _ name: String, each elements: Elements, _ element: (inout JSONWriter, Elements.Element) throws(Failure) -> Void
  ) throws(Failure) {
    key(name)
    try array(elements, element)
  }

  /// An array of any length, as `array(_:to:_:)` writes it.
  @inlinable package mutating func member<Elements: Sequence, Failure: Error>(
    _ name: String, each elements: Elements, to write: ([UInt8]) throws(Failure) -> Void, _ element: (inout JSONWriter, Elements.Element) -> Void
  ) throws(Failure) {
    key(name)
    try array(elements, to: write, element)
  }

  /// What `write` writes of a value, or null.
  @inlinable package mutating func member<Value>(_ name: String, optional value: Value?, _ write: (inout JSONWriter, Value) -> Void) {
    key(name)
    optional(value, write)
  }

  /// An object of texts, by name.
  package mutating func member(_ name: String, texts: [String: String]) {
    object(name) { writer in for (key, text) in texts.sorted(by: { $0.key < $1.key }) { writer.member(key, text) } }
  }
}
