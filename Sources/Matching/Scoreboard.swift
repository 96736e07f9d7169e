/// Sums the evidence for each entry of the index.
///
/// Terms that very many entries have are looked up only for the entries that rarer terms brought up, so that the
/// time for a line hardly grows with the number of entries.
struct Scoreboard {
  private struct Common {
    var postings: ItemIndex.Span
    var weight: Float
    var share: Float
  }

  /// For each entry, its score and the weight of the line's terms that it has, summed in one go.
  private var sums: [SIMD2<Float>]
  /// Entries that rarer terms brought up; with few entries, all.
  private var touched: [Int32] = []
  private var common: [Common] = []

  /// With no more entries than this, no term is common.
  private static let fewEntries = 2_048
  /// Terms with more postings than this are common.
  private static let commonLimit = 512
  /// Entries for which common terms are looked up.
  private static let contenders = 64

  private var isSmall: Bool { sums.count <= Self.fewEntries }

  init(count: Int) { sums = Array(repeating: .zero, count: count) }

  /// The evidence for an entry.
  func score(_ entry: Int) -> Float { sums[entry].x }

  /// The weight of the line's terms that the entry has.
  func share(_ entry: Int) -> Float { sums[entry].y }

  /// - Parameters:
  ///   - weight: the term's weight in the line.
  ///   - share: what the term counts in the entry's share of the line.
  mutating func add(_ postings: ItemIndex.Span, of index: ItemIndex, _ weight: Float, share: Float = 0) {
    if !isSmall, postings.count > Self.commonLimit {
      common.append(Common(postings: postings, weight: weight, share: share))
    } else {
      addAll(postings, of: index, weight, share)
    }
  }

  private mutating func addAll(_ postings: ItemIndex.Span, of index: ItemIndex, _ weight: Float, _ share: Float) {
    if !isSmall {
      for place in postings where sums[Int(index.posting(place).entry)] == .zero {
        touched.append(index.posting(place).entry)
      }
    }
    sums.withUnsafeMutableBufferPointer { index.add(postings, times: weight, and: share, to: $0) }
  }

  /// Adds what was put off; to be called once, after all evidence.
  mutating func finish(_ index: ItemIndex) {
    guard !common.isEmpty else { return }
    if touched.isEmpty {
      // Nothing rarer was said: the rarest of the common terms brings the entries up.
      let rarest = common.indices.min { common[$0].postings.count < common[$1].postings.count }!
      let term = common.remove(at: rarest)
      addAll(term.postings, of: index, term.weight, term.share)
    }
    touched = best(Self.contenders, of: sums.indices).map(Int32.init)
    for entry in touched {
      for term in common {
        guard let weight = index.weight(of: term.postings, for: entry) else { continue }
        sums[Int(entry)] += SIMD2(term.weight * weight, term.share)
      }
    }
  }

  /// The best of some entries that satisfy a condition, best first; the order of the index breaks ties.
  func best(_ count: Int, of entries: Range<Int>, where isWanted: (Int) -> Bool = { _ in true }) -> [Int] {
    var best: [Int] = []
    best.reserveCapacity(count + 1)
    // What an entry must reach to come in; nearly all fall short of it, and go no further.
    var least = Float.leastNonzeroMagnitude
    func consider(_ number: Int) {
      // An entry whose score was nought in between may have been brought up twice.
      guard isWanted(number), !best.contains(number) else { return }
      let place =
        best.firstIndex {
          score(number) > score($0) || (score(number) == score($0) && number < $0)
        } ?? best.count
      best.insert(number, at: place)
      if best.count > count { best.removeLast() }
      if best.count == count { least = score(best[count - 1]) }
    }
    if isSmall {
      for number in entries where sums[number].x >= least { consider(number) }
    } else {
      for number in touched where entries.contains(Int(number)) && sums[Int(number)].x >= least {
        consider(Int(number))
      }
    }
    return best
  }
}
