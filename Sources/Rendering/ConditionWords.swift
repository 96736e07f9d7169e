import KnowledgeModel

/// A `when:` in the words of its item's situations.
public struct ConditionWords: Sendable {
  private let wording: Wording

  public init(_ dialogs: Dialogs) { wording = Wording(dialogs) }

  init(_ wording: Wording) { self.wording = wording }

  /// `新办或变更 且 场所来源：自有`; empty for a material that is always needed.
  public func text(_ condition: Condition?, in item: Item) -> String {
    (condition?.clauses ?? []).map { clause in
      if clause.situation == Act.situation {
        return clause.options.map { actLabel($0, in: item) }.joined(separator: wording("word.or"))
      }
      let situation = item.situation(clause.situation)
      let options = clause.options.map { situation?.option($0)?.label ?? $0 }
      return (situation?.label ?? clause.situation) + wording("label.colon")
        + options.joined(separator: wording("word.or"))
    }.joined(separator: wording("word.and"))
  }

  private func actLabel(_ id: String, in item: Item) -> String {
    Act(rawValue: id).flatMap { item.rule(for: $0)?.label } ?? wording("act.\(id)")
  }
}
