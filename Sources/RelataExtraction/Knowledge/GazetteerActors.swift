extension Gazetteer {
  /// ISO 3166 code of the state that an entry is, lies in, belongs to or serves.
  ///
  /// - Parameters:
  ///   - id: An entry's identifier.
  ///   - date: In ISO 8601: of several offices, those held then go first. Without it, those that have not ended.
  public func country(of id: String, at date: String? = nil) -> String? {
    var seen: Set<String> = []
    var queue = [id]
    while !queue.isEmpty {
      let id = queue.removeFirst()
      guard seen.insert(id).inserted, let entry = entries[id] else { continue }
      if entry.type == .state { return entry.iso }
      queue += organizations(of: id, at: date) + entry.within
    }
    return nil
  }

  /// The states and organizations that a person leads, those of offices held at a date first.
  public func organizations(of id: String, at date: String? = nil) -> [String] {
    guard let entry = entries[id] else { return [] }
    let held = entry.offices.filter { office in
      guard let date else { return office.until == nil }
      return (office.from ?? "") <= date && date <= (office.until.map { $0 + "~" } ?? "~")
    }
    return (held + entry.offices).map(\.entity).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
