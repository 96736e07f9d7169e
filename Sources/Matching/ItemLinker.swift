import Language

/// Scores every entry of the index against an utterance.
struct ItemLinker {
  /// A whole phrase of the index found in the line.
  struct PhraseHit {
    var range: Range<Int>
    /// Symbols of the phrase; fewer than the range has when particles were skipped.
    var length: Int
    var postings: ItemIndex.Span
    var bonus: Float
    var kind: Evidence.Kind
  }

  /// A term that counts for the entries that have it.
  private struct Found {
    var range: Range<Int>
    var postings: ItemIndex.Span
    var weight: Float
    var kind: Evidence.Kind
  }

  let matcher: Matcher
  let utterance: Utterance
  /// How much each symbol counts: 1, less where a template's own words stand, 0 where it is negated.
  var emphasis: [Float]

  private(set) var phrases: [PhraseHit] = []
  private var found: [Found] = []
  /// For each symbol, whether some entry has it together with the next one.
  private var isPairKnown: [Bool] = []
  /// Weight of the grams that some entry has, and of those that none has.
  private var known: Float = 0
  private var unknown: Float = 0
  private var square: Float = 0

  /// Length of the line's vector.
  var length: Float { max(square.squareRoot(), 0.1) }
  /// The share that full knowledge of the line would reach.
  var total: Float { max(known + unknown, 0.1) }

  private var index: ItemIndex { matcher.index }

  init(matcher: Matcher, utterance: Utterance, emphasis: [Float]) {
    self.matcher = matcher
    self.utterance = utterance
    self.emphasis = emphasis
  }

  /// Finds the terms of the whole line, or of a synonym's meaning.
  mutating func collect() {
    findPhrases()
    restoreEmphasis()
    findGrams()
    findSoundPhrases()
    findInitials()
  }

  private mutating func findPhrases() {
    let symbols = utterance.symbols
    findPhrases(at: Array(symbols.indices), skipping: false)
    // 开个药店 is 开药店: once more without the particles.
    let plain = symbols.indices.filter { !matcher.particles.contains(symbols[$0]) }
    if plain.count < symbols.count { findPhrases(at: plain, skipping: true) }
    dampContained()
  }

  private mutating func findPhrases(at places: [Int], skipping: Bool) {
    let symbols = utterance.symbols
    for start in places.indices where symbols[places[start]] != Utterance.pause {
      var hash = TermHash.start(.phrase)
      let limit = min(places.count, start + ItemIndex.longestPhrase)
      for end in start..<limit {
        hash = TermHash.extend(hash, symbols[places[end]])
        // No phrase of a single symbol tells anything.
        guard end > start else { continue }
        if !index.mayBegin(hash) { break }
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
    _ range: Range<Int>, _ postings: ItemIndex.Span, length: Int, factor: Float,
    _ kind: Evidence.Kind
  ) {
    let strength = range.reduce(Float(0)) { max($0, emphasis[$1]) }
    guard strength > 0 else { return }
    // A long phrase is no accident: it weighs more than its pairs.
    let bonus = factor * strength * index.rarity(postings.count) * (0.35 + 0.3 * Float(length))
    phrases.append(PhraseHit(range: range, length: length, postings: postings, bonus: bonus, kind: kind))
  }

  /// Words of a template that are part of a longer phrase of the index count in full.
  private mutating func restoreEmphasis() {
    for hit in phrases where hit.range.count > 2 {
      let hasOwn = hit.range.contains { emphasis[$0] == 1 }
      guard hasOwn else { continue }
      for position in hit.range where emphasis[position] > 0 { emphasis[position] = 1 }
    }
  }

  /// The line's vector: its symbols and pairs, and what it sounds like where it is not written as anybody writes it.
  private mutating func findGrams() {
    let symbols = utterance.symbols
    let sounds = utterance.sounds
    isPairKnown = Array(repeating: false, count: symbols.count)
    for i in symbols.indices where symbols[i] != Utterance.pause && emphasis[i] > 0 {
      let isTyped = symbols[i] >= Utterance.pinyinBase
      if isTyped {
        add(i..<i + 1, TermHash.single(sounds[i], .soundGram), Self.heard, .sound)
      } else {
        if !add(i..<i + 1, TermHash.single(symbols[i], .gram), 1, .character), sounds[i] != 0 {
          add(i..<i + 1, TermHash.single(sounds[i], .soundGram), Self.heard, .sound)
        }
      }
      guard i + 1 < symbols.count, symbols[i + 1] != Utterance.pause, emphasis[i + 1] > 0 else { continue }
      if !isTyped, add(i..<i + 2, TermHash.pair(symbols[i], symbols[i + 1], .gram), 1, .pair) {
        isPairKnown[i] = true
      } else if sounds[i] != 0, sounds[i + 1] != 0 {
        add(i..<i + 2, TermHash.pair(sounds[i], sounds[i + 1], .soundGram), Self.heard, .sound)
      }
    }
  }

  /// The grams of what a synonym in the line means.
  mutating func addMeaning(_ meaning: Utterance, of range: Range<Int>) {
    for gram in TermHash.grams(of: meaning.symbols[...]) { add(range, gram, Self.meant, .synonym) }
  }

  /// - Returns: whether any entry has the gram.
  @discardableResult
  private mutating func add(
    _ range: Range<Int>, _ term: UInt64, _ factor: Float, _ kind: Evidence.Kind
  ) -> Bool {
    guard let postings = index.lookup(term) else {
      if kind == .pair || kind == .character { unknown += factor * index.weight(ofGram: 0) }
      return false
    }
    let weight = factor * index.weight(ofGram: postings.count)
    if weight > 0 {
      found.append(Found(range: range, postings: postings, weight: weight, kind: kind))
      known += weight
      square += weight * weight
    }
    return true
  }

  /// How much a gram counts that was only heard, or only meant.
  private static let heard: Float = 0.7
  private static let meant: Float = 0.25

  private mutating func findSoundPhrases() {
    let sounds = utterance.sounds
    for start in sounds.indices where sounds[start] != 0 {
      var hash = TermHash.start(.soundPhrase)
      var isMistyped = false
      let limit = min(sounds.count, start + ItemIndex.longestPhrase)
      for end in start..<limit {
        hash = TermHash.extend(hash, sounds[end])
        if sounds[end] == 0 || (end > start && !index.mayBegin(hash)) { break }
        if end > start, !isPairKnown[end - 1] { isMistyped = true }
        // A long one counts also where people mistyped it so before that its pairs are known.
        guard end > start, isMistyped || end - start > 2, let postings = index.lookup(hash),
          isMistyped || index.lookup(TermHash.of(utterance.symbols[start...end], .phrase)) == nil
        else { continue }
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
      }
    }
  }

  // MARK: Results

  /// Adds the evidence to the scores of the entries, and the weight of the grams that each has.
  func addScores(to scores: inout Scoreboard) {
    for term in found { scores.add(term.postings, of: index, term.weight, share: term.weight) }
    for hit in phrases {
      if hit.kind == .initials {
        scores.add(hit.postings, of: index, Self.spelled * length)
      } else if hit.range.count > 1 {
        let isName = index.owner(of: hit.postings) != nil
        scores.add(hit.postings, of: index, (isName ? Self.named : Self.mentioned) * hit.bonus * length)
      }
    }
  }

  /// What the initials of a name, a name and a thing are worth, as a cosine.
  private static let spelled: Float = 0.4
  private static let named: Float = 0.03
  private static let mentioned: Float = 0.02

  /// The evidence for one entry, strongest first: the part of the score that each gram makes, and named phrases.
  func evidence(for entry: Int32, text: (Range<Int>) -> String) -> [Evidence] {
    var list: [Evidence] = []
    for hit in phrases where index.weight(of: hit.postings, for: entry) != nil {
      list.append(Evidence(kind: hit.kind, text: text(hit.range), weight: hit.bonus))
    }
    for term in found {
      guard let own = index.weight(of: term.postings, for: entry) else { continue }
      list.append(Evidence(kind: term.kind, text: text(term.range), weight: term.weight * own / length))
    }
    return list.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .map(\.element)
  }
}
