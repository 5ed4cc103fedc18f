/// The formats that graphs are handed to other tools in.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  case dot, json

  /// The format that the name of a file asks for.
  public init?(path: String) {
    let name = (path.split(separator: "/").last ?? "").lowercased()
    guard let format = ExportFormat.allCases.first(where: { $0.endings.contains { name.hasSuffix($0) } }) else { return nil }
    self = format
  }

  /// What names of files end in.
  public var endings: [String] {
    switch self {
    case .dot: [".dot", ".gv"]
    case .json: [".json"]
    }
  }
}
