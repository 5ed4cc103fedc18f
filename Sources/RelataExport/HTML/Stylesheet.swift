import CLibXML2
import CReportPage

/// Why a page could not be made.
public enum StylesheetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// libxslt is not on the machine.
  case noLibrary
  /// The page would not fit into memory.
  case tooLarge

  public var description: String {
    switch self {
    case .noLibrary: "libxslt, which makes pages, is not there; install it (Debian: libxslt1.1)"
    case .tooLarge: "there is not enough memory for the page; export less of the graph, with --top or --focus"
    }
  }
}

/// Makes pages of XML by a stylesheet (W3C, *XSL Transformations 1.0*), through libxslt, which escapes all that it puts in.
enum Stylesheet {
  static func page(of report: [UInt8], by template: relata_page_part) throws(StylesheetError) -> [UInt8] {
    guard let size = Int32(exactly: report.count), let templateSize = Int32(exactly: template.size) else { throw .tooLarge }
    var bytes: UnsafeMutablePointer<CChar>?
    var length = 0
    let result = report.withUnsafeBytes { report in
      // Never empty.
      clibxml2_style(template.bytes, templateSize, report.baseAddress ?? template.bytes, size, &bytes, &length)
    }
    defer { free(bytes) }
    switch result {
    case clibxml2_styled: return Array(UnsafeRawBufferPointer(start: bytes, count: length))
    case clibxml2_no_library: throw .noLibrary
    default: throw .tooLarge
    }
  }
}
