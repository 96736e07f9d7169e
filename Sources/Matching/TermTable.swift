/// Finds a hashed term among sorted ones: a directory by their first bits says where to look. It is made in one pass,
/// so that a start need not fill a hash table.
struct TermTable: Sendable {
  let keys: [UInt64]
  /// For each value of the first bits, the place of the first key that has it or a greater one.
  private let directory: [UInt32]
  private let shift: UInt64

  /// - Parameter keys: in ascending order, each once.
  init(_ keys: [UInt64]) {
    self.keys = keys
    // About one key to each value.
    let bits = max(1, Int.bitWidth - keys.count.leadingZeroBitCount)
    let shift = UInt64(64 - bits)
    var directory: [UInt32] = []
    directory.reserveCapacity(1 << bits + 1)
    var place = 0
    for value in 0...UInt64(1) << UInt64(bits) {
      while place < keys.count, keys[place] >> shift < value { place += 1 }
      directory.append(UInt32(place))
    }
    self.directory = directory
    self.shift = shift
  }

  /// The place of a key.
  @inline(__always)
  subscript(_ key: UInt64) -> Int? {
    let value = Int(key >> shift)
    for place in Int(directory[value])..<Int(directory[value + 1]) where keys[place] == key { return place }
    return nil
  }
}
