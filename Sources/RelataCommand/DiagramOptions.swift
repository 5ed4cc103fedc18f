import ArgumentParser
import RelataExport
import RelataGraph
import RelataRendering

extension Diagram.Engine: ExpressibleByArgument {}
extension DiagramStyle.Theme: ExpressibleByArgument {}
extension DiagramCaptions.Legend: ExpressibleByArgument {}
extension DiagramView: ExpressibleByArgument {}

/// How a graph is drawn.
struct DiagramOptions: ParsableArguments {
  /// Where standing facts are told.
  enum Facts: String, CaseIterable, ExpressibleByArgument {
    case boxes, lines
  }

  @Option(help: "The layout engine, instead of the one that suits the size.")
  var layout: Diagram.Engine?

  @Option(help: "Dark ink on white, light ink on black, black for newsprint, or large for slides.")
  var theme = DiagramStyle.Theme.light

  @Option(help: ArgumentHelp("A YAML file with colours, shapes, fonts, sizes and places.", valueName: "file"))
  var style: String?

  @Option(help: ArgumentHelp("One value of the style, such as fills.person=#ffffff. May be repeated.", valueName: "key=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("A YAML file with words for relations and for the text around them.", valueName: "file"))
  var labels: String?

  @Option(help: "The title, instead of the corpus's name; an empty text for none, as with the other texts.")
  var title: String?

  @Option(help: ArgumentHelp("A line under the title.", valueName: "text"))
  var subtitle: String?

  @Option(help: ArgumentHelp("Where it is from, instead of the number of documents.", valueName: "text"))
  var source: String?

  @Option(help: ArgumentHelp("From when it is, instead of the dates of the first and the last document.", valueName: "text"))
  var dates: String?

  @Option(help: ArgumentHelp("Whose picture it is.", valueName: "text"))
  var credit: String?

  @Option(help: "The key to shapes, colours and lines: at the bottom, in the right margin, or off; without it, where the style has it.")
  var legend: DiagramCaptions.Legend?

  @Option(help: "Offices, memberships and wholes: a smaller line in the box, or lines as other relations are.")
  var facts: Facts?

  @OptionGroup var page: PageOptions

  @Flag(help: "Draw leaders and envoys with the state or organization that they stand for.")
  var group = false

  @Flag(help: "Draw everything: don't leave out what is weak.")
  var all = false

  @Option(help: ArgumentHelp("Give up a layout that takes longer.", valueName: "seconds"))
  var timeLimit = 60

  func validate() throws {
    if timeLimit < 1 { throw ValidationError("--time-limit \(timeLimit): expected 1 second or more") }
    for one in set where !one.contains("=") { throw ValidationError("--set \(one): expected KEY=VALUE, such as fills.person=#ffffff") }
  }

  /// The files that are read.
  var files: [String] { [style, labels].compactMap { $0 } }

  /// The style that is asked for.
  func diagramStyle() throws -> DiagramStyle {
    var look = DiagramStyle(theme)
    if let style { try look.apply(yaml: try InputFile.text(style), path: style) }
    for one in set { try look.apply(yaml: DiagramOptions.yaml(one), path: "--set \(one)") }
    return look
  }

  /// What relations are called, and the text around them.
  func words() throws -> DiagramWords {
    var words = DiagramWords()
    if let labels { try words.apply(yaml: try InputFile.text(labels), path: labels) }
    return words
  }

  /// The text around the drawing.
  var captions: DiagramCaptions {
    var captions = DiagramCaptions(title: title)
    captions.subtitle = subtitle
    captions.source = source
    captions.dates = dates
    captions.credit = credit
    captions.legend = legend
    return captions
  }

  /// What boxes tell: facts of the whole graph, as far as they are in the documents that are read; none where lines are asked for,
  /// by name or by asking for relations of such a type.
  func standingFacts(of graph: Graph, _ selection: Selection, _ words: DiagramWords) -> DiagramFacts {
    if facts == .lines || facts == nil && selection.relations.contains(where: DiagramFacts.types.contains) { return DiagramFacts() }
    var read = Selection()
    read.documents = selection.documents
    read.since = selection.since
    read.until = selection.until
    return DiagramFacts(graph.selecting(read), words)
  }

  /// `fills.person=#fff` as YAML.
  private static func yaml(_ setting: String) -> String {
    let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    func quoted(_ text: Substring) -> String { "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'" }
    let keys = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return keys.reversed().reduce(quoted(parts[1])) { "{\(quoted($1)): \($0)}" }
  }
}
