import Foundation
import Testing

@testable import RelataCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Hostile files through every command: nothing steers the terminal, no file but those named is touched, and the status is a documented one.
@Suite struct HostileFileTests {
  @Test func thereAreTwoHundred() {
    let all = HostileFiles.graphs + HostileFiles.documents
    #expect(all.count >= 200 && Set(HostileFiles.documents.map(\.name)).count == HostileFiles.documents.count)
  }

  /// All that a folder holds, with what stands in its files and where its links lead.
  private func contents(_ folder: String) throws -> [String: String] {
    var out: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      var information = stat()
      lstat(folder + "/" + name, &information)
      out[name] = "\(information.st_mode) \(information.st_size) \(information.st_ino) \(information.st_nlink)"
      if information.st_mode & S_IFMT == S_IFREG, let data = FileManager.default.contents(atPath: folder + "/" + name) { out[name]? += " \(data.hashValue)" }
    }
    return out
  }

  /// What is wrong with what a command did.
  private func faults(_ arguments: [String]) throws -> [String] {
    let result = try Command.run(arguments)
    var out: [String] = []
    if ![0, 1, 2, 64].contains(result.status) { out.append("status \(result.status)") }
    for word in ["Fatal error", "Stack dump", "Backtrace", "AddressSanitizer"] where result.error.contains(word) { out.append("a trace") }
    // What a program asks for is data; what people read is not.
    let shown = result.error + (HostileFileTests.reports.contains(arguments[0]) ? result.output : "")
    let steering = shown.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A, 0x09: false
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    if !steering.isEmpty { out.append("steers a terminal: \(steering.map { String($0.value, radix: 16) })") }
    return out
  }

  private static let reports: Set<String> = ["summary", "explain", "verify", "timeline"]

  /// What each command that reads a graph does with one.
  private func jobs(_ path: String, beside sound: String) -> [[String]] {
    [
      ["summary", path], ["verify", path], ["explain", path, "chile"], ["timeline", path], ["query", path, "pairs"], ["count", path], ["review", path],
      ["render", path, "--format", "dot"], ["export", path, "--format", "graphml"], ["diff", sound, path], ["diff", path, sound, "--format", "json"],
      ["patch", sound, path], ["merge", sound, path], ["correct", path], ["update", path, sound, "-o", "-"],
    ]
  }

  @Test func graphsThroughEveryCommand() throws {
    let scratch = try Scratch()
    let sound = try scratch.file("sound.json", Data(HostileFiles.graphs.last?.bytes ?? []))
    let paths = try HostileFiles.graphs.map { try scratch.file("in/" + $0.name, Data($0.bytes)) }
    let before = try contents(scratch.folder.path)
    for (number, path) in paths.enumerated() {
      let jobs = jobs(path, beside: sound)
      // Each through what reads it whole, and in turn through three of the others.
      for job in jobs[..<2] + (0..<3).map({ jobs[2 + (3 * number + $0) % (jobs.count - 2)] }) {
        let faults = try faults(job)
        #expect(faults.isEmpty, "\(job): \(faults)")
      }
    }
    #expect(try contents(scratch.folder.path) == before)
  }

  @Test func documentsThroughEveryCommand() throws {
    let scratch = try Scratch()
    let sound = try scratch.file("sound.json", Data(HostileFiles.graphs.first?.bytes ?? []))
    let paths = try HostileFiles.documents.map { try scratch.file("in/" + $0.name, Data($0.bytes)) }
    let (folder, bait) = (scratch.path("in"), try scratch.file("bait/secret.txt", "Do not read: Mali accused Chad."))
    // Links out of the folder, into it and to nothing, a pipe that nobody writes to, a device.
    symlink(bait, folder + "/link.txt")
    symlink(scratch.path("bait"), folder + "/folder")
    symlink(folder, folder + "/loop")
    symlink("nowhere", folder + "/dangling.txt")
    symlink("/dev/zero", folder + "/zero.txt")
    mkfifo(folder + "/pipe.txt", 0o600)
    let before = try contents(scratch.folder.path)
    for path in paths {
      let faults = try faults(["read", path, "--format", "table"])
      #expect(faults.isEmpty, "\(path): \(faults)")
    }
    for job in [
      ["read", folder], ["read", folder, "--skip-unreadable", "--format", "table"], ["extract", folder, "--skip-unreadable", "--scorer", "rules"],
      ["extract", folder],
      ["parse", folder, "--skip-unreadable", "--segment"], ["candidates", folder, "--skip-unreadable"],
      ["update", sound, folder, "--skip-unreadable", "-o", "-"],
      ["verify", sound, folder], ["read", folder + "/loop"], ["read", folder + "/dangling.txt"], ["summary", folder], ["summary", "/dev/null"],
      ["read", "/dev/null"],
    ] {
      let faults = try faults(job)
      #expect(faults.isEmpty, "\(job): \(faults)")
      #expect(try !Command.run(job).output.contains("Do not read"), "\(job)")
    }
    #expect(try contents(scratch.folder.path) == before)
  }
}
