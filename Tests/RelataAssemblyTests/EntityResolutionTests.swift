import RelataExtraction
import RelataGraph
import Testing

@testable import RelataAssembly

@Suite struct EntityResolutionTests {
  private func bearer(_ id: String, _ type: EntityType, _ names: String...) -> Bearer {
    Bearer(id: id, type: type, names: names.sorted().map { Bearer.Name(text: $0, count: 1) })
  }

  private func entities(_ bearers: [Bearer]) throws -> [String: Set<String>] {
    let sorted = bearers.sorted(by: Bearer.precedes)
    let resolved = EntityResolution(sorted, gazetteer: try Gazetteer.builtIn()).entities
    #expect(resolved.flatMap(\.bearers).sorted() == Array(sorted.indices))
    return Dictionary(uniqueKeysWithValues: resolved.map { ($0.entity.id, Set($0.bearers.map { sorted[$0].id })) })
  }

  /// Who bears the names of two entries is one of them at most.
  @Test func entriesStayApart() throws {
    let found = try entities([
      bearer("=nato", .organization, "NATO"), bearer("=european-union", .organization, "European Union"),
      bearer("organization nato european union", .organization, "NATO", "European Union"),
    ])
    #expect(found["nato"] != nil && found["european-union"] != nil)
    #expect(found.count == 2 || found.count == 3)
  }

  @Test func aLastNameJoinsTheOnlyPersonWhoHasIt() throws {
    let last = bearer("person drummel", .person, "Drummel")
    let (david, dora) = (bearer("person david drummel", .person, "David Drummel"), bearer("person dora drummel", .person, "Dora Drummel"))
    #expect(try entities([last, david]) == ["david-drummel": ["person drummel", "person david drummel"]])
    #expect(try entities([last, david, dora]).count == 3)
  }

  /// In a crowd whose names begin with one letter, those with the same name still are one.
  @Test func crowdsAreResolvedByWholeNames() throws {
    let crowd = (0..<500).map { bearer("organization astor works \($0)", .organization, "Astor Works \($0)") }
    let found = try entities(
      crowd + [
        bearer("organization astor holding group", .organization, "Astor Holding Group", "Astor Works 7"),
        bearer("organization astor limited liability trust", .organization, "Astor Limited Liability Trust"),
      ])
    #expect(found.count == 501)
    #expect(found.values.contains(["organization astor holding group", "organization astor works 7"]))
  }
}
