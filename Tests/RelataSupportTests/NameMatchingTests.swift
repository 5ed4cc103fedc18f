import Testing

@testable import RelataSupport

@Suite struct NameMatchingTests {
  @Test(arguments: [
    ("Zelenskyy", "Zelenskiy", true), ("Gaddafi", "Qaddafi", true), ("Netanyahu", "Netanyhau", true), ("Bashir", "Basher", true), ("Petrov", "Petrovic", false),
    ("Khan", "Kahn", false), ("Iran", "Iraq", false), ("Mali", "Malta", false), ("Niger", "Nigeria", false),
  ])
  func comparesSpellings(_ one: String, _ other: String, _ expected: Bool) {
    #expect(NameMatching.isVariant(one.lowercased(), other.lowercased()) == expected)
  }

  @Test(arguments: [
    ("Vera Novak", "V. Novak", true), ("Vera Novak", "Ivan Novak", false), ("Alexander Petrov", "Alex Petrov", true), ("Ali Hassan", "Omar Hassan", false),
    ("Rosa Quispe", "Rosa Quizpe", true), ("John Smith", "Jane Smith", false),
  ])
  func tellsPeopleApart(_ one: String, _ other: String, _ expected: Bool) {
    #expect(NameMatching.samePerson(NameMatching.words(one), NameMatching.words(other)) == expected)
  }

  @Test(arguments: [
    ("UN", "United Nations", true), ("OSCE", "Organization for Security and Cooperation in Europe", true), ("EU", "United Nations", false),
    ("AU", "African Union", true), ("It", "International Tribunal", false),
  ])
  func readsAcronyms(_ short: String, _ long: String, _ expected: Bool) {
    #expect(NameMatching.isAcronym(short, of: long) == expected)
  }
}
