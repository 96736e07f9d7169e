import KnowledgeModel

/// What changed from one state of the knowledge to another, item by item.
public struct KnowledgeDiff: Sendable {
  public private(set) var changes: [Change] = []

  public init(from old: Knowledge, to new: Knowledge) {
    let before = Dictionary(old.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for id in Set(before.keys).union(after.keys).sorted() {
      switch (before[id], after[id]) {
      case (let old?, nil): whole(.removed, .item, old.id, old.name)
      case (nil, let new?): whole(.added, .item, new.id, new.name)
      case (let old?, let new?): compare(old, new)
      case (nil, nil): break
      }
    }
    for id in Set((old.bundles + new.bundles).map(\.id)).sorted() {
      switch (old.bundle(id), new.bundle(id)) {
      case (let old?, nil): whole(.removed, .bundle, old.id, old.name)
      case (nil, let new?): whole(.added, .bundle, new.id, new.name)
      case (let old?, let new?):
        let part = Part(owner: new.id, ownerName: new.name)
        properties(part, .field, old.properties, new.properties)
        lists(part, old.lists, new.lists)
        situations(part, old.situations, new.situations)
      case (nil, nil): break
      }
    }
  }

  /// Where in the knowledge a change is.
  private struct Part {
    var owner: String
    var ownerName: String
    var id = ""
    var name = ""
  }

  private mutating func whole(_ kind: Change.Kind, _ subject: Change.Subject, _ id: String, _ name: String) {
    changes.append(
      Change(kind: kind, subject: subject, owner: id, ownerName: name, part: id, partName: name))
  }

  private mutating func compare(_ old: Item, _ new: Item) {
    guard old != new else { return }
    let part = Part(owner: new.id, ownerName: new.name)
    properties(part, .field, old.properties, new.properties)
    lists(part, old.lists, new.lists)
    parts(
      part, .act, old.acts, new.acts, id: \.id.rawValue, name: { $0.label ?? "" }, properties: \.properties)
    situations(part, old.situations, new.situations)
    parts(
      part, .material, old.materials, new.materials, id: \.id, name: \.name, properties: \.properties)
  }

  private mutating func situations(_ part: Part, _ old: [Situation], _ new: [Situation]) {
    parts(part, .situation, old, new, id: \.id, name: \.label, properties: \.properties)
    for situation in new {
      guard let earlier = old.first(where: { $0.id == situation.id }) else { continue }
      parts(
        part, .option, earlier.options, situation.options, id: { "\(situation.id)=\($0.id)" },
        name: \.label, properties: { [("label", $0.label), ("says", $0.says.joined(separator: "、"))] })
    }
  }

  /// Parts with an id: those that came, those that went, and what changed in those that stayed.
  private mutating func parts<Value>(
    _ owner: Part, _ subject: Change.Subject, _ old: [Value], _ new: [Value], id: (Value) -> String,
    name: (Value) -> String, properties values: (Value) -> [Property]
  ) {
    for value in old where !new.contains(where: { id($0) == id(value) }) {
      add(.removed, subject, owner, id(value), name(value), before: values(value).first { $0.name == "when" }?.value)
    }
    for value in new {
      let part = Part(owner: owner.owner, ownerName: owner.ownerName, id: id(value), name: name(value))
      guard let earlier = old.first(where: { id($0) == id(value) }) else {
        add(
          .added, subject, owner, part.id, part.name, after: values(value).first { $0.name == "when" }?.value)
        continue
      }
      properties(part, subject, values(earlier), values(value))
    }
    let ids = (old: old.map(id), new: new.map(id))
    let keptBefore = ids.old.filter(ids.new.contains)
    let keptAfter = ids.new.filter(ids.old.contains)
    if keptBefore != keptAfter {
      changes.append(
        Change(
          kind: .changed, subject: .field, owner: owner.owner, ownerName: owner.ownerName, part: owner.owner,
          partName: "", property: "order of \(subject.rawValue)s",
          before: keptBefore.joined(separator: ", "), after: keptAfter.joined(separator: ", ")))
    }
  }

  private mutating func properties(
    _ part: Part, _ subject: Change.Subject, _ old: [Property], _ new: [Property]
  ) {
    for (earlier, later) in zip(old, new) where earlier.value != later.value {
      changes.append(
        Change(
          kind: .changed, subject: subject, owner: part.owner, ownerName: part.ownerName,
          part: part.id.isEmpty ? part.owner : part.id, partName: part.name, property: later.name,
          before: earlier.value, after: later.value))
    }
  }

  private mutating func lists(
    _ part: Part, _ old: [(name: String, values: [String])], _ new: [(name: String, values: [String])]
  ) {
    for (earlier, later) in zip(old, new) where earlier.values != later.values {
      let removed = earlier.values.filter { !later.values.contains($0) }
      let added = later.values.filter { !earlier.values.contains($0) }
      for value in removed { add(.removed, .field, part, later.name, value) }
      for value in added { add(.added, .field, part, later.name, value) }
      if removed.isEmpty, added.isEmpty {
        changes.append(
          Change(
            kind: .changed, subject: .field, owner: part.owner, ownerName: part.ownerName, part: part.owner,
            partName: "", property: "order of \(later.name)",
            before: earlier.values.joined(separator: "、"), after: later.values.joined(separator: "、")))
      }
    }
  }

  private mutating func add(
    _ kind: Change.Kind, _ subject: Change.Subject, _ owner: Part, _ id: String, _ name: String,
    before: String? = nil, after: String? = nil
  ) {
    changes.append(
      Change(
        kind: kind, subject: subject, owner: owner.owner, ownerName: owner.ownerName, part: id, partName: name,
        before: before, after: after))
  }
}
