import Foundation
import RelataSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is read piece by piece is what is read whole.
@Suite struct JSONSourceTests {
  /// All that a reader finds, or what is wrong and where.
  private func everything(_ reader: JSONReader) -> String {
    func value(_ reader: inout JSONReader, _ out: inout String) throws(JSONError) {
      switch reader.peek() {
      case UInt8(ascii: "{"):
        try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
          out += key + ":"
          try value(&reader, &out)
        }
      case UInt8(ascii: "["): try reader.array { (reader: inout JSONReader) throws(JSONError) in try value(&reader, &out) }
      case UInt8(ascii: "\""): out += try reader.repeated() + "\n"
      case UInt8(ascii: "n"): out += reader.null() ? "null" : "?"
      case UInt8(ascii: "t"), UInt8(ascii: "f"): out += "\(try reader.bool())"
      default: out += "\(try reader.number())"
      }
    }
    var (reader, out) = (reader, "")
    do throws(JSONError) {
      try value(&reader, &out)
      try reader.finish()
      return out
    } catch {
      return "\(error)"
    }
  }

  private static let texts: [String] = {
    let long = String(repeating: "räuber ", count: 700)
    let whole = """
      {"edges": [1, -2.5, 1e3, 0.1, 12345678901234567, 3.14159, 0, true, false, null],  \(String(repeating: " ", count: 3_000))
       "text": "\(long)\\u00e9\\ud83d\\ude00\\n\\"\(long)", "attributed to whom": "a", "": [[], {}, [[["\(long)"]]]],
       "number": 0.\(String(repeating: "12", count: 2_000)), "again": "\(long)", "same": "a text of twenty letters", "other": "a text of twenty letters"}
      """
    let broken = ["\u{1}", "\"", "01", "1.", "-", "tru", "nul", "}", "\"\\x\"", "\"\\ud8\"", "[1,]", "{\"a\" 1}"].map { "{\"x\": [\"\(long)\",\n\($0)" }
    return [whole, "", " ", "[", "{", "7", "\u{FEFF}[1]", String(repeating: "[", count: 300)] + broken
      + stride(from: 0, to: whole.utf8.count, by: 97).map { String(decoding: whole.utf8.prefix($0), as: UTF8.self) }
  }()

  @Test(arguments: [1, 7, 64, 1_000, 4_096, 1 << 16]) func piecesMakeNoDifference(piece: Int) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("relata-" + UUID().uuidString).path
    defer { unlink(path) }
    for text in JSONSourceTests.texts {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let file = open(path, O_RDONLY)
      defer { close(file) }
      let source = try #require(JSONSource(file: file, size: text.utf8.count, piece: piece))
      let isSame = everything(JSONReader(source)) == everything(JSONReader(Array(text.utf8)))
      #expect(isSame, "\(text.prefix(40))… of \(text.utf8.count)")
      #expect(!source.isUnreadable)
    }
  }

  /// A file that somebody cut is read to its end; a folder can't be read.
  @Test func filesMayBeCutOrNone() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("relata-" + UUID().uuidString).path
    defer { unlink(path) }
    try Data("[1, 2".utf8).write(to: URL(fileURLWithPath: path))
    let file = open(path, O_RDONLY)
    defer { close(file) }
    #expect(everything(JSONReader(try #require(JSONSource(file: file, size: 1_000)))).contains("found the end"))
    let folder = open("/", O_RDONLY)
    defer { close(folder) }
    let source = try #require(JSONSource(file: folder, size: 1_000))
    #expect(everything(JSONReader(source)).contains("found the end") && source.isUnreadable)
  }

  /// Numbers of few digits are read in a way of their own.
  @Test func numbersAreTheNearest() throws {
    for text in ["0.1", "0.9", "123456.789012345", "0.000000000000001", "999999999999999", "1.7976931348623157e308", "-0.0", "5e-324", "0.30000000000000004"] {
      var reader = JSONReader(Array((text + " ").utf8))
      #expect(try reader.number().bitPattern == Double(text)?.bitPattern, "\(text)")
    }
    for text in ["00.1", "1..2", ".5", "+1", "0x1", "1.e3"] {
      var reader = JSONReader(Array(("[" + text + "]").utf8))
      #expect(throws: JSONError.self, "\(text)") { try reader.array { (reader: inout JSONReader) throws(JSONError) in _ = try reader.number() } }
    }
  }
}
