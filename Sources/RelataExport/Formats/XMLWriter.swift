import CLibXML2

/// Writes XML through libxml2, which escapes; what XML forbids is left out.
///
/// Bytes are taken out in pieces, so that a document of any length needs little memory.
final class XMLWriter {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  init() {
    guard let buffer = xmlBufferCreate(), let writer = xmlNewTextWriterMemory(buffer, 0) else { preconditionFailure("out of memory") }
    self.buffer = buffer
    self.writer = writer
    xmlTextWriterSetIndent(writer, 1)
    xmlTextWriterStartDocument(writer, nil, "UTF-8", nil)
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: () -> Void = {}) {
    start(name, attributes)
    content()
    end()
  }

  func start(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    xmlTextWriterStartElement(writer, name)
    for (name, value) in attributes { attribute(name, value) }
  }

  func attribute(_ name: String, _ value: String) {
    xmlTextWriterWriteAttribute(writer, name, ExportText.clean(value))
  }

  func text(_ text: String) {
    xmlTextWriterWriteString(writer, ExportText.clean(text))
  }

  func end() {
    xmlTextWriterEndElement(writer)
  }

  /// Whether there are enough bytes to be worth a call.
  var isFull: Bool { xmlBufferLength(buffer) > 1 << 16 }

  /// What has been written since the last call.
  func flush() -> [UInt8] {
    xmlTextWriterFlush(writer)
    let bytes = Array(UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
    xmlBufferEmpty(buffer)
    return bytes
  }

  /// Closes what is open, and gives the rest.
  func finish() -> [UInt8] {
    xmlTextWriterEndDocument(writer)
    return flush()
  }
}
