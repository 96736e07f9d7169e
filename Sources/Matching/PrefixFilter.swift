/// Tells which sequences of symbols certainly begin no phrase, so that a search for phrases can stop there.
///
/// A Bloom filter (Bloom 1970) with one hash over the beginnings of all phrases: it may say yes for too much, never no
/// for too little.
struct PrefixFilter: Codable, Sendable {
  private var bits: [UInt64]
  private let mask: UInt64

  /// - Parameter count: about how many beginnings will be put in.
  init(capacity count: Int) {
    var size = 1024
    while size < count * 8 { size *= 2 }
    bits = Array(repeating: 0, count: size / 64)
    mask = UInt64(size - 1)
  }

  mutating func insert(_ hash: UInt64) {
    let place = (hash >> 20) & mask
    bits[Int(place >> 6)] |= 1 << (place & 63)
  }

  @inline(__always)
  func mayBegin(_ hash: UInt64) -> Bool {
    let place = (hash >> 20) & mask
    return bits[Int(place >> 6)] & (1 << (place & 63)) != 0
  }

  init(from decoder: any Decoder) throws {
    bits = try Packed<UInt64>(from: decoder).elements
    mask = UInt64(bits.count * 64 - 1)
  }

  func encode(to encoder: any Encoder) throws { try Packed(bits).encode(to: encoder) }
}
