/// What is known of single characters: the simplified form and the sound of each Han character.
///
/// ICU needs tens of milliseconds for its first transform, so these tables are made once, when the snapshot is
/// built, and travel with it as text.
public struct CharacterTables: Sendable {
  static let han: ClosedRange<UInt16> = 0x4E00...0x9FFF

  /// Sound classes, spelled; the class with the number n stands at n − 1 (0 means no sound).
  let classes: [String]
  /// Class number of every known toneless syllable.
  let sounds: [String: UInt16]
  private let simplified: [UInt16]
  private let soundOfHan: [UInt16]

  init(
    syllables: [String], soundOfHan syllableOfHan: [Int], simplifiedPairs: [(UInt16, UInt16)]
  ) {
    var classes: [String] = []
    var numbers: [String: UInt16] = [:]
    var sounds: [String: UInt16] = [:]
    for syllable in syllables {
      let sound = Pinyin.soundClass(of: syllable)
      if numbers[sound] == nil {
        classes.append(sound)
        numbers[sound] = UInt16(classes.count)
      }
      sounds[syllable] = numbers[sound]
    }
    let classOfSyllable = syllables.map { sounds[$0]! }
    self.classes = classes
    self.sounds = sounds
    soundOfHan = syllableOfHan.map { $0 == 0 ? 0 : classOfSyllable[$0 - 1] }
    var simplified = Array(Self.han)
    for (from, to) in simplifiedPairs { simplified[Int(from - Self.han.lowerBound)] = to }
    self.simplified = simplified
  }

  @inline(__always)
  func simplify(_ unit: UInt16) -> UInt16 {
    Self.han.contains(unit) ? simplified[Int(unit &- Self.han.lowerBound)] : unit
  }

  /// The sound class of a Han character, 0 for anything else.
  @inline(__always)
  public func sound(of unit: UInt16) -> UInt16 {
    Self.han.contains(unit) ? soundOfHan[Int(unit &- Self.han.lowerBound)] : 0
  }

  /// The first letter of the character's sound class, as ASCII; 0 when it has none.
  public func initial(of unit: UInt16) -> UInt8 {
    let sound = sound(of: unit)
    return sound == 0 ? 0 : classes[Int(sound) - 1].utf8.first!
  }
}

// MARK: - As text

extension CharacterTables {
  private static let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-".utf8)

  /// Three lines: the syllables, two base-64 digits for the syllable of each Han character, and pairs of a
  /// traditional and its simplified character.
  static func text(
    syllables: [String], syllableOfHan: [Int?], simplifiedPairs: [(UInt16, UInt16)]
  ) -> String {
    var codes: [UInt8] = []
    for number in syllableOfHan.map({ ($0 ?? -1) + 1 }) {
      codes.append(digits[number >> 6])
      codes.append(digits[number & 63])
    }
    let pairs = String(decoding: simplifiedPairs.flatMap { [$0.0, $0.1] }, as: UTF16.self)
    return syllables.joined(separator: " ") + "\n" + String(decoding: codes, as: UTF8.self) + "\n"
      + pairs
  }

  /// - Parameter text: what `CharacterTables.encoded()` made.
  /// - Returns: nil when the text is not of that shape.
  public init?(encoded text: some StringProtocol) {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" }
    guard lines.count == 3 else { return nil }
    var values = [Int](repeating: -1, count: 128)
    for (value, digit) in Self.digits.enumerated() { values[Int(digit)] = value }
    let codes = Array(lines[1].utf8)
    guard codes.count == 2 * Self.han.count, codes.allSatisfy({ $0 < 128 && values[Int($0)] >= 0 })
    else { return nil }
    // Number of the syllable plus one; 0 for none.
    let syllableOfHan = (0..<Self.han.count).map {
      values[Int(codes[2 * $0])] << 6 | values[Int(codes[2 * $0 + 1])]
    }
    let units = Array(lines[2].utf16)
    let syllables = lines[0].split { $0 == " " }.map { String($0) }
    guard units.count.isMultiple(of: 2), syllableOfHan.allSatisfy({ $0 <= syllables.count }),
      units.allSatisfy(Self.han.contains)
    else { return nil }
    self.init(
      syllables: syllables, soundOfHan: syllableOfHan,
      simplifiedPairs: stride(from: 0, to: units.count, by: 2).map { (units[$0], units[$0 + 1]) })
  }
}
