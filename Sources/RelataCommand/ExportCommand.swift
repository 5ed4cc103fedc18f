import ArgumentParser
import RelataExport
import RelataExtraction
import RelataGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a graph in a format that other tools read.",
    discussion: """
      csv makes four files, NAME-nodes.csv, NAME-edges.csv, NAME-evidence.csv and NAME-documents.csv for NAME.csv, or nodes.csv and so on in a folder. \
      sqlite is a database with all of that, events, and a full-text index over the sentences. neo4j makes \
      nodes.csv, relationships.csv and load.cypher in a folder. events makes a table of events (.csv, else JSON Lines), one a sentence, pair \
      and event type, and beside it NAME-negated with what is denied. html is one page to explore and correct, which needs no network.
      """)

  @Argument(help: "The graph, as relata extract writes it; - for standard input.", completion: .file(extensions: ["json"]))
  var graph: String

  @Option(name: .shortAndLong, help: "The file or folder to write; without it, standard output.", completion: .file())
  var output: String?

  @Option(help: "The format, where the file's ending doesn't tell.")
  var format: Target?

  @Option(help: ArgumentHelp("Entities of your own, for the countries and sectors of events. May be repeated.", valueName: "file"))
  var gazetteer: [String] = []

  @Flag(help: "What corrections took out as well, marked corrected: rejected: graphml, gexf, cytoscape, csv and neo4j.")
  var rejected = false

  @OptionGroup(title: "Look of html") var look: DiagramOptions
  @OptionGroup(title: "Selection") var part: SelectionOptions

  /// A page is drawn, which is not the exporters' business.
  enum Target: ExpressibleByArgument, CustomStringConvertible {
    case page
    case format(ExportFormat)

    init?(argument: String) {
      if argument == "html" { self = .page } else if let format = ExportFormat(rawValue: argument) { self = .format(format) } else { return nil }
    }

    init?(path: String) {
      let name = path.lowercased()
      if name.hasSuffix(".html") || name.hasSuffix(".htm") {
        self = .page
      } else if let format = ExportFormat(path: path) {
        self = .format(format)
      } else {
        return nil
      }
    }

    static var allValueStrings: [String] { ExportFormat.allCases.map(\.rawValue) + ["html"] }

    var files: [ExportFile] {
      if case .format(let format) = self { format.files } else { [] }
    }

    /// Whether what was rejected can be told from the rest: databases and RDF would take it for said.
    var marksCorrections: Bool {
      guard case .format(let format) = self else { return false }
      return [.graphml, .gexf, .cytoscape, .csv, .neo4j].contains(format)
    }

    var description: String {
      if case .format(let format) = self { format.rawValue } else { "html" }
    }
  }

  private var chosen: Target? { format ?? output.flatMap(Target.init(path:)) }

  func validate() throws {
    guard let chosen else {
      let endings = ExportFormat.allCases.flatMap(\.endings).joined(separator: " ") + " .html"
      throw ValidationError("what format? name one with --format, or give -o a file that ends in one of \(endings)")
    }
    if case .page = chosen, look.page.size != nil || look.page.width != nil || look.page.landscape {
      throw ValidationError("--size, --width and --landscape are for pictures; a page is as wide as its window")
    }
    if case .page = chosen, look.group { throw ValidationError("--group is for pictures; a page shows each person's own lines") }
    if rejected, !chosen.marksCorrections {
      throw ValidationError("--rejected is for formats that mark what was rejected: graphml, gexf, cytoscape, csv and neo4j")
    }
    if output ?? "-" == "-", case .format(.sqlite) = chosen { throw ValidationError("sqlite is a file; say with -o where it goes") }
    if output ?? "-" == "-", chosen.files.count > 1 { throw ValidationError("\(chosen) is several files; say with -o where they go") }
  }

  func run() throws {
    guard let chosen else { return }
    do {
      let path = graph
      let said = try InputFile.graph(path)
      let whole = rejected ? said.includingRejected(types: try Ontology.builtIn().definitions.mapValues(\.type)) : said
      let graph = whole.selecting(try part.selection(in: whole))
      guard case .format(let chosen) = chosen else {
        try Output.check(output, isNoneOf: [path] + look.files)
        return try Output.write(try page(graph, of: whole), to: output)
      }
      if chosen == .sqlite, let output {
        try Output.check(output, isNoneOf: [path] + gazetteer)
        return try graph.writeSQLite(to: output, actors: ActorDirectory(whole, known: KnownActors.lookup(gazetteer)))
      }
      let (files, folder) = chosen.paths(output: output ?? "-")
      for (_, file) in files { try Output.check(file, isNoneOf: [path] + gazetteer) }
      if let folder { try makeFolder(folder) }
      let actors = try chosen.needsActors ? ActorDirectory(whole, known: KnownActors.lookup(gazetteer)) : nil
      for (file, path) in files {
        try Output.write(to: path) { (write) throws(OutputError) in try graph.export(file, actors: actors, write) }
      }
    } catch {
      throw failure(error)
    }
  }

  /// A page that lays out its diagram in the browser, with the picture that print would have.
  private func page(_ graph: Graph, of whole: Graph) throws -> [UInt8] {
    let style = try look.diagramStyle()
    var context = HTMLReport.Context()
    context.words = try look.words()
    context.facts = look.standingFacts(of: graph, Selection(), context.words)
    context.digest = whole.content ?? whole.contentDigest
    // Without its folders, which are nobody's business where the page is published.
    context.path = self.graph == "-" ? "graph.json" : String(self.graph.split(separator: "/").last ?? "graph.json")
    let builtIn = try Ontology.builtIn().definitions.mapValues(\.type)
    if graph.relationTypes.keys.allSatisfy({ builtIn[$0] != nil }) { context.vocabulary = builtIn }
    let strongest = style.diagram(
      graph, captions: look.captions, engine: look.layout, facts: context.facts, words: context.words, most: DiagramStyle.legible)
    let picture = HTMLReport.Drawing(label: "Picture", svg: try draw(strongest, as: .svg, within: look.timeLimit))
    return try HTMLReport.page(graph, title: look.title, drawings: [picture], context: context)
  }

  private func makeFolder(_ path: String) throws(OutputError) {
    // The folders above it first; those that are there already are no failure.
    var places = path.indices.filter { path[$0] == "/" && $0 != path.startIndex }.map { String(path[..<$0]) }
    if !path.hasSuffix("/") { places.append(path) }
    for place in places {
      guard mkdir(place, 0o777) == 0 || errno == EEXIST else { throw OutputError(path: path, reason: "the folder can't be made") }
    }
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else {
      throw OutputError(path: path, reason: "it is there already, and no folder")
    }
  }
}

extension ExportFormat: ExpressibleByArgument {
  fileprivate var needsActors: Bool { [.events, .negatedEvents, .plover].contains(self) }
}
