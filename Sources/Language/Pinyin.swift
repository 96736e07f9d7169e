/// Pinyin syllables as people of Sichuan and Chongqing hear them.
///
/// Pairs that the regional speech does not keep apart fall into one class: n/l, zh/z, ch/c, sh/s, f/h at the
/// start, and ing/in, eng/en at the end.
public enum Pinyin {
  /// - Parameter syllable: toneless, lower case, `ü` written `u` or `v` (`lv`).
  /// - Returns: the spelling that stands for all syllables that sound alike.
  public static func soundClass(of syllable: String) -> String {
    var sound = syllable.replacing("v", with: "u")
    for (from, to) in [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h")]
    where sound.hasPrefix(from) && sound.count > from.count {
      sound = to + sound.dropFirst(from.count)
      break
    }
    for (from, to) in [("ing", "in"), ("eng", "en")] where sound.hasSuffix(from) {
      return sound.dropLast(from.count) + to
    }
    return sound
  }

  /// Splits a run of letters into syllables, as few as possible; nil when it is no pinyin.
  ///
  /// - Parameters:
  ///   - letters: lower-case ASCII.
  ///   - sounds: the known toneless syllables and the sound class of each.
  static func segment(_ letters: ArraySlice<UInt8>, sounds: [String: UInt16]) -> [UInt16]? {
    let letters = Array(letters)
    var best: [(count: Int, length: Int)?] = Array(repeating: nil, count: letters.count + 1)
    best[letters.count] = (0, 0)
    for start in letters.indices.reversed() {
      for length in stride(from: min(6, letters.count - start), through: 1, by: -1) {
        guard let rest = best[start + length],
          best[start].map({ rest.count + 1 < $0.count }) ?? true,
          sounds[spelling(letters[start..<start + length])] != nil
        else { continue }
        best[start] = (rest.count + 1, length)
      }
    }
    guard best[0] != nil else { return nil }
    var syllables: [UInt16] = []
    var start = 0
    while start < letters.count, let step = best[start] {
      syllables.append(sounds[spelling(letters[start..<start + step.length])]!)
      start += step.length
    }
    return syllables
  }

  private static func spelling(_ letters: ArraySlice<UInt8>) -> String {
    String(decoding: letters.map { $0 == UInt8(ascii: "v") ? UInt8(ascii: "u") : $0 }, as: UTF8.self)
  }
}
