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

/// Values as text without line breaks: the length of their JSON, the JSON, and their packed numbers.
///
/// Were the numbers inside the JSON, its decoder would have to read through all of them to find where they end.
enum PackedArchive {
  static func encode(_ value: some Encodable) throws -> Data {
    let blocks = PackedBlocks()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.userInfo[.packedBlocks] = blocks
    let json = try encoder.encode(value)
    return Data("\(json.count) ".utf8) + json + blocks.text
  }

  /// - Throws: a decoding error when the data is no archive of such a value.
  static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    let digits = data.prefix { $0 != UInt8(ascii: " ") }
    let rest = data.dropFirst(digits.count + 1)
    let length = Int(String(decoding: digits, as: UTF8.self)) ?? 0
    let decoder = JSONDecoder()
    decoder.userInfo[.packedBlocks] = PackedBlocks(rest.dropFirst(length))
    return try decoder.decode(Value.self, from: rest.prefix(length))
  }
}

/// The blocks of an archive, one after the other in base 64, so that text can carry them.
private final class PackedBlocks: Sendable {
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
  fileprivate static let packedBlocks = CodingUserInfoKey(rawValue: "packedBlocks")!
}
