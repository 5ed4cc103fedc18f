import Foundation
import Testing

/// Runs the command as it was built, beside the test bundle.
struct Command {
  struct Result {
    var status: Int32
    var output: String
    var error: String
  }

  static var executable: URL {
    let argument = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: argument).deletingLastPathComponent().appendingPathComponent("relata")
  }

  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String]? = nil, folder: URL? = nil, outputPath: String? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let environment { process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 } }
    if let folder { process.currentDirectoryURL = folder }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Files rather than pipes: no deadlock, however much is written.
    let files = try ["input", "output", "error"].map { name in
      let url = scratch.appendingPathComponent(name)
      try Data((name == "input" ? input ?? "" : "").utf8).write(to: url)
      return url
    }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: outputPath.map { URL(fileURLWithPath: $0) } ?? files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

@Suite struct HelpTests {
  @Test func saysWhatItIs() throws {
    let result = try Command.run(["--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("SUBCOMMANDS"))
  }

  /// Commands are parsed by themselves at first, which must not show.
  @Test(arguments: [["render", "--help"], ["help", "render"], ["render"], ["render", "a.json", "--depth", "deep"], ["render", "a.json", "--dpi", "3"]])
  func namesTheProgramBeforeACommand(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect((result.output + result.error).contains("relata render [<options>] <graph>"))
    #expect(result.status == (arguments.contains { $0.hasSuffix("help") } ? 0 : 64))
  }

  @Test(arguments: ["render", "query"]) func tellsTheVersionBehindACommand(_ command: String) throws {
    #expect(try Command.run([command, "--version"]).output == Command.run(["--version"]).output)
  }
}
