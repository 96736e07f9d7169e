import KnowledgeModel
import Language

/// Everyday words of the lexicon, and the words that they stand for.
struct SynonymSet: Sendable {
  private var automaton = PhraseAutomaton()
  /// For each pattern of the automaton, what it means.
  private var meanings: [[Utterance]] = []
  private var stopwords: Set<Int> = []

  init(_ lexicon: Lexicon, normaliser: Normaliser) throws(TemplateError) {
    for synonym in lexicon.synonyms {
      let meaning = synonym.means.map(normaliser.utterance)
      for says in synonym.says {
        guard automaton.add(.literal(says), normaliser: normaliser) != nil else { continue }
        meanings.append(meaning)
      }
    }
    for word in lexicon.stopwords {
      guard let pattern = automaton.add(.literal(word), normaliser: normaliser) else { continue }
      meanings.append([])
      stopwords.insert(pattern)
    }
  }

  struct Found {
    var meanings: [(range: Range<Int>, meaning: Utterance)] = []
    var stopwords: [Range<Int>] = []
  }

  func find(in utterance: Utterance) -> Found {
    var found = Found()
    for hit in automaton.hits(in: utterance, comparing: .symbol) {
      if stopwords.contains(hit.pattern) { found.stopwords.append(hit.range) }
      for meaning in meanings[hit.pattern] { found.meanings.append((hit.range, meaning)) }
    }
    return found
  }
}
