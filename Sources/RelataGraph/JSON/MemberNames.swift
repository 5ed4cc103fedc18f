import RelataSupport

/// Whether a member has a name, of up to 15 ASCII letters: `switch key { case "id": … }`.
///
/// Here and inlined, so that names are numbers when the program runs: a graph has tens of members an edge.
@inline(__always) func ~= (name: StaticString, key: JSONKey) -> Bool {
  let (start, count) = (name.utf8Start, name.utf8CodeUnitCount)
  var (low, high) = (UInt64(0), UInt64(truncatingIfNeeded: count) << 56)
  var index = 0
  while index < 8 {
    if index < count { low |= UInt64(start[index]) &<< UInt64(truncatingIfNeeded: 8 &* index) }
    index &+= 1
  }
  while index < 15 {
    if index < count { high |= UInt64(start[index]) &<< UInt64(truncatingIfNeeded: 8 &* index &- 64) }
    index &+= 1
  }
  return key.low == low && key.high == high
}
