import Foundation
import Testing

/// The views of `render`, as the command draws them.
@Suite struct RenderViewTests {
  private let scratch: Scratch
  private static let views = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("RelataExportTests/Golden/views")
  private static let before = views.appendingPathComponent("before.json").path
  private static let after = views.appendingPathComponent("after.json").path

  init() throws { scratch = try Scratch() }

  @Test(
    arguments: [["--view", "rings", "--focus", "Ruritania"], ["--view", "matrix"], ["--view", "timeline"], [RenderViewTests.before]],
    [("svg", "<?xml"), ("png", "\u{FFFD}PNG"), ("pdf", "%PDF"), ("dot", "digraph relata {")])
  func aViewIsWrittenInEveryFormat(arguments: [String], format: (ending: String, start: String)) throws {
    let picture = scratch.path("picture.\(format.ending)")
    let result = try Command.run(["render", Self.after] + arguments + ["-o", picture])
    #expect(result.status == 0, "\(result.error)")
    #expect(String(decoding: try Data(contentsOf: URL(fileURLWithPath: picture)), as: UTF8.self).hasPrefix(format.start))
  }

  @Test(arguments: [
    (["--view", "rings", "--depth", "2", "--focus", "Bo Reed"], "from the inner one"), (["--view", "rings", "--title", "A war"], ">A war<"),
    (["--view", "matrix", "--theme", "dark", "--credit", "The desk"], ">The desk<"),
    (["--view", "timeline", "--top", "1", "--subtitle", "Day by day"], ">Day by day<"),
    (["--view", "timeline", "--focus", "Ruritania", "--focus", "Bo Reed"], ">Bo Reed – Ruritania<"), (["--view", "matrix", "--size", "A5"], "width=\"420pt\""),
    (["--legend", "right"], "legend-person"), ([RenderViewTests.before, "--panel", "Now", "--panel", "Then"], ">Then<"), ([RenderViewTests.before], ">before<"),
    (["--view", "rings", "--set", "corners=4", "--legend", "off"], ">Freedonia<"),
  ])
  func optionsHoldForEveryView(arguments: [String], expected: String) throws {
    let result = try Command.run(["render", Self.after] + arguments)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains(expected))
  }

  @Test(arguments: [
    (["--view", "ring"], "one of 'network', 'rings', 'matrix' or 'timeline'"), (["--view", "matrix", RenderViewTests.before], "--view matrix is of one graph"),
    (["--panel", "a", "--panel", "b"], "--panel is given 2 times for 1 graph"),
    (["--view", "rings", "--focus", "Ruritania", "--focus", "Bo Reed"], "has one entity in the middle"),
    (["--view", "timeline", "--focus", "Ada Stone", "--focus", "Bo Reed"], "nothing to draw between Ada Stone and Bo Reed"),
    (["--view", "matrix", "--min-weight", "99"], "there is nothing to draw as matrix: no relations between two are selected"),
    (["--view", "rings", "--focus", "Bo Reed", "--relation", "leads"], "there is nothing to draw around Bo Reed"),
    (["--view", "matrix", "--size", "12x11mm"], "not even a single entity fits"),
  ])
  func mistakesAreNamed(arguments: [String], message: String) throws {
    let result = try Command.run(["render", Self.after] + arguments)
    #expect([2, 64].contains(result.status) && result.output.isEmpty)
    #expect(result.error.contains(message), "\(result.error)")
  }

  @Test func aDiffStandsForTheGraphThatItMakes() throws {
    let diff = scratch.path("changes.json")
    #expect(try Command.run(["diff", Self.before, Self.after, "-o", diff]).status == 1)
    let panels = ["--panel", "Then", "--panel", "Now"]
    let drawn = try Command.run(["render", Self.before, diff] + panels)
    #expect(drawn.status == 0 && drawn.output.contains(">Now<"), "\(drawn.error)")
    #expect(try drawn.output == Command.run(["render", Self.before, Self.after] + panels).output)
    let alone = try Command.run(["render", diff])
    #expect(alone.status == 2 && alone.error.contains("changes.json: is a diff; name the graph that it starts from before it"), "\(alone.error)")
    let other = try Command.run(["render", Self.after, diff])
    #expect(other.status == 2 && other.error.contains("changes.json: "), "\(other.error)")
  }

  @Test func anEmptyGraphAndOneWithoutDatesAreNamed() throws {
    let empty = try scratch.file("empty.json", "{\"graph\": {\"schema\": \"relata/1\"}, \"nodes\": [], \"edges\": []}")
    for view in ["rings", "matrix", "timeline"] {
      let result = try Command.run(["render", empty, "--view", view])
      #expect(result.status == 2 && result.error.hasPrefix("relata: there is nothing to draw as \(view)"), "\(result.error)")
    }
    #expect(try Command.run(["render", empty, empty]).status == 2)
    let undated = try String(contentsOfFile: Self.after, encoding: .utf8).replacing(#/"date": "[0-9-]+"/#, with: "\"date\": null")
    let result = try Command.run(["render", try scratch.file("undated.json", undated), "--view", "timeline"])
    #expect(result.status == 2 && result.error.contains("sentences is from a document with a date; give dates to documents"), "\(result.error)")
  }

  @Test func whatIsLeftOutIsSaid() throws {
    let result = try Command.run(["render", Self.after, "--view", "matrix", "--size", "70x90mm", "--legend", "off"])
    #expect(result.status == 0)
    #expect(result.error.contains("entities of 5 fit 70x90mm with text of 7 points or more, the strongest"), "\(result.error)")
  }

  @Test func aMissingFontIsSaid() throws {
    let picture = scratch.path("picture.png")
    let result = try Command.run(["render", Self.after, "-o", picture, "--all", "--set", "font=Sans of Nowhere"])
    #expect(result.status == 0)
    // Without Fontconfig nothing is known of fonts.
    #expect(result.error.isEmpty || result.error.contains("the font Sans of Nowhere is not on this machine; "))
    #expect(try !Command.run(["render", Self.after, "-o", scratch.path("picture.svg")]).error.contains("the font"))
  }
}
