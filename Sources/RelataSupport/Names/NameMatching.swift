/// Compares names: spelling variants, initials, acronyms.
package enum NameMatching {
  /// A word in lower case without accents.
  package static func folded(_ word: String) -> String { LatinFolding.folded(word).lowercased() }

  /// A name's words in lower case without accents, full stops, particles of courtesy and generation marks.
  package static func words(_ name: String) -> [String] {
    LatinFolding.folded(name).lowercased().split { $0 == " " || $0 == "-" || $0 == "\u{2013}" }
      .map { $0.filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty && !["jr", "sr", "ii", "iii", "iv"].contains($0) }
  }

  /// What is left of a word when letters that transliterations disagree on are made one.
  ///
  /// Names from Arabic, Russian, Persian or Hebrew come in many spellings: Zelenskyy and Zelenskiy, Assad and Asad, Qaddafi and Gadhafi.
  package static func skeleton(_ word: String) -> String {
    var out = ""
    var previous: Character?
    let letters = Array(word)
    var i = 0
    while i < letters.count {
      var letter = letters[i]
      let next = i + 1 < letters.count ? letters[i + 1] : nil
      switch letter {
      case "k" where next == "h", "g" where next == "h", "d" where next == "h", "t" where next == "h", "z" where next == "h":
        i += 1
        letter = letter == "k" ? "h" : letter
      case "q", "g": letter = "k"
      case "c" where next != "h": letter = "k"
      case "y", "j": letter = "i"
      case "e": letter = "i"
      case "o", "w": letter = "u"
      case "v": letter = "v"
      case "'": i += 1; continue
      default: break
      }
      if letter != previous { out.append(letter) }
      previous = letter
      i += 1
    }
    return out
  }

  /// Whether two words are one name in different spellings, or one of them has a typo.
  package static func isVariant(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    let length = min(one.count, other.count)
    guard length >= 4, one.first == other.first || skeleton(one).first == skeleton(other).first else { return false }
    if skeleton(one) == skeleton(other) { return true }
    return length >= 5 && EditDistance.isOneEditApart(Array(one.utf8), Array(other.utf8))
  }

  /// A person's last name as it stands alone, without an Arabic article: Burhan of Abdel Fattah al-Burhan.
  package static func surname(_ name: String) -> String? {
    guard let last = name.split(separator: " ").last.map(String.init) else { return nil }
    for article in ["al-", "Al-", "el-", "El-"] where last.hasPrefix(article) { return String(last.dropFirst(article.count)) }
    return last
  }

  /// Whether the words are a last name without a first: Putin, von der Leyen, al-Assad.
  package static func isLastName(_ words: [String]) -> Bool { words.dropLast().allSatisfy(particles.contains) }

  private static let particles: Set<String> = [
    "von", "van", "der", "den", "zu", "de", "da", "das", "do", "dos", "del", "della", "di", "du", "la", "le", "al", "el", "bin", "ben", "ibn", "abu", "ter",
    "ten",
  ]

  /// The one name by which monarchs and popes are called: `Leo` of Pope Leo XIV.
  package static func regnal(_ words: [String]) -> String? {
    let names = words.drop { crowns.contains($0) }
    let isNumbered = names.count > 1 && names.last.map(isNumeral) ?? false
    let own = isNumbered ? names.dropLast() : names
    return own.count == 1 && words.count > 1 ? own.first : nil
  }

  /// Titles that stand before a given name alone.
  package static let crowns: Set<String> = [
    "king", "queen", "pope", "prince", "princess", "crown", "emperor", "empress", "saint", "st", "archduke", "duke", "duchess", "patriarch",
  ]

  private static func isNumeral(_ word: String) -> Bool { word.count <= 6 && word.allSatisfy { "ivx".contains($0) } }

  /// Whether two last names are one in different spellings; what particles both have must agree.
  package static func sameLastName(_ one: [String], _ other: [String]) -> Bool {
    if isJoined(one, other) { return true }
    guard let lastOne = one.last, let lastOther = other.last, isVariant(lastOne, lastOther) else { return false }
    func leading(_ words: [String]) -> [String] { words.dropLast().reversed().prefix(while: particles.contains).map { $0 } }
    return zip(leading(one), leading(other)).allSatisfy { $0 == $1 }
  }

  /// Whether two full names of persons can be one: the same last name, and first names that agree as far as both are there.
  package static func samePerson(_ one: [String], _ other: [String]) -> Bool {
    guard let lastOne = one.last, let lastOther = other.last, one.count > 1, other.count > 1 else { return false }
    guard isJoined([lastOne], other) || isJoined([lastOther], one) || isVariant(lastOne, lastOther) && (lastOne == lastOther || lastOne.count >= 5) else {
      return false
    }
    return sameFirstName(one[0], other[0])
  }

  package static func sameFirstName(_ one: String, _ other: String) -> Bool {
    if one == other || isVariant(one, other) { return true }
    // Initials: J. Biden.
    if one.count == 1 || other.count == 1 { return one.first == other.first }
    // Short forms: Alex, Alexander.
    return min(one.count, other.count) >= 3 && (one.hasPrefix(other) || other.hasPrefix(one))
  }

  /// The fullest of names with their numbers of occurrences, the most frequent among equals, then the first in order.
  package static func fullest(_ names: [String: Int]) -> String {
    names.max { (fullness($0.key), $0.value, $1.key) < (fullness($1.key), $1.value, $0.key) }?.key ?? ""
  }

  /// How full a name is: its words, without initials.
  package static func fullness(_ name: String) -> Int { name.split(separator: " ").filter { $0.count > 1 && !$0.hasSuffix(".") }.count }

  /// Whether the acronym is made of the initials of the long name: UN, United Nations.
  package static func isAcronym(_ short: String, of long: String) -> Bool {
    let letters = short.filter(\.isLetter).lowercased()
    guard letters.count >= 2, short.filter(\.isLetter).allSatisfy(\.isUppercase) || short.count >= 4 else { return false }
    let words = LatinFolding.folded(long).lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.count >= 2 else { return false }
    let all = String(words.compactMap(\.first))
    let content = String(words.filter { !["of", "the", "and", "for", "in", "on", "to", "a"].contains($0) }.compactMap(\.first))
    // `Department of Health and Human Services (HHS)`
    let named = ["department", "ministry", "office", "bureau"].contains(words[0]) ? content.dropFirst() : ""
    return letters == all || letters == content || letters.count >= 3 && letters == named
  }
}
