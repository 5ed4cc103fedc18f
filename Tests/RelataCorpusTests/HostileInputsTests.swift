import CZlib
import Foundation
import Testing

@testable import RelataCorpus

/// Archives and files that mean harm, or are cut short.
@Suite struct HostileInputsTests {
  private let inputs: Inputs

  init() throws { inputs = try Inputs() }

  /// A ZIP archive of stored members.
  private struct Zip {
    struct Member {
      var name: String
      var content: [UInt8]
      /// Unix' mode.
      var mode: UInt32 = 0o100644
      var flag: UInt16 = 0
    }

    static func data(_ members: [Member]) -> Data {
      var out: [UInt8] = []
      var directory: [UInt8] = []
      func number(_ value: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * UInt32($0)) & 0xFF) } }
      for member in members {
        let name = Array(member.name.utf8)
        let sizes = number(checksum(member.content), 4) + number(UInt32(member.content.count), 4) + number(UInt32(member.content.count), 4)
        let common = number(20, 2) + number(UInt32(member.flag), 2) + number(0, 2) + number(0, 4) + sizes + number(UInt32(name.count), 2) + number(0, 2)
        directory += number(0x0201_4B50, 4) + number(0x0314, 2) + common + number(0, 6) + number(member.mode << 16, 4)
        // Comment, disk and internal attributes are the six bytes above.
        directory += number(UInt32(out.count), 4) + name
        out += number(0x0403_4B50, 4) + common + name + member.content
      }
      let count = number(UInt32(members.count), 2)
      let end = number(0x0605_4B50, 4) + number(0, 4) + count + count + number(UInt32(directory.count), 4) + number(UInt32(out.count), 4) + number(0, 2)
      return Data(out + directory + end)
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
      var sum = UInt32.max
      for byte in bytes {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
      }
      return ~sum
    }
  }

  private static let article = Array("Kenya praised Ghana on Friday.\n".utf8)

  @Test func refusesMembersThatPointElsewhere() throws {
    let archive = Zip.data([
      .init(name: "../../etc/passwd.txt", content: HostileInputsTests.article), .init(name: "/etc/b.txt", content: HostileInputsTests.article),
      .init(name: "c.txt", content: HostileInputsTests.article), .init(name: "d.txt", content: Array("/etc/passwd".utf8), mode: 0o120777),
      .init(name: "e.txt", content: HostileInputsTests.article, flag: 1), .init(name: "a\\..\\..\\f.txt", content: HostileInputsTests.article),
    ])
    let found = try inputs.read([try inputs.file("a.zip", archive)])
    #expect(found.documents.map(\.id) == ["c"])
    #expect(
      found.errors.sorted() == [
        "a.zip: ../../etc/passwd.txt: is damaged: its name points out of the archive; make it anew, or leave it out with --skip-unreadable",
        "a.zip: /etc/b.txt: is damaged: its name points out of the archive; make it anew, or leave it out with --skip-unreadable",
        "a.zip: a/../../f.txt: is damaged: its name points out of the archive; make it anew, or leave it out with --skip-unreadable",
        "a.zip: d.txt: is damaged: it is a link; make it anew, or leave it out with --skip-unreadable",
        "a.zip: e.txt: is damaged: it has a password; make it anew, or leave it out with --skip-unreadable",
      ])
  }

  @Test func refusesArchivesInArchives() throws {
    let inner = Array(Zip.data([.init(name: "a.txt", content: HostileInputsTests.article)]))
    let found = try inputs.read([try inputs.file("a.zip", Zip.data([.init(name: "b.zip", content: inner)]))])
    #expect(found.errors == ["a.zip: b.zip: is an archive in an archive; unpack the outer one, or leave it out with --skip-unreadable"])
  }

  private static func gzipped(_ bytes: [UInt8]) -> Data {
    var packed = [UInt8](repeating: 0, count: Int(compressBound(UInt(bytes.count))))
    var count = UInt(packed.count)
    compress2(&packed, &count, bytes, UInt(bytes.count), 9)
    let trailer: [UInt32] = [UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count))), UInt32(bytes.count)]
    // zlib's head and checksum are not gzip's.
    var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    out += packed[2..<Int(count) - 4]
    for number in trailer { for shift in 0..<4 { out.append(UInt8(truncatingIfNeeded: number >> UInt32(8 * shift))) } }
    return Data(out)
  }

  @Test func stopsWhereMoreComesOutThanIsPlausible() throws {
    let bomb = HostileInputsTests.gzipped([UInt8](repeating: 0x20, count: 100_000_000))
    let found = try inputs.read([try inputs.file("bomb.jsonl.gz", bomb)])
    #expect(found.documents.isEmpty)
    #expect(found.errors.count == 1 && found.errors[0].hasPrefix("bomb.jsonl.gz: more than 200 times its size comes out of it"), "\(found.errors)")
    let limited = try inputs.read([try inputs.file("bomb.txt.gz", bomb)])
    #expect(limited.errors.count == 1 && limited.documents.isEmpty, "\(limited.errors)")
  }

  @Test func namesWhatIsCutShort() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    for name in ["writer.docx", "writer.odt", "writer.rtf", "printed.epub", "python.csv.gz", "mixed.zip", "warcio.warc.gz"] {
      let whole = try Data(contentsOf: folder.appendingPathComponent(name))
      let found = try inputs.read([try inputs.file(name, whole.prefix(whole.count * 2 / 3))])
      #expect(!found.errors.isEmpty && found.errors.allSatisfy { $0.hasPrefix(name) && $0.contains("is damaged") }, "\(name): \(found.errors)")
    }
  }

  @Test func refusesGzipInGzipInGzip() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    let packed = try Data(contentsOf: folder.appendingPathComponent("python.csv.gz"))
    let twice = HostileInputsTests.gzipped(Array(packed))
    let found = try inputs.read([try inputs.file("a.csv.gz.gz", twice)])
    #expect(found.documents.isEmpty && found.errors.count == 1 && found.errors[0].contains("an archive in an archive"), "\(found.errors)")
  }

  @Test func refusesDeepGroups() throws {
    let deep = "{\\rtf1 " + String(repeating: "{", count: 100_000) + "x"
    let found = try inputs.read([try inputs.file("a.rtf", deep)])
    #expect(found.errors.count == 1 && found.errors[0].contains("nested deeper than"), "\(found.errors)")
  }

  @Test func endsWithPartsInParts() throws {
    var message = "From: a\nSubject: b\nDate: Mon, 3 Feb 2025 10:00:00 +0000\n"
    for level in 0..<2_000 { message += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    message += "\nKenya praised Ghana.\n"
    let found = try inputs.read([try inputs.file("a.eml", message)])
    #expect(found.documents.count + found.errors.count <= 1)
  }

  @Test func goesOnBehindABrokenMember() throws {
    let archive = Zip.data([
      .init(name: "a.json", content: Array("{\"text\": 1}".utf8)), .init(name: "b.txt", content: HostileInputsTests.article),
      .init(name: "c.csv", content: Array("id,text,date\n1,One.,03/02/2025\n2,Two.,\n".utf8)),
    ])
    let found = try inputs.read([try inputs.file("a.zip", archive)])
    #expect(found.documents.map(\.id) == ["b", "2"])
    try #require(found.errors.count == 2, "\(found.errors)")
    #expect(found.errors[0].hasPrefix("a.zip: a.json: line 1, column 1: expected an object with a text"), "\(found.errors)")
    #expect(found.errors[1].hasPrefix("a.zip: c.csv, row 2: the date 03/02/2025 may be read in two ways"), "\(found.errors)")
  }

  @Test func passesOverThePicturesOfASavedPage() throws {
    let page = Array("<html><body><p>Kenya praised Ghana on Friday, and both spoke of the harbour.</p></body></html>".utf8)
    let archive = Zip.data([
      .init(name: "x/Kenya.html", content: page), .init(name: "x/Kenya_files/frame.html", content: page), .init(name: "x/Kenya_files/a/b.jpg", content: [0]),
      .init(name: "x/other_files/b.html", content: page),
    ])
    let found = try inputs.read([try inputs.file("a.zip", archive)])
    #expect(found.documents.map(\.id) == ["Kenya", "b"])
    #expect(!found.remarks.contains { $0.hasPrefix("skipped") }, "\(found.remarks)")
  }

  @Test func namesPagesThatWereFetchedTwice() throws {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Kenya praised Ghana on Friday, and both spoke of the harbour.</p>"
    let record = { (date: String) in
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/p\r\nWARC-Date: \(date)\r\n"
        + "Content-Type: application/http; msgtype=response\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)\r\n\r\n"
    }
    let found = try inputs.read([try inputs.file("a.warc", record("2025-02-03T10:00:00Z") + record("2025-02-04T10:00:00Z"))])
    #expect(found.documents.map(\.id) == ["https://a.example/p", "https://a.example/p@2025-02-04T10:00:00Z"], "\(found.errors)")
  }

  @Test func namesTheColumnThatTellsRowsApart() throws {
    let found = try inputs.read([try inputs.file("a.csv", "id,text\n1,One.\n1,Two.\n")])
    #expect(found.errors == ["a.csv: row 3 has the same document id as row 2: 1; rename one of them, or name what has it with --id-column"])
  }

  @Test func namesWhereEqualIdentifiersAreInArchives() throws {
    let rows = Array("id,text\n1,One.\n".utf8)
    let archive = try inputs.file("a.zip", Zip.data([.init(name: "b.csv", content: rows), .init(name: "c.csv", content: rows)]))
    let errors = try inputs.read([archive, try inputs.file("d.jsonl", "{\"id\": \"1\", \"text\": \"One.\"}\n")]).errors
    #expect(errors.first == "a.zip: c.csv, row 2 has the same document id as b.csv, row 2: 1; rename one of them, or name what has it with --id-column")
    #expect(errors.dropFirst() == ["d.jsonl: line 1 has the same document id as b.csv, row 2 of a.zip: 1; rename one of them"])
  }

  @Test func passesOverGraphsInArchivesAndRefusesThoseNamed() throws {
    let graph = "{\"graph\": {\"schema\": \"relata/1\"}, \"nodes\": [], \"edges\": []}"
    let article = Array("Peru accused Chile of spying.".utf8)
    let archive = try inputs.file("a.zip", Zip.data([.init(name: "a.txt", content: article), .init(name: "g.json", content: Array(graph.utf8))]))
    let found = try inputs.read([archive])
    #expect(found.documents.map(\.id) == ["a"] && found.errors.isEmpty)
    #expect(found.remarks.contains("passed over \(archive): g.json: it is what relata wrote, not an article"), "\(found.remarks)")
    let table = try inputs.file("edges.csv", "id,source,target,evidence_document,evidence_start,evidence_text\n")
    let named = try inputs.read([try inputs.file("g.json", graph), table])
    #expect(named.documents.isEmpty && named.errors.count == 2 && named.errors.allSatisfy { $0.contains("that relata wrote, not articles") })
  }

  /// Between the listing of a folder and the reading, a link or a pipe may take a file's place.
  @Test func opensNothingButRegularFilesOfFolders() throws {
    let names = ["a.txt", "b.csv", "c.zip", "d.json"]
    for name in names { try inputs.file("in/" + name, "Peru accused Chile of spying.") }
    let secret = try inputs.file("secret.txt", "Chad attacked Libya.")
    var reader = CorpusReader(try Corpus([inputs.folder.path + "/in"]))
    for (number, name) in names.enumerated() {
      let path = inputs.folder.path + "/in/" + name
      try FileManager.default.removeItem(atPath: path)
      if number % 2 == 0 { symlink(secret, path) } else { mkfifo(path, 0o600) }
    }
    for name in names {
      let error = try #require(throws: CorpusError.self) { try reader.read() }
      #expect(error.path.hasSuffix(name), "\(error)")
    }
    #expect(try reader.read() == nil)
  }
}
