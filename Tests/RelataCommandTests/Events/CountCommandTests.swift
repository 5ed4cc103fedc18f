import Foundation
import Testing

/// `count` on articles that were counted by hand.
@Suite struct CountCommandTests {
  /// Nine articles: two meetings and a threat in January, an attack told twice in one article and once by a reprint in February, none in March, and in
  /// April what is denied, planned, and of 2014.
  static let articles = """
    {"id": "a", "date": "2025-01-06", "text": "Russia met China."}
    {"id": "b", "date": "2025-01-20", "text": "Vladimir Putin met Xi Jinping."}
    {"id": "c", "date": "2025-01-31", "text": "Iran threatened to attack Israel."}
    {"id": "d", "date": "2025-02-03", "text": "Iran attacked Israel. Israel condemned Iran. Iranian troops bombed Israel."}
    {"id": "g", "date": "2025-04-01", "text": "Iran did not attack Israel."}
    {"id": "h", "date": "2025-04-02", "text": "Russia annexed Crimea in 2014."}
    {"id": "i", "date": "2025-04-30", "text": "Germany promised to aid Ukraine."}
    {"id": "j", "text": "Norway met Sweden."}
    """

  @Test(arguments: [
    (
      ["--by", "month"],
      """
      month,first,second,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,total
      2025-01,CN,RU,2,0,0,0,2
      2025-01,IL,IR,0,0,1,0,1
      2025-02,IL,IR,0,0,1,2,3
      2025-04,DE,UA,1,0,0,0,1
      """
    ),
    (
      ["--by", "year", "--directed"],
      """
      year,actor,recipient,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,total
      2014,RU,UA,0,0,0,1,1
      2025,CN,RU,2,0,0,0,2
      2025,DE,UA,1,0,0,0,1
      2025,IL,IR,0,0,1,0,1
      2025,IR,IL,0,0,1,2,3
      2025,RU,CN,2,0,0,0,2
      """
    ),
    (
      ["--by", "week", "--level", "entity", "--until", "2025-01-25"],
      """
      week,first,second,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,total
      2025-W02,china,russia,1,0,0,0,1
      2025-W04,vladimir-putin,xi-jinping,1,0,0,0,1
      """
    ),
    (
      ["--by", "day", "--directed", "--since", "2025-02-01", "--until", "2025-02-28", "--measure", "relation", "--relation", "attacks"],
      """
      day,actor,recipient,attacks,total
      2025-02-03,IR,IL,2,2
      """
    ),
    (
      ["--zeros", "--relation", "attacks", "--relation", "threatens", "--relation", "accuses", "--until", "2025-03-31"],
      """
      month,first,second,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,total
      2025-01,IL,IR,0,0,1,0,1
      2025-02,IL,IR,0,0,1,2,3
      """
    ),
  ])
  func isCountedAsByHand(arguments: [String], expected: String) throws {
    let graph = try CountCommandTests.graph.get()
    let result = try Command.run(["count", "-"] + arguments, input: graph)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == expected + "\n")
  }

  @Test func saysWhatHasNoDate() throws {
    let result = try Command.run(["count", "-", "--by", "month"], input: try CountCommandTests.graph.get())
    #expect(result.error == "relata: 2 events have no date that tells the month, and are not counted\n")
  }

  private static let graph = Result { try Command.run(["extract", "-"], input: articles).output }
}
