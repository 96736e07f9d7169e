import KnowledgeModel

/// What must hold between the items: references, reachability, aliases, sharing.
struct ItemChecks {
  let knowledge: Knowledge
  let items: [LocatedItem]
  let shared: SharedParts
  let sink: DiagnosticSink

  func run() {
    var seen: Set<String> = []
    for located in items {
      if !seen.insert(located.item.id).inserted {
        report(located, "", "item '\(located.item.id)' exists twice")
      }
      checkReferences(located)
      checkSituations(located)
      checkMaterials(located)
      checkCompleteness(located)
    }
    checkAliases()
    checkSharing()
  }

  private func report(
    _ located: LocatedItem, _ path: String, _ message: String, hint: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    sink.report(Diagnostic(severity, at: located.place(path), message, hint: hint))
  }

  private func checkReferences(_ located: LocatedItem) {
    let item = located.item
    let expected = "\(item.department)/\(item.id).yaml"
    if !located.file.hasSuffix("/" + expected) {
      report(located, "id", "belongs in items/\(expected)")
    }
    if knowledge.department(item.department) == nil {
      report(
        located, "department", "no department '\(item.department)'",
        hint: suggestion(for: item.department, among: knowledge.departments.map(\.id)))
    }
    if knowledge.window(item.window) == nil {
      report(
        located, "window", "no window '\(item.window)'",
        hint: suggestion(for: item.window, among: knowledge.windows.map(\.id)))
    }
    for (act, other) in item.referrals.sorted(by: { $0.key < $1.key }) {
      let handles = Act(rawValue: act).flatMap { knowledge.item(other)?.rule(for: $0) } != nil
      if !handles { report(located, "", "'\(other)' does not handle the act '\(act)'") }
    }
    if knowledge.formerWindow(item.formerWindow)?.department != item.department {
      let own = knowledge.formerWindows.filter { $0.department == item.department }.map(\.id)
      report(
        located, "former_window", "'\(item.formerWindow)' is no former window of \(item.department)",
        hint: suggestion(for: item.formerWindow, among: own)
          ?? (own.isEmpty ? nil : "it has \(own.joined(separator: ", "))"))
    }
  }

  private func checkSituations(_ located: LocatedItem) {
    let item = located.item
    var used: Set<String> = []
    for material in item.materials {
      for clause in material.when?.clauses ?? [] { used.insert(clause.situation) }
    }
    for situation in item.situations {
      let path = "situations/\(situation.id)"
      if !used.contains(situation.id) {
        report(located, path, "the question '\(situation.id)' switches no material")
      }
      if let when = situation.when {
        check(when, of: located, at: path + "/when", before: situation.id)
      }
      // An option that the question's own condition never lets anybody choose cannot exist, since
      // options are free; but two options that no material tells apart make the question idle.
      let profiles = situation.options.map { option in
        item.materials.map { material in
          material.when?.clauses.first { $0.situation == situation.id }?.options.contains(option.id)
            ?? true
        }
      }
      if situation.options.count > 1, Set(profiles).count == 1 {
        report(located, path, "no option of '\(situation.id)' changes the list")
      }
    }
  }

  private func checkMaterials(_ located: LocatedItem) {
    for material in located.item.materials {
      guard let when = material.when else { continue }
      let path = "materials/\(material.id)"
      guard check(when, of: located, at: path + "/when", before: nil) else { continue }
      if !isReachable(when, in: located.item) {
        report(located, path, "'\(material.name)' can never apply: its situations exclude each other")
      }
    }
  }

  /// Whether some answers make the condition true, given when each question is asked at all.
  private func isReachable(_ when: Condition, in item: Item) -> Bool {
    var allowed: [String: Set<String>] = [:]
    var pending = when.clauses
    while let clause = pending.popLast() {
      let options = Set(clause.options)
      allowed[clause.situation] = allowed[clause.situation]?.intersection(options) ?? options
      if let asked = item.situation(clause.situation)?.when { pending += asked.clauses }
    }
    return allowed.values.allSatisfy { !$0.isEmpty }
  }

  @discardableResult
  private func check(
    _ when: Condition, of located: LocatedItem, at path: String, before current: String?
  ) -> Bool {
    let item = located.item
    var isFine = true
    for clause in when.clauses {
      let known: [String]
      if clause.situation == Act.situation {
        known = item.acts.map(\.id.rawValue)
      } else if let situation = item.situation(clause.situation) {
        known = situation.options.map(\.id)
        if let current,
          item.situations.firstIndex(where: { $0.id == clause.situation })!
            >= item.situations.firstIndex(where: { $0.id == current })!
        {
          report(located, path, "depends on '\(clause.situation)', which comes later")
          isFine = false
        }
      } else {
        report(
          located, path, "no situation '\(clause.situation)'",
          hint: suggestion(
            for: clause.situation, among: item.situations.map(\.id) + [Act.situation]))
        isFine = false
        continue
      }
      for option in clause.options where !known.contains(option) {
        report(
          located, path, "'\(clause.situation)' has no option '\(option)'",
          hint: "it has \(known.joined(separator: ", "))")
        isFine = false
      }
    }
    return isFine
  }

  private func checkCompleteness(_ located: LocatedItem) {
    let item = located.item
    guard !item.materials.isEmpty else {
      return report(
        located, "", "'\(item.name)' has no materials yet: the assistant hands over",
        severity: .warning)
    }
    if item.aliases.count < 4 { report(located, "aliases", "fewer than four aliases") }
    if item.acts.isEmpty { report(located, "", "no acts") }
    if item.provenance == nil { report(located, "", "missing 'provenance'") }
    if item.summary == nil { report(located, "", "missing 'summary'") }
    if item.result == nil { report(located, "", "missing 'result'") }
    if item.conditions.isEmpty { report(located, "", "missing 'conditions'") }
    if item.steps.isEmpty { report(located, "", "missing 'steps'") }
    if item.channels.isEmpty { report(located, "", "missing 'channels'") }
    if Set(item.acts.map(\.id)).count < item.acts.count { report(located, "acts", "an act twice") }
    for act in item.acts {
      let brought = item.materials.contains { material in
        material.when?.clauses.first { $0.situation == Act.situation }?
          .options.contains(act.id.rawValue) ?? true
      }
      if !brought { report(located, "acts", "the act '\(act.id.rawValue)' has no material") }
    }
  }

  private func checkAliases() {
    var owners: [String: [LocatedItem]] = [:]
    for located in items {
      for alias in Set(located.item.aliases + [located.item.name]) {
        owners[alias, default: []].append(located)
      }
    }
    for (alias, claims) in owners.sorted(by: { $0.key < $1.key }) where claims.count > 1 {
      let ids = claims.map(\.item.id)
      let told = knowledge.dialogs.lexicon.sharedAliases.contains {
        $0.alias == alias && Set(ids).isSubset(of: $0.items)
      }
      guard !told else { continue }
      for claim in claims {
        let others = ids.filter { $0 != claim.item.id }.joined(separator: ", ")
        report(
          claim, "aliases/\(alias)", "'\(alias)' is also an alias of \(others)",
          hint: "name a telling-apart rule in Dialogs/lexicon.yaml shared_aliases")
      }
    }
    for shared in knowledge.dialogs.lexicon.sharedAliases {
      for id in shared.items where knowledge.item(id) == nil {
        sink.report(
          Diagnostic(
            at: .init(file: "Dialogs/lexicon.yaml"),
            "shared alias '\(shared.alias)' names no item '\(id)'"))
      }
    }
  }

  private func checkSharing() {
    var users: [String: [(LocatedItem, Material)]] = [:]
    for located in items {
      for material in located.item.materials where !material.isShared {
        users[material.name, default: []].append((located, material))
      }
    }
    let sharedNames = Dictionary(
      shared.materials.values.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
    for (name, uses) in users.sorted(by: { $0.key < $1.key }) {
      let owners = Set(uses.map { $0.0.item.id })
      for (located, material) in uses {
        if let id = sharedNames[name] {
          report(located, "materials/\(material.id)", "'\(name)' is shared", hint: "use: \(id)")
        } else if owners.count > 1 {
          report(
            located, "materials/\(material.id)",
            "'\(name)' is used by \(owners.sorted().joined(separator: ", "))",
            hint: "move it to materials.yaml")
        }
      }
    }
  }
}
