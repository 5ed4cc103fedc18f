import CKnowledge
import RelataGraph
import RelataSupport

/// The sector of an actor, after the agents of PLOVER.
public enum Sector: String, Sendable, Hashable, CaseIterable {
  case government, military, police, intelligence, legislature, judiciary, party, opposition, rebel, criminal, media, business, international, ngo, religious,
    labor, education, medical, refugees, civilian
}

/// The words and known entities by which sectors are told, from `sectors/sectors.yaml`.
struct SectorLexicon {
  /// By the words of a phrase, in the singular, the last first.
  private var phrases: [[String]: Sector] = [:]
  private var entities: [String: Sector] = [:]
  private(set) var codes: [Sector: String] = [:]
  private var longest = 1

  /// The lexicon that ships inside the program, or what is wrong with it.
  static let builtIn = Result { () throws(YAMLError) in try SectorLexicon(BuiltInFile.sectors, path: "built-in sectors.yaml") }

  init() {}

  init(_ text: String, path: String) throws(YAMLError) {
    let root = try YAMLFile(text, path: path).root.members(of: ["sectors"], in: "a file of sectors")
    for item in try root["sectors"]?.list() ?? [] {
      let members = try item.members(of: ["sector", "plover", "words", "entities"], in: "a sector")
      guard let name = members["sector"] else { throw item.error("a sector needs its name") }
      let sector = try name.choice("sector", of: Sector.self)
      codes[sector] = try members["plover"]?.string()
      for phrase in try members["words"]?.strings() ?? [] {
        let words = SectorLexicon.words(phrase)
        longest = max(longest, words.count)
        guard phrases.updateValue(sector, forKey: words) ?? sector == sector else { throw item.error("\(phrase) is in two sectors") }
      }
      for id in try members["entities"]?.strings() ?? [] {
        guard entities.updateValue(sector, forKey: id) == nil else { throw item.error("\(id) is there twice") }
      }
    }
  }

  func sector(ofEntity id: String) -> Sector? { entities[id] }

  /// All entities that it names, for a check against the gazetteer.
  var entityIDs: [String] { entities.keys.sorted() }

  /// The sector that the last phrase of a text tells; of phrases that end there, the longest.
  ///
  /// - Parameter atEnd: Whether it must be the end of the text: `opposition leader` before a name.
  func sector(in text: Substring, atEnd: Bool = false) -> Sector? {
    let words = SectorLexicon.words(text)
    for end in stride(from: words.count, to: 0, by: -1) {
      for count in stride(from: min(longest, end), to: 0, by: -1) {
        if let sector = phrases[Array(words[end - count..<end])] { return sector }
      }
      if atEnd { return nil }
    }
    return nil
  }

  private static func words(_ text: some StringProtocol) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map { singular(String($0)) }.filter { !$0.isEmpty }
  }

  private static func singular(_ word: String) -> String {
    var word = word
    for ending in ["'s", "’s", "'", "’"] where word.hasSuffix(ending) {
      word.removeLast(ending.count)
      break
    }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    return word.hasSuffix("s") && !word.hasSuffix("ss") && word.count > 3 ? String(word.dropLast()) : word
  }
}

private enum BuiltInFile {
  static var sectors: String {
    let file = relata_sectors_file()
    return String(decoding: UnsafeRawBufferPointer(start: file.bytes, count: file.size), as: UTF8.self)
  }
}
