import RelataGraph
import RelataSupport
import RelataSyntax

/// What a relation model tells apart and looks at, each list in the order of its indices, as its file has them.
struct RelationLabels: Sendable {
  private(set) var types: [String] = []
  private(set) var kinds: [String] = []
  private(set) var forms: [String] = []
  private(set) var proposers: [String] = []
  private(set) var steps: [String] = []
  private(set) var dependencies: [String] = []
  private(set) var polarities: [String] = []
  private(set) var modalities: [String] = []
  private var typeIndices: [String: Int] = [:]
  private var dependencyIndices: [String: Int] = [:]

  /// The place of a relation type; `nil` for one that the model does not know.
  func index(ofType type: String) -> Int? { typeIndices[type] }

  /// The place of a relation of Universal Dependencies, whose subtypes count for it.
  func index(ofDependency relation: DependencyRelation) -> Int? {
    dependencyIndices[relation.subtype == nil ? relation.description : String(relation.description.prefix { $0 != ":" })]
  }

  init(_ file: ModelFile) throws(ModelError) {
    do {
      var reader = JSONReader(Array((file.metadata["labels"] ?? "").utf8))
      try reader.object { (reader: inout JSONReader, name) throws(JSONError) in
        var list: [String] = []
        try reader.array { (reader: inout JSONReader) throws(JSONError) in list.append(try reader.string()) }
        switch name {
        case "types": types = list
        case "kinds": kinds = list
        case "forms": forms = list
        case "proposers": proposers = list
        case "steps": steps = list
        case "dependencies": dependencies = list
        case "polarities": polarities = list
        case "modalities": modalities = list
        default: break
        }
      }
    } catch {
      throw ModelError(path: file.path, message: "its labels are malformed: \(error)")
    }
    typeIndices = Dictionary(types.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    dependencyIndices = Dictionary(dependencies.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let known =
      Set(kinds) == Set(EntityType.allCases.map(\.rawValue)) && Set(forms) == Set(RelationMention.Form.allCases.map(\.rawValue))
      && Set(polarities) == Set(Polarity.allCases.map(\.rawValue)) && Set(modalities) == Set(Modality.allCases.map(\.rawValue)) && !types.isEmpty
    guard known else { throw ModelError(path: file.path, message: "has other labels than this program: made by another version of Relata") }
  }

  /// The number of marks that a piece may have: kind and form of a mention that it begins or goes on with, and status of a predicate.
  var marks: Int { 2 * kinds.count * forms.count + polarities.count * modalities.count }
  /// The number of features of a candidate, in one direction.
  var candidateFeatures: Int { types.count + proposers.count + steps.count + 1 + modalities.count + 1 + 1 }
  /// The number of features of the way between two words of a tree.
  var pathFeatures: Int { 2 * dependencies.count + 8 }
}
