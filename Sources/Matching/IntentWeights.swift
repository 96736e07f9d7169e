import KnowledgeModel
import Language

/// What each symbol and pair of symbols says about what a line asks for, learnt from asked questions.
///
/// An averaged perceptron with margin over tf-idf weighted grams (Freund & Schapire 1999; Collins 2002). The sentence
/// templates remain the first word: what they find is a bonus for their intent, and alone decides what is not learnt.
struct IntentWeights: Sendable {
  /// Intents that the questions know, in the order of the weights.
  private let intents: [Intent]
  /// Inverse document frequency of each term.
  private var rarities: [Float] = []
  /// For each term, a weight for each intent; as many lanes as a register has, and a few idle.
  private var weights: [Lanes] = []
  private var table: TermTable

  private typealias Lanes = SIMD16<Float>

  /// What a template that matched is worth, and one of an intent that is seldom asked for in other words.
  private static let templateBonus: Float = 0.5
  private static let tellingBonus: Float = 0.8
  private static let telling: Set<Intent> = [.fee, .hours, .online, .phone, .result]
  /// What the last clause counts beside the whole line.
  private static let lastClause: Float = 0.7
  /// Known terms that a line needs.
  private static let fewest = 5
  private static let margin: Float = 1
  private static let step: Float = 0.3
  private static let rounds = 10

  /// - Parameter questions: lines with what they ask for.
  init(_ questions: [(line: Utterance, intent: Intent)]) {
    let asked = Set(questions.map(\.intent))
    intents = Array(Intent.allCases.filter(asked.contains).prefix(Lanes.scalarCount))
    var counts: [UInt64: Int] = [:]
    for question in questions {
      for part in Self.parts(of: question.line) { for term in Set(part.terms) { counts[term, default: 0] += 1 } }
    }
    // A term that one question has says nothing about others.
    let known = counts.filter { $0.value > 1 }.sorted { $0.key < $1.key }
    table = TermTable(known.map(\.key))
    for (_, count) in known {
      let rarity = 1 + Float.log(Float(1 + questions.count) / Float(1 + count))
      rarities.append((rarity * Self.scale).rounded() / Self.scale)
    }
    weights = Array(repeating: .zero, count: known.count)
    train(on: questions.map { (vector(of: $0.line), intents.firstIndex(of: $0.intent)!) })
  }

  /// What the whole line says, and what its last clause says: people tell their case first, and ask then.
  private static func parts(of line: Utterance) -> [(terms: [UInt64], weight: Float)] {
    let symbols = line.symbols
    let end = symbols.last == Utterance.pause ? symbols.count - 1 : symbols.count
    let start = symbols[..<end].lastIndex(of: Utterance.pause).map { $0 + 1 } ?? 0
    return [(TermHash.grams(of: line), 1), (TermHash.grams(of: symbols[start..<end], .lastGram), lastClause)]
  }

  /// The rows of the line's terms with their weights; each part of the line is a vector of its own length.
  private func vector(of line: Utterance) -> [(row: Int, weight: Float)] {
    var vector: [(row: Int, weight: Float)] = []
    vector.reserveCapacity(4 * line.count)
    for part in Self.parts(of: line) {
      let start = vector.count
      var square: Float = 0
      for term in part.terms {
        guard let row = table[term] else { continue }
        vector.append((row, rarities[row]))
        square += rarities[row] * rarities[row]
      }
      let factor = part.weight / max(square.squareRoot(), 0.1)
      for place in start..<vector.count { vector[place].weight *= factor }
    }
    return vector
  }

  private mutating func train(on examples: [(vector: [(row: Int, weight: Float)], intent: Int)]) {
    guard intents.count > 1 else { return }
    var sum = weights
    let order = VectorTraining.mixed(examples.count)
    for _ in 0..<Self.rounds {
      for number in order {
        let example = examples[number]
        let scores = scores(of: example.vector)
        let rival = intents.indices.filter { $0 != example.intent }.max { scores[$0] < scores[$1] }!
        guard scores[example.intent] - scores[rival] < Self.margin else { continue }
        for (row, weight) in example.vector {
          weights[row][example.intent] += Self.step * weight
          weights[row][rival] -= Self.step * weight
        }
      }
      for place in sum.indices { sum[place] += weights[place] }
    }
    // As exact as it is stored, so that a compiled matcher answers alike.
    weights = sum.map { ($0 / Float(Self.rounds) * Self.scale).rounded(.toNearestOrAwayFromZero) / Self.scale }
  }

  private func scores(of vector: [(row: Int, weight: Float)]) -> Lanes {
    vector.reduce(into: Lanes.zero) { scores, term in scores += term.weight * weights[term.row] }
  }

  /// What a line asks for.
  /// - Parameter template: what a sentence template says; nil when none matched.
  func intent(of line: Utterance, template: Intent?) -> Intent? {
    guard !intents.isEmpty else { return template }
    if let template, !intents.contains(template) { return template }
    let vector = vector(of: line)
    // Too little is known of a line in pinyin.
    guard vector.count >= Self.fewest else { return template }
    var scores = scores(of: vector)
    // Who says no more than what an item is called wants its list.
    let likely = template ?? .materials
    if let place = intents.firstIndex(of: likely) {
      scores[place] += Self.telling.contains(likely) ? Self.tellingBonus : Self.templateBonus
    }
    return intents[intents.indices.max { scores[$0] < scores[$1] }!]
  }
}

extension IntentWeights: Codable {
  private enum CodingKeys: CodingKey { case intents, keys, rarities, weights }

  /// Weights are stored in thousandths.
  private static let scale: Float = 1_000

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    intents = try container.decode([Intent].self, forKey: .intents)
    table = TermTable(try container.decode(Packed<UInt64>.self, forKey: .keys).elements)
    rarities = try container.decode(Packed<Int16>.self, forKey: .rarities).elements.map { Float($0) / Self.scale }
    let stored = try container.decode(Packed<Int16>.self, forKey: .weights).elements
    weights = table.keys.indices.map { row in
      intents.indices.reduce(into: Lanes.zero) { lanes, intent in
        lanes[intent] = Float(stored[row * intents.count + intent]) / Self.scale
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    func packed(_ values: [Float]) -> Packed<Int16> {
      Packed(values.map { Int16((max(-32, min(32, $0)) * Self.scale).rounded()) })
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(intents, forKey: .intents)
    try container.encode(Packed(table.keys), forKey: .keys)
    try container.encode(packed(rarities), forKey: .rarities)
    try container.encode(packed(weights.flatMap { row in intents.indices.map { row[$0] } }), forKey: .weights)
  }
}
