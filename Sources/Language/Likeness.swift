/// How alike two questions are, by the pairs of neighbouring characters that they share (Jaccard).
public struct Likeness: Sendable {
  private let pairs: Set<UInt32>

  /// - Parameter text: punctuation, blanks and case do not count.
  public init(_ text: String) {
    let units = text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .map { $0.properties.lowercaseMapping.unicodeScalars.first!.value & 0xFFFF }
    pairs = units.isEmpty ? [] : Set(zip([0] + units, units + [0]).map { $0 << 16 | $1 })
  }

  /// From 0, nothing in common, to 1, the same.
  public func to(_ other: Likeness) -> Double {
    let common = pairs.intersection(other.pairs).count
    let all = pairs.count + other.pairs.count - common
    return all == 0 ? 0 : Double(common) / Double(all)
  }

  /// Puts texts together that are alike.
  ///
  /// - Parameters:
  ///   - texts: in the order in which they become the heads of groups, with how often each occurred.
  ///   - threshold: how alike a text must be to a group's head.
  /// - Returns: groups, the most frequent first; within a group the head comes first.
  public static func groups(
    of texts: [(text: String, count: Int)], threshold: Double = 0.3
  ) -> [(texts: [String], count: Int)] {
    var groups: [(head: Likeness, texts: [String], count: Int)] = []
    for (text, count) in texts {
      let likeness = Likeness(text)
      let best = groups.indices.max { groups[$0].head.to(likeness) < groups[$1].head.to(likeness) }
      if let best, groups[best].head.to(likeness) >= threshold {
        groups[best].texts.append(text)
        groups[best].count += count
      } else {
        groups.append((likeness, [text], count))
      }
    }
    return groups.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map { ($0.element.texts, $0.element.count) }
  }
}
