import KnowledgeModel
import Language
import Synchronization

/// For each item, what people say up front that settles a situation; made when an item is first talked about.
final class StatedPhrases: Sendable {
  /// A wording and the option that it means.
  struct Phrase: Sendable {
    var symbols: [UInt16]
    var option: String
  }

  /// A situation's key in facts, and its wordings.
  typealias Entry = (key: String, phrases: [Phrase])

  private let normaliser: Normaliser
  /// Words that may answer any question, and so settle none by themselves.
  private let generic: Set<String>
  private let known = Mutex<[String: [Entry]]>([:])

  init(_ knowledge: Knowledge, _ normaliser: Normaliser) {
    self.normaliser = normaliser
    generic = Set(
      (knowledge.dialogs.lists["affirm"] ?? []) + (knowledge.dialogs.lists["deny"] ?? []))
  }

  /// - Parameters:
  ///   - subject: names the situations that are asked together.
  ///   - situations: those situations with their keys, asked for only when the subject is new.
  func entries(
    for subject: String, _ situations: () -> [(key: String, situation: Situation)]
  ) -> [Entry] {
    if let entries = known.withLock({ $0[subject] }) { return entries }
    let all = situations()
    // A wording that several questions share says nothing about any one of them.
    var uses: [String: Int] = [:]
    for (_, situation) in all {
      for text in Set(situation.options.flatMap(\.says)) { uses[text, default: 0] += 1 }
    }
    let entries = all.map { key, situation in
      let phrases = situation.options.flatMap { option in
        ([option.label] + option.says).compactMap { text -> Phrase? in
          let symbols = normaliser.symbols(of: text)
          guard symbols.count > 1, uses[text, default: 0] < 2, !generic.contains(text) else {
            return nil
          }
          return Phrase(symbols: symbols, option: option.id)
        }
      }
      return (key, phrases)
    }
    known.withLock { $0[subject] = entries }
    return entries
  }
}
