/// Folds a line of text into an utterance: width, case, script, punctuation, digits, typed pinyin.
public struct Normaliser: Sendable {
  public let tables: CharacterTables
  /// Words in letters that the knowledge base uses (ktv, cma): never read as pinyin.
  public let latinWords: Set<String>

  public init(tables: CharacterTables, latinWords: Set<String> = []) {
    self.tables = tables
    self.latinWords = latinWords
  }

  /// - Parameter line: any text; control and invisible characters are dropped.
  public func utterance(_ line: String) -> Utterance {
    var builder = Builder(normaliser: self, capacity: line.utf8.count)
    var offset: Int32 = 0
    for scalar in line.unicodeScalars {
      builder.append(scalar.value, at: offset)
      offset += 1
    }
    builder.closeRun()
    return Utterance(
      original: line, symbols: builder.symbols, sounds: builder.sounds,
      letterRuns: builder.letterRuns, offsets: builder.offsets)
  }

  /// The symbols of a phrase of the knowledge base, pauses left out.
  public func symbols(of phrase: String) -> [UInt16] {
    utterance(phrase).symbols.filter { $0 != Utterance.pause }
  }
}

private struct Builder {
  let normaliser: Normaliser
  var symbols: [UInt16] = []
  var sounds: [UInt16] = []
  var offsets: [Int32] = []
  var letterRuns: [Range<Int>] = []
  /// Start of the current run of letters or digits.
  private var runStart: Int?
  private var runIsDigits = false

  init(normaliser: Normaliser, capacity: Int) {
    self.normaliser = normaliser
    symbols.reserveCapacity(capacity)
    sounds.reserveCapacity(capacity)
    offsets.reserveCapacity(capacity)
  }

  mutating func append(_ value: UInt32, at offset: Int32) {
    var value = value
    switch value {
    case 0xFF01...0xFF5E: value -= 0xFEE0
    case 0x3000: value = 0x20
    default: break
    }
    switch value {
    case 0x4E00...0x9FFF:
      if runStart != nil { closeRun() }
      let unit = normaliser.tables.simplify(UInt16(value))
      push(unit, normaliser.tables.sound(of: unit), offset)
    case 0x61...0x7A: letter(UInt16(value), offset)
    case 0x41...0x5A: letter(UInt16(value + 0x20), offset)
    case 0x30...0x39: digit(UInt16(value), offset)
    case 0x20, 0x09: closeRun()
    case 0x27, 0x2019: if runStart == nil || runIsDigits { pause(offset) }
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069,
      0xFE00...0xFE0F, 0xFEFF, 0x300...0x36F:
      break
    case 0xC0...0x17F, 0x1CD...0x1DC:
      if let plain = Self.vowels[value] { letter(plain, offset) } else { pause(offset) }
    case 0x3007:
      closeRun()
      push(0x96F6, normaliser.tables.sound(of: 0x96F6), offset)
    default: pause(offset)
    }
  }

  private mutating func push(_ symbol: UInt16, _ sound: UInt16, _ offset: Int32) {
    symbols.append(symbol)
    sounds.append(sound)
    offsets.append(offset)
  }

  private mutating func pause(_ offset: Int32) {
    closeRun()
    if symbols.last != Utterance.pause, !symbols.isEmpty { push(Utterance.pause, 0, offset) }
  }

  private mutating func letter(_ unit: UInt16, _ offset: Int32) {
    if runIsDigits { closeRun() }
    if runStart == nil { runStart = symbols.count }
    push(unit, 0, offset)
  }

  private mutating func digit(_ unit: UInt16, _ offset: Int32) {
    // A tone number after a typed syllable says nothing more.
    if let start = runStart, !runIsDigits, (0x31...0x35).contains(unit), symbols.count - start > 1 {
      closeRun()
      return
    }
    if !runIsDigits { closeRun() }
    if runStart == nil {
      runStart = symbols.count
      runIsDigits = true
    }
    push(unit, 0, offset)
  }

  /// Ends a run: letters become syllables where they are pinyin, a single digit a Chinese numeral.
  mutating func closeRun() {
    guard let start = runStart else { return }
    runStart = nil
    let run = start..<symbols.count
    if runIsDigits {
      runIsDigits = false
      if run.count == 1 {
        let numeral = Self.numerals[Int(symbols[start] - 0x30)]
        symbols[start] = numeral
        sounds[start] = normaliser.tables.sound(of: numeral)
      }
      return
    }
    let letters = symbols[run].map { UInt8($0) }
    guard letters.count > 1,
      !normaliser.latinWords.contains(String(decoding: letters, as: UTF8.self))
    else { return }
    guard let syllables = Pinyin.segment(letters[...], sounds: normaliser.tables.sounds) else {
      letterRuns.append(run)
      return
    }
    let places = offsets[run]
    symbols.removeSubrange(run)
    sounds.removeSubrange(run)
    offsets.removeSubrange(run)
    for (index, sound) in syllables.enumerated() {
      let place = places[places.startIndex + index * places.count / syllables.count]
      push(Utterance.pinyinBase + sound, sound, place)
    }
  }

  /// 零一二三四五六七八九
  private static let numerals: [UInt16] = Array("零一二三四五六七八九".utf16)

  private static let vowels: [UInt32: UInt16] = {
    var table: [UInt32: UInt16] = [:]
    for (plain, marked) in [
      ("a", "āáǎàĀÁǍÀ"), ("e", "ēéěèĒÉĚÈ"), ("i", "īíǐìĪÍǏÌ"), ("o", "ōóǒòŌÓǑÒ"), ("u", "ūúǔùüǖǘǚǜŪÚǓÙÜ"),
    ] {
      for scalar in marked.unicodeScalars { table[scalar.value] = plain.utf16.first! }
    }
    return table
  }()
}
