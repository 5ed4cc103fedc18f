import RelataGraph
import RelataSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells graphs, diffs, tables and pages that relata wrote from articles: people write them beside their articles.
public enum OwnOutput {
  /// Whether the JSON is a graph or a diff: its schema says so.
  static func isWritten(json bytes: [UInt8]) -> Bool {
    var reader = JSONReader(bytes)
    var isOwn = false
    // What is broken behind its schema is still no article.
    try? reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "schema" where reader.peek() == UInt8(ascii: "\""): isOwn = try reader.string().hasPrefix("relata") || isOwn
      case "graph" where reader.peek() == UInt8(ascii: "{"):
        try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
          if key == "schema", reader.peek() == UInt8(ascii: "\"") { isOwn = try reader.string().hasPrefix("relata") || isOwn } else { try reader.skip() }
        }
      default: try reader.skip()
      }
    }
    return isOwn
  }

  /// Whether a table has the columns of an exported one, in Neo4j's types as well, of an answer, or of counts.
  static func isWritten(columns: [String]) -> Bool {
    let names = Set(columns.map { String($0.prefix { $0 != ":" }) })
    let marks = [
      ["mention_document", "mention_start"], ["evidence_document", "evidence_start"], ["polarity", "modality", "attributed", "document"],
      ["edge", "trigger_start", "source_start"], ["words", "reprint_of", "digest"], ["first", "second", "verbal_cooperation", "material_conflict"],
      ["source", "relation", "target", "modality", "attributed"], ["evidence", "cooperation", "conflict", "facts", "negated"],
    ]
    return marks.contains { names.isSuperset(of: $0) }
  }

  /// Whether the page is one of ours: the name of its generator is at its beginning.
  static func isWritten(page bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(4_096), as: UTF8.self).contains("<meta name=\"generator\" content=\"relata ")
  }

  /// Whether a file is a graph or a diff.
  public static func isWritten(_ path: String) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG, let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      // Not all of a large file that is something else.
      if bytes.isEmpty, buffer[..<count].first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) != UInt8(ascii: "{") { return false }
      bytes += buffer[..<count]
      if count < buffer.count { break }
    }
    return isWritten(json: bytes)
  }
}
