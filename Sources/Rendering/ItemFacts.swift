import KnowledgeModel
import Matching

/// What is known of an item beside its materials, as sentences.
struct ItemFacts {
  let item: Item
  let act: Act
  let knowledge: Knowledge
  let wording: Wording

  var rule: ActRule? { item.rule(for: act) }

  var actLabel: String { rule?.label ?? wording("act.\(act.rawValue)") }

  var window: String {
    let window = knowledge.window(item.window)
    return wording(
      "window",
      [
        "name": window?.name ?? item.window,
        "id": item.window.uppercased(),
        "former": knowledge.formerWindow(item.formerWindow)?.name ?? "",
      ])
  }

  var time: String {
    let statutory =
      switch rule?.statutoryDays {
      case nil: wording("time.unknown")
      case 0?: wording("time.at_once")
      case let days?: wording("time.statutory", ["days": "\(days)"])
      }
    let promised = rule?.promisedDays.map { wording("time.promised", ["days": "\($0)"]) }
    return [statutory, promised, rule?.note].compactMap(\.self).joined(separator: "；")
  }

  var fee: String {
    switch item.fee {
    case .none: wording("fee.none")
    case .charged(let amount, let basis):
      wording("fee.charged", ["amount": amount]) + (basis.map { "（\($0)）" } ?? "")
    case .unknown: wording("fee.unknown")
    }
  }

  var channels: String {
    item.channels.isEmpty
      ? wording("channel.unknown")
      : item.channels.map { wording("channel.\($0.rawValue)") }.joined(separator: "、")
  }

  var visits: String {
    switch item.visits {
    case nil: wording("visits.unknown")
    case 0?: wording("visits.none")
    case let count?: wording("visits", ["count": "\(count)"])
    }
  }

  var result: String {
    guard let result = item.result else { return "" }
    return result.name + (result.validity.map { wording("validity", ["validity": $0]) } ?? "")
  }

  var basis: String { item.basis.map(\.text).joined(separator: "；") }

  var provenance: String {
    guard let provenance = item.provenance else { return wording("provenance.none") }
    return wording(
      "provenance",
      [
        "source": provenance.source, "checked": provenance.checked,
        "certainty": wording("certainty.\(provenance.certainty.rawValue)"),
      ])
  }

  var contact: String { item.contact ?? wording("contact.default") }

  /// Title and lines of the answer to an intent.
  func aspect(_ intent: Intent) -> [String] {
    func one(_ key: String, _ text: String) -> [String] {
      [wording("aspect.\(key)", ["name": item.name, "act": actLabel, "value": text])]
    }
    func list(_ key: String, _ lines: [String]) -> [String] {
      lines.isEmpty
        ? [wording("aspect.unknown", ["name": item.name])]
        : one(key, "") + lines.enumerated().map { "  \($0 + 1). \($1)" }
    }
    switch intent {
    case .conditions: return list("conditions", item.conditions)
    case .process: return list("process", item.steps)
    case .time: return one("time", time)
    case .fee: return one("fee", fee)
    case .place: return one("where", window) + [hallLine("address", knowledge.hall.address)]
    case .hours: return [hallLine("hours", knowledge.hall.hours)]
    case .online: return one("online", channels)
    case .law: return one("law", basis)
    case .result: return one("result", result)
    case .phone: return [hallLine("phone", knowledge.hall.phone)] + one("phone", contact)
    case .overview, .materials, .bundle, .list:
      return one("overview", item.summary ?? item.name)
        + [
          wording("row.audience", ["value": item.audience.joined(separator: "、")]),
          wording("row.result", ["value": result]), wording("row.window", ["value": window]),
          wording("row.time", ["value": time]), wording("row.fee", ["value": fee]),
          wording("row.basis", ["value": basis]),
        ].filter { !$0.hasSuffix("：") }
    }
  }

  private func hallLine(_ key: String, _ value: String?) -> String {
    value.map { wording("hall.\(key)", ["value": $0]) } ?? wording("hall.\(key).unknown")
  }
}
