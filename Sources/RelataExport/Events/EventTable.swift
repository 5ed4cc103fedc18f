import RelataGraph
import RelataSupport

/// An event with what the graph and the gazetteer know of its actors and its document: a row of an event table.
struct EventRow {
  let event: Event
  let actor: Party
  let recipient: Party
  let document: Graph.Document?
  let attributedName: String?

  /// An end of an event.
  struct Party {
    var id: String
    var entity: Entity?
    var country: String?
    var sector: Sector?
    /// PLOVER's code of the sector.
    var sectorCode: String?
    var words: Range<Int>
    var text: String
  }
}

/// Makes rows of events.
struct EventRows {
  private let directory: ActorDirectory
  private let documents: [String: Graph.Document]
  private let entities: [String: Entity]

  init(_ graph: Graph, _ directory: ActorDirectory) {
    self.directory = directory
    documents = Dictionary(graph.corpus.documents.map { ($0.id, $0) }) { first, _ in first }
    entities = Dictionary(graph.entities.map { ($0.id, $0) }) { first, _ in first }
  }

  func row(_ event: Event) -> EventRow {
    let document = documents[event.evidence.document]
    return EventRow(
      event: event, actor: party(event.actor, event, document?.date),
      recipient: party(event.recipient, event, document?.date), document: document,
      attributedName: event.relation.attributed.map { entities[$0]?.name ?? $0 })
  }

  private func party(_ end: Event.End, _ event: Event, _ date: String?) -> EventRow.Party {
    let (id, words) = (end.id, end.words)
    let sector = directory.sector(id, words, in: event.evidence, at: date)
    return EventRow.Party(
      id: id, entity: entities[id], country: directory.country(id, at: date), sector: sector, sectorCode: directory.code(of: sector), words: words,
      text: String(event.evidence.words(at: words)))
  }
}

/// The columns of an event table, all of them in every row.
enum EventColumns {
  static let all: [ExportAttribute<EventRow>] =
    [
      .text("id") { $0.event.id }, .text("event") { $0.event.code.type }, .text("quad") { $0.event.code.quad?.rawValue },
      .text("polarity") { $0.event.code.polarity.rawValue }, .text("modality") { $0.event.code.modality.rawValue },
      .text("event_date") { $0.event.date }, .text("article_date") { $0.document?.date },
    ] + party("actor") { $0.actor } + party("recipient") { $0.recipient } + [
      .flag("symmetric") { $0.event.isSymmetric }, .text("attributed") { $0.event.relation.attributed }, .text("attributed_name") { $0.attributedName },
      .real("confidence") { $0.event.evidence.confidence }, .text("topic") { $0.event.evidence.topic }, .text("relation") { $0.event.relation.type },
      .text("edge") { $0.event.edge }, .text("document") { $0.event.evidence.document }, .text("title") { $0.document?.title },
      .text("source") { $0.document?.source }, .text("reprint_of") { $0.document?.reprintOf },
      .integer("start") { $0.event.evidence.range.lowerBound }, .integer("end") { $0.event.evidence.range.upperBound },
      .integer("trigger_start") { $0.event.evidence.trigger.lowerBound }, .integer("trigger_end") { $0.event.evidence.trigger.upperBound },
      .text("text") { $0.event.evidence.text },
    ]

  private static func party(_ name: String, _ party: @escaping @Sendable (EventRow) -> EventRow.Party) -> [ExportAttribute<EventRow>] {
    [
      .text(name + "_id") { party($0).id }, .text(name + "_name") { party($0).entity?.name }, .text(name + "_type") { party($0).entity?.type.rawValue },
      .text(name + "_country") { party($0).country }, .text(name + "_sector") { party($0).sector?.rawValue },
      .text(name + "_sector_code") { party($0).sectorCode }, .text(name + "_text") { party($0).text },
      .integer(name + "_start") { party($0).words.lowerBound }, .integer(name + "_end") { party($0).words.upperBound },
    ]
  }
}

extension Graph {
  /// Writes events as CSV, or what is denied.
  func writeEventsCSV<Failure: Error>(negated: Bool, actors: ActorDirectory, _ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var rows = CSVRows()
    rows.append(EventColumns.all.map(\.name))
    let list = EventList(self)
    let table = EventRows(self, actors)
    for event in negated ? list.negated : list.events {
      let row = table.row(event)
      rows.append([], EventColumns.all, of: row)
      if rows.isFull { try write(rows.flush()) }
    }
    try write(rows.flush())
  }

  /// Writes events as JSON Lines, or what is denied: flat objects with the same members each, `null` where there is no value.
  func writeEvents<Failure: Error>(negated: Bool, actors: ActorDirectory, _ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var lines = JSONLines()
    let list = EventList(self)
    let table = EventRows(self, actors)
    for event in negated ? list.negated : list.events {
      let row = table.row(event)
      lines.object { line in
        for column in EventColumns.all {
          line.member(column.name) { $0.scalar(column.value(row)) }
        }
      }
      if lines.isFull { try write(lines.flush()) }
    }
    try write(lines.flush())
  }
}

extension JSONWriter {
  mutating func scalar(_ value: Scalar?) {
    switch value {
    case nil: string(nil)
    case .text(let text): string(text)
    case .integer(let value): integer(value)
    case .real(let value): number(value)
    case .flag(let value): bool(value)
    }
  }
}
