import KnowledgeModel
import Language

/// A weighted inverted index over what people call each item, bundle or foreign business.
///
/// Terms are whole phrases, pairs of characters and single characters; the same as sounds for mistyped and
/// pinyin text, and the initials of names. A term weighs more the fewer entries have it (inverse document
/// frequency, Spärck Jones 1972), and by the field that it comes from.
struct ItemIndex: Sendable {
  struct Entry: Sendable, Hashable {
    enum Kind: Sendable, Hashable { case item, bundle, elsewhere }
    var id: String
    var kind: Kind
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

  private(set) var entries: [Entry]
  private var table: TermTable
  private var postings: [Posting]
  private let logCount: Float

  init(_ entries: [Entry], normaliser: Normaliser) {
    self.entries = entries
    var terms: [UInt64: [Posting]] = [:]
    terms.reserveCapacity(entries.count * 120)
    for (number, entry) in entries.enumerated() {
      var own: [UInt64: Float] = [:]
      for phrase in entry.phrases {
        Self.collect(phrase, into: &own, normaliser: normaliser)
      }
      for (term, weight) in own {
        terms[term, default: []].append(Posting(entry: Int32(number), weight: weight))
      }
    }
    table = TermTable(capacity: terms.count)
    postings = []
    postings.reserveCapacity(terms.reduce(0) { $0 + $1.value.count })
    // The order of the table's slots never shows: a term is only ever looked up by its key.
    for (term, list) in terms {
      table.insert(term, .init(start: Int32(postings.count), count: Int32(list.count)))
      postings += list
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
  static let longestPhrase = 16

  func lookup(_ term: UInt64) -> ArraySlice<Posting>? {
    guard let span = table[term] else { return nil }
    return postings[Int(span.start)..<Int(span.start + span.count)]
  }

  /// Inverse document frequency, 1 for a term that a single entry has, 0 for one that all have.
  func rarity(_ documents: Int) -> Float {
    1 - Float.log(Float(documents)) / logCount
  }
}
