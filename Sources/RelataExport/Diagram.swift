/// A drawing of a graph in Graphviz's terms: nodes, edges and attributes, before anybody lays them out.
///
/// What is written as DOT and what is drawn in process are the same diagram. Attribute values are Graphviz escStrings: text
/// from a corpus goes through `Diagram.escaped(_:)`, or `Diagram.markup(_:)` into HTML-like labels.
public struct Diagram: Sendable, Hashable {
  public struct Node: Sendable, Hashable {
    /// Ours, not the corpus's: `n0`, `n1`, …
    public var name: String
    /// What a screen reader says and a pointer shows: plain text.
    public var title = ""
    public var attributes: [Attribute]

    public init(name: String, title: String = "", attributes: [Attribute]) {
      self.name = name
      self.title = title
      self.attributes = attributes
    }
  }

  public struct Edge: Sendable, Hashable {
    public var tail: String
    public var head: String
    /// What a screen reader says and a pointer shows: plain text.
    public var title = ""
    public var attributes: [Attribute]

    init(tail: String, head: String, title: String = "", attributes: [Attribute]) {
      self.tail = tail
      self.head = head
      self.title = title
      self.attributes = attributes
    }
  }

  public struct Attribute: Sendable, Hashable {
    public var name: String
    public var value: String
    /// Whether the value is an HTML-like label rather than an escString.
    public var isMarkup: Bool

    public init(_ name: String, _ value: String, isMarkup: Bool = false) {
      self.name = name
      self.value = value
      self.isMarkup = isMarkup
    }
  }

  /// The key to a drawing, which is drawn below it.
  ///
  /// It has no frame: Graphviz 2.43 leaks memory for each one.
  public struct Legend: Sendable, Hashable {
    public var nodes: [Node] = []
    /// Threads that hold it together and that nobody sees.
    public var edges: [Edge] = []

    public init(nodes: [Node] = [], edges: [Edge] = []) {
      self.nodes = nodes
      self.edges = edges
    }
  }

  /// What stands around a drawing that Graphviz lays out first.
  public struct Key: Sendable, Hashable {
    var samples: [[Node]]
    var footer: [String]
    var captions: DiagramCaptions
  }

  /// What a view leaves out because it is weak, or alone.
  public struct Omission: Sendable, Hashable {
    public var relations = 0
    public var entities = 0

    public init(relations: Int = 0, entities: Int = 0) {
      self.relations = relations
      self.entities = entities
    }
  }

  /// Plain text: the name of the picture.
  public var title = ""
  /// Plain text: what is in the picture, in a sentence.
  public var summary = ""
  public var attributes: [Attribute]
  public var nodeDefaults: [Attribute]
  public var edgeDefaults: [Attribute]
  public var nodes: [Node]
  public var edges: [Edge]
  public var legend: Legend
  /// What `DiagramStyle.framed(_:)` places around it when it has its places; without it, heading and legend are part of the layout.
  public internal(set) var key: Key?
  /// The layout engine that suits its size.
  public var engine: Engine
  public var omitted = Omission()
  /// How many of those parts it shows that may be left out where room is scarce: lines, and in other views neighbours, entities or pairs.
  public var shown: Int
  /// Whether labels are drawn as nodes in the middle of their lines, rather than wherever Graphviz finds room beside them.
  public var labelsAreNodes = true
  /// How many characters a row of a label holds.
  var rowWidth = 24
  /// The width by the height that the picture is to have, as far as its parts allow.
  public var aspect = 1.5

  public init(
    title: String = "", summary: String = "", attributes: [Attribute], nodeDefaults: [Attribute], edgeDefaults: [Attribute], nodes: [Node], edges: [Edge],
    legend: Legend = Legend(), engine: Engine, omitted: Omission = Omission()
  ) {
    self.title = title
    self.summary = summary
    self.attributes = attributes
    self.nodeDefaults = nodeDefaults
    self.edgeDefaults = edgeDefaults
    self.nodes = nodes
    self.edges = edges
    self.legend = legend
    self.engine = engine
    self.omitted = omitted
    shown = edges.count
  }

  /// The attribute of a node that tells the radius of its corners; it is ours, and `dot` passes over it.
  package static let corners = "corners"

  /// Graphviz's name for a layout in which everything has its place already.
  package static let placedLayout = "nop2"

  /// What lays it out: an engine, or nothing where everything has its place.
  package var layout: String { attributes.first { $0.name == "layout" }?.value ?? engine.rawValue }

  /// In which order entities are laid out.
  var order: DiagramOrder { DiagramOrder(edges.map { ($0.tail, $0.head) }, aspect: aspect) }

  /// What sets the identifier of a line's piece apart from that of the line; no identifier of ours has it.
  package static let pieceMark = "."
  /// What the identifiers of the two pieces of a line end in.
  package static let pieceMarks = [pieceMark + "1", pieceMark + "2"]

  /// The layout engines of Graphviz that give the same picture each time.
  public enum Engine: String, Sendable, Hashable, CaseIterable {
    case dot, neato, sfdp, circo, twopi
  }
}
