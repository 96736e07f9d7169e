import Testing

@testable import Language

private let tables = CharacterTables(encoded: CharacterTables.encoded())!
private let normaliser = Normaliser(tables: tables, latinWords: ["ktv"])

private func folded(_ line: String) -> String {
  let utterance = normaliser.utterance(line)
  return utterance.text(0..<utterance.count, tables: tables)
}

@Suite struct NormaliserTests {
  @Test(arguments: [
    ("養老機構備案", "养老机构备案"), ("ＫＴＶ　营业", "ktv营业"), ("开饭馆,要啥？", "开饭馆 要啥 "),
    ("第2个", "第二个"), ("4.5吨", "四 五吨"), ("食\u{200B}品\u{202E}", "食品"), ("3000平", "3000平"),
  ])
  func folds(line: String, expected: String) {
    #expect(folded(line) == expected)
  }

  @Test(arguments: ["shipin jingying", "shipinjingying", "shi2pin3jing1ying2", "shípǐn jīngyíng", "SHIPIN JINGYING"])
  func readsPinyinAsSounds(line: String) {
    let expected = Array("食品经营".utf16).map(tables.sound(of:))
    #expect(normaliser.utterance(line).sounds == expected)
  }

  @Test func lettersThatAreNoPinyinStayLetters() {
    #expect(folded("spjyxkz") == "spjyxkz")
    #expect(normaliser.utterance("spjyxkz").letterRuns == [0..<7])
    #expect(folded("KTV") == "ktv")
  }

  @Test func offsetsLeadBackToTheLine() {
    let utterance = normaliser.utterance("请问　開飯館，要啥")
    #expect(utterance.original(2..<5) == "開飯館")
  }

  @Test func survivesAnyScalar() {
    var scalars = String.UnicodeScalarView()
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    let utterance = normaliser.utterance(String(scalars))
    #expect(utterance.symbols.count == utterance.sounds.count)
    #expect(utterance.symbols.count == utterance.offsets.count)
    #expect(!utterance.symbols.contains { $0 < 0x20 })
  }
}

@Suite struct PinyinTests {
  /// The pairs that Sichuan and Chongqing speech does not keep apart.
  @Test(arguments: [
    ("niu", "liu"), ("zhi", "zi"), ("chi", "ci"), ("shi", "si"), ("xing", "xin"), ("cheng", "chen"), ("fu", "hu"),
    ("lv", "lu"),
  ])
  func soundsAlike(left: String, right: String) {
    #expect(Pinyin.soundClass(of: left) == Pinyin.soundClass(of: right))
  }

  @Test(arguments: [("ban", "bang"), ("da", "ta"), ("jia", "qia")])
  func soundsDifferent(left: String, right: String) {
    #expect(Pinyin.soundClass(of: left) != Pinyin.soundClass(of: right))
  }

  @Test func segmentsIntoFewestSyllables() {
    let syllables = Pinyin.segment(Array("xian".utf8)[...], sounds: tables.sounds)
    #expect(syllables?.count == 1)
    #expect(Pinyin.segment(Array("xzq".utf8)[...], sounds: tables.sounds) == nil)
  }
}

@Suite struct NumeralTests {
  @Test(arguments: [("2", 2), ("二", 2), ("两", 2), ("十", 10), ("十二", 12), ("二十三", 23), ("12", 12)])
  func reads(text: String, expected: Int) {
    #expect(Numeral.value(of: Array(text.utf16)) == expected)
  }

  @Test(arguments: ["", "二个", "百", "十十", "abc", "一二三四"])
  func refuses(text: String) {
    #expect(Numeral.value(of: Array(text.utf16)) == nil)
  }
}

@Suite struct CharacterTableTests {
  @Test func textRoundTripRefusesDamage() {
    let text = CharacterTables.encoded()
    #expect(CharacterTables(encoded: text) != nil)
    #expect(CharacterTables(encoded: text.dropLast(1) + "x\n") == nil)
    #expect(CharacterTables(encoded: "") == nil)
    #expect(CharacterTables(encoded: "a b\nzz\n") == nil)
  }

  @Test func knowsEveryCommonCharacter() {
    for character in "食品经营许可证烟草劳务派遣养老机构备案渝九龙坡".utf16 {
      #expect(tables.sound(of: character) != 0)
    }
  }
}
