import KnowledgeModel
import Language

/// A weighted inverted index over what people call each item, bundle or foreign business.
///
/// Terms are whole phrases, pairs of characters and single characters; the same as sounds for mistyped and
/// pinyin text, and the initials of names. A term weighs more the fewer entries have it (inverse document
/// frequency, Spärck Jones 1972), and by the field that it comes from.
struct ItemIndex: Sendable {
  struct Entry: Codable, Sendable, Hashable {
    enum Kind: String, Codable, Sendable, Hashable { case item, bundle, elsewhere }
    var id: String
    var kind: Kind
  }

  /// An entry with what people call it.
  struct Source: Sendable {
    var entry: Entry
    var phrases: [Phrase]
  }

  struct Phrase: Sendable, Hashable {
    var text: String
    var field: Field
  }

  enum Field: Sendable, Hashable, CaseIterable {
    case name, alias, object, summary, result, context, department

    /// How much a field says about the item that a person means.
    var weight: Float {
      switch self {
      case .name, .alias: 1
      case .object: 0.85
      case .result: 0.7
      case .summary: 0.55
      case .context: 0.3
      case .department: 0.5
      }
    }

    /// Fields whose whole text is a phrase that somebody may say.
    var isPhrase: Bool {
      switch self {
      case .name, .alias, .object, .result, .department: true
      case .summary, .context: false
      }
    }
  }

  struct Posting: Sendable {
    var entry: Int32
    var weight: Float
  }

  let entries: [Entry]
  private var keys: [UInt64]
  private var counts: [UInt32]
  private var table: TermTable
  private var postings: [Posting]
  private let logCount: Float

  init(_ sources: [Source], normaliser: Normaliser) {
    var terms: [UInt64: [Posting]] = [:]
    terms.reserveCapacity(sources.count * 120)
    for (number, source) in sources.enumerated() {
      var own: [UInt64: Float] = [:]
      for phrase in source.phrases {
        Self.collect(phrase, into: &own, normaliser: normaliser)
      }
      for (term, weight) in own {
        terms[term, default: []].append(Posting(entry: Int32(number), weight: weight))
      }
    }
    let keys = terms.keys.sorted()
    self.init(
      entries: sources.map(\.entry), keys: keys, counts: keys.map { UInt32(terms[$0]!.count) },
      postings: keys.flatMap { terms[$0]! })
  }

  private init(entries: [Entry], keys: [UInt64], counts: [UInt32], postings: [Posting]) {
    self.entries = entries
    self.keys = keys
    self.counts = counts
    self.postings = postings
    table = TermTable(capacity: keys.count)
    var start: Int32 = 0
    for (key, count) in zip(keys, counts) {
      table.insert(key, .init(start: start, count: Int32(count)))
      start += Int32(count)
    }
    logCount = Float.log(Float(entries.count) + 1)
  }

  private static func collect(
    _ phrase: Phrase, into terms: inout [UInt64: Float], normaliser: Normaliser
  ) {
    let utterance = normaliser.utterance(phrase.text)
    let weight = phrase.field.weight
    func add(_ term: UInt64, _ weight: Float) { terms[term] = max(terms[term] ?? 0, weight) }
    let symbols = utterance.symbols
    let sounds = utterance.sounds
    for i in symbols.indices where symbols[i] != Utterance.pause {
      add(TermHash.of([symbols[i]], .gram), weight)
      guard i + 1 < symbols.count, symbols[i + 1] != Utterance.pause else { continue }
      add(TermHash.of(symbols[i...(i + 1)], .gram), weight)
      if sounds[i] != 0, sounds[i + 1] != 0 {
        add(TermHash.of(sounds[i...(i + 1)], .soundGram), weight)
      }
    }
    guard phrase.field.isPhrase else { return }
    for part in symbols.indices.split(whereSeparator: { symbols[$0] == Utterance.pause }) {
      let range = part.first!...part.last!
      guard range.count <= Self.longestPhrase else { continue }
      add(TermHash.of(symbols[range], .phrase), weight)
      guard range.count > 1, sounds[range].allSatisfy({ $0 != 0 }) else { continue }
      add(TermHash.of(sounds[range], .soundPhrase), weight)
      if range.count > 2 {
        add(
          TermHash.of(
            symbols[range].map { UInt16(normaliser.tables.initial(of: $0)) }, .initials), weight)
      }
    }
  }

  /// Longer phrases are found by their pairs.
  static let longestPhrase = 24

  @inline(__always)
  func lookup(_ term: UInt64) -> TermTable.Span? { table[term] }

  @inline(__always)
  func posting(_ place: Int32) -> Posting { postings[Int(place)] }

  /// The weight that a term has for an entry, or nil; postings are ordered by entry.
  func weight(of span: TermTable.Span, for entry: Int32) -> Float? {
    var low = span.start
    var high = span.end
    while low < high {
      let middle = low + (high - low) / 2
      if postings[Int(middle)].entry < entry { low = middle + 1 } else { high = middle }
    }
    guard low < span.end, postings[Int(low)].entry == entry else { return nil }
    return postings[Int(low)].weight
  }

  /// The entry that alone has this phrase as its name or alias, or nil.
  func owner(of span: TermTable.Span) -> Int32? {
    guard span.count == 1, postings[Int(span.start)].weight >= 1 else { return nil }
    return postings[Int(span.start)].entry
  }

  /// Inverse document frequency, 1 for a term that a single entry has, 0 for one that all have.
  func rarity(_ documents: Int32) -> Float {
    1 - Float.log(Float(documents)) / logCount
  }
}

extension ItemIndex: Codable {
  private enum CodingKeys: CodingKey { case entries, keys, counts, numbers, weights }

  /// Weights are stored in hundredths.
  private static let weightScale: Float = 100

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let numbers = try container.decode(Packed<Int32>.self, forKey: .numbers).elements
    let weights = try container.decode(Packed<UInt8>.self, forKey: .weights).elements
    self.init(
      entries: try container.decode([Entry].self, forKey: .entries),
      keys: try container.decode(Packed<UInt64>.self, forKey: .keys).elements,
      counts: try container.decode(Packed<UInt32>.self, forKey: .counts).elements,
      postings: zip(numbers, weights).map {
        Posting(entry: $0, weight: Float($1) / Self.weightScale)
      })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entries, forKey: .entries)
    try container.encode(Packed(keys), forKey: .keys)
    try container.encode(Packed(counts), forKey: .counts)
    try container.encode(Packed(postings.map(\.entry)), forKey: .numbers)
    try container.encode(
      Packed(postings.map { UInt8(($0.weight * Self.weightScale).rounded()) }), forKey: .weights)
  }
}
