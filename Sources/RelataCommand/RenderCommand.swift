import ArgumentParser
import RelataExport
import RelataGraph
import RelataRendering

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draws a graph as a diagram: SVG, PNG, PDF or DOT.",
    discussion: """
      Without --output the picture goes to standard output, as SVG unless --format says otherwise. Two graphs or more are drawn beside each other, with \
      each entity at the same place in all of them; a diff that relata diff wrote as JSON stands for what it makes of the graph before it.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case svg, png, pdf, dot
  }

  @Argument(help: "The graph, as relata extract writes it, or versions of it, or diffs; - for standard input.", completion: .file(extensions: ["json"]))
  var graph: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The picture; its extension tells the format.", valueName: "file"))
  var output: String?

  @Option(help: "The format, instead of the extension's.")
  var format: Format?

  @Option(
    help: """
      Boxes and lines; rings around the entity of --focus, or around whoever has most lines; a matrix of who to whom; or a timeline of pairs, of the one pair \
      where --focus names two.
      """)
  var view = DiagramView.network

  @Option(help: ArgumentHelp("What stands above a version, instead of its file's name; once for each.", valueName: "text"))
  var panel: [String] = []

  @Option(help: ArgumentHelp("Dots per inch of a PNG.", valueName: "n"))
  var dpi = 96

  @OptionGroup(title: "Look") var look: DiagramOptions
  @OptionGroup(title: "Selection") var part: SelectionOptions

  func validate() throws {
    if !(10...1_200).contains(dpi) { throw ValidationError("--dpi \(dpi): expected 10 to 1200") }
    if graph.count > 1, view != .network { throw ValidationError("--view \(view) is of one graph; give one, or draw networks beside each other") }
    if !panel.isEmpty, panel.count != graph.count {
      throw ValidationError("--panel is given \(panel.count) times for \(counted(graph.count, "graph", "graphs")); give it once for each")
    }
    if graph.filter({ $0 == "-" }).count > 1 { throw ValidationError("standard input holds one graph; give the others as files") }
  }

  func run() throws {
    do {
      let format = try chosenFormat()
      try Output.check(output, isNoneOf: graph + look.files)
      let diagram = try diagram(ViewDrawing(view: view, look: look, format: kind(format)))
      let picture = try picture(of: diagram, as: format)
      if format == .png || format == .pdf { try Output.write(binary: picture, to: output) } else { try Output.write(picture, to: output) }
    } catch {
      throw failure(error)
    }
  }

  private func diagram(_ drawing: ViewDrawing) throws -> Diagram {
    var graphs: [Graph] = []
    for path in graph { graphs.append(try InputFile.version(path, after: graphs.last)) }
    if graphs.count == 1, panel.isEmpty { return try drawing.diagram(graphs[0], part.selection(in: graphs[0])) }
    let titles = panel.isEmpty ? graph.map(RenderCommand.title) : panel
    return try drawing.diagram(zip(titles, graphs).map(PanelsView.Panel.init), part.selection(in: Graph(uniting: graphs)))
  }

  /// The name of a file without its folders and its ending.
  private static func title(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }

  private func chosenFormat() throws -> Format {
    if let format { return format }
    guard let output else { return .svg }
    let name = output.split(separator: "/").last ?? ""
    let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    if ending == "gv" { return .dot }
    if let format = Format(rawValue: ending) { return format }
    throw InputError(path: output, message: "the extension tells no format; expected .svg, .png, .pdf or .dot, or --format")
  }

  /// What the format is to Graphviz; DOT is measured as what `dot` makes of it most often.
  private func kind(_ format: Format) -> PictureFormat {
    switch format {
    case .dot, .svg: .svg
    case .png: .png
    case .pdf: .pdf
    }
  }

  private func picture(of diagram: Diagram, as format: Format) throws -> [UInt8] {
    if format == .dot { return Array(diagram.dot().utf8) }
    return try draw(diagram, as: kind(format), dpi: format == .png ? dpi : nil, within: look.timeLimit)
  }
}
