import RelataSupport
import Testing

@testable import RelataExtraction

@Suite struct InstitutionNamesTests {
  @Test(arguments: [
    ("the Kenyan National Assembly", "National Assembly", "kenya"), ("National Assembly of Kenya", "National Assembly", "kenya"),
    ("Kenya’s National Assembly", "National Assembly", "kenya"), ("Ministry of Defense of the Netherlands", "Defence Ministry", "netherlands"),
    ("Latvian Ministry of Foreign Affairs", "Foreign Ministry", "latvia"), ("Labor Party", "Labour Party", nil), ("Supreme Court", "Supreme Court", nil),
  ])
  func readsKindAndState(_ name: String, _ kind: String, _ state: String?) throws {
    let reading = try #require(InstitutionNames(try .builtIn()).reading(name))
    #expect(reading.kind == kind && reading.state == state)
  }

  @Test(arguments: ["European Commission", "Kenya", "Kenya Airways", "Ministry", "Nordwind", "Supreme Court Watch"])
  func leavesOthers(_ name: String) throws { #expect(InstitutionNames(try .builtIn()).reading(name) == nil) }

  @Test func knowsTheEntriesOfStates() throws {
    let names = InstitutionNames(try .builtIn())
    #expect(names.entry("National Assembly", of: "france") == "french-national-assembly")
    #expect(names.entry("Democratic Party", of: "south-korea") == "democratic-party-of-korea")
    #expect(names.entry("National Assembly", of: "kenya") == nil)
  }
}

@Suite struct JoinedNamesTests {
  @Test(arguments: [
    ("Zein El Dine", "Zeineddine"), ("Nur al-Din", "Nureddin"), ("Abd al-Rahman", "Abdulrahman"), ("Abdel Aziz", "Abdulaziz"), ("Nasr Allah", "Nasrallah"),
  ])
  func areOne(_ apart: String, _ together: String) {
    let (one, other) = (NameMatching.words("Omar " + apart), NameMatching.words(together))
    #expect(NameMatching.isJoined(other, one) && NameMatching.isJoined(one, other))
    #expect(!Set(NameMatching.lastNames(one)).isDisjoint(with: NameMatching.lastNames(other)))
  }

  @Test(arguments: [("Vera Novak", "Novakova"), ("Omar al-Din", "Nureddin"), ("Jan Berg", "Jansberg"), ("Ella Stroud", "Stroud")])
  func areNotOne(_ one: String, _ other: String) { #expect(!NameMatching.isJoined(NameMatching.words(one), NameMatching.words(other))) }

  @Test(arguments: [("Pope Leo XIV", "leo"), ("King Felipe VI", "felipe"), ("Felipe VI", "felipe"), ("Queen Astrid", "astrid")])
  func monarchsHaveOneName(_ name: String, _ given: String) { #expect(NameMatching.regnal(NameMatching.words(name)) == given) }

  @Test(arguments: ["Vera Novak", "Leo", "King Harald Sverre Holm", "Malcolm X Berg"])
  func othersHaveTwo(_ name: String) { #expect(NameMatching.regnal(NameMatching.words(name)) == nil) }
}
