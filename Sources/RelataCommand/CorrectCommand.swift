import ArgumentParser
import RelataExport
import RelataExtraction
import RelataGraph
import RelataSupport

struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Writes corrections of a graph to a file, where they last: what was read wrongly is never seen again.",
    discussion: """
      relata correct graph.json                     lists those that do nothing
      relata correct graph.json reject putin opposes ukraine
      relata correct graph.json reject --document d1 --sentence "will not join"
      relata correct graph.json confirm putin meets trump
      relata correct graph.json change a opposes b --to-type supports
      relata correct graph.json add a meets b --document d1 --sentence "A met B."
      relata correct graph.json same zelensky volodymyr-zelenskyy
      relata correct graph.json distinct "Vera Novak" "Jana Novak"
      relata correct graph.json rename kiev Kyiv
      relata correct graph.json retype chornobyl place
      relata correct graph.json drop monday         it is no entity
      relata correct --from-edited old.json new.json

      Corrections go to corrections.yaml beside the graph, and with --apply into the graph as well. Give the file to relata extract, update and \
      merge with --corrections. --from-edited writes what was changed in a graph by hand. Exit status 1: some corrections do nothing; only where \
      none is added.
      """)

  @Argument(help: "The graph, as relata extract writes it; with --from-edited, as it was before it was edited.", completion: .file(extensions: ["json"]))
  var graph: String

  @Argument(help: ArgumentHelp("What is said, and of what; with --from-edited, the edited graph.", valueName: "correction"))
  var words: [String] = []

  @OptionGroup var record: RecordOptions

  @Flag(help: "Also writes the corrected graph.")
  var apply = false

  @Option(name: .shortAndLong, help: "The file to write the corrected graph to, with --apply. (default: the graph)", completion: .file())
  var output: String?

  @Flag(help: "Finds out what was changed by hand.")
  var fromEdited = false

  @OptionGroup var edge: EdgeArguments

  @Option(help: "Why.")
  var reason: String?

  @Option(help: ArgumentHelp("Where sentences of relations that are added are looked for: files or folders. May be repeated.", valueName: "path"))
  var articles: [String] = []

  @Flag(help: "Goes on behind corrections that name what the graph doesn't have, and lists them.")
  var skipUnmatched = false

  @OptionGroup var knowledge: KnowledgeOptions

  func validate() throws {
    if output != nil, !apply { throw ValidationError("-o names the corrected graph, which --apply writes.") }
    if fromEdited {
      if words.count != 1 { throw ValidationError("--from-edited takes the graph as it was and the edited one.") }
      if apply { throw ValidationError("--from-edited writes corrections; apply them to the graph as it was.") }
    } else {
      _ = try content()
    }
  }

  private func content() throws -> Correction.Content? { try words.first.map { try edge.content($0, Array(words.dropFirst())) } }

  func run() throws {
    var isDone = true
    do {
      if fromEdited { try writeEdits() } else { isDone = try correct() }
    } catch {
      throw failure(error)
    }
    if !isDone { throw ExitCode(1) }
  }

  // MARK: Correcting

  /// - Returns: Whether every correction does something.
  private func correct() throws -> Bool {
    let path = record.path(beside: graph)
    try Output.check(path, isNoneOf: [graph] + knowledge.files + articles)
    try Output.check(apply ? output : nil, isNoneOf: knowledge.files + articles + [path])
    let known = try InputFile.textIfThere(path)
    let new = try content().map { record.correction($0, reason: reason) }
    if known == nil, new == nil { throw InputError(path: path, message: "no such file; write the first correction, or name the file with --corrections") }
    let text = try new.map { try Corrections.extending(known ?? "", path: path, by: [$0]) } ?? known ?? ""
    let all = try Corrections(yaml: text, path: path)
    // What was found when it was written is looked for again where it is needed.
    let trusted = apply ? Corrections() : try Corrections(yaml: known ?? "", path: path)
    let corrected = try CorrectionsFile.assembly(of: graph, correctedBy: known, knowledge, all, trusting: trusted, articles: articles)
      .assembled(correcting: all, skipsUnmatched: skipUnmatched || !apply)
    if new != nil, let remark = corrected.remarks.first(where: { $0.correction.place == all.list.last?.place }) {
      throw InputError(path: graph, message: remark.message)
    }
    if new == nil {
      try Output.show(corrected.remarks.map { TerminalText.line("\($0)") + "\n" }.joined())
    } else {
      for remark in corrected.remarks { report("\(remark)") }
      try Output.write(Array(text.utf8), to: path)
    }
    if apply { try Output.write(corrected, to: output ?? graph) }
    return new != nil || corrected.remarks.isEmpty
  }

  // MARK: Edited graphs

  private func writeEdits() throws {
    let (old, new) = (try InputFile.graph(graph), try InputFile.graph(words[0]))
    try InputFile.check(old, graph)
    guard old.corpus == new.corpus, old.corrections == new.corrections else {
      throw InputError(path: words[0], message: "is of another corpus or was corrected otherwise than \(graph); name the graph as it was before it was edited")
    }
    let (edits, lost) = Corrections.edits(from: old, to: new)
    for one in lost { report("\(words[0]): can't be kept: \(one)") }
    if edits.isEmpty { throw InputError(path: words[0], message: "says nothing else than \(graph)") }
    let path = record.path(beside: words[0])
    let text = try Corrections.extending(
      try InputFile.textIfThere(path) ?? "", path: path, by: edits.list.map { record.correction($0.content, reason: reason) })
    try Output.write(Array(text.utf8), to: path)
    report("wrote \(counted(edits.list.count, "correction", "corrections")) to \(path); apply them with relata correct \(graph) --corrections \(path) --apply")
  }
}
