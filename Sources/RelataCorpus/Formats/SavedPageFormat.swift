/// A page that a browser saved in one file (MHTML, RFC 2557).
enum SavedPageFormat {
  static func documents(_ bytes: [UInt8], _ input: Input, _ context: ReadingContext) throws(CorpusError.Cause) -> [Document] {
    let message = MIMEMessage(bytes[...])
    let pages = message.leaves.filter { ["text/html", "application/xhtml+xml"].contains($0.type) }
    // The page is the part that the start or the location names, and the others are its frames.
    let location = message.headers["snapshot-content-location"]
    guard let page = pages.first(where: { location != nil && $0.headers["content-location"] == location }) ?? pages.first else {
      throw .notHTML("it has no part in HTML")
    }
    let order = context.options.dateOrder
    try context.limit.check(page.body.count, context.limit.file)
    var document = try Page.document(bytes: Array(page.text.utf8), stem: input.stem, order: order)
    document.source = document.source ?? (location ?? page.headers["content-location"]).flatMap(host)
    return [document]
  }

  /// `example.org` of an address.
  static func host(_ address: String) -> String? {
    guard let start = address.firstRange(of: "://") else { return nil }
    let host = address[start.upperBound...].prefix { !"/:?#".contains($0) }
    return host.isEmpty ? nil : host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
  }
}
