/// A list of coordinated words while its sentence is read: long ones are not looked through again at each of their words.
struct Coordination {
  /// Those that are still to come, in order.
  private var words: ArraySlice<Int>
  /// Whom the words so far refer to, each once, sorted.
  private(set) var entities: [Int] = []
  /// How many that are, with those named twice.
  private(set) var count = 0
  /// Whether its first word is nothing that can be referred to.
  var isWithoutBase = false
  /// Whether it is a candidate already.
  var isJoined = false

  init(words: ArraySlice<Int>) { self.words = words }

  mutating func read(upTo last: Int, _ referents: (Int) -> [Int]) {
    while let word = words.first, word <= last {
      words.removeFirst()
      let found = referents(word)
      count += found.count
      for entity in found {
        var (low, high) = (0, entities.count)
        while low < high {
          let middle = (low + high) / 2
          if entities[middle] < entity { low = middle + 1 } else { high = middle }
        }
        if low == entities.count || entities[low] != entity { entities.insert(entity, at: low) }
      }
    }
  }
}
