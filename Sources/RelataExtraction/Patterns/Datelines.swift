import RelataSyntax

/// Keeps the place that a report starts with out of the tree of what it tells: `KYIV: Russia vetoed`.
extension TreeAlgorithm {
  static func detachDateline(_ sentence: inout Sentence) {
    let tokens = sentence.tokens
    guard let end = datelineEnd(tokens), end < tokens.count else { return }
    let outside = tokens.indices[end...].filter { word in tokens[word].upos != .punct && (tokens[word].head.map { $0 < end } ?? false) }
    guard let main = outside.first(where: { tokens[$0].upos == .verb || tokens.hasDependent(of: $0, .cop) }) ?? outside.first, var top = tokens[main].head
    else {
      // Where the place is another argument of what is told.
      for word in 0..<end where tokens[word].upos != .punct && tokens[word].head.map({ $0 >= end }) ?? false {
        sentence.tokens[word].relation = DependencyRelation(.parataxis)
      }
      return
    }
    while let above = tokens[top].head, above < end { top = above }
    sentence.tokens[main].head = tokens[top].head
    sentence.tokens[main].relation = tokens[top].relation
    for (word, token) in tokens.enumerated() where word >= end && word != main && token.head.map({ $0 < end }) ?? false {
      guard [.noun, .propn].contains(token.upos), word < main, tokens[main].upos == .verb else {
        sentence.hang(word, on: main)
        continue
      }
      // Who stands before the predicate is its subject, or coordinated with that.
      let subject = sentence.tokens.firstIndex { $0.head == main && $0.relation.universal == .nsubj }
      sentence.hang(word, on: subject ?? main, as: DependencyRelation(subject == nil ? .nsubj : .conj))
    }
    let predicate = tokens[main].upos == .verb ? main : sentence.tokens[main].head ?? main
    for word in 0..<end where tokens[word].head.map({ $0 >= end }) ?? true { sentence.hang(word, on: predicate, as: DependencyRelation(.parataxis)) }
  }

  /// Where the text begins behind `KYIV:`, `(CNN)`, `PARIS/BERLIN, 9 May –` or `ADDIS ABABA, May 15 (Xinhua) --`.
  private static func datelineEnd(_ tokens: [Token]) -> Int? {
    if tokens.first?.form == "(", let end = tokens.prefix(5).firstIndex(where: { $0.form == ")" }), end > 1,
      tokens[1..<end].allSatisfy({ $0.form.first?.isUppercase ?? false })
    {
      return end + 1
    }
    let capitals = tokens.prefix { $0.form == "/" || $0.form.utf8.count > 1 && $0.form.utf8.allSatisfy { (65...90).contains($0) } }.count
    guard (1...6).contains(capitals), capitals + 1 < tokens.count else { return nil }
    if tokens[capitals].form == ":" { return capitals + 1 }
    if tokens[capitals].form == "(", let end = tokens.prefix(capitals + 5).firstIndex(where: { $0.form == ")" }), end + 1 < tokens.count,
      tokens[end + 1].upos == .punct
    {
      return end + 2
    }
    guard let dash = tokens.prefix(16).firstIndex(where: { ["-", "--", "–", "—"].contains($0.form) && $0.spaceAfter }), dash >= capitals,
      dash == capitals
        ? tokens[dash - 1].spaceAfter
        : tokens[dash - 1].form == ")"
          || tokens[capitals].form == "," && tokens[capitals..<dash].allSatisfy({ [.propn, .num].contains($0.upos) || [",", "."].contains($0.form) })
    else { return nil }
    return dash + 1
  }
}
