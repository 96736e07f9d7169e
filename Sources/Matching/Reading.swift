import KnowledgeModel
import Language

/// One line on its way to an interpretation, with everything that was found in it.
struct Reading {
  let utterance: Utterance
  let matcher: Matcher
  let phrasing: Phrasing
  private(set) var linker: ItemLinker
  /// The cosine from which on another office's business is called by its name.
  private static let tellingOffice: Float = 0.2
  /// Symbols of a name that is no accident.
  private static let tellingName = 4
  /// The part of the best score from which on an item may be what a single word means.
  private static let rivalry: Float = 0.33
  /// The same for an item that does not itself carry the word.
  private static let nearRivalry: Float = 0.8
  /// How far behind the best, as a cosine, an item may be to be offered beside it.
  private static let near: Float = 0.06

  init(_ utterance: Utterance, _ matcher: Matcher) {
    self.utterance = utterance
    self.matcher = matcher
    phrasing = Phrasing(utterance, matcher.templates)
    let synonyms = matcher.synonyms.find(in: utterance)
    let emphasis = phrasing.emphasis(utterance.count, stopwords: synonyms.stopwords)
    linker = ItemLinker(matcher: matcher, utterance: utterance, emphasis: emphasis)
    linker.collect()
    for (range, meaning) in synonyms.meanings
    where range.contains(where: { emphasis[$0] > 0 }) {
      linker.addMeaning(meaning, of: range)
    }
  }

  func interpretation() -> Interpretation {
    let entries = matcher.index.entries
    var scores = Scoreboard(count: entries.count)
    linker.addScores(to: &scores)
    scores.finish(matcher.index)
    let length = linker.length
    let whole = wholeName.map(Int.init)
    var items = scores.best(5, of: matcher.index.items)
    if let whole, let place = items.firstIndex(of: whole) {
      items.insert(items.remove(at: place), at: 0)
    }
    // 养老机构备案，我们是民办非企业单位: what the person is comes after what they come for.
    if let best = items.first, isMereBackground(best),
      let purpose = items.firstIndex(where: { longestName(of: $0) > 1 && !isMereBackground($0) })
    {
      items.insert(items.remove(at: purpose), at: 0)
    }
    let sharers = sharers(among: items, scores)
    let elsewhere = scores.best(1, of: matcher.index.offices) { !phrasing.excused.contains(entries[$0].id) }.first
    let foreign = elsewhere.map { scores.score($0) / length } ?? 0
    var candidates: [Interpretation.Candidate] = []
    var scope: Float = 0
    for (rank, number) in items.enumerated() {
      let score = scores.score(number) / length
      let rival = items.count > 1 ? scores.score(items[rank == 0 ? 1 : 0]) / length : 0
      let features = MarginRule.Features(
        score: score, share: scores.share(number) / linker.total,
        margin: rank == 0 ? max(0, score - rival) : score - rival,
        foreign: foreign,
        isWish: phrasing.isWish, length: utterance.count)
      if rank == 0 { scope = matcher.rule.scope(features) }
      let isWhole = whole == number
      candidates.append(
        Interpretation.Candidate(
          id: entries[number].id, score: score,
          confidence: max(
            matcher.rule.confidence(features), isWhole ? matcher.rule.wholeName : 0),
          share: features.share, margin: features.margin, named: longestName(of: number)))
    }
    let intent = phrasing.intent.flatMap { Intent(rawValue: $0.meaning.value) }
    return Interpretation(
      utterance: utterance, intent: intent,
      leaning: phrasing.asksForList ? .materials : matcher.intents.intent(of: utterance, template: intent),
      act: phrasing.act.flatMap { Act(rawValue: $0.meaning.value) },
      move: phrasing.move.flatMap { Move(rawValue: $0.meaning.value) },
      slots: phrasing.move?.slots.mapValues(utterance.original) ?? [:],
      smalltalk: phrasing.smalltalk?.meaning.value, isWish: phrasing.isWish,
      substance: substance, items: candidates,
      bundles: namedBundles(),
      verdict: verdict(
        candidates, sharers: sharers.count, scope: scope,
        foreign: elsewhere.map { (entries[$0].id, foreign, longestName(of: $0) > 1) }),
      foreign: foreign, isSignalled: phrasing.signal != nil,
      wishes: wishes(among: items))
  }

  /// Symbols that no template, filler or stopword accounts for.
  private var substance: Int {
    utterance.symbols.indices.count { utterance.symbols[$0] != Utterance.pause && linker.emphasis[$0] > 0.4 }
  }

  private func verdict(
    _ candidates: [Interpretation.Candidate], sharers: Int, scope: Float,
    foreign: (id: String, score: Float, isNamed: Bool)?
  ) -> Interpretation.Verdict {
    let office =
      phrasing.signal?.meaning.value
      ?? foreign.flatMap { $0.score >= Self.tellingOffice || $0.isNamed ? $0.id : nil }
    if let decision = phrasing.decision { return .outside(office ?? decision.meaning.value) }
    // 你们几点下班 asks nothing of any item, whatever its syllables remind of.
    guard let best = candidates.first, substance > 0 || best.named > 0 else {
      return office.map { .outside($0) } ?? .silent
    }
    if sharers > 1, phrasing.signal == nil { return .close(sharers) }
    let isNamed = (best.named >= Self.tellingName || sharers > 0) && phrasing.signal == nil
    guard scope >= matcher.rule.inside || best.confidence >= matcher.rule.wholeName || isNamed else {
      // Where the item's own words are said and no office does it, asking is better than sending away.
      guard phrasing.signal == nil, best.score > 2 * (foreign?.score ?? 0), isMentioned(candidates[0].id) else {
        return .outside(office)
      }
      return .close(near(candidates))
    }
    let isAhead = best.margin >= matcher.rule.lead || best.confidence >= matcher.rule.wholeName
    if best.confidence >= matcher.rule.certain, isAhead { return .certain }
    return .close(near(candidates))
  }

  /// How many of the first candidates are worth offering: two at least, where there are two.
  private func near(_ candidates: [Interpretation.Candidate]) -> Int {
    let count = candidates.prefix { $0.score >= candidates[0].score - Self.near }.count
    return max(count, min(2, candidates.count))
  }

  /// Whether the line has a name or a thing of the item.
  private func isMentioned(_ id: String) -> Bool {
    guard let number = matcher.index.entries.firstIndex(where: { $0.kind == .item && $0.id == id }) else {
      return false
    }
    return linker.phrases.contains { hit in
      hit.kind == .phrase && hit.length > 1 && matcher.index.weight(of: hit.postings, for: Int32(number)) != nil
    }
  }

  /// The items that a line may mean which consists of one word that names none of them, best first.
  private func sharers(among items: [Int], _ scores: Scoreboard) -> [Int] {
    let words = linker.phrases.filter { hit in
      hit.kind == .phrase && hit.range.count > 1
        && linker.emphasis.indices.allSatisfy {
          hit.range.contains($0) || linker.emphasis[$0] < 0.5 || utterance.symbols[$0] == Utterance.pause
            || matcher.particles.contains(utterance.symbols[$0])
        }
    }
    guard let word = words.max(by: { $0.length < $1.length }), let best = items.first,
      longestName(of: best) < word.length
    else { return [] }
    func has(_ item: Int) -> Bool { matcher.index.weight(of: word.postings, for: Int32(item)) != nil }
    guard items.contains(where: has) else { return [] }
    return items.filter { scores.score($0) >= (has($0) ? Self.rivalry : Self.nearRivalry) * scores.score(best) }
  }

  /// The entry whose name or alias is all that the line says, politeness aside.
  private var wholeName: Int32? {
    for hit in linker.phrases where hit.range.count > 1 {
      guard let owner = matcher.index.owner(of: hit.postings) else { continue }
      let isAll = linker.emphasis.indices.allSatisfy {
        hit.range.contains($0) || linker.emphasis[$0] < 0.4
          || utterance.symbols[$0] == Utterance.pause
      }
      if isAll { return owner }
    }
    return nil
  }

  /// Symbols of the longest name or alias in the line that this entry alone has.
  private func longestName(of number: Int) -> Int {
    names(of: number).reduce(0) { max($0, $1.length) }
  }

  /// The phrases of the line that name this entry and no other.
  private func names(of number: Int) -> some Sequence<ItemLinker.PhraseHit> {
    linker.phrases.lazy.filter { matcher.index.owner(of: $0.postings) == Int32(number) }
  }

  /// Whether an item is named only in what the line says of the person.
  private func isMereBackground(_ number: Int) -> Bool {
    let backgrounds = phrasing.backgrounds
    return !backgrounds.isEmpty && longestName(of: number) > 0
      && names(of: number).allSatisfy { name in backgrounds.contains { $0.contains(name.range.lowerBound) } }
  }

  /// Bundles that the line calls by a phrase longer than any that only one item has, the longest first.
  private func namedBundles() -> [String] {
    let entries = matcher.index.entries
    var lengths: [Int32: Int] = [:]
    var longestItem = 0
    for hit in linker.phrases {
      guard let owner = matcher.index.owner(of: hit.postings) else { continue }
      switch entries[Int(owner)].kind {
      case .bundle: lengths[owner] = max(lengths[owner] ?? 0, hit.length)
      case .item: longestItem = max(longestItem, hit.length)
      case .elsewhere: break
      }
    }
    guard !lengths.isEmpty else { return [] }
    return lengths.filter { $0.value > longestItem }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { entries[Int($0.key)].id }
  }

  /// Items that disjoint phrases of the line name, each by a name or alias that no other item has.
  private func wishes(among items: [Int]) -> [String] {
    var explained: [Range<Int>] = []
    var wishes: [String] = []
    for number in items where !isMereBackground(number) {
      let isNamed = linker.phrases.contains { hit in
        hit.kind == .phrase && hit.range.count > 1
          && matcher.index.owner(of: hit.postings) == Int32(number)
          && !explained.contains { $0.overlaps(hit.range) }
      }
      guard isNamed else { continue }
      explained += linker.phrases.filter {
        $0.kind == .phrase && matcher.index.weight(of: $0.postings, for: Int32(number)) != nil
      }.map(\.range)
      wishes.append(matcher.index.entries[number].id)
    }
    return wishes
  }
}
