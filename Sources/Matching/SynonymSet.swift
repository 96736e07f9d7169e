import KnowledgeModel
import Language

/// Everyday words of the lexicon, and the words that they stand for.
struct SynonymSet: Codable, Sendable {
  private var automaton = PhraseAutomaton()
  /// For each pattern of the automaton, what it means.
  private var meanings: [[Utterance]] = []
  private var stopwords: Set<Int> = []

  init(_ lexicon: Lexicon, normaliser: Normaliser) {
    var builder = PhraseAutomaton.Builder(normaliser)
    for synonym in lexicon.synonyms {
      let meaning = synonym.means.map(normaliser.utterance)
      for says in synonym.says {
        guard builder.add(.literal(says)) != nil else { continue }
        meanings.append(meaning)
      }
    }
    for word in lexicon.stopwords {
      guard let pattern = builder.add(.literal(word)) else { continue }
      meanings.append([])
      stopwords.insert(pattern)
    }
    automaton = builder.automaton()
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
