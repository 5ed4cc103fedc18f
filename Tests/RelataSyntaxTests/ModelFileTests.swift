import CSyntaxModel
import Foundation
import Testing

@testable import RelataSyntax

@Suite struct ModelFileTests {
  private static var bytes: Data { Data(bytes: relata_syntax_model(), count: relata_syntax_model_size()) }

  private func error(_ data: Data) throws -> (error: ModelError?, path: String) {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).safetensors")
    try data.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return (#expect(throws: ModelError.self) { _ = try SyntaxModel.file(url.path) }, url.path)
  }

  private func expect(_ data: Data, _ message: String) throws {
    let (error, path) = try error(data)
    #expect(error?.path == path)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test func readsAFileLikeTheBuiltInOne() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).safetensors")
    try Self.bytes.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(try SyntaxModel.file(url.path).digest == SharedModel.get().digest)
  }

  @Test func refusesWhatIsNoModel() throws {
    try expect(Data(), "is empty")
    try expect(Data("abc".utf8), "expected a safetensors file of format relata-syntax/1")
    try expect(Data(repeating: 0x41, count: 4_096), "expected a safetensors file of format relata-syntax/1")
  }

  @Test(arguments: [1_000, 100_000, 20_000_000]) func refusesATruncatedFile(_ size: Int) throws {
    try expect(Self.bytes.prefix(size), "truncated")
  }

  @Test func refusesAnAlteredFile() throws {
    var bytes = Self.bytes
    bytes[bytes.count - 1_000] ^= 1
    try expect(bytes, "is altered: expected data of sha256:")
    try expect(Self.bytes + Data([0]), "is truncated or altered: expected \(Self.bytes.count) bytes, found \(Self.bytes.count + 1)")
  }

  @Test func refusesAnOlderFormat() throws {
    var bytes = Self.bytes
    let range = try #require(bytes.firstRange(of: Data("relata-syntax/1".utf8)))
    bytes.replaceSubrange(range, with: Data("relata-syntax/0".utf8))
    try expect(bytes, "has format relata-syntax/0, expected relata-syntax/1")
  }

  @Test func refusesAMissingFile() {
    let error = #expect(throws: ModelError.self) { _ = try SyntaxModel.file("/nowhere/model.safetensors") }
    #expect(error?.description.hasPrefix("/nowhere/model.safetensors: can't be read: ") == true)
  }
}
