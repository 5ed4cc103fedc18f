import ArgumentParser
import RelataGraph

/// What people say of the graph that is read otherwise.
struct CorrectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Corrections that are applied before anything is counted: edges rejected, confirmed, changed or added, names joined or told apart. May be repeated.",
      valueName: "file"))
  var corrections: [String] = []

  @Flag(help: "Goes on behind corrections that name what the graph doesn't have, and lists them.")
  var skipUnmatched = false

  /// - Throws: `InputError`, `YAMLError`
  func read() throws -> Corrections { try Corrections(files: try corrections.map { (path: $0, text: try InputFile.text($0)) }) }
}

/// What becomes of the corrections of graphs that were corrected.
struct RecorrectionOptions: ParsableArguments {
  @OptionGroup var given: CorrectionOptions

  @Flag(help: "Takes back the corrections that were applied to a graph.")
  var noCorrections = false

  func validate() throws {
    if noCorrections, !given.corrections.isEmpty { throw ValidationError("--no-corrections takes back what --corrections applies; choose one.") }
  }

  /// Fails where corrections would be lost without a word, or what was changed by hand.
  ///
  /// - Throws: `InputError`
  func check(_ graph: Graph, _ path: String) throws {
    try InputFile.check(graph, path)
    guard graph.corrections != nil, given.corrections.isEmpty, !noCorrections else { return }
    throw InputError(path: path, message: "was corrected; name the corrections with --corrections, or take them back with --no-corrections")
  }
}

extension InputFile {
  /// Fails where nodes or edges of a graph were changed by hand, which would be lost.
  ///
  /// - Throws: `InputError`
  static func check(_ graph: Graph, _ path: String) throws {
    guard graph.isEdited else { return }
    throw InputError(
      path: path,
      message: "nodes or edges were changed since relata wrote them, which would be lost; write what was changed as corrections: "
        + "relata correct --from-edited OLD \(path), where OLD is the graph as it was, then start from OLD with --corrections")
  }
}
