import Language

/// Scores every entry of the index against an utterance.
struct ItemLinker {
  /// A whole phrase of the index found in the line.
  struct PhraseHit {
    var range: Range<Int>
    var postings: TermTable.Span
    var bonus: Float
    var kind: Evidence.Kind
  }

  /// A term that counts for the entries that have it.
  private struct Found {
    var range: Range<Int>
    var postings: TermTable.Span
    var weight: Float
    var kind: Evidence.Kind
    /// What the term adds to the share of the line that an entry explains.
    var share: Float
  }

  let index: ItemIndex
  let utterance: Utterance
  let particles: Set<UInt16>
  /// How much each symbol counts: 1, less where a template's own words stand, 0 where it is negated.
  var emphasis: [Float]

  private(set) var phrases: [PhraseHit] = []
  private var found: [Found] = []
  /// The share that full knowledge of the line would reach.
  private(set) var total: Float = 0

  init(
    index: ItemIndex, utterance: Utterance, particles: Set<UInt16>, emphasis: [Float]
  ) {
    self.particles = particles
    self.index = index
    self.utterance = utterance
    self.emphasis = emphasis
  }

  /// Finds the terms of the whole line, or of a synonym's meaning.
  mutating func collect() {
    findPhrases()
    restoreEmphasis()
    findPairs()
    findInitials()
  }

  private mutating func findPhrases() {
    let symbols = utterance.symbols
    findPhrases(at: Array(symbols.indices), skipping: false)
    // 开个药店 is 开药店: once more without the particles.
    let plain = symbols.indices.filter { !particles.contains(symbols[$0]) }
    if plain.count < symbols.count { findPhrases(at: plain, skipping: true) }
    dampContained()
  }

  private mutating func findPhrases(at places: [Int], skipping: Bool) {
    let symbols = utterance.symbols
    // Every pair inside a phrase of the index is a term of its own: where a pair is unknown, no phrase goes on.
    let goesOn = places.indices.map { place in
      place > 0
        && index.lookup(TermHash.pair(symbols[places[place - 1]], symbols[places[place]], .gram))
          != nil
    }
    for start in places.indices where symbols[places[start]] != Utterance.pause {
      var hash = TermHash.start(.phrase)
      let limit = min(places.count, start + ItemIndex.longestPhrase)
      for end in start..<limit {
        if end > start, !goesOn[end] { break }
        hash = TermHash.extend(hash, symbols[places[end]])
        let range = places[start]..<(places[end] + 1)
        // Without a gap the phrase was found already.
        if skipping, range.count == end - start + 1 { continue }
        if let postings = index.lookup(hash) {
          add(range, postings, length: end - start + 1, factor: skipping ? 0.9 : 1, .phrase)
        }
      }
    }
  }

  /// A phrase inside a longer one is mostly an accident: 公司 in 分公司.
  private mutating func dampContained() {
    for i in phrases.indices {
      let inner = phrases[i].range
      let isContained = phrases.contains {
        $0.range.count > inner.count && $0.range.lowerBound <= inner.lowerBound
          && $0.range.upperBound >= inner.upperBound
      }
      if isContained { phrases[i].bonus *= 0.35 }
    }
  }

  private mutating func add(
    _ range: Range<Int>, _ postings: TermTable.Span, length: Int, factor: Float,
    _ kind: Evidence.Kind
  ) {
    let strength = range.reduce(Float(0)) { max($0, emphasis[$1]) }
    guard strength > 0 else { return }
    // A long phrase is no accident: it weighs more than its pairs.
    let bonus = factor * strength * index.rarity(postings.count) * (0.35 + 0.3 * Float(length))
    phrases.append(PhraseHit(range: range, postings: postings, bonus: bonus, kind: kind))
  }

  /// Words of a template that are part of a longer phrase of the index count in full.
  private mutating func restoreEmphasis() {
    for hit in phrases where hit.range.count > 2 {
      let hasOwn = hit.range.contains { emphasis[$0] == 1 }
      guard hasOwn else { continue }
      for position in hit.range where emphasis[position] > 0 { emphasis[position] = 1 }
    }
  }

  private mutating func findPairs() {
    let symbols = utterance.symbols
    let sounds = utterance.sounds
    var isPairKnown = [Bool](repeating: false, count: symbols.count + 1)
    var seen: [UInt64] = []
    for i in symbols.indices.dropLast() {
      guard symbols[i] != Utterance.pause, symbols[i + 1] != Utterance.pause else { continue }
      let isLoose = particles.contains(symbols[i]) || particles.contains(symbols[i + 1])
      let strength = min(emphasis[i], emphasis[i + 1]) * (isLoose ? Self.loosePair : 1)
      guard strength > 0 else { continue }
      let term = TermHash.pair(symbols[i], symbols[i + 1], .gram)
      guard !seen.contains(term) else { continue }
      seen.append(term)
      if let postings = index.lookup(term) {
        isPairKnown[i] = true
        let rarity = index.rarity(postings.count)
        found.append(
          Found(
            range: i..<(i + 2), postings: postings, weight: strength * rarity, kind: .pair,
            share: strength * rarity))
        total += strength * rarity
      } else {
        total += strength * Self.unknownPair
      }
    }
    for i in symbols.indices {
      let touchesKnown = isPairKnown[i] || (i > 0 && isPairKnown[i - 1])
      if !touchesKnown, symbols[i] != Utterance.pause, emphasis[i] > 0,
        let postings = index.lookup(TermHash.extend(TermHash.start(.gram), symbols[i]))
      {
        let rarity = index.rarity(postings.count)
        let weight = emphasis[i] * rarity * rarity * 0.35
        found.append(
          Found(
            range: i..<(i + 1), postings: postings, weight: weight, kind: .character,
            share: weight))
      }
      guard i + 1 < symbols.count, !isPairKnown[i], sounds[i] != 0, sounds[i + 1] != 0 else {
        continue
      }
      let strength = min(emphasis[i], emphasis[i + 1])
      if strength > 0,
        let postings = index.lookup(TermHash.pair(sounds[i], sounds[i + 1], .soundGram))
      {
        let typed = symbols[i] >= Utterance.pinyinBase && symbols[i + 1] >= Utterance.pinyinBase
        guard typed || isMistyped(at: i, isPairKnown) else { continue }
        let weight = strength * index.rarity(postings.count) * (typed ? 0.9 : 0.5)
        found.append(
          Found(
            range: i..<(i + 2), postings: postings, weight: weight, kind: .sound, share: weight))
      }
    }
    findSoundPhrases(isPairKnown)
  }

  /// Whether a pair that is not known looks like a slip of the keyboard: a neighbour pair is known, as written
  /// or by its sound.
  private func isMistyped(at i: Int, _ isPairKnown: [Bool]) -> Bool {
    let symbols = utterance.symbols
    guard !particles.contains(symbols[i]), !particles.contains(symbols[i + 1]) else { return false }
    return [i - 1, i + 1].contains { place in
      guard symbols.indices.contains(place), symbols.indices.contains(place + 1) else {
        return false
      }
      return isPairKnown[place]
        || index.lookup(TermHash.pair(utterance.sounds[place], utterance.sounds[place + 1], .soundGram)) != nil
    }
  }

  private mutating func findSoundPhrases(_ isPairKnown: [Bool]) {
    let sounds = utterance.sounds
    let goesOn = sounds.indices.map { place in
      place > 0 && sounds[place] != 0 && sounds[place - 1] != 0
        && index.lookup(TermHash.pair(sounds[place - 1], sounds[place], .soundGram)) != nil
    }
    for start in sounds.indices where sounds[start] != 0 {
      var hash = TermHash.start(.soundPhrase)
      var isMistyped = false
      let limit = min(sounds.count, start + ItemIndex.longestPhrase)
      for end in start..<limit {
        if end > start, !goesOn[end] { break }
        hash = TermHash.extend(hash, sounds[end])
        if end > start, !isPairKnown[end - 1] { isMistyped = true }
        guard end > start, isMistyped, let postings = index.lookup(hash) else { continue }
        add(
          start..<(end + 1), postings, length: end + 1 - start,
          factor: end - start > 1 ? 0.8 : 0.4, .sound)
      }
    }
  }

  private mutating func findInitials() {
    for run in utterance.letterRuns where run.count > 2 {
      if let postings = index.lookup(TermHash.of(utterance.symbols[run], .initials)) {
        add(run, postings, length: run.count, factor: 1, .initials)
        total -= Float(run.count - 1) * Self.unknownPair
      }
    }
  }

  /// What a pair that no entry has adds to the line's total: it speaks against every entry.
  private static let unknownPair: Float = 0.55

  /// How much a pair with a particle in it counts.
  private static let loosePair: Float = 0.4

  // MARK: Results

  /// Adds the evidence to the scores of the entries.
  func addScores(to scores: inout Scoreboard, factor: Float = 1) {
    for term in found {
      scores.add(
        term.postings, of: index, score: factor * term.weight, share: factor * term.share)
    }
    for hit in phrases {
      scores.add(
        hit.postings, of: index, score: factor * hit.bonus,
        share: hit.kind == .phrase ? 0 : factor * hit.bonus * 0.5)
    }
  }

  /// The evidence for one entry, strongest first.
  func evidence(for entry: Int32, factor: Float = 1, text: (Range<Int>) -> String) -> [Evidence] {
    var list: [Evidence] = []
    for hit in phrases {
      guard let own = index.weight(of: hit.postings, for: entry) else { continue }
      list.append(Evidence(kind: hit.kind, text: text(hit.range), weight: factor * hit.bonus * own))
    }
    for term in found {
      guard let own = index.weight(of: term.postings, for: entry) else { continue }
      list.append(
        Evidence(kind: term.kind, text: text(term.range), weight: factor * term.weight * own))
    }
    return list.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .map(\.element)
  }
}
