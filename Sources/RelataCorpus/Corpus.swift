import RelataGraph

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The files that a corpus is read from.
///
/// Files are read one by one, so that memory does not grow with the corpus.
public struct Corpus: Sendable {
  /// A document with a longer text is refused, in bytes, unless `largestDocument` says otherwise.
  public static let usualLargestDocument = 1_000_000

  /// The longest text of a document, in bytes; time and memory for one document are bounded by it.
  public var largestDocument = Corpus.usualLargestDocument

  /// A file to read; `-` is standard input, JSON Lines.
  public struct Source: Sendable, Hashable {
    public var path: String
    /// Whether it was found in a folder, rather than named.
    public var found: Bool

    /// Whether its kind, by its name, is plain text rather than a page or JSON.
    public var isPlainText: Bool { path != "-" && !Corpus.markedUp.contains(Corpus.fileExtension(path)) }

    /// The name of the file without its folder and its ending.
    public var stem: String { Corpus.stem(path) }
  }

  /// What is read, sorted by path, so that the order of the arguments does not matter.
  public private(set) var sources: [Source] = []
  /// Files of folders that are of no kind we read.
  public private(set) var passedOver: [String] = []
  /// Links in folders, which may lead anywhere and are not followed.
  public private(set) var links: [String] = []

  private static let markedUp: Set<String> = ["html", "htm", "xhtml", "json", "jsonl", "ndjson"]
  private static let extensions: Set<String> = ["txt", "text", "md", "html", "htm", "xhtml", "json", "jsonl", "ndjson"]

  /// Finds the files.
  ///
  /// - Parameter inputs: Files, folders (searched whole; hidden files, links, and what is no regular file are left out), patterns with `*`, `?` and `[…]`, or `-`.
  /// - Throws: `CorpusError` where an input does not exist or a folder has no documents.
  public init(_ inputs: [String]) throws(CorpusError) {
    var found: Set<Source> = []
    for input in inputs {
      if input == "-" {
        found.insert(Source(path: "-", found: false))
        continue
      }
      for path in try Corpus.expand(input) {
        var isFolder = false
        guard Corpus.exists(path, isFolder: &isFolder) else { throw CorpusError(path: input, cause: .missing) }
        if isFolder {
          let files = try Corpus.files(in: path, &links)
          let known = files.filter { Corpus.extensions.contains(Corpus.fileExtension($0)) }
          guard !known.isEmpty else { throw CorpusError(path: path, cause: .noDocuments) }
          passedOver += files.filter { !Corpus.extensions.contains(Corpus.fileExtension($0)) }
          found.formUnion(known.map { Source(path: $0, found: true) })
        } else {
          found.insert(Source(path: path, found: false))
        }
      }
    }
    sources = found.sorted { $0.path < $1.path }
    passedOver.sort()
    links.sort()
  }

  private static func expand(_ pattern: String) throws(CorpusError) -> [String] {
    var isFolder = false
    if exists(pattern, isFolder: &isFolder) || !pattern.contains(where: { "*?[".contains($0) }) { return [pattern] }
    var matches = glob_t()
    defer { globfree(&matches) }
    guard glob(pattern, 0, nil, &matches) == 0, let paths = matches.gl_pathv else {
      throw CorpusError(path: pattern, cause: .missing)
    }
    return (0..<Int(matches.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }

  private static func exists(_ path: String, isFolder: inout Bool) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0 else { return false }
    isFolder = information.st_mode & S_IFMT == S_IFDIR
    return true
  }

  private static func files(in folder: String, _ links: inout [String]) throws(CorpusError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw CorpusError(path: folder, cause: .unreadable("the folder can't be listed"))
    }
    var out: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var information = stat()
      guard lstat(path, &information) == 0 else { continue }
      switch information.st_mode & S_IFMT {
      case S_IFDIR: out += try files(in: path, &links)
      case S_IFREG: out.append(path)
      case S_IFLNK: links.append(path)
      default: continue
      }
    }
    return out
  }

  static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = fileExtension(path)
    return ending.isEmpty ? name : String(name.dropLast(ending.count + 1))
  }
}
