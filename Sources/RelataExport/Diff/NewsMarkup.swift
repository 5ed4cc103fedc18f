extension NewsReport {
  /// As GitHub-flavoured Markdown.
  public func markdown() -> String {
    guard !isEmpty else { return "Nothing new.\n" }
    var out = "## \(DiffReport.escaped(corpus)): \(headline)\n\n"
    for item in items {
      out += "- **\(DiffReport.escaped(item.title))**  \n  “\(DiffReport.escaped(item.sentence))”  \n  \(DiffReport.escaped(item.article))\n"
    }
    for line in [more, newNames].compactMap({ $0 }) { out += "\n\(DiffReport.escaped(line))\n" }
    return out
  }

  /// As HTML that mail programs show: styles on the elements, no script, nothing to load.
  public func html() -> String {
    func text(_ text: String) -> String { MarkupText.escaped(text) }
    let title = isEmpty ? "Nothing new" : "\(corpus): \(headline)"
    var out = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"/><meta name="generator" content="\(text("\(generator.name) \(generator.version)"))"/>
      <title>\(text(title))</title></head>
      <body style="font-family:Georgia,serif;max-width:40em;margin:1em auto;color:#1a1a1a;background:#ffffff">
      <h1 style="font-size:1.2em">\(text(title))</h1>

      """
    for item in items {
      out += """
        <div style="margin:1em 0"><div style="font-weight:bold">\(text(item.title))</div>
        <div>“\(text(item.sentence))”</div>
        <div style="color:#595959;font-size:0.9em">\(text(item.article))</div></div>

        """
    }
    for line in [more, newNames].compactMap({ $0 }) { out += "<p>\(text(line))</p>\n" }
    return out + "</body></html>\n"
  }
}
