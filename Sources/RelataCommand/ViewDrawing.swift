import ArgumentParser
import RelataExport
import RelataGraph
import RelataRendering

/// A view of what is selected of a graph, at the size that is asked for.
struct ViewDrawing {
  let view: DiagramView
  let look: DiagramOptions
  let format: PictureFormat

  /// The diagram; what it leaves out is said on standard error.
  func diagram(_ graph: Graph, _ selection: Selection) throws -> Diagram {
    var selection = selection
    let top = selection.top
    selection.top = nil
    let usual = look.all ? nil : top ?? view.legible
    let part = graph.selecting(selection)
    let draft = try draft(part, of: graph, selection, top: top)
    return try fitted(usual, draft, isChosen: top != nil)
  }

  /// The diagram of several versions of a graph beside each other.
  func diagram(_ panels: [PanelsView.Panel], _ selection: Selection) throws -> Diagram {
    let style = try look.diagramStyle()
    let words = try look.words()
    var selection = selection
    let top = selection.top
    selection.top = nil
    let facts = look.standingFacts(of: Graph(uniting: panels.map(\.graph)), selection, words)
    let parts = panels.map { PanelsView.Panel(title: $0.title, graph: $0.graph.selecting(selection)) }
    let view = try PanelsView(parts, facts: facts, words: words, grouped: look.group)
    return try fitted(
      look.all ? nil : top ?? PanelsView.legible,
      { (most, room) throws(RenderingError) in
        var captions = look.captions
        captions.isNarrow = room.isNarrow
        let whole = view.whole(style, captions: captions, engine: look.layout, most: most, aspect: room.aspect)
        return view.diagram(try Renderer.placed(whole, as: format), style, aspect: room.aspect)
      }, isChosen: top != nil)
  }

  /// What draws a number of parts, in the room that there is.
  private typealias Draft = (_ most: Int?, _ room: Renderer.Room) throws(RenderingError) -> Diagram

  private func draft(_ part: Graph, of graph: Graph, _ selection: Selection, top: Int?) throws -> Draft {
    let style = try look.diagramStyle()
    let words = try look.words()
    let facts = look.standingFacts(of: graph, selection, words)
    func captions(_ room: Renderer.Room) -> DiagramCaptions {
      var captions = look.captions
      captions.isNarrow = room.isNarrow
      return captions
    }
    switch view {
    case .network:
      let strongest = top.map { facts.strongest($0, of: part) } ?? part
      // A legend in the margin goes where there is room beside what is laid out.
      let isFramed = (look.legend ?? style.legend) == .right
      return { (most, room) throws(RenderingError) in
        var diagram = style.diagram(
          strongest, captions: captions(room), engine: look.layout, facts: facts, words: words, grouped: look.group, most: top == nil ? most : room.most,
          isFramed: isFramed)
        diagram.aspect = room.aspect
        return isFramed ? style.framed(try Renderer.placed(diagram, as: format)) : diagram
      }
    case .rings:
      guard selection.focus.count < 2 else {
        throw InputError(path: "--view rings", message: "has one entity in the middle; name one with --focus, and how far from it with --depth")
      }
      let rings = try RingsView(part, around: selection.focus.first, facts: facts, words: words, grouped: look.group)
      return { (most, room) throws(RenderingError) in rings.diagram(style, captions: captions(room), most: most, aspect: room.aspect) }
    case .matrix:
      let matrix = try MatrixView(part, facts: facts, words: words)
      return { (most, room) throws(RenderingError) in matrix.diagram(style, captions: captions(room), most: most) }
    case .timeline:
      let timeline = try TimelineView(part, between: selection.focus.count == 2 ? selection.focus : nil, words: words)
      if timeline.undated > 0 {
        report("left out \(counted(timeline.undated, "sentence", "sentences")) from documents without a date")
      }
      return { (most, room) throws(RenderingError) in timeline.diagram(style, captions: captions(room), most: most) }
    }
  }

  /// - Parameter isChosen: Whether the number of parts was asked for.
  private func fitted(_ usual: Int?, _ draft: Draft, isChosen: Bool) throws -> Diagram {
    let page = look.page
    var room = Renderer.Room()
    if view == .rings { room.aspect = 1 }
    let whole = try draft(usual, room)
    guard let size = page.picture() else {
      reportOmissions(of: whole, isChosen: isChosen)
      return whole
    }
    let limit = TimeLimit(
      seconds: look.timeLimit, message: "fitting the picture to \(page.text) took more than \(look.timeLimit) seconds; draw fewer lines with --focus or --top")
    let fitted = try Renderer.fitting(size, as: format) { (room) throws(RenderingError) in
      try draft(min(room.most ?? usual ?? PageOptions.largest, PageOptions.largest), room)
    }
    _ = consume limit
    guard let fitted else {
      throw InputError(
        path: page.text, message: "not even a single \(view.part.one) fits with text of 7 points; ask for more room, or for --legend off")
    }
    if fitted.shown < whole.shown {
      report("\(counted(fitted.shown, view.part.one, view.part.many)) of \(whole.shown) fit \(page.text) with text of 7 points or more, the strongest")
    }
    reportOmissions(of: view == .network ? fitted : whole, isChosen: isChosen)
    return fitted
  }

  private func reportOmissions(of diagram: Diagram, isChosen: Bool) {
    let omitted = diagram.omitted
    var left: [String] = []
    switch view {
    case .network:
      if omitted.relations > 0 { left.append(counted(omitted.relations, "weak relation", "weak relations")) }
      if omitted.entities > 0 { left.append(counted(omitted.entities, "entity", "entities") + " without others") }
    case .rings, .matrix, .timeline:
      // Who asks for a number of them knows.
      if omitted.entities > 0, !isChosen { left.append(counted(omitted.entities, view.part.one, view.part.many) + " of whom less is said") }
    }
    if !left.isEmpty {
      report("left out \(left.joined(separator: " and ")); see them with --all, or a part of them with --focus, --relation, --type or --top")
    }
  }
}

extension DiagramView {
  /// How many parts are shown by default.
  fileprivate var legible: Int {
    switch self {
    case .network, .rings: DiagramStyle.legible
    case .matrix: MatrixView.legible
    case .timeline: TimelineView.legible
    }
  }

  /// What is left out where there is no room for it.
  fileprivate var part: (one: String, many: String) {
    switch self {
    case .network: ("line", "lines")
    case .rings: ("neighbour", "neighbours")
    case .matrix: ("entity", "entities")
    case .timeline: ("pair", "pairs")
    }
  }
}
