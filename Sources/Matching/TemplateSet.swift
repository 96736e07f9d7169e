import KnowledgeModel
import Language

/// All sentence templates, compiled once.
struct TemplateSet: Codable, Sendable {
  /// What a template stands for.
  struct Meaning: Codable, Sendable, Hashable {
    enum Kind: String, Codable, Sendable, Hashable {
      case intent, act, move, filler, wish, smalltalk, crisis, elsewhere, always, unless, background
    }
    var kind: Kind
    var value: String
  }

  /// A template that matched.
  struct Match: Sendable {
    var meaning: Meaning
    /// Where the template's own words stand.
    var ranges: [Range<Int>]
    /// Where each slot's text stands.
    var slots: [String: Range<Int>]
    var isWhole: Bool
    /// Position of the template in the files; the earlier wins a tie.
    var order: Int
    /// Number of symbols that the template's own words cover.
    var weight: Int { ranges.reduce(0) { $0 + $1.count } }
    /// Where its last word ends.
    var end: Int { ranges.last?.upperBound ?? 0 }
  }

  private struct Compiled: Codable, Sendable {
    var meaning: Meaning
    var source: String
    var isWhole: Bool
    var pieces: [Piece]
    var segmentCount: Int
  }

  /// A slot's name, or empty for words of the template's own.
  private typealias Piece = String

  private var automaton = PhraseAutomaton()
  private var templates: [Compiled] = []
  /// Template, and position among its segments, for each pattern of the automaton.
  private var owners: [Owner] = []

  private struct Owner: Codable, Sendable {
    var template: Int
    var segment: Int
  }

  /// - Throws: `TemplateError` for the first template that cannot be read.
  init(_ dialogs: Dialogs, normaliser: Normaliser) throws(TemplateError) {
    var builder = PhraseAutomaton.Builder(normaliser)
    for talk in dialogs.smalltalk {
      let meaning = Meaning(kind: talk.isUrgent ? .crisis : .smalltalk, value: talk.id)
      for says in talk.says {
        try add(says, meaning, isWhole: !talk.isUrgent, dialogs.lists, &builder)
      }
    }
    for office in dialogs.elsewhere {
      let kinds: [(Meaning.Kind, [String])] = [
        (.elsewhere, office.signals), (.always, office.always), (.unless, office.unless),
      ]
      for (kind, templates) in kinds {
        for says in templates {
          try add(says, Meaning(kind: kind, value: office.id), isWhole: false, dialogs.lists, &builder)
        }
      }
    }
    for group in dialogs.templates {
      let kind: Meaning.Kind =
        switch group.kind {
        case .intent: .intent
        case .act: .act
        case .move: .move
        case .wish: .wish
        case .filler: .filler
        case .background: .background
        }
      for template in group.templates {
        try add(
          template.says, Meaning(kind: kind, value: group.value), isWhole: template.isWhole,
          dialogs.lists, &builder)
      }
    }
    automaton = builder.automaton()
  }

  private mutating func add(
    _ says: String, _ meaning: Meaning, isWhole: Bool, _ lists: [String: [String]],
    _ builder: inout PhraseAutomaton.Builder
  ) throws(TemplateError) {
    var pieces: [Piece] = []
    var segments = 0
    for piece in try TemplateSyntax(says, lists: lists).pieces {
      switch piece {
      case .slot(let name): pieces.append(name)
      case .part(let part):
        // A part that may be empty demands nothing.
        guard builder.add(part) != nil else { continue }
        owners.append(Owner(template: templates.count, segment: segments))
        pieces.append("")
        segments += 1
      }
    }
    guard segments > 0 else {
      throw TemplateError(template: says, column: 1, message: "nothing that must be said")
    }
    templates.append(
      Compiled(
        meaning: meaning, source: says, isWhole: isWhole, pieces: pieces, segmentCount: segments))
  }

  /// The template as it stands in the files.
  func source(_ order: Int) -> String { templates[order].source }

  /// Every template that matches; the words are compared as written, or by sound.
  func matches(
    in utterance: Utterance, comparing comparison: PhraseAutomaton.Comparison
  ) -> [Match] {
    var matches: [Match] = []
    var parts: [(template: Int, segment: Int, range: Range<Int>)] = []
    for hit in automaton.hits(in: utterance, comparing: comparison) {
      let owner = owners[hit.pattern]
      if templates[owner.template].segmentCount == 1 {
        if let match = match(owner.template, [hit.range], utterance) { matches.append(match) }
      } else {
        parts.append((owner.template, owner.segment, hit.range))
      }
    }
    // Hits come in the order of the line; what belongs to one template is brought together, in that order.
    let order = parts.indices.sorted { (parts[$0].template, $0) < (parts[$1].template, $1) }
    var place = 0
    while place < order.count {
      let template = parts[order[place]].template
      let end = order[place...].firstIndex { parts[$0].template != template } ?? order.count
      // Segments in order, each at its first place after the one before.
      var ranges: [Range<Int>] = []
      for segment in 0..<templates[template].segmentCount {
        let from = ranges.last?.upperBound ?? 0
        guard
          let part = order[place..<end].first(where: {
            parts[$0].segment == segment && parts[$0].range.lowerBound >= from
          })
        else { break }
        ranges.append(parts[part].range)
      }
      if ranges.count == templates[template].segmentCount, let match = match(template, ranges, utterance) {
        matches.append(match)
      }
      place = end
    }
    return matches
  }

  private func match(_ number: Int, _ ranges: [Range<Int>], _ utterance: Utterance) -> Match? {
    var slots: [String: Range<Int>] = [:]
    var segment = 0
    for name in templates[number].pieces {
      guard !name.isEmpty else {
        segment += 1
        continue
      }
      let from = segment == 0 ? 0 : ranges[segment - 1].upperBound
      let to = segment == ranges.count ? utterance.count : ranges[segment].lowerBound
      // Any slot but the item's ends with its clause.
      let end =
        name == "item" || from >= to
        ? to : utterance.symbols[from..<to].firstIndex(of: Utterance.pause) ?? to
      // The item may be left to the context; any other slot is what the template is about.
      if from >= end, name != "item" { return nil }
      slots[name] = from..<max(from, end)
    }
    return Match(
      meaning: templates[number].meaning, ranges: ranges, slots: slots,
      isWhole: templates[number].isWhole, order: number)
  }
}
