import ArgumentParser
import RelataExport
import RelataGraph
import RelataRendering

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed between two graphs, and because of what.",
    discussion: "Exits with 0 where nothing changed of what was compared, 1 where something did, and 2 where the graphs can't be read.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json, dot, svg, png, pdf, html

    init?(ending: Substring) {
      switch ending {
      case "txt": self = .text
      case "md": self = .markdown
      case "gv": self = .dot
      case "htm": self = .html
      default:
        guard let format = Format(rawValue: String(ending)) else { return nil }
        self = format
      }
    }
  }

  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Argument(help: "The graph before.", completion: .file(extensions: ["json"]))
  var old: String

  @Argument(help: "The graph after.", completion: .file(extensions: ["json"]))
  var new: String

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file())
  var output: String?

  @Option(help: "The format. (default: by the file's ending, else text)")
  var format: Format?

  @Option(help: "Colours in text: auto is on a terminal, unless NO_COLOR is set.")
  var color: Color = .auto

  @Flag(help: "Counts alone.")
  var stat = false

  @Flag(help: "Without reasons and sentences.")
  var brief = false

  @Flag(
    name: .customLong("new"),
    help: "At most a page of what is new, strongest first, each with its sentence and article: as text, Markdown, or HTML for mail.")
  var news = false

  @Option(help: "The most entries a section, in text and Markdown; with --new, of all (\(NewsReport.usualLimit)).")
  var limit: Int?

  @Option(
    help: "What is not compared, separated by commas: \(GraphDiff.Aspect.allCases.map(\.rawValue).joined(separator: ", ")).",
    transform: DiffCommand.aspects)
  var ignore: [GraphDiff.Aspect] = []

  @Flag(help: "Exits with 0 also where something changed.")
  var exitZero = false

  @Option(help: "The title of a picture or a page.")
  var title: String?

  @Flag(help: "Draws every change: doesn't leave out what says little.")
  var all = false

  @Option(help: "The layout engine of pictures, instead of the one that suits the size.")
  var layout: Diagram.Engine?

  @Option(help: ArgumentHelp("Give up a layout that takes longer.", valueName: "seconds"))
  var timeLimit = 60

  @OptionGroup(title: "Selection")
  var selection: SelectionOptions

  private static func aspects(_ list: String) throws -> [GraphDiff.Aspect] {
    try list.split(separator: ",").map { word in
      if let aspect = GraphDiff.Aspect(rawValue: String(word)) { return aspect }
      throw ValidationError("\(word) can't be ignored; expected some of \(GraphDiff.Aspect.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 upwards.") }
    if news, ![nil, .text, .markdown, .html].contains(chosenFormat) { throw ValidationError("--new is written as text, Markdown or HTML.") }
    if timeLimit < 1 { throw ValidationError("--time-limit \(timeLimit): expected 1 second or more") }
  }

  func run() throws {
    let isSame: Bool
    do {
      try Output.check(output, isNoneOf: [old, new])
      var (before, after) = try InputFile.graphs(old, new)
      let selected = try selection.selection(in: before, or: after)
      before = before.selecting(selected)
      after = after.selecting(selected)
      let diff = GraphDiff(from: before, to: after, ignoring: Set(ignore), isPartial: selected != Selection())
      if news {
        let report = NewsReport(diff, to: after, limit: limit ?? NewsReport.usualLimit)
        isSame = report.isEmpty
        try write(report)
      } else {
        isSame = diff.isEmpty
        try write(diff, before, after)
      }
    } catch {
      throw failure(error)
    }
    if !isSame, !exitZero { throw ExitCode(1) }
  }

  private var chosenFormat: Format? { format ?? Format(ending: output?.split(separator: ".").last ?? "") }

  private func write(_ news: NewsReport) throws {
    let text =
      switch chosenFormat ?? .text {
      case .markdown: news.markdown()
      case .html: news.html()
      default: news.text()
      }
    try Output.write(Array(text.utf8), to: output)
  }

  private func write(_ diff: GraphDiff, _ before: Graph, _ after: Graph) throws {
    let format = chosenFormat ?? .text
    var detail = DiffDetail()
    detail.stat = stat
    detail.brief = brief
    detail.limit = limit
    detail.color = isColored
    switch format {
    case .text:
      let text = Array(DiffReport(diff).text(detail).utf8)
      try Output.write(to: output, isColored: detail.color) { (write) throws(OutputError) in try write(text) }
    case .markdown: try Output.write(Array(DiffReport(diff).markdown(detail).utf8), to: output)
    case .json:
      let (old, new) = try concurrently(before, after) { $0.digest }
      let file = DiffFile(diff, old: old, new: new)
      try Output.write(to: output) { (write) throws(OutputError) in try file.writeJSON(write) }
    case .dot: try Output.write(Array(diagram(diff, before, after).dot().utf8), to: output)
    case .svg: try writePicture(diff, before, after, .svg)
    case .png: try writePicture(diff, before, after, .png)
    case .pdf: try writePicture(diff, before, after, .pdf)
    case .html: try Output.write(page(diff, before, after), to: output)
    }
  }

  private func writePicture(_ diff: GraphDiff, _ before: Graph, _ after: Graph, _ picture: PictureFormat) throws {
    let drawn = try draw(diagram(diff, before, after), as: picture, within: timeLimit)
    if picture == .svg { try Output.write(drawn, to: output) } else { try Output.write(binary: drawn, to: output) }
  }

  /// The diagram of the changes; what it leaves out is said on standard error.
  private func diagram(_ diff: GraphDiff, _ before: Graph, _ after: Graph) -> Diagram {
    let diagram = DiagramStyle().diagram(
      diff, from: before, to: after, captions: DiagramCaptions(title: title), engine: layout, most: all ? nil : DiagramStyle.legible)
    let omitted = diagram.omitted.relations
    if omitted > 0 {
      report("left out \(counted(omitted, "line", "lines")) that say less; see them with --all, or a part of them with --focus, --relation or --quad")
    }
    return diagram
  }

  /// The changes as one page, with both versions.
  private func page(_ diff: GraphDiff, _ before: Graph, _ after: Graph) throws -> [UInt8] {
    let style = DiagramStyle()
    let strongest = style.diagram(diff, from: before, to: after, captions: DiagramCaptions(title: title), most: DiagramStyle.legible)
    var drawings = [("Picture", strongest)]
    drawings.append(("Before", style.diagram(before, captions: DiagramCaptions(title: title.map { "\($0): before" }), most: DiagramStyle.legible)))
    drawings.append(("After", style.diagram(after, captions: DiagramCaptions(title: title.map { "\($0): after" }), most: DiagramStyle.legible)))
    return try HTMLReport.page(
      diff, from: before, to: after, title: title,
      drawings: drawings.map { HTMLReport.Drawing(label: $0.0, svg: try draw($0.1, as: .svg, within: timeLimit)) })
  }

  private var isColored: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: output == nil && isatty(STDOUT_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
    }
  }
}

extension SelectionOptions {
  /// The selection, with names that are in one of two graphs.
  fileprivate func selection(in old: Graph, or new: Graph) throws -> Selection {
    if focus.isEmpty, relation.isEmpty, document.isEmpty { return try selection(in: new) }
    var both = new
    both.entities += old.entities.filter { new.entity($0.id) == nil }
    both.entities.sort { $0.id < $1.id }
    both.relations += old.relations
    both.corpus.documents += old.corpus.documents
    return try selection(in: both)
  }
}
