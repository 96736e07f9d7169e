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
  ///   - names: what the subject itself is called; words in it state nothing about a case.
  ///   - situations: those situations with their keys, asked for only when the subject is new.
  func entries(
    for subject: String, called names: [String],
    _ situations: () -> [(key: String, situation: Situation)]
  ) -> [Entry] {
    if let entries = known.withLock({ $0[subject] }) { return entries }
    let all = situations()
    // A wording that several questions share says nothing about any one of them.
    var uses: [String: Int] = [:]
    for (_, situation) in all {
      for text in Set(situation.options.flatMap(\.wordings)) { uses[text, default: 0] += 1 }
    }
    let entries = all.map { key, situation in
      let phrases = situation.options.flatMap { option in
        option.wordings.compactMap { text -> Phrase? in
          let symbols = normaliser.symbols(of: text)
          guard symbols.count > 1, uses[text, default: 0] < 2, !generic.contains(text),
            // The errand's own questions may well be answered by its name: 开豆腐坊 is a workshop.
            Requests.isOfBundle(key) || !names.contains(where: { $0.contains(text) })
          else { return nil }
          return Phrase(symbols: symbols, option: option.id)
        }
      }
      return (key, phrases)
    }
    known.withLock { $0[subject] = entries }
    return entries
  }
}

extension Situation.Option {
  /// What means this option wherever it is said.
  var wordings: [String] { [label] + says }

  /// What means this option when it was asked for: also the label without what it adds in brackets.
  var answers: [String] {
    let bare = label.prefix { $0 != "（" }
    return bare.isEmpty || bare.count == label.count ? wordings : wordings + [String(bare)]
  }
}
