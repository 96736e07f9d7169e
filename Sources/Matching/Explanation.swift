import Language

/// Why a line was understood as it was.
public struct Explanation: Sendable {
  public struct Candidate: Sendable {
    public var id: String
    public var score: Float
    public var confidence: Float
    public var evidence: [Evidence]
  }

  /// A template that matched, what it means, and the words that its slots took.
  public struct Template: Sendable {
    public var meaning: String
    public var template: String
    public var slots: [String: String]
    public var isChosen: Bool
  }

  /// The line as the matcher read it.
  public var folded: String
  public var templates: [Template]
  public var candidates: [Candidate]
  public var verdict: Interpretation.Verdict

  init(_ reading: Reading, tables: CharacterTables) {
    let utterance = reading.utterance
    folded = utterance.text(0..<utterance.count, tables: tables)
    let phrasing = reading.phrasing
    let chosen = [phrasing.intent, phrasing.act, phrasing.move, phrasing.smalltalk, phrasing.signal, phrasing.decision]
      .compactMap(\.self)
    let isChosen = Set(chosen.map(\.order))
    templates = (phrasing.matches + chosen)
      .reduce(into: []) { list, match in
        let template = Template(
          meaning: "\(match.meaning.kind) \(match.meaning.value)",
          template: reading.matcher.templates.source(match.order),
          slots: match.slots.mapValues { utterance.text($0, tables: tables) },
          isChosen: isChosen.contains(match.order))
        if !list.contains(where: { $0.template == template.template }) { list.append(template) }
      }
    let interpretation = reading.interpretation()
    verdict = interpretation.verdict
    let entries = reading.matcher.index.entries
    candidates = interpretation.items.map { candidate in
      let number = Int32(entries.firstIndex { $0.kind == .item && $0.id == candidate.id }!)
      let evidence = reading.linker.evidence(for: number) { utterance.text($0, tables: tables) }
      return Candidate(
        id: candidate.id, score: candidate.score, confidence: candidate.confidence,
        evidence: evidence)
    }
  }
}
