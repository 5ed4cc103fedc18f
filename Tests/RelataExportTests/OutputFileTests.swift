import Foundation
import Testing

@testable import RelataExport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files appear whole or not at all, and nothing but the file that is meant is touched.
@Suite struct OutputFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("relata-output-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
  private var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() } }
  private func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
  private func information(_ name: String) -> stat {
    var information = stat()
    lstat(path(name), &information)
    return information
  }
  private func remove() { try? FileManager.default.removeItem(at: folder) }

  @Test func aNewFileIsAsOpenAsTheMaskHasIt() throws {
    defer { remove() }
    try OutputFile.write(Array("a".utf8), to: path("a"))
    let mask = umask(0)
    umask(mask)
    #expect(try text("a") == "a" && information("a").st_mode & 0o777 == 0o666 & ~mask)
    #expect(try names == ["a"])
  }

  @Test func aFileKeepsItsModeAndItsOwner() throws {
    defer { remove() }
    try "old".write(toFile: path("a"), atomically: false, encoding: .utf8)
    chmod(path("a"), 0o640)
    if geteuid() == 0 { chown(path("a"), 12_345, 54_321) }
    let before = information("a")
    try OutputFile.write(Array("new".utf8), to: path("a"))
    let after = information("a")
    #expect(try text("a") == "new" && after.st_mode == before.st_mode && after.st_uid == before.st_uid && after.st_gid == before.st_gid)
    #expect(try names == ["a"])
  }

  @Test func linksAreFollowed() throws {
    defer { remove() }
    try FileManager.default.createDirectory(atPath: path("sub"), withIntermediateDirectories: false)
    try "old".write(toFile: path("sub/monday"), atomically: false, encoding: .utf8)
    symlink("sub/monday", path("latest"))
    symlink("latest", path("newest"))
    try OutputFile.write(Array("new".utf8), to: path("newest"))
    #expect(try text("sub/monday") == "new" && information("newest").st_mode & S_IFMT == S_IFLNK && information("latest").st_mode & S_IFMT == S_IFLNK)
    symlink("sub/tuesday", path("next"))
    try OutputFile.write(Array("next".utf8), to: path("next"))
    #expect(try text("sub/tuesday") == "next" && information("next").st_mode & S_IFMT == S_IFLNK)
    symlink("round", path("round"))
    #expect(throws: OutputError.self) { try OutputFile.write([0x61], to: path("round")) }
    #expect(try names == ["latest", "newest", "next", "round", "sub"])
  }

  @Test func foldersAndReadOnlyFilesAreRefused() throws {
    defer { remove() }
    #expect(throws: OutputError(path: folder.path, reason: "it is a folder")) { try OutputFile.write([0x61], to: folder.path) }
    #expect(throws: OutputError.self) { try OutputFile.write([0x61], to: path("no/such/folder")) }
    try "old".write(toFile: path("a"), atomically: false, encoding: .utf8)
    chmod(path("a"), 0o444)
    // The administrator may write everything.
    if geteuid() != 0 { #expect(throws: OutputError.self) { try OutputFile.write([0x61], to: path("a")) } }
  }

  @Test func whatIsNoRegularFileIsWrittenStraightTo() throws {
    defer { remove() }
    mkfifo(path("fifo"), 0o600)
    // Opened for both, so that neither side waits for the other.
    let descriptor = open(path("fifo"), O_RDWR)
    defer { close(descriptor) }
    try OutputFile.write(Array("through".utf8), to: path("fifo"))
    var buffer = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &buffer, buffer.count)
    #expect(String(decoding: buffer[..<max(0, count)], as: UTF8.self) == "through" && information("fifo").st_mode & S_IFMT == S_IFIFO)
    try OutputFile.write([0x61], to: "/dev/null")
    var null = stat()
    #expect(lstat("/dev/null", &null) == 0 && null.st_mode & S_IFMT == S_IFCHR)
    #expect(try names == ["fifo"])
  }

  /// As a shell's `>(…)` and `/dev/stdout` are.
  @Test func descriptorsAreWrittenOnFromWhereTheyAre() throws {
    defer { remove() }
    let descriptor = open(path("a"), O_RDWR | O_CREAT, 0o600)
    defer { close(descriptor) }
    _ = "1".withCString { write(descriptor, $0, 1) }
    try OutputFile.write(Array("2".utf8), to: "/dev/fd/\(descriptor)")
    _ = "3".withCString { write(descriptor, $0, 1) }
    #expect(try text("a") == "123")
    #expect(try names == ["a"])
  }

  #if os(Linux)
    @Test func whatIsNotWholeHasNoName() throws {
      defer { remove() }
      try OutputFile.write(Array("old".utf8), to: path("a"))
      for name in ["a", "b"] {
        try OutputFile.write(to: path(name)) { (write) throws(OutputError) in
          try write([0x61])
          #expect((try? names) == ["a"])
        }
      }
    }
  #endif

  @Test func whatFailsLeavesNothing() throws {
    defer { remove() }
    try OutputFile.write(Array("old".utf8), to: path("a"))
    for name in ["a", "b"] {
      #expect(throws: OutputError(path: "x", reason: "y")) {
        try OutputFile.write(to: path(name)) { (write) throws(OutputError) in
          try write([0x61])
          throw OutputError(path: "x", reason: "y")
        }
      }
    }
    #expect(try text("a") == "old" && names == ["a"])
  }

  @Test func whatKilledRunsLeftIsRemovedAndNothingElse() throws {
    defer { remove() }
    for name in [".a.relata-99-0", ".a.relata-busy", ".a.relata", ".b.relata-99-0", "a.relata-99-0"] {
      try "x".write(toFile: path(name), atomically: false, encoding: .utf8)
    }
    try "mine".write(toFile: path("c"), atomically: false, encoding: .utf8)
    symlink("c", path(".a.relata-link"))
    let busy = open(path(".a.relata-busy"), O_RDWR)
    defer { close(busy) }
    flock(busy, LOCK_EX)
    try OutputFile.write([0x61], to: path("a"))
    #expect(try names == [".a.relata", ".a.relata-busy", ".a.relata-link", ".b.relata-99-0", "a", "a.relata-99-0", "c"])
  }

  @Test func longNamesAreNoTrouble() throws {
    defer { remove() }
    let name = String(repeating: "ä", count: 127)
    for _ in 0..<2 { try OutputFile.write([0x61], to: path(name)) }
    #expect(try names.count == 1)
  }
}
