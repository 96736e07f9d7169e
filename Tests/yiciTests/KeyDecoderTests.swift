import Testing

@testable import yici

@Suite struct KeyDecoderTests {
  private func keys(_ bytes: [UInt8]) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.keys(of: bytes)
  }

  @Test func textComesThrough() {
    #expect(keys(Array("办a1".utf8)) == [.character("办"), .character("a"), .character("1")])
    #expect(keys([0x0D, 0x7F, 0x08]) == [.enter, .backspace, .backspace])
  }

  @Test func bytesMayComeOneByOne() {
    var decoder = KeyDecoder()
    #expect("办".utf8.flatMap { decoder.keys(of: [$0]) } == [.character("办")])
  }

  @Test func pageKeys() {
    #expect(keys(Array("\u{1B}[5~\u{1B}[6~\u{1B}[A\u{1B}[B".utf8)) == [.pageUp, .pageDown, .pageUp, .pageDown])
  }

  @Test(arguments: [
    "\u{1B}]0;title\u{07}", "\u{1B}[31m", "\u{1B}OP", "\u{1B}P1$r\u{1B}\\", "\u{9B}", "\u{202E}", "\u{2066}",
    "\u{200B}",
    "\u{E000}", "\u{301}", "\u{1B}[1;2;3;4H", "\u{1B}x",
  ])
  func nothingThatSteersATerminalComesThrough(sequence: String) {
    #expect(keys(Array(sequence.utf8)).isEmpty)
  }

  @Test func controlCharactersAreNoKeys() {
    for byte in UInt8(0)..<32 where ![0x08, 0x0A, 0x0D, 0x1B].contains(byte) {
      #expect(keys([byte]).isEmpty)
    }
  }

  @Test func brokenBytesDoNotSwallowWhatFollows() {
    #expect(keys([0xFF, 0xE5, 0x8A] + Array("a".utf8)) == [.character("a")])
    #expect(keys([0x9E] + Array("办".utf8)) == [.character("办")])
  }

  @Test func anOpenStringEndsWithEnter() {
    #expect(keys(Array("\u{1B}]abc\rd".utf8)) == [.character("d")])
  }

  @Test func randomBytesGiveHarmlessKeys() {
    var generator = SystemRandomNumberGenerator()
    var decoder = KeyDecoder()
    for _ in 0..<20_000 {
      for case .character(let character) in decoder.keys(of: [UInt8.random(in: 0...255, using: &generator)]) {
        #expect(Console.harmless(String(character)) == String(character))
      }
    }
  }
}
