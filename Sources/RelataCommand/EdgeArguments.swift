import ArgumentParser
import RelataGraph

/// Which relation a correction is of, and what it is to be.
struct EdgeArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The document that says it.", valueName: "id"))
  var document: String?

  @Option(help: ArgumentHelp("Its sentence, or a part that no other sentence of the document has.", valueName: "text"))
  var sentence: String?

  @Option(help: "Its polarity, where only this is meant.")
  var polarity: Polarity?

  @Option(help: "Its modality, where only this is meant.")
  var modality: Modality?

  @Option(help: ArgumentHelp("Whose claim it is, where only this is meant; none for the text's own.", valueName: "entity"))
  var speaker: String?

  @Option(help: ArgumentHelp("With change: its type.", valueName: "type"))
  var toType: String?

  @Option(help: "With change: its polarity.")
  var toPolarity: Polarity?

  @Option(help: "With change: its modality.")
  var toModality: Modality?

  @Option(help: ArgumentHelp("With change: whose claim it is; none for the text's own.", valueName: "entity"))
  var toSpeaker: String?

  @Flag(help: "With change: source and target are the other way round.")
  var reversed = false

  private static let kinds = ["reject", "confirm", "change", "add", "same", "distinct", "rename", "retype", "drop"]

  /// What the words and the options say together.
  ///
  /// - Throws: `ValidationError`
  func content(_ kind: String, _ names: [String]) throws -> Correction.Content {
    if names.contains(where: { $0.allSatisfy(\.isWhitespace) }) { throw ValidationError("A name is empty.") }
    if kind != "change", change != EdgeChange() { throw ValidationError("--to-… and --reversed are for change.") }
    switch kind {
    case "reject": return .reject(try reference(names, kind))
    case "confirm": return .confirm(try reference(names, kind))
    case "change":
      guard change != EdgeChange() else { throw ValidationError("change needs --to-type, --to-polarity, --to-modality, --to-speaker or --reversed.") }
      return .change(try reference(names, kind), to: change)
    case "add":
      let edge = try reference(names, kind)
      if let lacking = edge.lackingToAdd { throw ValidationError("\(lacking): add SOURCE TYPE TARGET --document ID --sentence TEXT") }
      return .add(edge)
    default: break
    }
    guard reference == EdgeReference() else { throw ValidationError("\(kind) is of entities: it takes no --document, --sentence and the like.") }
    switch kind {
    case "same", "distinct":
      guard Set(names).count > 1 else { throw ValidationError("\(kind) takes at least two entities.") }
      return kind == "same" ? .same(names) : .distinct(names)
    case "rename":
      guard names.count == 2 else { throw ValidationError("rename takes an entity and its name.") }
      return .rename(names[0], to: names[1])
    case "retype":
      guard names.count == 2, let type = EntityType(rawValue: names[1]) else {
        throw ValidationError("retype takes an entity and one of \(EntityType.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      return .retype(names[0], to: type)
    case "drop":
      guard names.count == 1 else { throw ValidationError("drop takes an entity.") }
      return .drop(names[0])
    default:
      let near = EntityLookup.nearest(to: kind, among: EdgeArguments.kinds, count: 1).first
      throw ValidationError(
        "There is no correction '\(kind)'; " + (near.map { "did you mean '\($0)'?" } ?? "expected one of \(EdgeArguments.kinds.joined(separator: ", "))."))
    }
  }

  private var change: EdgeChange {
    EdgeChange(type: toType, polarity: toPolarity, modality: toModality, speaker: toSpeaker.map { SpeakerReference($0) }, isReversed: reversed)
  }

  private var reference: EdgeReference {
    EdgeReference(polarity: polarity, modality: modality, speaker: speaker.map { SpeakerReference($0) }, document: document, sentence: sentence)
  }

  private func reference(_ names: [String], _ kind: String) throws -> EdgeReference {
    var edge = reference
    switch names.count {
    case 0: break
    case 3: (edge.source, edge.type, edge.target) = (names[0], names[1], names[2])
    default: throw ValidationError("\(kind) takes SOURCE TYPE TARGET, or --document and --sentence, or both.")
    }
    if let lacking = edge.lacking { throw ValidationError("\(kind): \(lacking).") }
    return edge
  }
}
