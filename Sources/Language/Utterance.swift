/// A line as the matcher reads it: folded symbols with their sounds, each tied to its place in the line.
public struct Utterance: Codable, Sendable, Equatable {
  /// The symbol between two clauses (any punctuation).
  public static let pause: UInt16 = 0x20
  /// Symbols at and above this stand for a syllable that was typed in pinyin; the sound class is added.
  public static let pinyinBase: UInt16 = 0xE000

  public let original: String
  /// Simplified, half-width, lower-case UTF-16 units; single digits are Chinese numerals.
  public let symbols: [UInt16]
  /// Sound class of each symbol, 0 for what has none.
  public let sounds: [UInt16]
  /// Runs of letters that may be the initials of a phrase.
  public let letterRuns: [Range<Int>]
  /// For each symbol the offset in the original's Unicode scalars.
  public let offsets: [Int32]

  /// The symbols as text, for explanations.
  public func text(_ range: Range<Int>, tables: CharacterTables) -> String {
    var text = ""
    for symbol in symbols[range] {
      if symbol >= Self.pinyinBase {
        text += "[\(tables.classes[Int(symbol - Self.pinyinBase) - 1])]"
      } else {
        text += String(decoding: CollectionOfOne(symbol), as: UTF16.self)
      }
    }
    return text
  }

  public var count: Int { symbols.count }

  /// The part of the line that a range of symbols came from.
  public func original(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let scalars = original.unicodeScalars
    let from = scalars.index(scalars.startIndex, offsetBy: Int(offsets[range.lowerBound]))
    let to = scalars.index(scalars.startIndex, offsetBy: Int(offsets[range.upperBound - 1]) + 1)
    return String(scalars[from..<to])
  }
}
