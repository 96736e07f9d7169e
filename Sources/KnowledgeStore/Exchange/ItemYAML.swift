import KnowledgeModel

/// Writes items as the data files have them: keys in the files' order, shared parts as `use:` with what differs.
struct ItemYAML {
  let shared: SharedParts

  /// The text of an item's file.
  func text(_ item: Item) -> String {
    let head = "# yaml-language-server: $schema=../../schema/item.schema.json"
    return ([head] + YAMLValue.blockMap(pairs(item)).lines).joined(separator: "\n") + "\n"
  }

  private func pairs(_ item: Item) -> [YAMLValue.Pair] {
    [
      .init("id", .text(item.id)), .init("name", .text(item.name)),
      .init("aliases", item.aliases.isEmpty ? nil : .texts(item.aliases)),
      .init("objects", item.objects.isEmpty ? nil : .texts(item.objects)),
      .init("summary", item.summary.map { .text($0) }),
      .init("department", .text(item.department)), .init("window", .text(item.window)),
      .init("former_window", .text(item.formerWindow)),
      .init("audience", item.audience.isEmpty ? nil : .texts(item.audience)),
      .init("result", item.result.map(result)),
      .init("basis", blockTexts(item.basis.map(\.text))),
      .init("conditions", blockTexts(item.conditions)),
      .init("acts", block(item.acts.map { .lineMap(Self.pairs($0)) })),
      .init("referrals", block(Self.referrals(item))),
      .init("situations", block(item.situations.map(situation))),
      .init("materials", block(item.materials.map { .blockMap(material($0, of: item.id)) })),
      .init("steps", item.steps.isEmpty ? nil : .texts(item.steps)),
      .init("fee", Self.fee(item.fee)),
      .init("channels", item.channels.isEmpty ? nil : .texts(item.channels.map(\.rawValue))),
      .init("visits", item.visits.map { .plain("\($0)") }),
      .init("contact", item.contact.map { .text($0) }), .init("note", item.note.map { .text($0) }),
      .init("provenance", item.provenance.map(provenance)),
    ].compactMap(\.self)
  }

  private func block(_ values: [YAMLValue]) -> YAMLValue? { values.isEmpty ? nil : .block(values) }

  private func blockTexts(_ texts: [String]) -> YAMLValue? { block(texts.map { .text($0) }) }

  private func result(_ result: Item.Result) -> YAMLValue {
    .lineMap(
      [.init("name", .text(result.name)), .init("validity", result.validity.map { .text($0) })]
        .compactMap(\.self))
  }

  private func provenance(_ provenance: Item.Provenance) -> YAMLValue {
    .blockMap(
      [
        .init("source", .text(provenance.source)), .init("checked", .plain(provenance.checked)),
        .init("certainty", .text(provenance.certainty.rawValue)),
        .init("note", provenance.note.map { .text($0) }),
      ].compactMap(\.self))
  }

  static func referrals(_ item: Item) -> [YAMLValue] {
    item.referrals.sorted { $0.key < $1.key }.map { act, other in
      .lineMap([.init("act", .text(act)), .init("item", .text(other))].compactMap(\.self))
    }
  }

  static func pairs(_ act: ActRule) -> [YAMLValue.Pair] {
    [
      .init("id", .text(act.id.rawValue)), .init("label", act.label.map { .text($0) }),
      .init("statutory", act.statutoryDays.map { .plain("\($0)") }),
      .init("promised", act.promisedDays.map { .plain("\($0)") }),
      .init("basis", act.basis.map { .text($0.text) }), .init("note", act.note.map { .text($0) }),
    ].compactMap(\.self)
  }

  static func fee(_ fee: Item.Fee) -> YAMLValue {
    switch fee {
    case .none: .lineMap([.init("charge", .text("none"))].compactMap(\.self))
    case .unknown: .lineMap([.init("charge", .text("unknown"))].compactMap(\.self))
    case .charged(let amount, let basis):
      .lineMap(
        [
          .init("charge", .text("charged")), .init("amount", .text(amount)),
          .init("basis", basis.map { .text($0) }),
        ].compactMap(\.self))
    }
  }

  static func condition(_ condition: Condition) -> YAMLValue {
    .lineMap(
      condition.clauses.compactMap { clause in
        .init(clause.situation, clause.options.count == 1 ? .text(clause.options[0]) : .texts(clause.options))
      })
  }

  /// A shared situation names only what the item says differently.
  private func situation(_ situation: Situation) -> YAMLValue {
    let base = situation.isShared ? shared.situations[situation.id] : nil
    return .blockMap(
      [
        base == nil ? .init("id", .text(situation.id)) : .init("use", .text(situation.id)),
        .init("label", base?.label == situation.label ? nil : .text(situation.label)),
        .init("prompt", base?.prompt == situation.prompt ? nil : .text(situation.prompt)),
        .init("options", base?.options == situation.options ? nil : .block(situation.options.map(Self.option))),
        .init("when", situation.when.map(Self.condition)),
      ].compactMap(\.self))
  }

  static func option(_ option: Situation.Option) -> YAMLValue {
    .lineMap(
      [
        .init("id", .text(option.id)), .init("label", .text(option.label)),
        .init("says", option.says.isEmpty ? nil : .texts(option.says)),
      ].compactMap(\.self))
  }

  /// A shared material names only what the item demands differently.
  private func material(_ material: Material, of item: String) -> [YAMLValue.Pair] {
    let base = material.isShared ? shared.materials[material.id] : nil
    func unlessSame<Value: Equatable>(_ path: KeyPath<Material, Value>, _ value: YAMLValue) -> YAMLValue? {
      base?[keyPath: path] == material[keyPath: path] ? nil : value
    }
    let isExempt = base.map { $0.isExempt != material.isExempt } ?? material.isExempt
    return [
      base == nil
        ? .init("id", .text(material.localID(in: item))) : .init("use", .text(material.id)),
      .init("name", base == nil ? .text(material.name) : nil),
      .init("form", unlessSame(\.form, .text(material.form.rawValue))),
      .init("copies", unlessSame(\.copies, .plain("\(material.copies)"))),
      .init("medium", unlessSame(\.medium, .text(material.medium.rawValue))),
      .init("issuer", unlessSame(\.issuer, .text(material.issuer))),
      .init("where", unlessSame(\.source, .text(material.source))),
      .init("exempt", isExempt ? .plain("\(material.isExempt)") : nil),
      .init(
        "requirement", material.requirement == .required ? nil : .text(material.requirement.rawValue)),
      .init("when", material.when.map(Self.condition)),
      .init("basis", material.basis.law.isEmpty ? nil : .text(material.basis.text)),
      .init("note", material.note.flatMap { unlessSame(\.note, .text($0)) }),
    ].compactMap(\.self)
  }
}

extension Material {
  /// The id within its item; shared materials keep theirs.
  func localID(in item: String) -> String {
    id.hasPrefix(item + ".") ? String(id.dropFirst(item.count + 1)) : id
  }
}
