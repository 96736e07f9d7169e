import KnowledgeModel

/// What was right once and may be so no longer: provenance that is old, statutes that are repealed or amended.
struct TimeChecks {
  let items: [LocatedItem]
  /// nil when there is no laws.yaml.
  let laws: [Law]?
  /// ISO date.
  let today: String
  let sink: DiagnosticSink

  func run() {
    for located in items { checkAge(located) }
    guard let laws else { return }
    let known = Dictionary(
      laws.map { (Law.shortTitle($0.title), $0) }, uniquingKeysWith: { first, _ in first })
    var unknown: [String: [LocatedItem]] = [:]
    for located in items {
      for title in located.item.citedTitles {
        if let law = known[Law.shortTitle(title)] {
          check(law, citedAs: title, in: located)
        } else {
          unknown[title, default: []].append(located)
        }
      }
    }
    // One warning a statute, where it is first named: the entry to add is one as well.
    for (title, users) in unknown.sorted(by: { $0.key < $1.key }) {
      let others = users.count > 1 ? " (named by \(users.count) items)" : ""
      warn(
        users[0], "law/\(title)", "laws.yaml does not know 《\(title)》\(others)",
        hint: suggestion(for: Law.shortTitle(title), among: known.keys.sorted()))
    }
  }

  private func checkAge(_ located: LocatedItem) {
    guard let checked = located.item.provenance?.checked, checked < yearAgo else { return }
    warn(
      located, "provenance/checked", "last checked on \(checked), over 12 months ago",
      hint: "compare it with its source, then set the date")
  }

  private func check(_ law: Law, citedAs title: String, in located: LocatedItem) {
    let path = "law/\(title)"
    if let repealed = law.repealed {
      let isOver = repealed <= today
      let message = isOver ? "was repealed on \(repealed)" : "will be repealed on \(repealed)"
      warn(
        located, path, "《\(title)》 \(message)",
        hint: law.replacedBy.map { "replaced by 《\(Law.shortTitle($0))》" })
    } else if let successor = law.replacedBy {
      warn(
        located, path, "《\(title)》 is no longer in force",
        hint: "replaced by 《\(Law.shortTitle(successor))》")
    } else if let amended = law.amended, let checked = located.item.provenance?.checked,
      amended > checked
    {
      warn(
        located, path, "《\(title)》 was amended on \(amended), after the last check on \(checked)",
        hint: "compare articles and materials, then set 'checked'")
    }
  }

  private func warn(_ located: LocatedItem, _ path: String, _ message: String, hint: String?) {
    sink.report(Diagnostic(.warning, at: located.place(path), message, hint: hint))
  }

  /// The same day one year before; ISO dates compare as text.
  private var yearAgo: String {
    guard let year = Int(today.prefix(4)) else { return "" }
    return "\(year - 1)\(today.dropFirst(4))"
  }
}

extension Item {
  /// Titles of all statutes that the item names, each once, in their order.
  var citedTitles: [String] {
    var seen: Set<String> = []
    let all = basis + acts.compactMap(\.basis) + materials.map(\.basis)
    return all.map(\.law).filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
