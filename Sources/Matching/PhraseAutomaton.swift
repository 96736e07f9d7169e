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
  private var follows: [[Int32]] = []
  /// Pattern that ends at each state, −1 for none.
  private var accepts: [Int32] = []
  private var firstsBySymbol: [UInt16: [Int32]] = [:]
  private var firstsBySound: [UInt16: [Int32]] = [:]
  private(set) var patternCount = 0

  /// How a symbol of the line is compared with one of a pattern.
  enum Comparison { case symbol, sound }

  /// Adds a pattern and returns its number, or nil when the pattern can be empty.
  mutating func add(_ part: TemplateSyntax.Part, normaliser: Normaliser) -> Int? {
    let ends = link(part, from: Ends(states: [], includesStart: true), normaliser)
    guard !ends.includesStart else { return nil }
    let pattern = patternCount
    patternCount += 1
    for state in ends.states { accepts[Int(state)] = Int32(pattern) }
    return pattern
  }

  /// The states at which a partly read pattern may stand.
  private struct Ends {
    var states: [Int32]
    /// True while nothing has been read yet.
    var includesStart: Bool
  }

  private mutating func link(
    _ part: TemplateSyntax.Part, from ends: Ends, _ normaliser: Normaliser
  ) -> Ends {
    switch part {
    case .literal(let text):
      var ends = ends
      for symbol in normaliser.symbols(of: text) {
        let state = Int32(symbols.count)
        let sound =
          symbol >= Utterance.pinyinBase
          ? symbol - Utterance.pinyinBase : normaliser.tables.sound(of: symbol)
        symbols.append(symbol)
        sounds.append(sound)
        follows.append([])
        accepts.append(-1)
        for previous in ends.states { follows[Int(previous)].append(state) }
        if ends.includesStart {
          firstsBySymbol[symbol, default: []].append(state)
          if sound != 0 { firstsBySound[sound, default: []].append(state) }
        }
        ends = Ends(states: [state], includesStart: false)
      }
      return ends
    case .sequence(let parts):
      return parts.reduce(ends) { link($1, from: $0, normaliser) }
    case .choice(let alternatives, let isOptional):
      var joined = Ends(states: [], includesStart: false)
      if isOptional { joined = ends }
      for alternative in alternatives {
        let next = link(alternative, from: ends, normaliser)
        joined.states += next.states.filter { !joined.states.contains($0) }
        joined.includesStart = joined.includesStart || next.includesStart
      }
      return joined
    }
  }

  /// The longest match of each pattern at each place.
  func hits(in utterance: Utterance, comparing comparison: Comparison) -> [Hit] {
    var hits: [Hit] = []
    var active: [Int32] = []
    var next: [Int32] = []
    for start in 0..<utterance.count {
      let base = hits.count
      switch comparison {
      case .symbol: active = firstsBySymbol[utterance.symbols[start]] ?? []
      case .sound: active = firstsBySound[utterance.sounds[start]] ?? []
      }
      if utterance.symbols[start] >= Utterance.pinyinBase {
        active = firstsBySound[utterance.sounds[start]] ?? []
      }
      var end = start + 1
      while !active.isEmpty {
        for state in active where accepts[Int(state)] >= 0 {
          let pattern = Int(accepts[Int(state)])
          if let known = hits[base...].firstIndex(where: { $0.pattern == pattern }) {
            hits[known].range = start..<end
          } else {
            hits.append(Hit(pattern: pattern, range: start..<end))
          }
        }
        // Pauses inside a phrase are skipped: 需要 什么、材料.
        guard end < utterance.count else { break }
        let symbol = utterance.symbols[end]
        let sound = utterance.sounds[end]
        let bySound = comparison == .sound || symbol >= Utterance.pinyinBase
        next.removeAll(keepingCapacity: true)
        for state in active {
          for follower in follows[Int(state)] {
            let matches =
              bySound && sound != 0 ? sounds[Int(follower)] == sound : symbols[Int(follower)] == symbol
            if matches, !next.contains(follower) { next.append(follower) }
          }
        }
        swap(&active, &next)
        end += 1
      }
    }
    return hits
  }
}
