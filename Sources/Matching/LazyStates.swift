import Synchronization

/// Remembers which set of an automaton's states follows which, by the symbol read: lines repeat themselves, and
/// looking a step up is far cheaper than taking it (the lazy subset construction of Aho, Sethi & Ullman 1986, §3.7).
final class LazyStates: Sendable {
  struct Memory: ~Copyable {
    /// For each set, its states and the patterns that end there; set 0 is the start.
    fileprivate(set) var patterns: [[Int32]] = [[]]
    private var sets: [[Int32]] = [[]]
    private var numbers: [[Int32]: Int32] = [:]
    private var steps = StepTable()

    /// The set after a symbol; 0 when nothing goes on.
    /// - Parameters:
    ///   - compute: the states after a set of states, nil for the start.
    ///   - accept: the pattern that ends at a state, −1 for none.
    @inline(__always)
    mutating func step(
      from set: Int32, by symbol: UInt16, _ compute: ([Int32]?) -> [Int32], accept: (Int32) -> Int32
    ) -> Int32 {
      let key = UInt32(set) << 16 | UInt32(symbol)
      if let known = steps[key] { return known }
      let states = compute(set == 0 ? nil : sets[Int(set)]).sorted()
      let number: Int32
      if states.isEmpty {
        number = 0
      } else if let known = numbers[states] {
        number = known
      } else {
        number = Int32(sets.count)
        sets.append(states)
        patterns.append(states.map(accept).filter { $0 >= 0 })
        numbers[states] = number
      }
      steps.insert(key, number)
      return number
    }

    /// Forgets all when there is too much, which only made-up lines bring about.
    fileprivate mutating func trim() {
      if sets.count > 32_000 || steps.count > 200_000 { self = Memory() }
    }
  }

  private let memory = Mutex(Memory())

  func use<Result>(_ body: (inout Memory) -> sending Result) -> sending Result {
    memory.withLock { memory in
      memory.trim()
      return body(&memory)
    }
  }
}

/// Steps by their key; open addressing with a multiplicative hash, since a look-up is most of what a step costs.
private struct StepTable {
  /// A key, and one more than its step, so that an empty slot is zero.
  private var slots = [(key: UInt32, next: Int32)](repeating: (0, 0), count: 1024)
  private(set) var count = 0

  private func slot(of key: UInt32) -> Int {
    // The golden ratio's bits spread neighbouring symbols (Knuth 1973, §6.4).
    var slot = Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
    while slots[slot].next != 0, slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  subscript(_ key: UInt32) -> Int32? {
    let found = slots[slot(of: key)].next
    return found == 0 ? nil : found - 1
  }

  mutating func insert(_ key: UInt32, _ step: Int32) {
    if count * 2 >= slots.count {
      let old = slots
      slots = Array(repeating: (0, 0), count: old.count * 2)
      for entry in old where entry.next != 0 { slots[slot(of: entry.key)] = entry }
    }
    slots[slot(of: key)] = (key, step + 1)
    count += 1
  }
}
