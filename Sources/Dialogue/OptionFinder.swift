import KnowledgeModel
import Language

/// Finds which option of a situation a line states.
struct OptionFinder {
  let normaliser: Normaliser

  /// Where an option is stated, and how surely.
  struct Finding: Hashable {
    var option: String
    /// The words that state it.
    var range: Range<Int>

    var length: Int { range.count }

    /// Whether its words are only a part of another statement's (委托 in 委托农户).
    func isPart(of other: Finding) -> Bool {
      length < other.length && range.clamped(to: other.range) == range
    }
  }

  /// The one option that the line, as the answer to this very question, states best; nil when it states none, or
  /// several equally.
  func answer(to situation: Situation, in utterance: Utterance) -> Finding? {
    let said = utterance.symbols.filter { $0 != Utterance.pause }
    let exact =
      situation.options.first { normaliser.symbols(of: $0.label) == said }
      ?? situation.options.first { option in
        option.answers.contains { normaliser.symbols(of: $0) == said }
      }
    if let exact { return Finding(option: exact.id, range: 0..<utterance.count) }
    return best(
      situation.options.flatMap { option in
        option.answers.map {
          StatedPhrases.Phrase(symbols: normaliser.symbols(of: $0), option: option.id)
        }
      }, in: utterance)
  }

  /// The one option that the longest of these wordings in the line means; nil when there is none, or a rival.
  func best(_ phrases: [StatedPhrases.Phrase], in utterance: Utterance) -> Finding? {
    var best: [Finding] = []
    for phrase in phrases {
      guard let start = place(of: phrase.symbols, in: utterance) else { continue }
      let finding = Finding(option: phrase.option, range: start..<start + phrase.symbols.count)
      if let known = best.firstIndex(where: { $0.option == phrase.option }) {
        if best[known].length < finding.length { best[known] = finding }
      } else {
        best.append(finding)
      }
    }
    best.sort { $0.length > $1.length }
    guard let first = best.first else { return nil }
    if best.count > 1, best[1].length == first.length { return nil }
    return first
  }

  /// Where the phrase stands in the line and is not denied (不是公司).
  private func place(of phrase: [UInt16], in utterance: Utterance) -> Int? {
    let symbols = utterance.symbols
    guard !phrase.isEmpty, phrase.count <= symbols.count else { return nil }
    for start in 0...(symbols.count - phrase.count)
    where symbols[start..<start + phrase.count].elementsEqual(phrase) {
      if !isDenied(symbols[..<start]) { return start }
    }
    return nil
  }

  private func isDenied(_ before: ArraySlice<UInt16>) -> Bool {
    guard let last = before.last else { return false }
    if Self.denials.contains(last) { return true }
    return Self.copula == last && before.dropLast().last.map(Self.denials.contains) ?? false
  }

  private static let denials = Set("不没非莫".utf16)
  private static let copula = "是".utf16.first!
}
