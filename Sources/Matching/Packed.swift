import Foundation
import Synchronization

/// Numbers that are stored as one block of bytes (little-endian) beside the text of an archive, which a decoder takes
/// over in one piece.
struct Packed<Element: FixedWidthInteger & Sendable>: Codable, Sendable {
  var elements: [Element]

  init(_ elements: [Element]) { self.elements = elements }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let blocks = decoder.userInfo[.packedBlocks] as? PackedBlocks,
      let data = blocks.block(at: try container.decode([Int].self))
    else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such block") }
    let count = data.count / MemoryLayout<Element>.stride
    elements = Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      _ = data.copyBytes(to: buffer, count: count * MemoryLayout<Element>.stride)
      initialized = count
    }
    if Element(littleEndian: 1) != 1 { elements = elements.map(Element.init(littleEndian:)) }
  }

  func encode(to encoder: any Encoder) throws {
    var data = Data(capacity: elements.count * MemoryLayout<Element>.size)
    for element in elements { withUnsafeBytes(of: element.littleEndian) { data.append(contentsOf: $0) } }
    guard let blocks = encoder.userInfo[.packedBlocks] as? PackedBlocks else {
      throw EncodingError.invalidValue(data, .init(codingPath: encoder.codingPath, debugDescription: "no blocks"))
    }
    var container = encoder.singleValueContainer()
    try container.encode(blocks.add(data))
  }
}

/// The blocks of an archive, one after the other in base 64, so that text can carry them.
///
/// A decoder of the text around would have to read through all of it to find where it ends.
final class PackedBlocks: Sendable {
  private let stored: Mutex<Data>

  init(_ text: Data = Data()) { stored = Mutex(text) }

  var text: Data { stored.withLock { $0 } }

  /// Where a block that is added begins, and its length.
  func add(_ block: Data) -> [Int] {
    stored.withLock { text in
      let encoded = block.base64EncodedData()
      text.append(encoded)
      return [text.count - encoded.count, encoded.count]
    }
  }

  /// - Parameter place: what `add` returned; nil for another.
  func block(at place: [Int]) -> Data? {
    stored.withLock { text in
      guard place.count == 2, place[0] >= 0, place[1] >= 0, place[0] + place[1] <= text.count else { return nil }
      let start = text.startIndex + place[0]
      return Data(base64Encoded: text[start..<start + place[1]])
    }
  }
}

extension CodingUserInfoKey {
  /// Where a coder keeps its `PackedBlocks`.
  static let packedBlocks = CodingUserInfoKey(rawValue: "packedBlocks")!
}
