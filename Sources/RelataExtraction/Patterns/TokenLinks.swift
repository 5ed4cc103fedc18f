import RelataSyntax

/// Words of a tree by the way that leads to them.
extension [Token] {
  /// Whether `ancestor` stands above `word`: it can't be hung below.
  func dominates(_ ancestor: Int, _ word: Int) -> Bool {
    var node = self[word].head
    while let current = node {
      if current == ancestor { return true }
      node = self[current].head
    }
    return false
  }

  /// Whether a word has a dependent of a relation, whatever its subtype.
  func hasDependent(of word: Int, _ relation: DependencyRelation.Universal) -> Bool { dependent(of: word, relation) != nil }

  /// The first dependent of a word with a relation, whatever its subtype.
  func dependent(of word: Int, _ relation: DependencyRelation.Universal) -> Int? {
    firstIndex { $0.head == word && $0.relation.universal == relation }
  }

  /// The head of the phrase that ends with a word: `States` at `the United States`, `agreement` at `an agreement`.
  func phrase(at word: Int) -> Int {
    var top = word
    while let head = self[top].head, [.flat, .compound, .amod].contains(self[top].relation.universal), abs(head - top) < 8 { top = head }
    return top
  }

  /// The nearest verb above a word.
  func verb(above word: Int) -> Int? {
    var node = self[word].head
    while let current = node, self[current].upos != .verb { node = self[current].head }
    return node
  }
}
