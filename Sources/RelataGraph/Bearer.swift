/// Whoever bears a name: what documents call by one full name, or an entry of the gazetteer.
///
/// Bearers are what any number of corpora have in common: those of the same identifier are one, whatever else there is. Which
/// bearers make one entity is decided anew for each corpus; a graph keeps them, so that it can be put together with others and
/// be taken apart again without reading a text.
public struct Bearer: Sendable, Hashable {
  /// A name and how often the corpus says it.
  public struct Name: Sendable, Hashable {
    public var text: String
    public var count: Int

    public init(text: String, count: Int) {
      self.text = text
      self.count = count
    }
  }

  /// `=` and the identifier of the gazetteer's entry, or type and words of the fullest name: `person vera novak`. With `@` and the identifier of
  /// a document behind, whoever bears a name of many there, and nowhere else: `organization supreme court @1`.
  public var id: String
  public var type: EntityType
  /// Its proper names, by their bytes.
  public var names: [Name]
  /// The number of mentions that are counted but not kept.
  public var omitted: Int

  public init(id: String, type: EntityType, names: [Name] = [], omitted: Int = 0) {
    self.id = id
    self.type = type
    self.names = names
    self.omitted = omitted
  }

  /// The identifier of the gazetteer's entry, for bearers that have one.
  public var entry: String? { id.first == "=" ? String(id.dropFirst()) : nil }

  package static func id(entry: String) -> String { "=" + entry }

  /// - Parameter document: Where alone it is spoken of; `nil` for who may be spoken of anywhere.
  package static func id(_ type: EntityType, words: [String], document: String? = nil) -> String {
    ([type.rawValue] + words + (document.map { ["@" + $0] } ?? [])).joined(separator: " ")
  }

  /// Whether nothing in another document can be the same.
  package var isOfOneDocument: Bool { id.contains(" @") }

  /// By identifier, to the byte.
  package static func precedes(_ left: Bearer, _ right: Bearer) -> Bool { left.id.utf8.lexicographicallyPrecedes(right.id.utf8) }
}
