import Language

/// What the sentence templates say about a line.
struct Phrasing {
  let matches: [TemplateSet.Match]
  private(set) var intent: TemplateSet.Match?
  /// Whether the list is asked for outright, maybe beside other things, which it answers as well.
  private(set) var asksForList = false
  private(set) var act: TemplateSet.Match?
  private(set) var move: TemplateSet.Match?
  private(set) var smalltalk: TemplateSet.Match?
  /// Words of another office's business.
  private(set) var signal: TemplateSet.Match?
  /// Offices whose business it is not, however much it sounds like it.
  let excused: [String]
  /// Where the line says who the person is.
  let backgrounds: [Range<Int>]
  /// What makes the line another office's business, whatever item it names.
  private(set) var decision: TemplateSet.Match?
  /// Whether the line has words of somebody who wants a licence.
  private(set) var isWish = false

  /// Symbols of a question for the list that is no passing mention of some paper.
  private static let outright = 5

  init(_ utterance: Utterance, _ templates: TemplateSet) {
    matches = templates.matches(in: utterance, comparing: .symbol)
    excused = matches.filter { $0.meaning.kind == .unless }.map(\.meaning.value)
    backgrounds = matches.filter { $0.meaning.kind == .background }.flatMap(\.slots.values)
    let fillers = matches.filter { $0.meaning.kind == .filler || $0.meaning.kind == .smalltalk }
      .flatMap(\.ranges)
    var crisis: TemplateSet.Match?
    for match in matches {
      guard !match.isWhole || Self.covers(match, with: fillers, utterance) else { continue }
      switch match.meaning.kind {
      case .intent: Self.keep(match, in: &intent)
      case .act: Self.keep(match, in: &act)
      case .move: Self.keep(match, in: &move)
      case .smalltalk: Self.keep(match, in: &smalltalk)
      case .crisis: Self.keep(match, in: &crisis)
      case .elsewhere: Self.keep(match, in: &signal)
      case .always where !excused.contains(match.meaning.value): Self.keep(match, in: &decision)
      case .wish: isWish = true
      case .filler, .background, .always, .unless: break
      }
    }
    smalltalk = crisis ?? smalltalk
    let questions = matches.filter { $0.meaning.kind == .intent && $0.weight >= Self.outright }
    asksForList = questions.contains { list in
      list.meaning.value == Intent.materials.rawValue
        // 手续要不要缴费 is about a fee.
        && !questions.contains { $0.meaning != list.meaning && $0.ranges[0].overlaps(list.ranges[0]) }
    }
    if intent == nil, move == nil, smalltalk == nil { hear(utterance, templates, fillers) }
  }

  /// Once more by sound, for what was mistyped or typed in pinyin.
  private mutating func hear(
    _ utterance: Utterance, _ templates: TemplateSet, _ fillers: [Range<Int>]
  ) {
    // 补证 sounds like 不证: where characters were typed, a short likeness of sound says nothing.
    let isPinyin = utterance.symbols.contains { $0 >= Utterance.pinyinBase }
    for match in templates.matches(in: utterance, comparing: .sound)
    where match.weight > (isPinyin ? 1 : 3) {
      guard !match.isWhole || Self.covers(match, with: fillers, utterance) else { continue }
      switch match.meaning.kind {
      case .intent: Self.keep(match, in: &intent)
      case .act where match.weight > 2: Self.keep(match, in: &act)
      case .move where match.isWhole: Self.keep(match, in: &move)
      default: break
      }
    }
  }

  /// The match whose own words cover most wins; of equals the one said last, since people tell their case first
  /// and ask then; the earlier in the files breaks a tie.
  private static func keep(_ match: TemplateSet.Match, in best: inout TemplateSet.Match?) {
    guard let known = best else {
      best = match
      return
    }
    if (known.weight, known.end, match.order) < (match.weight, match.end, known.order) { best = match }
  }

  /// Whether a template and the politeness around it are all that was said.
  private static func covers(
    _ match: TemplateSet.Match, with fillers: [Range<Int>], _ utterance: Utterance
  ) -> Bool {
    utterance.symbols.indices.allSatisfy { position in
      utterance.symbols[position] == Utterance.pause
        || match.ranges.contains { $0.contains(position) }
        || match.slots.values.contains { $0.contains(position) }
        || fillers.contains { $0.contains(position) }
    }
  }

  /// How much each symbol counts for the item: less where the templates' own words stand.
  func emphasis(_ count: Int, stopwords: [Range<Int>]) -> [Float] {
    var emphasis = [Float](repeating: 1, count: count)
    func fade(_ ranges: [Range<Int>], to value: Float) {
      for range in ranges {
        for position in range { emphasis[position] = min(emphasis[position], value) }
      }
    }
    for match in matches where match.meaning.kind == .filler { fade(match.ranges, to: 0.1) }
    if let intent { fade(intent.ranges, to: 0.1) }
    if let act { fade(act.ranges, to: 0.45) }
    if let move, move.isWhole || !move.slots.isEmpty { fade(move.ranges, to: 0.1) }
    fade(stopwords, to: 0.1)
    // What the person says it is not must not count for it.
    if let move, let wrong = move.slots["wrong"] {
      // What is taken out of an errand must still be found, to be taken out.
      fade([wrong], to: move.meaning.value == Move.exclude.rawValue ? 0.4 : 0)
    }
    return emphasis
  }
}
