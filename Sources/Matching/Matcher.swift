import Foundation
import KnowledgeModel
import Language

/// Understands a line: templates give intent, act and move; the index gives the item.
///
/// Immutable once made; one matcher may serve many lines at once. A class, since a line's reading refers to it, and
/// copying its tables' references would cost more than looking something up in them.
public final class Matcher: Sendable {
  public let normaliser: Normaliser
  let templates: TemplateSet
  let index: ItemIndex
  let synonyms: SynonymSet
  let intents: IntentWeights
  /// Symbols of the lexicon's particles.
  let particles: Set<UInt16>
  let rule = MarginRule()

  /// Compiles the matcher from the data.
  /// - Throws: `TemplateError` when Dialogs/ has a template that cannot be read.
  public init(_ knowledge: Knowledge, tables: CharacterTables) throws(TemplateError) {
    let sources = IndexEntries.all(of: knowledge)
    let normaliser = Normaliser(
      tables: tables, latinWords: IndexEntries.latinWords(in: sources))
    self.normaliser = normaliser
    templates = try TemplateSet(knowledge.dialogs, normaliser: normaliser)
    let lexicon = knowledge.dialogs.lexicon
    particles = Set(lexicon.particles.flatMap { normaliser.symbols(of: $0) })
    synonyms = SynonymSet(lexicon, normaliser: normaliser)
    index = ItemIndex(sources, normaliser: normaliser)
    let asked = knowledge.dialogs.questions.compactMap { question in
      question.intent.flatMap(Intent.init).map { (normaliser.utterance(question.text), $0) }
    }
    intents = IntentWeights(asked)
  }

  /// - Parameters:
  ///   - data: what `compiled()` gave.
  ///   - tables: those that the compiled matcher was made with.
  /// - Throws: a decoding error when it is something else.
  public init(compiled data: Data, tables: CharacterTables) throws {
    let image = try PackedArchive.decode(Image.self, from: data)
    normaliser = Normaliser(tables: tables, latinWords: Set(image.latinWords))
    templates = image.templates
    synonyms = image.synonyms
    particles = Set(image.particles)
    index = image.index
    intents = image.intents
  }

  public func interpret(_ line: String) -> Interpretation {
    Reading(normaliser.utterance(line), self).interpretation()
  }

  /// The interpretation and all that decided it, for `yici explain`.
  public func explain(_ line: String) -> Explanation {
    Explanation(Reading(normaliser.utterance(line), self), tables: normaliser.tables)
  }
}

// MARK: - Compiled form

extension Matcher {
  private struct Image: Codable {
    var latinWords: [String]
    var templates: TemplateSet
    var synonyms: SynonymSet
    var particles: [UInt16]
    var index: ItemIndex
    var intents: IntentWeights
  }

  /// The compiled matcher, so that a program need not compile it at each start.
  public func compiled() throws -> Data {
    try PackedArchive.encode(
      Image(
        latinWords: normaliser.latinWords.sorted(), templates: templates, synonyms: synonyms,
        particles: particles.sorted(), index: index, intents: intents))
  }
}
