extension GraphDiff.Cause {
  /// The kind without the document.
  public var word: String {
    switch self {
    case .documentAdded: "document added"
    case .documentRemoved: "document removed"
    case .documentEdited: "document edited"
    case .documentDescribed: "document described"
    case .tool: "tool"
    case .correction: "correction"
    case .resolution: "resolution"
    case .unexplained: "unexplained"
    }
  }
}
