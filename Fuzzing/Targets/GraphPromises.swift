import RelataSupport

@testable import RelataGraph

/// Graph and diff files: what is read is written as it was, and a diff leads from one graph to the other.
enum GraphPromises {
  static func file(_ bytes: [UInt8]) throws {
    guard let graph = read(bytes) else { return }
    let written = graph.json()
    guard let again = read(written) else { throw BrokenPromise(description: "a graph that was written can't be read") }
    try BrokenPromise.check(again.json() == written, "a graph is written as it was read")
    try BrokenPromise.check(again == graph, "a graph is read as it was written")
    _ = graph.problems()
    let derived = try? Graph.problemsOfDerivedMembers(json: written)
    try BrokenPromise.check(derived?.isEmpty ?? false, "what follows from a graph is written as it follows")
  }

  private static func read(_ bytes: [UInt8]) -> Graph? {
    do throws(JSONError) { return try Graph(json: bytes) } catch { return nil }
  }

  static func diff(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let old = source.graph()
    let new = source.edited(old)
    let diff = GraphDiff(from: old, to: new)
    try BrokenPromise.check(diff.isEmpty == (old.json() == new.json()), "a diff is empty for the same bytes alone")
    try BrokenPromise.check(diff.inverse == GraphDiff(from: new, to: old), "the inverse of a diff is the diff the other way round")
    let file = DiffFile(diff, from: old, to: new)
    let read = try DiffFile(json: file.json())
    try BrokenPromise.check(read == file, "a diff is read as it was written")
    try BrokenPromise.check(try read.applied(to: old).json() == new.json(), "a diff leads to the other graph")
  }

  /// Any bytes as a diff file, held against graphs that it is not of.
  static func patch(_ bytes: [UInt8]) throws {
    var source = ByteSource(Array(bytes.prefix(64)))
    let graph = source.graph()
    do {
      let file = try DiffFile(json: bytes)
      let again = try? DiffFile(json: file.json())
      try BrokenPromise.check(again?.json() == file.json(), "a diff is written as it was read")
      let patched = try graph.applying(file.diff)
      try BrokenPromise.check(read(patched.json()) != nil, "a patched graph can be read")
    } catch is JSONError {
    } catch is PatchError {
    }
  }
}
