import KnowledgeModel

// The properties of each part as text, in a fixed order: what is compared and what is shown.

/// A property's name and its value; nil when it is not set.
typealias Property = (name: String, value: String?)

extension Condition {
  /// `act=new|renewal; premises=owned`
  public var notation: String {
    clauses.map { "\($0.situation)=\($0.options.joined(separator: "|"))" }.joined(separator: "; ")
  }
}

extension Material {
  var properties: [Property] {
    [
      ("name", name), ("form", form.rawValue), ("copies", "\(copies)"), ("medium", medium.rawValue),
      ("issuer", issuer), ("where", source), ("when", when?.notation),
      ("requirement", requirement.rawValue), ("exempt", "\(isExempt)"),
      ("basis", basis.law.isEmpty ? nil : basis.text), ("note", note),
    ]
  }
}

extension Situation {
  var properties: [Property] {
    [("label", label), ("prompt", prompt), ("when", when?.notation)]
  }
}

extension ActRule {
  var properties: [Property] {
    [
      ("label", label), ("statutory", statutoryDays.map { "\($0)" }),
      ("promised", promisedDays.map { "\($0)" }), ("basis", basis?.text), ("note", note),
    ]
  }
}

extension Item.Fee {
  var notation: String {
    switch self {
    case .none: "none"
    case .charged(let amount, let basis): "charged: \(amount)" + (basis.map { " (\($0))" } ?? "")
    case .unknown: "unknown"
    }
  }
}

extension Item {
  var properties: [Property] {
    [
      ("name", name), ("summary", summary), ("department", department), ("window", window),
      ("former_window", formerWindow), ("result", result?.name), ("validity", result?.validity),
      ("fee", fee.notation), ("visits", visits.map { "\($0)" }), ("contact", contact), ("note", note),
      ("source", provenance?.source), ("checked", provenance?.checked),
      ("certainty", provenance?.certainty.rawValue), ("provenance note", provenance?.note),
    ]
  }

  /// Fields that are lists of texts; an entry is added or removed as a whole.
  var lists: [(name: String, values: [String])] {
    [
      ("aliases", aliases), ("objects", objects), ("audience", audience),
      ("basis", basis.map(\.text)), ("conditions", conditions), ("steps", steps),
      ("channels", channels.map(\.rawValue)),
    ]
  }
}

extension ItemBundle {
  var properties: [Property] {
    [("name", name), ("summary", summary), ("checked", provenance.checked)]
  }

  var lists: [(name: String, values: [String])] {
    let members = members.map { member in
      "\(member.item) \(member.act.rawValue)" + (member.when.map { " when \($0.notation)" } ?? "")
    }
    return [
      ("aliases", aliases), ("objects", objects), ("members", members), ("extras", extras), ("steps", steps),
    ]
  }
}
