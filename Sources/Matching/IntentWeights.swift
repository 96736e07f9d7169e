import KnowledgeModel
import Language

/// What each symbol and pair of symbols says about what a line asks for, learnt from asked questions.
///
/// Linear support vector machines over tf-idf weighted grams, one intent against the rest (Rifkin & Klautau 2004). What
/// the sentence templates find is a bonus for their intent, and alone decides what is not learnt.
struct IntentWeights: Sendable {
  /// Intents that the questions know, in the order of the weights.
  private let intents: [Intent]
  /// Two rows for each term: of the whole line, and of the last clause.
  private var table: TermTable
  /// Inverse document frequency of each row's term, 0 where too few questions have it.
  private var rarities: [Float] = []
  /// For each row, a weight for each intent; as many lanes as a register has, and a few idle.
  private var weights: [Lanes] = []

  private typealias Lanes = SIMD16<Float>

  /// What a template that matched is worth, and one of an intent that is seldom asked for in other words.
  private static let templateBonus: Float = 0.15
  private static let tellingBonus: Float = 0.3
  private static let telling: Set<Intent> = [.fee, .hours, .online, .phone, .result]
  /// What the last clause counts beside the whole line.
  private static let lastClause: Float = 0.5
  /// Known terms that a line needs.
  private static let fewest = 5
  /// How much a question that does not fit the rest is let be: half the inverse of the machines' C.
  private static let softness: Float = 0.15
  private static let rounds = 15

  /// - Parameter questions: lines with what they ask for.
  init(_ questions: [(line: Utterance, intent: Intent)]) {
    let asked = Set(questions.map(\.intent))
    intents = Array(Intent.allCases.filter(asked.contains).prefix(Lanes.scalarCount))
    var counts: [UInt64: [Int]] = [:]
    for question in questions {
      let (told, asked) = Self.terms(of: question.line)
      for term in Set(told + asked) { counts[term, default: [0, 0]][0] += 1 }
      for term in Set(asked) { counts[term, default: [0, 0]][1] += 1 }
    }
    // A term that one question has says nothing about others.
    let known = counts.filter { $0.value[0] > 1 }.sorted { $0.key < $1.key }
    table = TermTable(known.map(\.key), counts: known.map(\.value.count))
    for count in known.flatMap(\.value) {
      let rarity = count > 1 ? 1 + Float.log(Float(1 + questions.count) / Float(1 + count)) : 0
      rarities.append((rarity * Self.scale).rounded() / Self.scale)
    }
    weights = Array(repeating: .zero, count: rarities.count)
    train(on: questions.map { (vector(of: $0.line), intents.firstIndex(of: $0.intent)!) })
  }

  /// The grams of a line before its last clause, and in it: people tell their case first, and ask then.
  private static func terms(of line: Utterance) -> (told: [UInt64], asked: [UInt64]) {
    let symbols = line.symbols
    let end = symbols.last == Utterance.pause ? symbols.count - 1 : symbols.count
    let start = symbols[..<end].lastIndex(of: Utterance.pause).map { $0 + 1 } ?? 0
    return (TermHash.grams(of: symbols[..<start]), TermHash.grams(of: symbols[start..<end]))
  }

  /// The rows of the line's terms with their weights; the whole line and its last clause are vectors of length 1 and
  /// `lastClause`.
  private func vector(of line: Utterance) -> [(row: Int, weight: Float)] {
    let (told, asked) = Self.terms(of: line)
    var vector: [(row: Int, weight: Float)] = []
    vector.reserveCapacity(told.count + 2 * asked.count)
    var whole: Float = 0
    var last: Float = 0
    for term in told {
      guard let row = table[term].map({ Int($0.lowerBound) }) else { continue }
      vector.append((row, rarities[row]))
      whole += rarities[row] * rarities[row]
    }
    for term in asked {
      guard let row = table[term].map({ Int($0.lowerBound) }) else { continue }
      vector.append((row, rarities[row]))
      whole += rarities[row] * rarities[row]
      guard rarities[row + 1] > 0 else { continue }
      vector.append((row + 1, rarities[row + 1]))
      last += rarities[row + 1] * rarities[row + 1]
    }
    let factors = SIMD2(1 / max(whole.squareRoot(), 0.1), Self.lastClause / max(last.squareRoot(), 0.1))
    for place in vector.indices { vector[place].weight *= factors[vector[place].row & 1] }
    return vector
  }

  private mutating func train(on examples: [(vector: [(row: Int, weight: Float)], intent: Int)]) {
    guard intents.count > 1 else { return }
    // Dual coordinate descent for the squared hinge loss (Hsieh et al. 2008, algorithm 1), for all intents at once.
    var duals = Array(repeating: Lanes.zero, count: examples.count)
    let order = VectorTraining.mixed(examples.count)
    for _ in 0..<Self.rounds {
      for number in order {
        let (vector, intent) = examples[number]
        var sign = Lanes(repeating: -1)
        sign[intent] = 1
        let slope = sign * scores(of: vector) - 1 + Self.softness * duals[number]
        let curve = vector.reduce(Self.softness) { $0 + $1.weight * $1.weight }
        let dual = pointwiseMax(duals[number] - slope / curve, .zero)
        let change = (dual - duals[number]) * sign
        for (row, weight) in vector { weights[row] += weight * change }
        duals[number] = dual
      }
    }
    // As exact as it is stored, so that a compiled matcher answers alike.
    weights = weights.map { ($0 * Self.scale).rounded(.toNearestOrAwayFromZero) / Self.scale }
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
    let keys = try container.decode(Packed<UInt64>.self, forKey: .keys).elements
    table = TermTable(keys, counts: repeatElement(2, count: keys.count))
    rarities = try container.decode(Packed<Int16>.self, forKey: .rarities).elements.map { Float($0) / Self.scale }
    let stored = try container.decode(Packed<Int16>.self, forKey: .weights).elements
    weights = rarities.indices.map { row in
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
    try container.encode(Packed(Array(table.keys)), forKey: .keys)
    try container.encode(packed(rarities), forKey: .rarities)
    try container.encode(packed(weights.flatMap { row in intents.indices.map { row[$0] } }), forKey: .weights)
  }
}
