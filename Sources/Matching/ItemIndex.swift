import KnowledgeModel
import Language

/// An inverted index over what people call each item, bundle or foreign business.
///
/// Two things are kept. Grams, single symbols and pairs of neighbours, make a vector of each entry, weighted by how
/// often the entry has the gram and how few others do (tf-idf: Spärck Jones 1972, Salton & Buckley 1988); how near a
/// line's vector is to it (the cosine) ranks the entries. Phrases, whole names and things, say what a line names
/// outright. Both are kept by sound as well, for mistyped and pinyin text, and phrases also by their initials.
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
    case name, alias, variant, object, summary, result, context, department, question

    /// How often the field's text counts in the entry's vector.
    var count: Float {
      switch self {
      case .name: 2
      case .alias, .object, .summary, .question: 1
      // Known, so that phrases with them are followed, but without a weight.
      case .variant, .result, .context, .department: 0.3
      }
    }

    /// How much the field's text says as a phrase; nil for text that is none.
    var phraseWeight: Float? {
      switch self {
      case .name, .alias, .variant: 1
      case .object: 0.85
      case .result: 0.7
      case .department: 0.5
      case .summary, .context, .question: nil
      }
    }
  }

  struct Posting: Sendable {
    var entry: Int32
    var weight: Float
  }

  /// Where a term's postings stand.
  typealias Span = Range<Int32>

  let entries: [Entry]
  /// The numbers of the items and of the foreign offices among the entries; each kind stands together.
  let items: Range<Int>
  let offices: Range<Int>
  private let terms: TermTable
  /// Those of a term are ordered by entry.
  private let postings: [Posting]
  /// What phrases begin with, as written and as heard.
  private let beginnings: PrefixFilter
  private let logCount: Float
  /// Inverse document frequency by the number of entries that have a gram.
  private let inverseFrequency: [Float]

  init(_ sources: [Source], normaliser: Normaliser) {
    var terms: [UInt64: [Posting]] = [:]
    terms.reserveCapacity(sources.count * 120)
    var vectors = GramVectors()
    var prefixes: Set<UInt64> = []
    vectors.learnSpelling(
      sources.flatMap(\.phrases).filter { $0.field != .question }.map { normaliser.utterance($0.text) })
    for (number, source) in sources.enumerated() {
      var own: [UInt64: Float] = [:]
      for phrase in source.phrases {
        let utterance = normaliser.utterance(phrase.text)
        vectors.add(utterance, count: phrase.field.count, isSpelledRight: phrase.field != .question)
        if let weight = phrase.field.phraseWeight {
          Self.collect(utterance, weight, into: &own, prefixes: &prefixes, normaliser: normaliser)
        }
      }
      vectors.endEntry()
      for (term, weight) in own {
        terms[term, default: []].append(Posting(entry: Int32(number), weight: weight))
      }
    }
    var training = VectorTraining(vectors.weighted())
    training.train(
      on: sources.enumerated().flatMap { number, source in
        source.phrases.filter { $0.field == .question }
          .map { training.example(vectors.terms(of: normaliser.utterance($0.text)), of: number) }
      })
    for (number, vector) in training.vectors().enumerated() {
      for (term, weight) in vector {
        // As exact as it is stored, so that a compiled index answers alike.
        let weight = (weight * Self.weightScale).rounded() / Self.weightScale
        terms[term, default: []].append(Posting(entry: Int32(number), weight: weight))
      }
    }
    var beginnings = PrefixFilter(capacity: prefixes.count)
    for prefix in prefixes { beginnings.insert(prefix) }
    let keys = terms.keys.sorted()
    self.init(
      entries: sources.map(\.entry), keys: keys, counts: keys.map { terms[$0]!.count },
      postings: keys.flatMap { terms[$0]! }, beginnings: beginnings)
  }

  private init(
    entries: [Entry], keys: [UInt64], counts: some Sequence<Int>, postings: [Posting], beginnings: PrefixFilter
  ) {
    self.beginnings = beginnings
    self.entries = entries
    func numbers(of kind: Entry.Kind) -> Range<Int> {
      let start = entries.firstIndex { $0.kind == kind } ?? 0
      return start..<start + entries.count { $0.kind == kind }
    }
    items = numbers(of: .item)
    offices = numbers(of: .elsewhere)
    self.postings = postings
    terms = TermTable(keys, counts: counts)
    logCount = Float.log(Float(entries.count) + 1)
    inverseFrequency = GramVectors.inverseFrequencies(of: entries.count)
  }

  private static func collect(
    _ utterance: Utterance, _ weight: Float, into terms: inout [UInt64: Float], prefixes: inout Set<UInt64>,
    normaliser: Normaliser
  ) {
    func add(_ term: UInt64) { terms[term] = max(terms[term] ?? 0, weight) }
    let symbols = utterance.symbols
    let sounds = utterance.sounds
    for part in symbols.indices.split(whereSeparator: { symbols[$0] == Utterance.pause }) {
      let range = part.first!...part.last!
      guard range.count <= Self.longestPhrase else { continue }
      add(TermHash.of(symbols[range], .phrase))
      prefixes.formUnion(TermHash.prefixes(of: symbols[range], .phrase))
      guard range.count > 1, sounds[range].allSatisfy({ $0 != 0 }) else { continue }
      add(TermHash.of(sounds[range], .soundPhrase))
      prefixes.formUnion(TermHash.prefixes(of: sounds[range], .soundPhrase))
      if range.count > 2 {
        add(TermHash.of(symbols[range].map { UInt16(normaliser.tables.initial(of: $0)) }, .initials))
      }
    }
  }

  /// Longer phrases are found by their pairs.
  static let longestPhrase = 24

  @inline(__always)
  func lookup(_ term: UInt64) -> Span? { terms[term] }

  /// Whether a phrase may begin so; false is certain.
  @inline(__always)
  func mayBegin(_ hash: UInt64) -> Bool { beginnings.mayBegin(hash) }

  @inline(__always)
  func posting(_ place: Int32) -> Posting { postings[Int(place)] }

  /// Adds a term's weights for its entries, times a factor, and a share to the sums of all entries.
  @inline(__always)
  func add(
    _ span: Span, times factor: Float, and share: Float, to sums: UnsafeMutableBufferPointer<SIMD2<Float>>
  ) {
    postings.withUnsafeBufferPointer { postings in
      for place in Int(span.lowerBound)..<Int(span.upperBound) {
        sums[Int(postings[place].entry)] += SIMD2(factor * postings[place].weight, share)
      }
    }
  }

  /// The weight that a term has for an entry, or nil; postings are ordered by entry.
  func weight(of span: Span, for entry: Int32) -> Float? {
    var low = span.lowerBound
    var high = span.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if postings[Int(middle)].entry < entry { low = middle + 1 } else { high = middle }
    }
    guard low < span.upperBound, postings[Int(low)].entry == entry else { return nil }
    return postings[Int(low)].weight
  }

  /// The entry that alone has this phrase as its name or alias, whoever else it is a thing of; or nil.
  func owner(of span: Span) -> Int32? {
    var owner: Int32?
    for posting in postings[Int(span.lowerBound)..<Int(span.upperBound)] where posting.weight >= 1 {
      guard owner == nil else { return nil }
      owner = posting.entry
    }
    return owner
  }

  /// How little a phrase is shared: 1 when a single entry has it, 0 when all have.
  func rarity(_ documents: Int) -> Float {
    1 - Float.log(Float(documents)) / logCount
  }

  /// A gram's weight in a line, by the number of entries that have it; 0 for one that nearly all have.
  func weight(ofGram documents: Int) -> Float { inverseFrequency[documents] }
}

extension ItemIndex: Codable {
  private enum CodingKeys: CodingKey { case entries, keys, counts, numbers, weights, beginnings }

  /// Weights lie between -2 and 2.
  private static let weightScale: Float = 16_000

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let numbers = try container.decode(Packed<UInt16>.self, forKey: .numbers).elements
    let weights = try container.decode(Packed<Int16>.self, forKey: .weights).elements
    self.init(
      entries: try container.decode([Entry].self, forKey: .entries),
      keys: try container.decode(Packed<UInt64>.self, forKey: .keys).elements,
      counts: try container.decode(Packed<UInt16>.self, forKey: .counts).elements.lazy.map { Int($0) },
      postings: Array(unsafeUninitializedCapacity: numbers.count) { postings, count in
        for place in numbers.indices {
          postings.initializeElement(
            at: place, to: Posting(entry: Int32(numbers[place]), weight: Float(weights[place]) / Self.weightScale))
        }
        count = numbers.count
      },
      beginnings: try container.decode(PrefixFilter.self, forKey: .beginnings))
  }

  func encode(to encoder: any Encoder) throws {
    guard entries.count <= UInt16.max else {
      throw EncodingError.invalidValue(
        entries.count, .init(codingPath: encoder.codingPath, debugDescription: "too many entries"))
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entries, forKey: .entries)
    try container.encode(Packed(Array(terms.keys)), forKey: .keys)
    try container.encode(Packed(terms.counts.map { UInt16($0) }), forKey: .counts)
    try container.encode(beginnings, forKey: .beginnings)
    try container.encode(Packed(postings.map { UInt16($0.entry) }), forKey: .numbers)
    try container.encode(
      Packed(postings.map { Int16(($0.weight * Self.weightScale).rounded()) }), forKey: .weights)
  }
}
