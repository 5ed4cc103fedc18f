/// The best tree over a sentence's words: a maximum spanning arborescence with a single root.
///
/// Chu and Liu (1965), Edmonds (1967). That just one word hangs on the root is had by making every root arc worse by more
/// than all other arcs together can make up for (Stanojević and Cohen, *A Root of a Problem*, 2021).
enum SpanningTree {
  /// The head of each word: 0 is the root, k the k-th word.
  ///
  /// - Parameter scores: `count` rows, one a word, of `count + 1` head scores; larger is better.
  /// - Complexity: O(n²) where the best heads are a tree as they are, which is nearly always; O(n³) at worst.
  static func heads(_ scores: UnsafePointer<Float>, count: Int) -> [Int] {
    var best = [Int](repeating: 0, count: count)
    var low = Float.infinity
    var high = -Float.infinity
    for word in 0..<count {
      let row = scores + word * (count + 1)
      var head = -1
      for candidate in 0...count where candidate != word + 1 {
        low = min(low, row[candidate])
        high = max(high, row[candidate])
        if head < 0 || row[candidate] > row[head] { head = candidate }
      }
      best[word] = head
    }
    if isTree(best) { return best }
    let penalty = Double(high - low + 1) * Double(count + 1)
    let size = count + 1
    var weights = [Double](repeating: -.infinity, count: size * size)
    for word in 0..<count {
      for candidate in 0...count where candidate != word + 1 {
        weights[candidate * size + word + 1] = Double(scores[word * size + candidate]) - (candidate == 0 ? penalty : 0)
      }
    }
    return Array(arborescence(weights, size)[1...])
  }

  /// Whether the heads form one tree with one root.
  static func isTree(_ heads: [Int]) -> Bool {
    guard heads.count(where: { $0 == 0 }) == 1 else { return false }
    // 0 unseen, 1 on the current path, 2 leads to the root.
    var state = [UInt8](repeating: 0, count: heads.count + 1)
    state[0] = 2
    for start in 1...heads.count {
      var node = start
      while state[node] == 0 {
        state[node] = 1
        node = heads[node - 1]
      }
      if state[node] == 1 { return false }
      node = start
      while state[node] == 1 {
        state[node] = 2
        node = heads[node - 1]
      }
    }
    return true
  }

  /// Heads of the best arborescence out of node 0; `weights[from * size + to]`. Cycles are contracted one by one.
  private static func arborescence(_ weights: [Double], _ size: Int) -> [Int] {
    var heads = [Int](repeating: 0, count: size)
    for node in 1..<size {
      for from in 0..<size where from != node && weights[from * size + node] > weights[heads[node] * size + node] { heads[node] = from }
    }
    guard let cycle = cycle(heads) else { return heads }
    var inCycle = [Bool](repeating: false, count: size)
    for node in cycle { inCycle[node] = true }
    // The nodes outside keep their order; the cycle is the last node.
    let outside = (0..<size).filter { !inCycle[$0] }
    let smaller = outside.count + 1
    let merged = smaller - 1
    var contracted = [Double](repeating: -.infinity, count: smaller * smaller)
    var entry = [Int](repeating: 0, count: smaller)
    var exit = [Int](repeating: 0, count: smaller)
    for (i, node) in outside.enumerated() {
      for (j, other) in outside.enumerated() where i != j { contracted[i * smaller + j] = weights[node * size + other] }
      for member in cycle {
        let into = weights[node * size + member] - weights[heads[member] * size + member]
        if into > contracted[i * smaller + merged] {
          contracted[i * smaller + merged] = into
          entry[i] = member
        }
        let out = weights[member * size + node]
        if i > 0, out > contracted[merged * smaller + i] {
          contracted[merged * smaller + i] = out
          exit[i] = member
        }
      }
    }
    let solved = arborescence(contracted, smaller)
    for (i, node) in outside.enumerated() where i > 0 { heads[node] = solved[i] == merged ? exit[i] : outside[solved[i]] }
    // The cycle opens where its best arc from outside comes in.
    let from = solved[merged]
    heads[entry[from]] = outside[from]
    return heads
  }

  private static func cycle(_ heads: [Int]) -> [Int]? {
    var state = [UInt8](repeating: 0, count: heads.count)
    state[0] = 2
    for start in 1..<heads.count {
      var path: [Int] = []
      var node = start
      while state[node] == 0 {
        state[node] = 1
        path.append(node)
        node = heads[node]
      }
      if state[node] == 1, let at = path.firstIndex(of: node) { return Array(path[at...]) }
      for node in path { state[node] = 2 }
    }
    return nil
  }
}
