import CRelationModel
import CSyntaxKernels
import RelataSyntax

/// The weights of the relation scorer: the upper layers of an encoder of its own over the lower ones of the syntax model, and a small network
/// over pairs of mentions.
public struct RelationModel: Sendable {
  /// SHA-256 of the weights, as `sha256:…`.
  public let digest: String
  /// How many layers of the syntax model's encoder come before.
  let below: Int
  let labels: RelationLabels
  let layers: [TransformerLayer]
  let ends: Linear
  let context: Linear
  let trigger: Linear
  let product: Linear
  /// Scores of types, then of polarities and modalities.
  let outputs: Linear
  /// Scores of kinds of entities, then of none.
  let mention: Linear
  let marks: [Float]
  let distances: [Float]
  let candidates: [Float]
  let paths: [Float]
  /// How much the rules' confidence in each type adds to the score of each.
  let rules: [Float]
  /// By which scores are divided before they become probabilities, for each type.
  let temperatures: [Float]
  let shifts: [Float]
  /// What is added for each kind of grounds.
  let grounds: [Float]

  /// The least probability of a relation, where a user names no other, and how much less is enough for what a rule proposes with full confidence.
  let threshold: Double
  let lenience: Double

  static let hidden = 384
  /// The widths of what a mention gives as either end: for the product of both, for what it looks for in the sentence, and by itself.
  static let endSize = 256
  static let contextSize = 256
  static let pairSize = 384
  static let distanceCount = 16
  static let format = "relata-relations/2"

  init(_ file: ModelFile) throws(ModelError) {
    func number(_ name: String, _ range: ClosedRange<Int>) throws(ModelError) -> Int {
      guard let value = file.metadata[name].flatMap({ Int($0) }), range.contains(value) else {
        throw ModelError(path: file.path, message: "the number of layers (\(name)) is missing")
      }
      return value
    }
    guard let digest = file.metadata["digest"] else { throw ModelError(path: file.path, message: "has no digest") }
    self.digest = digest
    func share(_ name: String) throws(ModelError) -> Double {
      guard let value = file.metadata[name].flatMap({ Double($0) }), (0...1).contains(value) else {
        throw ModelError(path: file.path, message: "has no \(name)")
      }
      return value
    }
    threshold = try share("threshold")
    lenience = try share("lenience")
    below = try number("below", 1...47)
    labels = try RelationLabels(file)
    let hidden = Self.hidden
    let pair = Self.pairSize
    var layers: [TransformerLayer] = []
    for i in 0..<(try number("layers", 1...48)) { layers.append(try TransformerLayer(file, "layers.\(i).")) }
    self.layers = layers
    ends = try Linear(file, "ends", inputs: 2 * hidden, outputs: 2 * (Self.endSize + Self.contextSize + pair))
    context = try Linear(file, "context", inputs: hidden, outputs: Self.contextSize)
    trigger = try Linear(file, "trigger", inputs: hidden, outputs: pair)
    product = try Linear(file, "product", inputs: Self.endSize + Self.contextSize, outputs: pair)
    let scores = labels.types.count + labels.polarities.count + labels.modalities.count
    outputs = try Linear(file, "outputs", inputs: pair, outputs: (scores + 15) & ~15)
    mention = try Linear(file, "mention", inputs: 2 * hidden, outputs: (labels.kinds.count + 1 + 15) & ~15)
    marks = try file.floats("marks", [labels.marks, hidden])
    distances = try file.floats("distances", [Self.distanceCount, pair])
    candidates = try file.floats("candidates", [2 * labels.candidateFeatures, pair])
    paths = try file.floats("paths", [labels.pathFeatures, pair])
    rules = try file.floats("rules", [labels.types.count, labels.types.count])
    temperatures = try file.floats("temperatures", [labels.types.count])
    shifts = try file.floats("shifts", [labels.types.count])
    grounds = try file.floats("grounds", [Grounds.allCases.count])
  }

  /// The model that ships inside the program.
  ///
  /// - Throws: `ModelError`
  public static func builtIn() throws(ModelError) -> RelationModel {
    let bytes = UnsafeRawBufferPointer(start: relata_relation_model(), count: relata_relation_model_size())
    return try RelationModel(try ModelFile(bytes, path: "built-in relation model", format: format))
  }

  /// A model file, mapped into memory and checked against its digest.
  ///
  /// - Throws: `ModelError` that names the file.
  public static func file(_ path: String) throws(ModelError) -> RelationModel { try RelationModel(try ModelFile.mapped(path, format: format)) }
}

extension RelationModel {
  /// The calibrated probability of a type from its score and what it rests on.
  func probability(_ score: Float, _ type: Int, _ grounds: Grounds) -> Double {
    Double(syntax_logistic(score / temperatures[type] + shifts[type] + self.grounds[grounds.rawValue]))
  }
}
