import RelataGraph
import RelataSupport

/// Why a model file can't be used.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, or `built-in model`.
  public var path: String
  public var message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  public var description: String { "\(path): \(message)" }
}

/// The tensors of a model in the safetensors format: eight bytes of header length, a JSON header, and the data.
///
/// The bytes stay where they are: in the executable, or in a file mapped into memory. Tensors are views of them.
package struct ModelFile: @unchecked Sendable {
  /// What this version of the program reads as a syntax model.
  package static let syntax = "relata-syntax/1"

  enum ElementType: String { case f32 = "F32", i8 = "I8", u8 = "U8" }

  struct Tensor {
    var type: ElementType
    var shape: [Int]
    var range: Range<Int>
  }

  package let path: String
  package private(set) var metadata: [String: String] = [:]
  private var tensors: [String: Tensor] = [:]
  // Never freed: a model lives as long as the program.
  private let bytes: UnsafeRawBufferPointer
  private let dataStart: Int

  /// - Parameters:
  ///   - bytes: The file's, which stay where they are as long as the program runs.
  ///   - path: What errors call the file.
  ///   - format: The format that is expected, with its version.
  /// - Throws: `ModelError` that says what was expected, for a file that is truncated, of another version or no model at all.
  package init(_ bytes: UnsafeRawBufferPointer, path: String, format: String = ModelFile.syntax) throws(ModelError) {
    self.bytes = bytes
    self.path = path
    let notModel = "is no Relata model: expected a safetensors file of format \(format)"
    guard bytes.count > 8 else { throw ModelError(path: path, message: notModel) }
    let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard length < 1 << 24, Int(length) + 8 <= bytes.count else {
      throw ModelError(path: path, message: length < 1 << 24 ? "is truncated inside its header" : notModel)
    }
    dataStart = 8 + Int(length)
    do {
      var reader = JSONReader(Array(bytes[8..<dataStart]))
      try reader.object { (reader: inout JSONReader, name) throws(JSONError) in
        if name == "__metadata__" {
          try reader.object { (reader: inout JSONReader, key) throws(JSONError) in metadata[key] = try reader.string() }
        } else {
          tensors[name] = try ModelFile.tensor(&reader)
        }
      }
    } catch {
      throw ModelError(path: path, message: notModel)
    }
    guard metadata["format"] == format else {
      throw ModelError(path: path, message: "has format \(metadata["format"] ?? "unknown"), expected \(format): made by another version of Relata")
    }
    let end = tensors.values.map(\.range.upperBound).max() ?? 0
    guard dataStart + end == bytes.count else {
      throw ModelError(path: path, message: "is truncated or altered: expected \(dataStart + end) bytes, found \(bytes.count)")
    }
  }

  private static func tensor(_ reader: inout JSONReader) throws(JSONError) -> Tensor {
    var type: ElementType?
    var shape: [Int] = []
    var offsets: [Int] = []
    try reader.object { (reader: inout JSONReader, key) throws(JSONError) in
      switch key {
      case "dtype": type = ElementType(rawValue: try reader.string())
      case "shape": try reader.array { (reader: inout JSONReader) throws(JSONError) in shape.append(try reader.integer()) }
      case "data_offsets": try reader.array { (reader: inout JSONReader) throws(JSONError) in offsets.append(try reader.integer()) }
      default: try reader.skip()
      }
    }
    guard let type, offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1], shape.allSatisfy({ $0 >= 0 && $0 < 1 << 24 }),
      shape.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue }) * (type == .f32 ? 4 : 1) == offsets[1] - offsets[0]
    else { throw reader.error("not a tensor that this program reads") }
    return Tensor(type: type, shape: shape, range: offsets[0]..<offsets[1])
  }

  /// Compares the data with the digest in the metadata.
  package func verify() throws(ModelError) {
    let digest = Digest.sha256(UnsafeRawBufferPointer(rebasing: bytes[dataStart...]))
    guard digest == metadata["digest"] else {
      throw ModelError(path: path, message: "is altered: expected data of \(metadata["digest"] ?? "no digest"), found \(digest)")
    }
  }

  private func data(_ name: String, _ type: ElementType, _ shape: [Int]?) throws(ModelError) -> UnsafeRawBufferPointer {
    guard let tensor = tensors[name] else { throw ModelError(path: path, message: "has no tensor \(name)") }
    guard tensor.type == type, shape == nil || tensor.shape == shape else {
      throw ModelError(
        path: path,
        message: "tensor \(name) is \(tensor.type.rawValue) \(tensor.shape), expected \(type.rawValue) \(shape.map { "\($0)" } ?? "")")
    }
    return UnsafeRawBufferPointer(rebasing: bytes[dataStart + tensor.range.lowerBound..<dataStart + tensor.range.upperBound])
  }

  /// Floats, copied: they are few, and the file need not be aligned.
  package func floats(_ name: String, _ shape: [Int]) throws(ModelError) -> [Float] {
    let data = try data(name, .f32, shape)
    return (0..<data.count / 4).map { Float(bitPattern: UInt32(littleEndian: data.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))) }
  }

  /// A view of quantised weights.
  package func integers(_ name: String, _ shape: [Int]) throws(ModelError) -> Weights {
    Weights(buffer: try data(name, .i8, shape).bindMemory(to: Int8.self))
  }

  /// A text stored as bytes.
  package func text(_ name: String) throws(ModelError) -> Text {
    Text(buffer: try data(name, .u8, nil).bindMemory(to: UInt8.self))
  }

  package func shape(_ name: String) -> [Int]? { tensors[name]?.shape }
}

/// Quantised weights where they are in the model file, which is never freed and never written.
package struct Weights: @unchecked Sendable {
  package let buffer: UnsafeBufferPointer<Int8>
}

/// A text where it is in the model file.
package struct Text: @unchecked Sendable {
  package let buffer: UnsafeBufferPointer<UInt8>
}
