import Foundation

/// Files as people make them who mean harm, from a table: the same on every run.
enum HostileFiles {
  struct File {
    var name: String
    var bytes: [UInt8]

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Controls of C0 and C1, marks that turn the direction, separators of lines, and what is no character.
  static let scalars: [UInt32] =
    Array(0x00...0x1F) + [0x7F, 0x80, 0x84, 0x85, 0x8D, 0x90, 0x98, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F, 0x061C, 0x200B, 0x200E, 0x200F]
    + Array(0x2028...0x202E) + Array(0x2066...0x2069) + [0xFEFF, 0xFFF9, 0xFFFE, 0xFFFF, 0xE0001]

  private static func text(_ scalar: UInt32) -> String { String(UnicodeScalar(scalar).map(Character.init) ?? "?") }

  private static func escaped(_ scalar: UInt32) -> String {
    String(
      decoding: text(scalar).utf16.flatMap { unit in
        Array(("\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count) + String(unit, radix: 16)).utf8)
      }, as: UTF8.self)
  }

  private static let sentence = "Peru met Chile on Monday. Kenya praised Ghana for its help."

  /// A graph of ours whose parts can be others.
  private static func graph(
    id: String = "peru", name: String = "Peru", title: String = "News", words: String = "9", end: String = "4", confidence: String = "0.5", more: String = ""
  ) -> String {
    let evidence =
      "{\"document\": \"d\", \"start\": 0, \"end\": 15, \"text\": \"Peru met Chile.\", \"frame\": \"f\", \"path\": \"p\", \"confidence\": \(confidence), "
      + "\"trigger\": {\"start\": 5, \"end\": 8}, \"source\": {\"start\": 0, \"end\": \(end)}, \"target\": {\"start\": 9, \"end\": 14}}"
    return "{\(more)\"directed\": true, \"multigraph\": true, \"graph\": {\"schema\": \"relata/1\", \"generator\": {\"name\": \"relata\"}, "
      + "\"corpus\": {\"name\": \"c\", \"digest\": \"\", \"documents\": [{\"id\": \"d\", \"title\": \"\(title)\", \"digest\": \"\", \"words\": \(words)}]}, "
      + "\"relations\": {\"meets\": {\"label\": \"meets\"}}}, \"nodes\": [{\"id\": \"\(id)\", \"name\": \"\(name)\", \"type\": \"state\"}, "
      + "{\"id\": \"chile\", \"name\": \"Chile\", \"type\": \"state\"}], \"edges\": [{\"source\": \"\(id)\", \"target\": \"chile\", \"type\": \"meets\", "
      + "\"confidence\": \(confidence), \"evidence\": [\(evidence)]}]}\n"
  }

  // MARK: Graphs

  static let graphs: [File] = {
    var files = scalars.map { scalar in
      let text = "x" + escaped(scalar) + "y"
      return File("control-\(String(scalar, radix: 16)).json", graph(id: text, name: text, title: text))
    }
    let whole = Array(graph().utf8)
    for part in 1...9 { files.append(File("cut-\(part).json", Array(whole[..<(whole.count * part / 10)]))) }
    for number in ["1e400", "-1", "9223372036854775807", "99999999999999999999", "0.5", "null", "true", "\"4\"", "[]", "NaN"] {
      files.append(File("number-\(files.count).json", graph(end: number)))
      files.append(File("number-\(files.count).json", graph(words: number, confidence: number)))
    }
    let deep = { (open: String, close: String, count: Int) in String(repeating: open, count: count) + String(repeating: close, count: count) }
    files += [
      File("deep-1.json", deep("[", "]", 100_000)), File("deep-2.json", graph(more: "\"x\": " + deep("[", "]", 300) + ", ")),
      File("deep-3.json", graph(more: "\"x\": " + deep("[", "]", 200) + ", ")), File("deep-4.json", String(repeating: "{\"graph\": ", count: 50_000)),
      File("twice-1.json", graph(more: "\"nodes\": [], ")), File("twice-2.json", graph(more: "\"graph\": {}, ")),
      File("twice-3.json", graph(id: "chile")), File("nothing.json", ""), File("null.json", "null"), File("nul.json", [UInt8](repeating: 0, count: 4_096)),
      File("surrogate.json", graph(name: "\\ud800 \\udc00\\ud800")), File("invalid.json", Array(graph().utf8).map { $0 == 0x43 ? 0xFF : $0 }),
      File("latin.json", Array(graph(name: "Per#").utf8).map { $0 == 0x23 ? 0xFA : $0 }), File("utf-16.json", Array(graph().data(using: .utf16) ?? Data())),
      File("mark.json", [0xEF, 0xBB, 0xBF] + whole), File("longest.json", graph(name: String(repeating: "n", count: 1 << 20))),
      File("behind.json", whole + Array("{}".utf8)), File("colour.json", graph(more: "\"relations\": {\"meets\": {\"color\": \"red\\\" image=\\\"x\"}}, ")),
    ]
    return files
  }()

  // MARK: Documents

  static let documents: [File] = {
    var files: [File] = []
    for scalar in scalars {
      let (plain, code) = (text(scalar), escaped(scalar))
      files.append(
        File("control-\(String(scalar, radix: 16)).jsonl", "{\"id\": \"i\(code)\", \"title\": \"t\(code)\", \"text\": \"\(sentence) \(code) It left.\"}\n"))
      if scalar % 4 == 0 { files.append(File("control-\(String(scalar, radix: 16)).txt", "Title \(plain) of it\n\nPeru \(plain) met Chile.\n")) }
      if scalar % 4 == 1 {
        files.append(File("control-\(String(scalar, radix: 16)).html", "<title>a\(plain)</title><h1>b\(plain)</h1><p>\(sentence) \(plain)</p>"))
      }
      // A path has no zero byte and no slash.
      if scalar > 0, scalar % 3 == 0 { files.append(File("name-\(plain)-\(files.count).txt", sentence)) }
    }
    let wholes: [(String, String)] = [
      ("jsonl", "{\"id\": \"a\", \"text\": \"\(sentence)\"}\n"), ("csv", "id,title,text\n1,\"One, two\",\"\(sentence)\"\n"),
      ("html", "<html><body><article><h1>News</h1><p>\(sentence)</p></article></body></html>"),
      ("xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>News</title><description>\(sentence)</description></item></channel></rss>"),
      ("rtf", "{\\rtf1\\ansi {\\b News}\\par \(sentence)\\par}"),
      ("eml", "From: a@example.org\nSubject: News\nMIME-Version: 1.0\nContent-Type: text/plain\n\n\(sentence)\n"),
      ("mbox", "From a@example.org Mon Jan  1 00:00:00 2025\nSubject: News\n\n\(sentence)\n\n"),
      ("warc", "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 400\r\n\r\n<p>\(sentence)</p>\r\n\r\n"),
    ]
    for (ending, text) in wholes { for part in 1...4 { files.append(File("cut-\(part).\(ending)", Array(text.utf8.prefix(text.utf8.count * part / 5)))) } }
    let deep = { (open: String, close: String, count: Int) in String(repeating: open, count: count) + sentence + String(repeating: close, count: count) }
    files += [
      File("deep.html", deep("<div>", "</div>", 30_000)), File("deep.jsonl", deep("[", "]", 50_000)),
      File("deep.rtf", "{\\rtf1" + deep("{", "}", 20_000) + "}"),
      File("deep.xml", "<rss>" + deep("<item>", "</item>", 5_000) + "</rss>"),
      File(
        "bomb.xml",
        "<!DOCTYPE r [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title></item></channel></rss>"
      ),
      File("outside.xml", "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title></item></channel></rss>"),
      File("numbers.jsonl", "{\"id\": 1e999, \"date\": 99999999999999999999, \"text\": \"\(sentence)\"}\n"),
      File("twice.jsonl", "{\"id\": \"a\", \"id\": \"b\", \"text\": \"one\", \"text\": \"\(sentence)\"}\n"),
      File("surrogate.jsonl", "{\"text\": \"\\ud800\\ud800 \(sentence)\"}\n"),
      File("utf-16.txt", Array(sentence.data(using: .utf16LittleEndian) ?? Data())), File("utf-32.txt", Array(sentence.data(using: .utf32) ?? Data())),
      File("latin.txt", Array("Per# met Chile.".utf8).map { $0 == 0x23 ? 0xFA : $0 }),
      File("overlong.txt", [0xC0, 0x80, 0xE0, 0x80, 0x80, 0xF8, 0x88] + Array(sentence.utf8)),
      File("nul.txt", [UInt8](repeating: 0, count: 10_000)), File("nothing.txt", ""), File("nothing.csv", ""),
      File("columns.csv", String(repeating: "a,", count: 20_000)),
      File("quote.csv", "id,text\n1,\"" + String(repeating: "a", count: 10_000)),
      File("boundary.eml", "Content-Type: multipart/mixed; boundary=\"\"\n\n----\n----\n"),
      File("bytes.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Array(repeating: 0xA5, count: 300)), File("bytes.pdf", "%PDF-1.7\n" + sentence),
      File("bytes.zip", [0x50, 0x4B, 3, 4] + Array(repeating: 0xFF, count: 200)), File("up.zip", zip(["../up.txt", "../../up.txt", "a/../../up.txt"])),
      File("absolute.zip", zip(["/tmp/absolute.txt", "C:\\absolute.txt", "//host/absolute.txt"])),
      File("named.zip", zip(["\u{1B}[31m.txt", "\u{202E}txt.exe", "a\nb.txt", ""])),
      File("many.zip", zip((0..<300).map { "\($0).txt" })), File("twins.zip", zip(["a.txt", "a.txt"])),
    ]
    return files
  }()

  /// An archive of members that hold the sentence as it is (APPNOTE.TXT, 4.3).
  private static func zip(_ names: [String]) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    let content = Array(sentence.utf8)
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in content {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    let sizes = number(Int(~sum), 4) + number(content.count, 4) + number(content.count, 4)
    var (out, list): ([UInt8], [UInt8]) = ([], [])
    for name in names {
      let about = number(20, 2) + number(0x800, 2) + number(0, 6) + sizes + number(name.utf8.count, 2) + number(0, 2)
      list += [0x50, 0x4B, 1, 2] + number(20, 2) + about + number(0, 10) + number(out.count, 4) + Array(name.utf8)
      out += [0x50, 0x4B, 3, 4] + about + Array(name.utf8) + content
    }
    return out + list + [0x50, 0x4B, 5, 6] + number(0, 4) + number(names.count, 2) + number(names.count, 2) + number(list.count, 4) + number(out.count, 4) + [
      0, 0,
    ]
  }
}
