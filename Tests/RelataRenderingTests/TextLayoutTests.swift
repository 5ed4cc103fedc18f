import Testing

@testable import RelataExport
@testable import RelataRendering

/// How wide text is, without the machine's fonts.
@Suite struct TextLayoutTests {
  /// Nodes with these labels, and nothing else.
  static func diagram(_ labels: [String], font: String = "Helvetica,Arial,sans-serif", size: String = "12") -> Diagram {
    var diagram = DiagramStyle().diagram(Pictures.graph([("Ada", "Bo")]))
    diagram.legend = Diagram.Legend()
    diagram.edges = []
    diagram.nodeDefaults = [.init("fontname", font), .init("fontsize", size), .init("shape", "box")]
    diagram.nodes = labels.enumerated().map { Diagram.Node(name: "n\($0)", attributes: [.init("label", Diagram.escaped($1))]) }
    return diagram
  }

  @Test(arguments: [
    ("Recep Tayyip Erdoğan", false), ("Владимир Путин", false), ("Αθήνα", false), ("“No” — €5…", false), ("C:\\N & co", false), ("", false),
    ("北京", true), ("القاهرة", true), ("שלום", true), ("🇺🇦", true), ("e\u{301}", true), ("so\u{AD}ft", true), ("नई दिल्ली", true), ("a\u{200D}b", true),
  ])
  func scriptsThatNeedFonts(label: String, needs: Bool) throws {
    #expect(Renderer.needsFonts(TextLayoutTests.diagram(["Ada", label]), .svg) == needs)
    #expect(Renderer.needsFonts(TextLayoutTests.diagram(["Ada", label]), .pdf))
    #expect(!(try Renderer.render(TextLayoutTests.diagram(["Ada", label]), as: .svg)).isEmpty)
  }

  @Test(arguments: [
    ("Helvetica", false), ("ARIAL, sans-serif", false), ("Liberation Sans", false), ("Helvetica Neue", true), ("sans-serif,Arial", true), ("Times", true),
    ("", true),
  ])
  func fontsThatNeedFonts(font: String, needs: Bool) {
    #expect(Renderer.needsFonts(TextLayoutTests.diagram(["Ada"], font: font), .svg) == needs)
  }
}
