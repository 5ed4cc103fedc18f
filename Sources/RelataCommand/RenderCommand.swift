import ArgumentParser
import RelataExport
import RelataGraph
import RelataRendering

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draws a graph as a diagram: SVG, PNG, PDF or DOT.",
    discussion: "Without --output the picture goes to standard output, as SVG unless --format says otherwise.")

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case svg, png, pdf, dot
  }

  @Argument(help: "The graph, as relata extract writes it; - for standard input.", completion: .file(extensions: ["json"]))
  var graph: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The picture; its extension tells the format.", valueName: "file"))
  var output: String?

  @Option(help: "The format, instead of the extension's.")
  var format: Format?

  @Option(help: ArgumentHelp("Dots per inch of a PNG.", valueName: "n"))
  var dpi = 96

  @OptionGroup(title: "Look") var look: DiagramOptions
  @OptionGroup(title: "Selection") var part: SelectionOptions

  func validate() throws {
    if !(10...1_200).contains(dpi) { throw ValidationError("--dpi \(dpi): expected 10 to 1200") }
  }

  func run() throws {
    do {
      let format = try chosenFormat()
      try Output.check(output, isNoneOf: [graph] + look.files)
      let graph = try InputFile.graph(graph)
      let diagram = try look.diagram(graph, selection: try part.selection(in: graph), as: kind(format))
      let picture = try picture(of: diagram, as: format)
      if format == .png || format == .pdf { try Output.write(binary: picture, to: output) } else { try Output.write(picture, to: output) }
    } catch {
      throw failure(error)
    }
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
