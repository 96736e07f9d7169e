import Language

/// Collects the grams of each entry and weighs them: `(1 + ln tf) · idf`, scaled to unit length.
///
/// Grams are single symbols and pairs of neighbours; those of sounds make a vector of their own.
struct GramVectors {
  private struct Entry {
    var written: [UInt64: Float] = [:]
    var heard: [UInt64: Float] = [:]
  }

  private var entries: [Entry] = []
  private lazy var inverse = Self.inverseFrequencies(of: entries.count)
  private var current = Entry()
  private var frequencies: [UInt64: Int32] = [:]

  /// Symbols and pairs that are spelled right, and the sounds of the pairs.
  private var spelling: Set<UInt64> = []

  /// Takes over how the words are spelled in texts that were written with care.
  mutating func learnSpelling(_ texts: [Utterance]) {
    for text in texts {
      for i in text.symbols.indices where text.symbols[i] != Utterance.pause {
        spelling.insert(TermHash.single(text.symbols[i], .gram))
        guard i + 1 < text.symbols.count else { continue }
        spelling.insert(TermHash.pair(text.symbols[i], text.symbols[i + 1], .gram))
        spelling.insert(TermHash.pair(text.sounds[i], text.sounds[i + 1], .soundGram))
      }
    }
  }

  /// Counts a text of the current entry so many times.
  /// - Parameter isSpelledRight: false for what people typed: what only sounds like a known word is a slip, and
  ///   counts by its sound alone.
  mutating func add(_ utterance: Utterance, count: Float, isSpelledRight: Bool) {
    let symbols = utterance.symbols
    let sounds = utterance.sounds
    var isSlip = [Bool](repeating: false, count: symbols.count)
    if !isSpelledRight {
      for i in symbols.indices.dropLast() where sounds[i] != 0 && sounds[i + 1] != 0 {
        guard !spelling.contains(TermHash.pair(symbols[i], symbols[i + 1], .gram)),
          spelling.contains(TermHash.pair(sounds[i], sounds[i + 1], .soundGram))
        else { continue }
        for place in [i, i + 1] where !spelling.contains(TermHash.single(symbols[place], .gram)) {
          isSlip[place] = true
        }
      }
    }
    for i in symbols.indices where symbols[i] != Utterance.pause {
      if !isSlip[i] { current.written[TermHash.single(symbols[i], .gram), default: 0] += count }
      if sounds[i] != 0 { current.heard[TermHash.single(sounds[i], .soundGram), default: 0] += count }
      guard i + 1 < symbols.count, symbols[i + 1] != Utterance.pause else { continue }
      if !isSlip[i], !isSlip[i + 1] {
        current.written[TermHash.pair(symbols[i], symbols[i + 1], .gram), default: 0] += count
      }
      guard sounds[i] != 0, sounds[i + 1] != 0 else { continue }
      current.heard[TermHash.pair(sounds[i], sounds[i + 1], .soundGram), default: 0] += count
    }
  }

  /// Ends the current entry; the next text belongs to the next one.
  mutating func endEntry() {
    for term in current.written.keys { frequencies[term, default: 0] += 1 }
    for term in current.heard.keys { frequencies[term, default: 0] += 1 }
    entries.append(current)
    current = Entry()
  }

  /// Leaves out the grams that a single question has: they say nothing about others.
  private mutating func forgetAccidents() {
    func isAccident(_ gram: (key: UInt64, value: Float)) -> Bool {
      gram.value <= 1 && frequencies[gram.key] == 1 && !spelling.contains(gram.key)
    }
    for place in entries.indices {
      let accidents = [entries[place].written, entries[place].heard].flatMap { $0.filter(isAccident).keys }
      for gram in accidents {
        entries[place].written[gram] = nil
        entries[place].heard[gram] = nil
        frequencies[gram] = nil
      }
    }
  }

  /// The weights of each entry's grams.
  mutating func weighted() -> [[UInt64: Float]] {
    forgetAccidents()
    func unit(_ counts: [UInt64: Float]) -> [UInt64: Float] {
      // In order, so that the sum is the same in every run.
      let weights = counts.sorted { $0.key < $1.key }
        .map { ($0.key, max(0, 1 + Float.log($0.value)) * inverse[Int(frequencies[$0.key]!)]) }
      let length = weights.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
      return Dictionary(uniqueKeysWithValues: weights.map { ($0, length > 0 ? $1 / length : 0) })
    }
    return entries.map { unit($0.written).merging(unit($0.heard)) { first, _ in first } }
  }

  /// The written grams of a line with their weights, as a line is compared with the entries.
  mutating func terms(of utterance: Utterance) -> [(UInt64, Float)] {
    TermHash.grams(of: utterance.symbols[...]).compactMap { term in frequencies[term].map { (term, inverse[Int($0)]) } }
  }

  /// The weight of a gram by the number of entries that have it, from 0 to `count`.
  static func inverseFrequencies(of count: Int) -> [Float] {
    (0...count).map { documents in
      // What every second entry has tells little, and is most of the work.
      documents * 2 > count && count > 8 ? 0 : 1 + Float.log(Float(1 + count) / Float(1 + documents))
    }
  }
}
