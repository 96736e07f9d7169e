import KnowledgeModel

/// What must hold for bundles: members exist, their acts and given facts too, and every question matters.
struct BundleChecks {
  let knowledge: Knowledge
  let folder: String
  let sink: DiagnosticSink

  func run() {
    for bundle in knowledge.bundles { check(bundle) }
  }

  private func check(_ bundle: ItemBundle) {
    func report(_ message: String) {
      sink.report(Diagnostic(at: .init(file: "\(folder)/\(bundle.id).yaml"), message))
    }
    if bundle.members.count < 2 { report("a bundle needs two items or more") }
    if bundle.aliases.count < 4 { report("fewer than four aliases") }
    for member in bundle.members {
      guard let item = knowledge.item(member.item) else {
        report("no item '\(member.item)'")
        continue
      }
      if item.rule(for: member.act) == nil {
        report("'\(member.item)' has no act '\(member.act.rawValue)'")
      }
      for (situation, option) in member.given.sorted(by: { $0.key < $1.key })
      where item.situation(situation)?.option(option) == nil {
        report("'\(member.item)' has no situation '\(situation)' with an option '\(option)'")
      }
      for (situation, source) in member.from.sorted(by: { $0.key < $1.key }) {
        let own = bundle.situations.first { $0.id == source }
        let options = item.situation(situation)?.options.map(\.id) ?? []
        if !(own?.options.contains { options.contains($0.id) } ?? false) {
          report("'\(situation)' of '\(member.item)' cannot be answered by '\(source)'")
        }
      }
      for clause in member.when?.clauses ?? [] {
        guard let situation = bundle.situations.first(where: { $0.id == clause.situation }) else {
          report("no situation '\(clause.situation)'")
          continue
        }
        for option in clause.options where situation.option(option) == nil {
          report("'\(clause.situation)' has no option '\(option)'")
        }
      }
    }
    for situation in bundle.situations
    where !bundle.members.contains(where: {
      $0.when?.clauses.contains { $0.situation == situation.id } ?? false
    }) {
      report("the question '\(situation.id)' switches no item")
    }
  }
}
