import ArgumentParser
import RelataExtraction
import RelataGraph

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows the sentences behind a relation, or why an entity's mentions are one.",
    discussion: """
      With one entity: its mentions, each with the reason why it counts, and its relations. With a relation type or a second entity: each \
      sentence, with [source], *trigger* and {target} marked, the frame that fired and the path of the proposition.
      """)

  @Argument(help: "The graph, or - for standard input.")
  var graph: String

  @Argument(help: "An entity's id, name or other name.")
  var entity: String

  @Argument(help: ArgumentHelp("A relation type, a second entity, or both in this order.", valueName: "relation or entity"))
  var rest: [String] = []

  @OptionGroup var knowledge: KnowledgeOptions

  func validate() throws {
    if rest.count > 2 { throw ValidationError("explain takes a graph, an entity, and at most a relation and a second entity.") }
  }

  func run() throws {
    do {
      let graph = try InputFile.graph(graph)
      let explanation = Explanation(graph, gazetteer: try knowledge.readGazetteer())
      let source = try graph.entity(named: entity)
      switch rest.count {
      case 0: try Output.show(explanation.text(of: source))
      case 1 where graph.relations.contains { $0.type == rest[0] || $0.key == rest[0] }:
        try Output.show(explanation.text(from: source, relation: rest[0], to: nil))
      case 1: try Output.show(explanation.text(from: source, relation: nil, to: graph.entity(named: rest[0])))
      default: try Output.show(explanation.text(from: source, relation: rest[0], to: graph.entity(named: rest[1])))
      }
    } catch {
      throw failure(error)
    }
  }
}
