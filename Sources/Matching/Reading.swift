import KnowledgeModel
import Language

/// One line on its way to an interpretation, with everything that was found in it.
struct Reading {
  let utterance: Utterance
  let matcher: Matcher
  private(set) var matches: [TemplateSet.Match]
  private(set) var intent: TemplateSet.Match?
  private(set) var act: TemplateSet.Match?
  private(set) var move: TemplateSet.Match?
  private(set) var smalltalk: TemplateSet.Match?
  private(set) var linker: ItemLinker
  private(set) var synonymLinkers: [(range: Range<Int>, linker: ItemLinker)] = []
  private(set) var interpretation: Interpretation

  static let synonymFactor: Float = 0.8
  /// An item as sure as this is meant, whatever other office's business the line sounds like.
  private static let beyondSignals: Float = 0.97

  init(_ utterance: Utterance, _ matcher: Matcher) {
    self.utterance = utterance
    self.matcher = matcher
    matches = matcher.templates.matches(in: utterance, comparing: .symbol)
    func best(
      _ kinds: Set<TemplateSet.Meaning.Kind>, in matches: [TemplateSet.Match]
    ) -> TemplateSet.Match? {
      let fillers = matches.filter { $0.meaning.kind == .filler || $0.meaning.kind == .smalltalk }
      return matches.filter {
        kinds.contains($0.meaning.kind)
          && (!$0.isWhole || Self.covers($0, with: fillers, utterance))
      }.min { ($1.weight, $0.order) < ($0.weight, $1.order) }
    }
    intent = best([.intent], in: matches)
    act = best([.act], in: matches)
    move = best([.move], in: matches)
    smalltalk = best([.crisis], in: matches) ?? best([.smalltalk], in: matches)
    if intent == nil, move == nil, smalltalk == nil {
      let heard = matcher.templates.matches(in: utterance, comparing: .sound)
        .filter { $0.weight > 1 }
      intent = best([.intent], in: heard)
      if act == nil { act = best([.act], in: heard.filter { $0.weight > 2 }) }
      move = best([.move], in: heard.filter { $0.isWhole })
    }

    let synonyms = matcher.synonyms.find(in: utterance)
    var emphasis = [Float](repeating: 1, count: utterance.count)
    func fade(_ ranges: [Range<Int>], to value: Float) {
      for range in ranges {
        for position in range { emphasis[position] = min(emphasis[position], value) }
      }
    }
    for match in matches where match.meaning.kind == .filler { fade(match.ranges, to: 0.1) }
    if let intent { fade(intent.ranges, to: 0.1) }
    if let act { fade(act.ranges, to: 0.45) }
    if let move, move.isWhole || !move.slots.isEmpty { fade(move.ranges, to: 0.1) }
    fade(synonyms.stopwords, to: 0.1)
    // What the person says it is not must not count for it.
    if let wrong = move?.slots["wrong"] { fade([wrong], to: 0) }

    linker = ItemLinker(
      index: matcher.index, utterance: utterance, particles: matcher.particles, emphasis: emphasis)
    linker.collect()
    for (range, meaning) in synonyms.meanings
    where range.contains(where: { emphasis[$0] > 0 }) {
      var synonym = ItemLinker(
        index: matcher.index, utterance: meaning, particles: matcher.particles,
        emphasis: Array(repeating: 1, count: meaning.count))
      synonym.collect()
      synonymLinkers.append((range, synonym))
    }
    interpretation = Interpretation(
      utterance: utterance, intent: nil, act: nil, move: nil, slots: [:], smalltalk: nil,
      isWish: false, items: [], bundles: [], verdict: .silent, wishes: [])
    interpretation = link()
  }

  /// Whether a template and the politeness around it are all that was said.
  private static func covers(
    _ match: TemplateSet.Match, with fillers: [TemplateSet.Match], _ utterance: Utterance
  ) -> Bool {
    let ranges =
      match.ranges + match.slots.map(\.value) + fillers.flatMap(\.ranges)
    return utterance.symbols.indices.allSatisfy { position in
      utterance.symbols[position] == Utterance.pause
        || ranges.contains { $0.contains(position) }
    }
  }

  private func link() -> Interpretation {
    let entries = matcher.index.entries
    var scores = ItemLinker.Scores(
      score: Array(repeating: 0, count: entries.count),
      share: Array(repeating: 0, count: entries.count))
    linker.addScores(to: &scores)
    for synonym in synonymLinkers {
      synonym.linker.addScores(to: &scores, factor: Self.synonymFactor)
    }
    let total = max(linker.total, 0.5)
    let items = best(5, of: .item, scores)
    let bundles = namedBundles(scores)
    let elsewhere = best(1, of: .elsewhere, scores).first
    let rule = matcher.rule
    let isWish = matches.contains { $0.meaning.kind == .wish }
    var candidates: [Interpretation.Candidate] = []
    var scope: Float = 0
    for (rank, number) in items.enumerated() {
      let score = scores.score[number]
      let rival =
        rank == 0 ? items.dropFirst().first.map { scores.score[$0] } ?? 0 : scores.score[items[0]]
      let features = MarginRule.Features(
        score: score, share: scores.share[number] / total,
        margin: (score - rival) / max(score, rival), isWish: isWish,
        named: longestName(of: number), length: utterance.count)
      if rank == 0 { scope = rule.scope(features) }
      candidates.append(
        Interpretation.Candidate(
          id: entries[number].id, score: score, confidence: rule.confidence(features),
          share: features.share, margin: features.margin, named: features.named))
    }
    let verdict: Interpretation.Verdict
    if let best = candidates.first {
      let foreign = elsewhere.map { scores.score[$0] } ?? 0
      if let signal = matches.filter({ $0.meaning.kind == .elsewhere })
        .max(by: { $0.weight < $1.weight }), !(isWish && best.score > max(1.2, foreign)),
        best.confidence < Self.beyondSignals
      {
        verdict = .outside(signal.meaning.value)
      } else if foreign > best.score {
        verdict = .outside(entries[elsewhere!].id)
      } else if best.confidence >= rule.certain {
        verdict = .certain
      } else if scope >= rule.inside {
        let near = candidates.prefix { $0.score >= 0.55 * best.score }.count
        verdict = near > 1 ? .close(near) : .close(min(2, candidates.count))
      } else {
        verdict = .outside(nil)
      }
    } else if let elsewhere {
      verdict = .outside(entries[elsewhere].id)
    } else {
      verdict = .silent
    }
    var slots: [String: String] = [:]
    for (name, range) in move?.slots ?? [:] { slots[name] = utterance.original(range) }
    return Interpretation(
      utterance: utterance, intent: intent.flatMap { Intent(rawValue: $0.meaning.value) },
      act: act.flatMap { Act(rawValue: $0.meaning.value) },
      move: move.flatMap { Move(rawValue: $0.meaning.value) }, slots: slots,
      smalltalk: smalltalk?.meaning.value, isWish: isWish, items: candidates,
      bundles: bundles.map {
        Interpretation.Candidate(
          id: entries[$0].id, score: scores.score[$0],
          confidence: 1, share: scores.share[$0] / total, margin: 0)
      }, verdict: verdict, wishes: wishes(among: items))
  }

  /// Symbols of the longest name or alias in the line that this entry alone has.
  private func longestName(of number: Int) -> Int {
    linker.phrases.reduce(0) { longest, hit in
      guard hit.postings.count == 1, hit.postings.first!.weight >= 1,
        hit.postings.first!.entry == Int32(number)
      else { return longest }
      return max(longest, hit.range.count)
    }
  }

  /// Bundles that the line calls by a phrase longer than any that only one item has.
  private func namedBundles(_ scores: ItemLinker.Scores) -> [Int] {
    let entries = matcher.index.entries
    var lengths: [Int: Int] = [:]
    var longestItem = 0
    for hit in linker.phrases {
      for posting in hit.postings {
        switch entries[Int(posting.entry)].kind {
        case .bundle:
          lengths[Int(posting.entry)] = max(lengths[Int(posting.entry)] ?? 0, hit.range.count)
        case .item where hit.postings.count == 1 && posting.weight >= 1:
          longestItem = max(longestItem, hit.range.count)
        default: break
        }
      }
    }
    return lengths.filter { $0.value > longestItem }
      .sorted { ($1.value, scores.score[$1.key], $0.key) < ($0.value, scores.score[$0.key], $1.key) }
      .map(\.key)
  }

  private func best(
    _ count: Int, of kind: ItemIndex.Entry.Kind, _ scores: ItemLinker.Scores
  ) -> [Int] {
    var best: [Int] = []
    for (number, entry) in matcher.index.entries.enumerated()
    where entry.kind == kind && scores.score[number] > 0.05 {
      let place = best.firstIndex { scores.score[number] > scores.score[$0] } ?? best.count
      guard place < count else { continue }
      best.insert(number, at: place)
      if best.count > count { best.removeLast() }
    }
    return best
  }

  /// Items that disjoint phrases of the line name, each by a name or alias that no other item has.
  private func wishes(among items: [Int]) -> [String] {
    var explained: [Range<Int>] = []
    var wishes: [String] = []
    for number in items {
      let own = linker.phrases.filter { hit in
        hit.kind == .phrase && hit.postings.contains { $0.entry == Int32(number) }
      }
      let isNamed = own.contains { hit in
        hit.range.count > 1 && hit.postings.count == 1 && hit.postings.first!.weight >= 1
          && !explained.contains { $0.overlaps(hit.range) }
      }
      guard isNamed else { continue }
      explained += own.map(\.range)
      wishes.append(matcher.index.entries[number].id)
    }
    return wishes
  }
}
