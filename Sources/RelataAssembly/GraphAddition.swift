extension GraphAssembly {
  /// What is taken from a graph.
  struct Addition {
    /// Those of the documents.
    var numbers: [String: UInt32]
    /// Whether these are all that the graph has.
    var isWhole: Bool
    var isBounded: Bool

    func takes(_ document: String) -> Bool { isWhole || numbers[document] != nil }
  }
}
