/// Sums the evidence for each entry of the index.
///
/// Terms that very many entries have are looked up only for the entries that rarer terms brought up, so that the
/// time for a line hardly grows with the number of entries.
struct Scoreboard {
  private struct Common {
    var postings: TermTable.Span
    var weight: Float
  }

  private(set) var score: [Float]
  private(set) var share: [Float]
  /// Entries with any evidence, in the order in which they came up.
  private(set) var touched: [Int32] = []
  private var common: [Common] = []

  /// Terms with more postings than this are common.
  private static let commonLimit: Int32 = 2_048
  /// Entries for which common terms are looked up.
  private static let contenders = 256

  init(count: Int) {
    score = Array(repeating: 0, count: count)
    share = Array(repeating: 0, count: count)
  }

  /// - Parameter weight: the term's weight in the line.
  mutating func add(_ postings: TermTable.Span, of index: ItemIndex, _ weight: Float) {
    if postings.count > Self.commonLimit {
      common.append(Common(postings: postings, weight: weight))
    } else {
      addAll(postings, of: index, weight)
    }
  }

  private mutating func addAll(_ postings: TermTable.Span, of index: ItemIndex, _ weight: Float) {
    for place in postings.start..<postings.end {
      let posting = index.posting(place)
      let entry = Int(posting.entry)
      if share[entry] == 0 { touched.append(posting.entry) }
      score[entry] += weight * posting.weight
      share[entry] += weight
    }
  }

  /// Adds what was put off; to be called once, after all evidence.
  mutating func finish(_ index: ItemIndex) {
    guard !common.isEmpty else { return }
    if touched.isEmpty {
      // Nothing rarer was said: the rarest of the common terms brings the entries up.
      let rarest = common.indices.min { common[$0].postings.count < common[$1].postings.count }!
      let term = common.remove(at: rarest)
      addAll(term.postings, of: index, term.weight)
    }
    if touched.count > Self.contenders {
      touched = Array(
        touched.sorted { (score[Int($1)], $0) < (score[Int($0)], $1) }.prefix(Self.contenders))
    }
    for entry in touched {
      for term in common {
        guard let weight = index.weight(of: term.postings, for: entry) else { continue }
        score[Int(entry)] += term.weight * weight
        share[Int(entry)] += term.weight
      }
    }
  }

  /// The best entries that satisfy a condition, best first; the order of the index breaks ties.
  func best(_ count: Int, where isWanted: (Int) -> Bool) -> [Int] {
    var best: [Int] = []
    for entry in touched {
      let number = Int(entry)
      guard isWanted(number) else { continue }
      let place =
        best.firstIndex {
          score[number] > score[$0] || (score[number] == score[$0] && number < $0)
        } ?? best.count
      guard place < count else { continue }
      best.insert(number, at: place)
      if best.count > count { best.removeLast() }
    }
    return best
  }
}
