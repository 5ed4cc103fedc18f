/// Names from scores of IOB2 tags: the best sequence in which every I- follows its own kind (Viterbi, 1967).
struct NameTags: Sendable {
  private enum Tag: Sendable, Equatable {
    case outside
    case begin(String)
    case inside(String)
  }

  private let tags: [Tag]

  init(_ labels: [String]) {
    tags = labels.map { label in
      if label.hasPrefix("B-") { return .begin(String(label.dropFirst(2))) }
      if label.hasPrefix("I-") { return .inside(String(label.dropFirst(2))) }
      return .outside
    }
  }

  private func follows(_ tag: Int, _ previous: Int?) -> Bool {
    guard case .inside(let kind) = tags[tag] else { return true }
    guard let previous else { return false }
    return tags[previous] == .begin(kind) || tags[previous] == .inside(kind)
  }

  /// The names of a sentence; kinds that are no `Name.Kind` only keep their words from others.
  ///
  /// - Parameter scores: One row a word, one score a tag.
  func names(_ scores: [[Float]]) -> [Name] {
    guard let first = scores.first else { return [] }
    var best = tags.indices.map { follows($0, nil) ? first[$0] : -.infinity }
    var origins: [[Int]] = []
    for row in scores.dropFirst() {
      var next = [Float](repeating: -.infinity, count: tags.count)
      var origin = [Int](repeating: 0, count: tags.count)
      for tag in tags.indices {
        for previous in tags.indices where best[previous] > -.infinity && follows(tag, previous) && best[previous] + row[tag] > next[tag] {
          next[tag] = best[previous] + row[tag]
          origin[tag] = previous
        }
      }
      best = next
      origins.append(origin)
    }
    var path = [tags.indices.max { best[$0] < best[$1] } ?? 0]
    for origin in origins.reversed() { path.append(origin[path[path.count - 1]]) }
    path.reverse()
    var names: [Name] = []
    for (word, tag) in path.enumerated() {
      switch tags[tag] {
      case .begin(let label): if let kind = Name.Kind(rawValue: label) { names.append(Name(words: word..<word + 1, kind: kind)) }
      case .inside(let label):
        if let last = names.last, last.words.upperBound == word, last.kind.rawValue == label {
          names[names.count - 1].words = last.words.lowerBound..<word + 1
        }
      case .outside: break
      }
    }
    return names
  }
}
