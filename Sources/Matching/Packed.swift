import Foundation

/// Numbers that are stored as one block of bytes (little-endian), which a decoder takes over in one piece.
struct Packed<Element: FixedWidthInteger & Sendable>: Codable, Sendable {
  var elements: [Element]

  init(_ elements: [Element]) { self.elements = elements }

  init(from decoder: any Decoder) throws {
    let data = try decoder.singleValueContainer().decode(Data.self)
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
    var container = encoder.singleValueContainer()
    try container.encode(data)
  }
}
