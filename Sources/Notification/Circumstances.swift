import KnowledgeModel

/// How a person's facts decide the conditions of one item.
///
/// A clause over a question that is not asked in this case does not hold; a clause over a question that is still
/// open, or that may yet be asked, is open.
struct Circumstances {
  let item: Item
  let act: Act
  let facts: Facts

  func truth(_ condition: Condition?) -> Truth {
    guard let condition else { return .yes }
    return condition.clauses.reduce(Truth.yes) { $0 && truth($1) }
  }

  private func truth(_ clause: Condition.Clause) -> Truth {
    if clause.situation == Act.situation {
      return clause.options.contains(act.rawValue) ? .yes : .no
    }
    guard let situation = item.situation(clause.situation) else { return .no }
    let asked = truth(situation.when)
    guard asked != .no else { return .no }
    if let answer = facts[situation.id] {
      return asked && (clause.options.contains(answer) ? .yes : .no)
    }
    // Every option given: the answer cannot matter.
    return Set(clause.options).isSuperset(of: situation.options.map(\.id)) ? asked : .open
  }
}
