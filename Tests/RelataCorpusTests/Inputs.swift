import Foundation

@testable import RelataCorpus

/// A folder of inputs for one test, gone when the test is over.
final class Inputs {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("inputs-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func file(_ name: String, _ text: String) throws -> String { try file(name, Data(text.utf8)) }

  @discardableResult
  func file(_ name: String, _ data: Data) throws -> String {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }

  /// What reading gives: documents, the texts of errors without the folder, and remarks.
  struct Outcome {
    var documents: [Document] = []
    var errors: [String] = []
    var remarks: [String] = []
  }

  /// Reads files, or the whole folder.
  func read(_ paths: [String]? = nil, _ configure: (inout ReadingOptions) -> Void = { _ in }) throws -> Outcome {
    try Inputs.read(paths ?? [folder.path], without: folder.path + "/", configure)
  }

  static func read(_ paths: [String], without prefix: String = "", _ configure: (inout ReadingOptions) -> Void = { _ in }) throws -> Outcome {
    var corpus = try Corpus(paths)
    configure(&corpus.options)
    var reader = CorpusReader(corpus)
    var outcome = Outcome()
    while true {
      do {
        guard let document = try reader.read() else { break }
        outcome.documents.append(document)
      } catch {
        outcome.errors.append(error.description.replacingOccurrences(of: prefix, with: ""))
      }
    }
    outcome.remarks = reader.remarks.lines
    return outcome
  }
}
