import Testing

@testable import Matching

@Suite struct TermTableTests {
  private let keys: [UInt64] = [0, 3, 1 << 20, 1 << 62, 1 << 63, (1 << 63) + 1, .max - 1, .max]
  private let counts = [2, 1, 0, 5, 1, 1, 3, 4]

  @Test func everyKeyHasItsOwnThings() {
    let table = TermTable(keys, counts: counts)
    var start: Int32 = 0
    for (key, count) in zip(keys, counts) {
      #expect(table[key] == start..<start + Int32(count))
      start += Int32(count)
    }
    #expect(Array(table.keys) == keys)
    #expect(Array(table.counts) == counts)
  }

  @Test(arguments: [1, 2, 4, 1 << 61, (1 << 63) + 2, .max - 2] as [UInt64])
  func anotherKeyHasNone(key: UInt64) {
    #expect(TermTable(keys, counts: counts)[key] == nil)
  }

  @Test func anEmptyTableHasNone() {
    #expect(TermTable([], counts: [])[7] == nil)
  }
}
