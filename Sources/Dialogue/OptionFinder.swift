import KnowledgeModel
import Language

/// Finds which option of a situation a line states.
struct OptionFinder {
  let normaliser: Normaliser

  /// Where an option is stated, and how surely.
  struct Finding: Hashable {
    var option: String
    var length: Int
  }

  /// The one option that the line states best; nil when it states none, or several equally.
  ///
  /// - Parameter isAnswer: true when the line answers this very question, so that short words suffice.
  func option(
    of situation: Situation, in utterance: Utterance, isAnswer: Bool, ignoring: Set<String> = []
  ) -> Finding? {
    let said = utterance.symbols.filter { $0 != Utterance.pause }
    for option in situation.options where normaliser.symbols(of: option.label) == said {
      return Finding(option: option.id, length: utterance.count)
    }
    var best: [Finding] = []
    for option in situation.options {
      for phrase in [option.label] + option.says where !ignoring.contains(phrase) {
        let symbols = normaliser.symbols(of: phrase)
        guard isAnswer || symbols.count > 1, occurs(symbols, in: utterance) else { continue }
        let finding = Finding(option: option.id, length: symbols.count)
        if let known = best.firstIndex(where: { $0.option == option.id }) {
          best[known].length = max(best[known].length, finding.length)
        } else {
          best.append(finding)
        }
      }
    }
    best.sort { $0.length > $1.length }
    guard let first = best.first else { return nil }
    if best.count > 1, best[1].length == first.length { return nil }
    return first
  }

  /// Whether the phrase stands in the line and is not denied (不是公司).
  private func occurs(_ phrase: [UInt16], in utterance: Utterance) -> Bool {
    let symbols = utterance.symbols
    guard !phrase.isEmpty, phrase.count <= symbols.count else { return false }
    for start in 0...(symbols.count - phrase.count)
    where symbols[start..<start + phrase.count].elementsEqual(phrase) {
      if !isDenied(symbols[..<start]) { return true }
    }
    return false
  }

  private func isDenied(_ before: ArraySlice<UInt16>) -> Bool {
    guard let last = before.last else { return false }
    if Self.denials.contains(last) { return true }
    return Self.copula == last && before.dropLast().last.map(Self.denials.contains) ?? false
  }

  private static let denials = Set("不没非莫".utf16)
  private static let copula = "是".utf16.first!
}
