import Foundation

extension CharacterTables {
  /// The tables as text, from the ICU data that Foundation carries. Takes a second: for building snapshots.
  public static func encoded() -> String {
    let units = Array(han)
    let simplified = transform(units, "Hant-Hans")
    let spelled = transform(units, "Han-Latin").map { spelling in
      let plain = spelling.applyingTransform(.stripDiacritics, reverse: false) ?? spelling
      return plain.lowercased().replacing("u:", with: "u")
    }
    let syllables = Set(
      spelled.filter { (1...6).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetter) }
    ).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(syllables, syllables.indices))
    let pairs = zip(units, simplified).compactMap { unit, text -> (UInt16, UInt16)? in
      let target = Array(text.utf16)
      guard target.count == 1, target[0] != unit, han.contains(target[0]) else { return nil }
      return (unit, target[0])
    }
    return text(
      syllables: syllables, syllableOfHan: spelled.map { numbers[$0] }, simplifiedPairs: pairs)
  }

  /// Transforms every character by itself, in one call to ICU.
  private static func transform(_ units: [UInt16], _ name: String) -> [String] {
    let lines = units.map { String(decoding: [$0], as: UTF16.self) }.joined(separator: "\n")
    let result = lines.applyingTransform(StringTransform(name), reverse: false) ?? lines
    return result.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
