/// Finds a hashed term among sorted ones: a directory by their first bits says where to look. It is made in one pass,
/// so that a start need not fill a hash table.
struct TermTable: Sendable {
  /// A term with where its own things start among those of all terms; side by side, since they are needed together.
  private let slots: [(key: UInt64, start: Int32)]
  /// For each value of the first bits, the place of the first key that has it or a greater one.
  private let directory: [UInt32]
  private let shift: UInt64

  /// - Parameters:
  ///   - keys: in ascending order, each once.
  ///   - counts: how many things each key has.
  init(_ keys: some Collection<UInt64>, counts: some Sequence<Int>) {
    var slots: [(key: UInt64, start: Int32)] = []
    slots.reserveCapacity(keys.count + 1)
    // About one key to each value.
    let bits = max(1, Int.bitWidth - keys.count.leadingZeroBitCount)
    let shift = UInt64(64 - bits)
    var directory: [UInt32] = []
    directory.reserveCapacity(1 << bits + 1)
    var start: Int32 = 0
    for (key, count) in zip(keys, counts) {
      while directory.count <= key >> shift { directory.append(UInt32(slots.count)) }
      slots.append((key, start))
      start += Int32(count)
    }
    while directory.count <= 1 << bits { directory.append(UInt32(slots.count)) }
    slots.append((.max, start))
    self.slots = slots
    self.directory = directory
    self.shift = shift
  }

  var keys: some Collection<UInt64> { slots.dropLast().lazy.map(\.key) }
  var counts: some Collection<Int> { slots.indices.dropLast().lazy.map { Int(slots[$0 + 1].start - slots[$0].start) } }

  /// Where the things of a key stand.
  @inline(__always)
  subscript(_ key: UInt64) -> Range<Int32>? {
    let value = Int(key >> shift)
    for place in Int(directory[value])..<Int(directory[value + 1]) where slots[place].key == key {
      return slots[place].start..<slots[place + 1].start
    }
    return nil
  }
}
