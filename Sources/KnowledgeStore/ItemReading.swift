import KnowledgeModel

/// An item as it stands in its file: places let later checks point at the line.
struct LocatedItem {
  var item: Item
  var file: String
  /// Places of the item's parts by path (`materials/id`, `situations/id`, `aliases/text`).
  var places: [String: Diagnostic.Place]

  func place(_ path: String) -> Diagnostic.Place {
    places[path] ?? Diagnostic.Place(file: file)
  }
}

/// Shared parts that an item refers to with `use:`.
struct SharedParts {
  var materials: [String: Material] = [:]
  var situations: [String: Situation] = [:]
}

extension Basis {
  /// Reads `《statute》article`.
  init?(citation text: String) {
    guard text.hasPrefix("《"), let close = text.lastIndex(of: "》") else { return nil }
    self.init(
      law: String(text[text.index(after: text.startIndex)..<close]),
      article: String(text[text.index(after: close)...]))
  }
}

extension YAMLReader {
  func basis() -> Basis {
    let text = self.text
    guard let basis = Basis(citation: text) else {
      error("a basis is written 《statute》article", hint: "《…》\(Basis.unknownArticle)")
      return Basis(law: text, article: Basis.unknownArticle)
    }
    if basis.article.isEmpty {
      error("the basis names no article", hint: "write 《…》\(Basis.unknownArticle)")
    }
    return basis
  }

  func condition() -> Condition {
    Condition(
      pairs.map { Condition.Clause(situation: $0.key, options: $0.value.textOrTexts) })
  }

  func option() -> Situation.Option {
    allow(["id", "label", "says"])
    return Situation.Option(id: text("id"), label: text("label"), says: texts("says"))
  }

  func situation(shared: SharedParts, isShared: Bool = false) -> Situation? {
    allow(["use", "id", "label", "prompt", "options", "when"])
    var situation: Situation
    if let use = self["use"] {
      guard let base = shared.situations[use.text] else {
        use.error(
          "situations.yaml has no '\(use.text)'",
          hint: suggestion(for: use.text, among: shared.situations.keys.sorted()))
        return nil
      }
      situation = base
    } else {
      let id = text("id")
      if shared.situations[id] != nil { error("'\(id)' is a shared situation", hint: "use: \(id)") }
      situation = Situation(
        id: id, label: text("label"), prompt: text("prompt"), options: [], isShared: isShared)
    }
    if let label = optionalText("label") { situation.label = label }
    if let prompt = optionalText("prompt") { situation.prompt = prompt }
    if let options = self["options"] { situation.options = options.elements.map { $0.option() } }
    if situation.options.count < 2 { error("a situation needs two options or more") }
    if Set(situation.options.map(\.id)).count < situation.options.count {
      error("two options of '\(situation.id)' have the same id")
    }
    situation.when = self["when"]?.condition()
    return situation
  }

  func material(item: String?, shared: SharedParts) -> Material? {
    allow([
      "use", "id", "name", "form", "copies", "medium", "issuer", "where", "when", "requirement",
      "exempt", "basis", "note",
    ])
    if let use = self["use"] {
      guard var material = shared.materials[use.text] else {
        use.error(
          "materials.yaml has no '\(use.text)'",
          hint: suggestion(for: use.text, among: shared.materials.keys.sorted()))
        return nil
      }
      if let form: Material.Form = self["form"]?.choice() { material.form = form }
      if let copies = integer("copies") { material.copies = copies }
      if let medium: Material.Medium = self["medium"]?.choice() { material.medium = medium }
      if let issuer = optionalText("issuer") { material.issuer = issuer }
      if let source = optionalText("where") { material.source = source }
      if let note = optionalText("note") { material.note = note }
      if self["exempt"] != nil { material.isExempt = flag("exempt") }
      material.when = self["when"]?.condition()
      material.requirement = choice("requirement", default: .required) ?? .required
      material.basis =
        self["basis"]?.basis() ?? Basis(law: "", article: Basis.unknownArticle)
      if self["basis"] == nil { error("missing 'basis'") }
      if self["name"] != nil { error("a shared material keeps its name") }
      return material
    }
    let id = text("id")
    if shared.materials[id] != nil { error("'\(id)' is a shared material", hint: "use: \(id)") }
    guard let form: Material.Form = choice("form"),
      let medium: Material.Medium = choice("medium")
    else { return nil }
    if self["copies"] == nil { error("missing 'copies'") }
    if item != nil, self["basis"] == nil { error("missing 'basis'") }
    return Material(
      id: item.map { "\($0).\(id)" } ?? id, name: text("name"), form: form,
      copies: integer("copies") ?? 1, medium: medium, issuer: text("issuer"),
      source: text("where"), when: self["when"]?.condition(),
      requirement: choice("requirement", default: .required) ?? .required,
      isExempt: flag("exempt"),
      basis: self["basis"]?.basis() ?? Basis(law: "", article: Basis.unknownArticle),
      note: optionalText("note"), isShared: item == nil)
  }

  private func act() -> ActRule? {
    allow(["id", "label", "statutory", "promised", "basis", "note"])
    guard let id: Act = choice("id") else { return nil }
    return ActRule(
      id: id, label: optionalText("label"), statutoryDays: integer("statutory"),
      promisedDays: integer("promised"), basis: self["basis"]?.basis(),
      note: optionalText("note"))
  }

  private func fee() -> Item.Fee {
    allow(["charge", "amount", "basis"])
    switch text("charge") {
    case "none": return .none
    case "charged": return .charged(amount: text("amount"), basis: optionalText("basis"))
    case "unknown": return .unknown
    default:
      error("charge must be none, charged or unknown")
      return .unknown
    }
  }

  func provenance() -> Item.Provenance? {
    allow(["source", "checked", "certainty", "note"])
    guard let certainty: Item.Provenance.Certainty = choice("certainty") else { return nil }
    let checked = text("checked")
    if checked.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil {
      error("'checked' must be a date like 2026-11-25")
    }
    return Item.Provenance(
      source: text("source"), checked: checked, certainty: certainty, note: optionalText("note"))
  }

  func item(shared: SharedParts) -> LocatedItem {
    allow([
      "id", "name", "aliases", "objects", "summary", "department", "window", "former_window",
      "audience", "result", "basis", "conditions", "acts", "referrals", "situations", "materials", "steps",
      "fee", "channels", "visits", "contact", "note", "provenance",
    ])
    let id = text("id")
    var places: [String: Diagnostic.Place] = ["": place]
    for (key, value) in pairs { places[key] = value.place }
    notePlacesOfLaws(in: &places)
    if let checked = self["provenance"]?["checked"] { places["provenance/checked"] = checked.place }
    for alias in self["aliases"]?.elements ?? [] { places["aliases/\(alias.text)"] = alias.place }
    var item = Item(
      id: id, name: text("name"), department: text("department"), window: text("window"),
      formerWindow: text("former_window"))
    item.aliases = texts("aliases")
    item.objects = texts("objects")
    item.summary = optionalText("summary")
    item.audience = texts("audience")
    if let result = self["result"] {
      result.allow(["name", "validity"])
      item.result = Item.Result(
        name: result.text("name"), validity: result.optionalText("validity"))
    }
    item.basis = self["basis"]?.elements.map { $0.basis() } ?? []
    item.conditions = texts("conditions")
    item.acts = self["acts"]?.elements.compactMap { $0.act() } ?? []
    for reader in self["referrals"]?.elements ?? [] {
      reader.allow(["act", "item"])
      item.referrals[reader.text("act")] = reader.text("item")
    }
    for reader in self["situations"]?.elements ?? [] {
      guard let situation = reader.situation(shared: shared) else { continue }
      if places["situations/\(situation.id)"] != nil { reader.error("'\(situation.id)' twice") }
      places["situations/\(situation.id)"] = reader.place
      if let when = reader["when"] { places["situations/\(situation.id)/when"] = when.place }
      item.situations.append(situation)
    }
    for reader in self["materials"]?.elements ?? [] {
      guard let material = reader.material(item: id, shared: shared) else { continue }
      if places["materials/\(material.id)"] != nil { reader.error("'\(material.id)' twice") }
      places["materials/\(material.id)"] = reader.place
      if let when = reader["when"] { places["materials/\(material.id)/when"] = when.place }
      item.materials.append(material)
    }
    item.steps = texts("steps")
    item.fee = self["fee"]?.fee() ?? .unknown
    item.channels = self["channels"]?.elements.compactMap { $0.choice() } ?? []
    item.visits = integer("visits")
    item.contact = optionalText("contact")
    item.note = optionalText("note")
    item.provenance = self["provenance"]?.provenance()
    return LocatedItem(item: item, file: file, places: places)
  }

  /// Where each statute is named first, as `law/title`.
  private func notePlacesOfLaws(in places: inout [String: Diagnostic.Place]) {
    let parts = (self["acts"]?.elements ?? []) + (self["materials"]?.elements ?? [])
    let readers = (self["basis"]?.elements ?? []) + parts.compactMap { $0["basis"] }
    for reader in readers where reader.isScalar {
      guard let law = Basis(citation: reader.node.scalar?.string ?? "")?.law else { continue }
      if places["law/\(law)"] == nil { places["law/\(law)"] = reader.place }
    }
  }
}
