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
  /// How the files are read.
  public var options = ReadingOptions()

  /// A file to read; `-` is standard input, JSON Lines.
  public struct Source: Sendable, Hashable {
    public var path: String
    /// Whether it was found in a folder, rather than named.
    public var found: Bool

    /// Whether what it holds is plain text rather than a page, a table or an archive.
    ///
    /// - Throws: `CorpusError` where it can't be read.
    public func isPlainText() throws(CorpusError) -> Bool {
      if path == "-" { return true }
      return Format.of(try Input(self).peek(Format.headLength), name: path) == .text
    }

    /// The name of the file without its folder and its ending.
    public var stem: String { Corpus.stem(path) }
  }

  /// What is read, sorted by path, so that the order of the arguments does not matter.
  public private(set) var sources: [Source] = []
  /// Files of folders that are of no kind we read.
  public private(set) var passedOver: [String] = []
  /// Links in folders, which may lead anywhere and are not followed.
  public private(set) var links: [String] = []

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
          var isEmpty = true
          for file in files {
            let source = Source(path: file, found: true)
            if Corpus.isRead(source) {
              isEmpty = false
              found.insert(source)
            } else {
              passedOver.append(file)
            }
          }
          if isEmpty { throw CorpusError(path: path, cause: .noDocuments) }
        } else {
          found.insert(Source(path: path, found: false))
        }
      }
    }
    sources = found.sorted { $0.path < $1.path }
    passedOver.sort()
    links.sort()
  }

  /// One of the sources alone.
  public func alone(_ source: Source) -> Corpus {
    var out = self
    (out.sources, out.passedOver, out.links) = ([source], [], [])
    return out
  }

  /// What was noticed before anything is read.
  public var remarks: Remarks {
    var out = Remarks(options)
    for path in passedOver { out.passOver(path) }
    for path in links { out.addLink(path) }
    return out
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
    let companions = companions(of: names)
    for name in names.sorted() where !name.hasPrefix(".") && !companions.contains(name) {
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

  /// Whether a file of a folder is one to read: by its ending, and without a usual one by what it holds.
  private static func isRead(_ source: Source) -> Bool {
    if Format.endings[fileExtension(source.path)] != nil { return true }
    guard let input = try? Input(source), let head = try? input.peek(Format.headLength), let format = Format.toRead(head, name: source.path) else {
      return false
    }
    guard format == .archive else { return true }
    // Sheets, presentations and programs are archives inside.
    guard let archive = try? ArchiveFormat.open(input, ReadingContext(options: ReadingOptions(), log: RemarkLog())) else { return true }
    if case .other = ArchiveFormat.kind(archive) { return false }
    return true
  }

  /// Folders with the pictures and scripts of a page that a browser saved whole beside it.
  ///
  /// - Parameter names: Files and folders, with or without the path to them.
  static func companions(of names: some Sequence<String>) -> Set<String> {
    // What browsers put behind the page's name, in their languages.
    let endings = ["_files", "-Dateien", "_fichiers", "_archivos", "_file", "-filer", "_bestanden", "-bestanden", "_arquivos", "_pliki"]
    var out: Set<String> = []
    for name in names where ["html", "htm", "xhtml"].contains(fileExtension(name)) {
      let page = name.dropLast(fileExtension(name).count + 1)
      for ending in endings { out.insert(page + ending) }
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
