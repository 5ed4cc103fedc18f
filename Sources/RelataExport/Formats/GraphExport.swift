import RelataGraph

extension Graph {
  /// Writes the graph in a format, in pieces, so that no second copy of a large graph is held.
  ///
  /// The same graph gives the same bytes.
  public func export<Failure: Error>(as format: ExportFormat, _ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    switch format {
    case .dot: try write(Array(DiagramStyle().diagram(self).dot().utf8))
    case .json: try writeJSON(write)
    }
  }
}
