import KnowledgeModel
import Language

/// Understands a line: templates give intent, act and move; the index gives the item.
///
/// Immutable once made; one matcher may serve many lines at once.
public struct Matcher: Sendable {
  public let normaliser: Normaliser
  let templates: TemplateSet
  let index: ItemIndex
  let synonyms: SynonymSet
  /// Symbols of the lexicon's particles.
  let particles: Set<UInt16>
  var rule = MarginRule()

  /// - Throws: `TemplateError` when Dialogs/ has a template that cannot be read.
  public init(_ knowledge: Knowledge, tables: CharacterTables) throws(TemplateError) {
    let entries = IndexEntries.all(of: knowledge)
    let normaliser = Normaliser(
      tables: tables, latinWords: IndexEntries.latinWords(in: entries))
    self.normaliser = normaliser
    templates = try TemplateSet(knowledge.dialogs, normaliser: normaliser)
    particles = Set(knowledge.dialogs.lexicon.particles.flatMap { normaliser.symbols(of: $0) })
    synonyms = try SynonymSet(knowledge.dialogs.lexicon, normaliser: normaliser)
    index = ItemIndex(entries, normaliser: normaliser)
  }

  public func interpret(_ line: String) -> Interpretation {
    Reading(normaliser.utterance(line), self).interpretation
  }

  /// The interpretation and all that decided it, for `yici explain`.
  public func explain(_ line: String) -> Explanation {
    Explanation(Reading(normaliser.utterance(line), self), tables: normaliser.tables)
  }
}
