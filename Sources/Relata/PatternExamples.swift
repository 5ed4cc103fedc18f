import RelataExtraction
import RelataSupport

extension Relata {
  /// What running the examples of patterns shows.
  public struct ExampleCheck: Sendable {
    /// How many were run.
    public var count = 0
    /// Those that do not hold, with file and line.
    public var failures: [YAMLError] = []
  }

  /// Runs the examples of the extractor's patterns: a construction's must tell what it says and nothing else, a repair's must be mended by it.
  ///
  /// - Parameter files: Paths of the files whose examples are run; of all, the built-in ones too, if there are none.
  /// - Throws: As `graph(of:name:)` does.
  public func checkExamples(of files: [String] = []) throws -> ExampleCheck {
    var rules = self
    rules.scoring = .rules()
    let patterns = extractor.ontology.patterns
    let repairs = patterns.checkRepairs(extractor.ontology.lexicon) { files.isEmpty || files.contains($0) }
    var out = ExampleCheck(count: repairs.count, failures: repairs.failures)
    for pattern in patterns.constructions where files.isEmpty || files.contains(pattern.path) {
      for example in pattern.examples {
        let found = try rules.graph(of: [example.text]).relations.filter { relation in relation.evidence.contains { $0.frame.hasSuffix(": " + pattern.title) } }
          .map { "\($0.source) \($0.key) \($0.target)" }
        out.count += 1
        if found.sorted() != example.expected.sorted() {
          out.failures.append(
            YAMLError(
              path: pattern.path, line: example.line, column: 1,
              message: "construction \(pattern.name): tells \(found.isEmpty ? "nothing" : found.joined(separator: ", ")) of “\(example.text)”"))
        }
      }
    }
    return out
  }
}
