/// Scores the tags of names: a small network over a word's vector, trained on news (`Training/relata_names`).
struct NamesHead: Sendable {
  private static let inner = 256

  private let up: Linear
  private let down: Linear
  private let labels: Int

  /// - Parameter labels: The number of tags.
  init(_ file: ModelFile, labels: Int) throws(ModelError) {
    self.labels = labels
    up = try Linear(file, "names.up", inputs: Encoder.hidden, outputs: Self.inner)
    down = try Linear(file, "names.down", inputs: Self.inner, outputs: (labels + 15) & ~15, input: .above(Linear.geluFloor))
  }

  /// The scores of the rows of `workspace.mixed`, a row of tags each.
  func scores(rows: Int, _ workspace: Workspace) -> [[Float]] {
    workspace.quantize(workspace.mixed, rows: rows, columns: Encoder.hidden)
    up.product(workspace.bytes, rows: rows, into: workspace.sums)
    workspace.activate(up, rows: rows, floor: Linear.geluFloor)
    down.product(workspace.bytes, rows: rows, into: workspace.sums)
    workspace.dequantize(down, rows: rows, into: workspace.wide)
    return (0..<rows).map { row in (0..<labels).map { workspace.wide[row * down.outputs + $0] } }
  }
}
