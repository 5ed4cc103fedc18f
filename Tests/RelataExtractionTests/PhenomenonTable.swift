import Foundation
import Testing

/// Tables of texts by phenomenon: a text, what is expected of it, and the reason where that is known to fail.
enum PhenomenonTable {
  struct Row {
    /// The file and its line.
    var place: String
    var text: String
    var expected: String
    var knownFailure: String?
  }

  /// The rows of all tables in a folder beside this file, in order; lines with `#` are comments.
  static func rows(in folder: String) throws -> [Row] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".tsv") }.sorted()
    return try files.flatMap { name -> [Row] in
      let lines = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).components(separatedBy: "\n")
      return try lines.enumerated().compactMap { number, line -> Row? in
        guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
        let columns = line.components(separatedBy: "\t")
        let place = "\(name):\(number + 1)"
        try #require(columns.count == 2 || columns.count == 3, "\(place)")
        return Row(place: place, text: columns[0], expected: columns[1], knownFailure: columns.count == 3 ? columns[2] : nil)
      }
    }
  }
}
