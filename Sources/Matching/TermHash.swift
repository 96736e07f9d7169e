import Language

/// Hashes of symbol sequences, extended symbol by symbol.
enum TermHash {
  enum Kind: UInt64 {
    /// One symbol, or two side by side.
    case gram = 0x51
    case phrase = 0x52
    case soundGram = 0x53
    case soundPhrase = 0x54
    case initials = 0x55
  }

  @inline(__always)
  static func start(_ kind: Kind) -> UInt64 { kind.rawValue &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  static func extend(_ hash: UInt64, _ symbol: UInt16) -> UInt64 {
    let mixed = (hash ^ UInt64(symbol)) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed >> 32)
  }

  @inline(__always)
  static func single(_ symbol: UInt16, _ kind: Kind) -> UInt64 { extend(start(kind), symbol) }

  @inline(__always)
  static func pair(_ first: UInt16, _ second: UInt16, _ kind: Kind) -> UInt64 {
    extend(extend(start(kind), first), second)
  }

  /// The single symbols of a line or a part of it, and the pairs of neighbours; syllables in pinyin are left out.
  static func grams(of symbols: ArraySlice<UInt16>) -> [UInt64] {
    var grams: [UInt64] = []
    grams.reserveCapacity(2 * symbols.count)
    for place in symbols.indices where symbols[place] != Utterance.pause && symbols[place] < Utterance.pinyinBase {
      grams.append(single(symbols[place], .gram))
      if place + 1 < symbols.endIndex, symbols[place + 1] != Utterance.pause {
        grams.append(pair(symbols[place], symbols[place + 1], .gram))
      }
    }
    return grams
  }

  /// The hashes of the beginnings of a sequence, from two symbols on, the whole included.
  static func prefixes(of symbols: some Sequence<UInt16>, _ kind: Kind) -> some Sequence<UInt64> {
    var hash = start(kind)
    return symbols.map { symbol -> UInt64 in
      hash = extend(hash, symbol)
      return hash
    }.dropFirst()
  }

  static func of(_ symbols: some Sequence<UInt16>, _ kind: Kind) -> UInt64 {
    symbols.reduce(start(kind), extend)
  }
}
