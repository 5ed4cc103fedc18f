import RelataGraph

/// What tells whether one text reprints another: a MinHash signature of its runs of words.
///
/// A. Broder, *On the Resemblance and Containment of Documents* (1997): of two sets under a random order, the least elements are
/// the same as often as elements of either are in both. Of each of 64 orders the last 8 bits of the least element are kept (P. Li
/// and C. König, *b-Bit Minwise Hashing*, 2010); `ReprintClusters` compares them.
public enum ReprintSignature {
  /// The number of words in a run.
  static let run = 3
  /// Texts with fewer words are too short to tell.
  static let shortest = 12

  /// The signature of the article's own words: 128 hexadecimal digits, or nothing for a text that is too short to tell.
  ///
  /// - Complexity: O(n) in the length of the text.
  public static func of(_ document: Document) -> String {
    let words = words(of: document)
    guard words.count >= shortest else { return "" }
    var least = [UInt64](repeating: .max, count: ReprintClusters.signatureLength)
    for start in 0...words.count - run {
      var shingle: UInt64 = 0
      for word in words[start..<start + run] { shingle = mixed(shingle &+ word) }
      var hash = shingle
      for order in least.indices {
        hash = mixed(hash &+ UInt64(order))
        if hash < least[order] { least[order] = hash }
      }
    }
    return ReprintClusters.digits(least.map { UInt8(truncatingIfNeeded: $0) })
  }

  /// A hash of each word, in lower case.
  private static func words(of document: Document) -> [UInt64] {
    var out: [UInt64] = []
    let scalars = Array(document.text.unicodeScalars)
    for paragraph in document.paragraphs {
      // FNV-1a, see Fowler, Noll and Vo.
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var isWord = false
      for scalar in scalars[paragraph] {
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          for folded in scalar.properties.lowercaseMapping.unicodeScalars { hash = (hash ^ UInt64(folded.value)) &* 0x100_0000_01B3 }
          isWord = true
        } else if isWord {
          out.append(hash)
          hash = 0xCBF2_9CE4_8422_2325
          isWord = false
        }
      }
      if isWord { out.append(hash) }
    }
    return out
  }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
