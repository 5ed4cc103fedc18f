#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether two texts are the same bytes. `==` also takes texts for equal that differ in how accents are encoded; in a file they
/// are not.
package func isIdentical(_ left: String, _ right: String) -> Bool {
  var (left, right) = (left, right)
  return left.withUTF8 { left in right.withUTF8 { right in isIdentical(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right)) } }
}

package func isIdentical(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard left.count == right.count else { return false }
  guard let one = left.baseAddress, let other = right.baseAddress else { return true }
  return one == other || memcmp(one, other, left.count) == 0
}

package func isIdentical(_ left: String?, _ right: String?) -> Bool {
  switch (left, right) {
  case (let left?, let right?): isIdentical(left, right)
  case (nil, nil): true
  default: false
  }
}

package func isIdentical(_ left: [String], _ right: [String]) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { isIdentical($0, $1) }
}

/// Zero has two signs, which a file shows.
package func isIdentical(_ left: Double, _ right: Double) -> Bool { left.bitPattern == right.bitPattern }

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
