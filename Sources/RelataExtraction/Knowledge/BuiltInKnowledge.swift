import CKnowledge
import RelataGraph
import RelataSupport

/// The YAML files that are built into the program.
enum BuiltInKnowledge {
  struct File {
    var path: String
    var bytes: UnsafeRawBufferPointer

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  static var gazetteer: [File] { files(relata_gazetteer_file, count: relata_gazetteer_files()) }
  static var ontology: [File] { files(relata_ontology_file, count: relata_ontology_files()) }
  static var lexicon: [File] { files(relata_lexicon_file, count: relata_lexicon_files()) }
  static var patterns: [File] { files(relata_pattern_file, count: relata_pattern_files()) }

  private static func files(_ file: (Int32) -> relata_file, count: Int32) -> [File] {
    (0..<count).map { i in
      let found = file(i)
      return File(path: String(cString: found.path), bytes: UnsafeRawBufferPointer(start: found.bytes, count: found.size))
    }
  }

  /// One digest over all files.
  static func digest(of files: [File]) -> String {
    Digest.sha256(files.flatMap { $0.bytes })
  }
}
