import Language

/// Moves the vectors of entries apart where a question comes nearer to another entry than to its own.
///
/// A perceptron with margin (Rosenblatt 1958; Crammer & Singer 2003 for many classes), started from the tf-idf vectors,
/// so that near twins are told apart by the words that people use for the one and not for the other.
struct VectorTraining {
  /// A question as the terms of its vector, and the entry that it is about.
  struct Example {
    var terms: [(row: Int, weight: Float)]
    var entry: Int32
  }

  /// By how much, as a cosine, a question's own entry should lead.
  private static let margin: Float = 0.1
  /// How far a vector moves at once, and how often all questions are gone through.
  private static let step: Float = 0.05
  private static let rounds = 6

  private var rows: [UInt64: Int] = [:]
  /// For each term, the entries that have it, with their weights.
  private var entries: [[Int32]] = []
  private var weights: [[Float]] = []
  private let count: Int

  init(_ vectors: [[UInt64: Float]]) {
    count = vectors.count
    for (number, vector) in vectors.enumerated() {
      for (term, weight) in vector {
        let row = rows[term] ?? entries.count
        if row == entries.count {
          rows[term] = row
          entries.append([])
          weights.append([])
        }
        entries[row].append(Int32(number))
        weights[row].append(weight)
      }
    }
  }

  /// - Parameter terms: the question's terms with their weights; unknown ones are left out.
  func example(_ terms: [(UInt64, Float)], of entry: Int) -> Example {
    let length = max(terms.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot(), 0.1)
    return Example(
      terms: terms.compactMap { term, weight in rows[term].map { ($0, weight / length) } }, entry: Int32(entry))
  }

  mutating func train(on examples: [Example]) {
    var active = Self.mixed(examples.count)
    var scores = [Float](repeating: 0, count: count)
    for round in 0..<Self.rounds {
      active = active.filter { number in
        let lead = lead(of: examples[number], &scores)
        if let rival = lead.rival, lead.by < Self.margin {
          move(examples[number], from: rival)
          return true
        }
        // What is far ahead after the first round stays ahead.
        return round > 0 || lead.by < 3 * Self.margin
      }
    }
  }

  /// The numbers below a count in an order that mixes them, the same in every run.
  static func mixed(_ count: Int) -> [Int] {
    let stride = 7_919
    return count % stride == 0 ? Array(0..<count) : (0..<count).map { $0 * stride % count }
  }

  /// The nearest other entry, and how much nearer the example's own is.
  private func lead(of example: Example, _ scores: inout [Float]) -> (rival: Int32?, by: Float) {
    scores.withUnsafeMutableBufferPointer { scores in
      scores.update(repeating: 0)
      for (row, weight) in example.terms {
        entries[row].withUnsafeBufferPointer { entries in
          weights[row].withUnsafeBufferPointer { weights in
            for place in 0..<entries.count { scores[Int(entries[place])] += weight * weights[place] }
          }
        }
      }
      var rival = -1
      for entry in 0..<scores.count where entry != Int(example.entry) {
        if rival < 0 || scores[entry] > scores[rival] { rival = entry }
      }
      return rival < 0 ? (nil, 1) : (Int32(rival), scores[Int(example.entry)] - scores[rival])
    }
  }

  private mutating func move(_ example: Example, from rival: Int32) {
    for (row, weight) in example.terms {
      add(Self.step * weight, to: example.entry, in: row)
      add(-Self.step * weight, to: rival, in: row)
    }
  }

  private mutating func add(_ change: Float, to entry: Int32, in row: Int) {
    if let place = entries[row].firstIndex(of: entry) {
      weights[row][place] += change
    } else {
      entries[row].append(entry)
      weights[row].append(change)
    }
  }

  /// The vectors as they are now.
  func vectors() -> [[UInt64: Float]] {
    var vectors = [[UInt64: Float]](repeating: [:], count: count)
    for (term, row) in rows {
      for (entry, weight) in zip(entries[row], weights[row]) { vectors[Int(entry)][term] = weight }
    }
    return vectors
  }
}
