import KnowledgeModel

/// One item with what is done to it and what is known of the case.
public struct Request: Sendable {
  public var item: Item
  public var act: Act
  public var facts: Facts
  /// True when whether the item is needed at all is still open.
  public var isCertain: Bool
  /// What decides that, in words.
  public var when: [Notice.Choice]

  public init(
    item: Item, act: Act, facts: Facts = Facts(), isCertain: Bool = true,
    when: [Notice.Choice] = []
  ) {
    self.item = item
    self.act = act
    self.facts = facts
    self.isCertain = isCertain
    self.when = when
  }
}

extension Notice {
  /// The notice for one item.
  public init(_ request: Request) { self.init([request], isMerged: false) }

  /// One notice for several items: each material once, in its strictest form, with all items that it serves.
  ///
  /// - Parameters:
  ///   - requests: in the order in which their materials are listed.
  ///   - isMerged: true when situations of different items must not be confused: those that are not shared are then
  ///     keyed by their item, even if a single item is left of an errand.
  public init(_ requests: [Request], isMerged: Bool = true) {
    parts = requests.map { Part(item: $0.item.id, act: $0.act) }
    entries = []
    open = []
    var places: [String: Int] = [:]
    for request in requests {
      let circumstances = Circumstances(item: request.item, act: request.act, facts: request.facts)
      for material in request.item.materials {
        let truth = circumstances.truth(material.when)
        guard truth != .no else { continue }
        let entry = Entry(
          material, of: request, isCertain: truth == .yes && request.isCertain,
          circumstances: circumstances)
        if let place = places[material.id] {
          entries[place].merge(entry)
        } else {
          places[material.id] = entries.count
          entries.append(entry)
        }
      }
      for situation in circumstances.openSituations() {
        let key = Notice.key(of: situation.situation, in: request.item, isMerged: isMerged)
        if let known = open.firstIndex(where: { $0.key == key }) {
          open[known].weight += situation.weight
        } else {
          open.append(OpenSituation(key: key, situation: situation.situation, weight: situation.weight))
        }
      }
    }
    // The most deciding question first; the order of the data breaks ties.
    open = open.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .map(\.element)
  }

  /// The key of a situation in facts: shared ones keep their id, so that a bundle asks each once.
  public static func key(of situation: Situation, in item: Item, isMerged: Bool) -> String {
    isMerged && !situation.isShared ? "\(item.id).\(situation.id)" : situation.id
  }
}

extension Circumstances {
  /// Situations whose answer can still change the list, and by how many materials.
  fileprivate func openSituations() -> [(situation: Situation, weight: Int)] {
    item.situations.compactMap { situation in
      guard facts[situation.id] == nil, truth(situation.when) == .yes else { return nil }
      let weight = item.materials.count { material in
        material.when?.clauses.contains { $0.situation == situation.id } ?? false
          && truth(material.when) == .open
      }
      // A question that another one depends on must be asked as well.
      let dependent = item.situations.contains { other in
        other.when?.clauses.contains { $0.situation == situation.id } ?? false
          && truth(other.when) == .open
          && item.materials.contains { material in
            material.when?.clauses.contains { $0.situation == other.id } ?? false
              && truth(material.when) == .open
          }
      }
      return weight > 0 || dependent ? (situation, weight) : nil
    }
  }

  /// The clauses of a condition that are not decided yet, in words.
  fileprivate func openChoices(_ condition: Condition?) -> [Notice.Choice] {
    (condition?.clauses ?? []).compactMap { clause in
      guard let situation = item.situation(clause.situation), facts[situation.id] == nil else {
        return nil
      }
      return Notice.Choice(
        situation: situation.label,
        options: clause.options.compactMap { situation.option($0)?.label })
    }
  }
}

extension Notice.Entry {
  fileprivate init(
    _ material: Material, of request: Request, isCertain: Bool, circumstances: Circumstances
  ) {
    self.material = material
    items = [request.item.id]
    self.isCertain = isCertain
    bases = material.basis.law.isEmpty ? [] : [material.basis]
    when = isCertain ? [] : [request.when + circumstances.openChoices(material.when)]
  }

  /// Takes in the same material of another item; the stricter demand wins.
  fileprivate mutating func merge(_ other: Notice.Entry) {
    material.form = max(material.form, other.material.form)
    material.copies = max(material.copies, other.material.copies)
    if other.material.requirement == .required { material.requirement = .required }
    material.isExempt = material.isExempt && other.material.isExempt
    if material.note != other.material.note {
      let notes = [material.note, other.material.note].compactMap(\.self)
      material.note = notes.isEmpty ? nil : notes.joined(separator: "；")
    }
    if !items.contains(other.items[0]) { items += other.items }
    for basis in other.bases where !bases.contains(basis) { bases.append(basis) }
    isCertain = isCertain || other.isCertain
    when = isCertain ? [] : when + other.when.filter { !when.contains($0) }
  }
}
