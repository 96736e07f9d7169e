import Language

/// Finds many finite patterns in an utterance in one pass.
///
/// The position automaton of Glushkov (1961): every symbol of a pattern is a state, and states follow each other
/// without empty moves. It is built in one walk over the patterns, so it needs no compiled form on disk.
struct PhraseAutomaton: Sendable {
  struct Hit: Sendable, Equatable {
    var pattern: Int
    var range: Range<Int>
  }

  private var symbols: [UInt16] = []
  private var sounds: [UInt16] = []
  /// The states that follow state n are `follows[followStarts[n]..<followStarts[n + 1]]`.
  private var followStarts: [UInt32] = [0]
  private var follows: [UInt32] = []
  /// Pattern that ends at each state, −1 for none.
  private var accepts: [Int32] = []
  /// States with which a pattern begins.
  private var firsts: [UInt32] = []
  private var firstsBySymbol: [UInt16: [Int32]] = [:]
  private var firstsBySound: [UInt16: [Int32]] = [:]
  private(set) var patternCount = 0
  private let written = LazyStates()
  private let heard = LazyStates()

  /// How a symbol of the line is compared with one of a pattern.
  enum Comparison { case symbol, sound }

  /// The longest match of each pattern at each place.
  ///
  /// What is typed in pinyin is compared by its sound, and what has no sound, as a pause or a letter, as it is written.
  func hits(in utterance: Utterance, comparing comparison: Comparison) -> [Hit] {
    let keys =
      switch comparison {
      case .symbol: utterance.symbols
      case .sound: zip(utterance.symbols, utterance.sounds).map { $1 == 0 ? $0 : Utterance.pinyinBase + $1 }
      }
    return (comparison == .sound ? heard : written).use { memory in
      var hits: [Hit] = []
      for start in keys.indices {
        let base = hits.count
        var set: Int32 = 0
        for end in start..<keys.count {
          set = memory.step(
            from: set, by: keys[end], { states in self.states(after: states, by: keys[end]) },
            accept: { accepts[Int($0)] })
          guard set > 0 else { break }
          for pattern in memory.patterns[Int(set)] { Self.keep(pattern, start..<end + 1, in: &hits, from: base) }
        }
      }
      return hits
    }
  }

  /// The states after a set of them, or after the start, by a symbol or the sound that a syllable stands for.
  private func states(after states: [Int32]?, by key: UInt16) -> [Int32] {
    let sound = key >= Utterance.pinyinBase ? key - Utterance.pinyinBase : nil
    guard let states else { return (sound.map { firstsBySound[$0] } ?? firstsBySymbol[key]) ?? [] }
    var next: [Int32] = []
    for state in states {
      if let sound {
        for follower in followers(of: state)
        where sounds[Int(follower)] == sound && !next.contains(Int32(follower)) { next.append(Int32(follower)) }
      } else {
        addFollowers(of: state, by: key, to: &next)
      }
    }
    return next
  }

  /// The longest match of a pattern from one place replaces the shorter ones.
  private static func keep(_ pattern: Int32, _ range: Range<Int>, in hits: inout [Hit], from base: Int) {
    if let shorter = hits[base...].firstIndex(where: { $0.pattern == Int(pattern) }) {
      hits[shorter].range = range
    } else {
      hits.append(Hit(pattern: Int(pattern), range: range))
    }
  }

  /// Adds the states that follow with a symbol; the followers of a state are in the order of their symbols.
  @inline(__always)
  private func addFollowers(of state: Int32, by symbol: UInt16, to next: inout [Int32]) {
    var low = Int(followStarts[Int(state)])
    let end = Int(followStarts[Int(state) + 1])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if symbols[Int(follows[middle])] < symbol { low = middle + 1 } else { high = middle }
    }
    while low < end, symbols[Int(follows[low])] == symbol {
      let follower = Int32(follows[low])
      if !next.contains(follower) { next.append(follower) }
      low += 1
    }
  }

  @inline(__always)
  private func followers(of state: Int32) -> ArraySlice<UInt32> {
    follows[Int(followStarts[Int(state)])..<Int(followStarts[Int(state) + 1])]
  }

  private mutating func indexFirsts() {
    for first in firsts {
      firstsBySymbol[symbols[Int(first)], default: []].append(Int32(first))
      let sound = sounds[Int(first)]
      if sound != 0 { firstsBySound[sound, default: []].append(Int32(first)) }
    }
  }
}

// MARK: - Building

extension PhraseAutomaton {
  /// Takes patterns one after the other and links their states.
  struct Builder {
    private let normaliser: Normaliser
    private var symbols: [UInt16] = []
    private var follows: [[UInt32]] = []
    private var accepts: [Int32] = []
    private var firsts: [UInt32] = []
    private var patternCount = 0

    init(_ normaliser: Normaliser) { self.normaliser = normaliser }

    /// Adds a pattern and returns its number, or nil when the pattern can be empty.
    mutating func add(_ part: TemplateSyntax.Part) -> Int? {
      let ends = link(part, from: Ends(states: [], includesStart: true))
      guard !ends.includesStart else { return nil }
      let pattern = patternCount
      patternCount += 1
      for state in ends.states { accepts[Int(state)] = Int32(pattern) }
      return pattern
    }

    /// The states at which a partly read pattern may stand.
    private struct Ends {
      var states: [UInt32]
      /// True while nothing has been read yet.
      var includesStart: Bool
    }

    private mutating func link(_ part: TemplateSyntax.Part, from ends: Ends) -> Ends {
      switch part {
      case .literal(let text):
        var ends = ends
        for symbol in normaliser.symbols(of: text) {
          let state = UInt32(symbols.count)
          symbols.append(symbol)
          follows.append([])
          accepts.append(-1)
          for previous in ends.states { follows[Int(previous)].append(state) }
          if ends.includesStart { firsts.append(state) }
          ends = Ends(states: [state], includesStart: false)
        }
        return ends
      case .sequence(let parts):
        return parts.reduce(ends) { link($1, from: $0) }
      case .choice(let alternatives, let isOptional):
        var joined = isOptional ? ends : Ends(states: [], includesStart: false)
        for alternative in alternatives {
          let next = link(alternative, from: ends)
          joined.states += next.states.filter { !joined.states.contains($0) }
          joined.includesStart = joined.includesStart || next.includesStart
        }
        return joined
      }
    }

    func automaton() -> PhraseAutomaton {
      var automaton = PhraseAutomaton()
      automaton.symbols = symbols
      automaton.sounds = symbols.map { symbol in
        symbol >= Utterance.pinyinBase
          ? symbol - Utterance.pinyinBase : normaliser.tables.sound(of: symbol)
      }
      for list in follows {
        automaton.follows += list.sorted { (symbols[Int($0)], $0) < (symbols[Int($1)], $1) }
        automaton.followStarts.append(UInt32(automaton.follows.count))
      }
      automaton.accepts = accepts
      automaton.firsts = firsts
      automaton.patternCount = patternCount
      automaton.indexFirsts()
      return automaton
    }
  }
}

extension PhraseAutomaton: Codable {
  private enum CodingKeys: CodingKey {
    case symbols, sounds, followStarts, follows, accepts, firsts, patternCount
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    symbols = try container.decode(Packed<UInt16>.self, forKey: .symbols).elements
    sounds = try container.decode(Packed<UInt16>.self, forKey: .sounds).elements
    followStarts = try container.decode(Packed<UInt32>.self, forKey: .followStarts).elements
    follows = try container.decode(Packed<UInt32>.self, forKey: .follows).elements
    accepts = try container.decode(Packed<Int32>.self, forKey: .accepts).elements
    firsts = try container.decode(Packed<UInt32>.self, forKey: .firsts).elements
    patternCount = try container.decode(Int.self, forKey: .patternCount)
    indexFirsts()
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Packed(symbols), forKey: .symbols)
    try container.encode(Packed(sounds), forKey: .sounds)
    try container.encode(Packed(followStarts), forKey: .followStarts)
    try container.encode(Packed(follows), forKey: .follows)
    try container.encode(Packed(accepts), forKey: .accepts)
    try container.encode(Packed(firsts), forKey: .firsts)
    try container.encode(patternCount, forKey: .patternCount)
  }
}
