import Foundation
import TestSupport
import Testing

/// What fuzzing starts from and what it has found, each as it is and with small changes that are the same on every run.
@Suite struct FuzzCaseTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Cases")

  @Test(arguments: FuzzTarget.allCases) func holdsItsPromises(_ target: FuzzTarget) throws {
    let folder = FuzzCaseTests.folder.appendingPathComponent(target.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!names.isEmpty)
    let scratch = try #require(ScratchFile(ending: target.ending))
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      #expect(throws: Never.self, "\(name)") { try target.run(bytes, scratch) }
      for seed in 0..<100 {
        var random = SeededGenerator(state: UInt64(seed))
        var mutated = bytes
        for _ in 0...seed % 4 { random.mutate(&mutated) }
        #expect(throws: Never.self, "\(name), mutation \(seed)") { try target.run(mutated, scratch) }
      }
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func mutate(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &self)
    switch UInt8.random(in: 0..<5, using: &self) {
    case 0: bytes.insert(UInt8.random(in: .min ... .max, using: &self), at: place)
    case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
    case 2 where place < bytes.count: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &self)))
    case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + Int.random(in: 1...40, using: &self))], at: place)
    default: bytes.removeSubrange(place...)
    }
  }
}
