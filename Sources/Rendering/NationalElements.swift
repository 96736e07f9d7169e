import KnowledgeModel

/// Items by the element names of the national standard for service items (GB/T 39554.2).
public struct NationalElements: Sendable {
  private let knowledge: Knowledge
  private let wording: Wording
  private let words: ConditionWords

  public init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    wording = Wording(knowledge.dialogs)
    words = ConditionWords(wording)
  }

  /// One object for each item.
  public func json(_ items: [Item]) -> JSONValue { .list(items.map(object)) }

  func object(_ item: Item) -> JSONValue {
    let facts = ItemFacts(item: item, act: item.defaultAct, knowledge: knowledge, wording: wording)
    let rule = item.rule(for: item.defaultAct)
    return .object([
      .init("事项编码", .text(item.id)), .init("事项名称", .text(item.name)), .init("事项类型", .text(wording("element.kind"))),
      .init("实施主体", .text(knowledge.department(item.department)?.fullName ?? item.department)),
      .init("服务对象", .texts(item.audience)), .init("设定依据", .texts(item.basis.map(\.text))),
      .init("受理条件", .texts(item.conditions)), .init("办理情形", .list(item.acts.map(act))),
      .init("情形选项", .list(item.situations.map { situation($0, of: item) })),
      .init("申请材料", .list(item.materials.map { material($0, of: item) })),
      .init("办理流程", .texts(item.steps)), .init("法定办结时限", days(rule?.statutoryDays)),
      .init("承诺办结时限", days(rule?.promisedDays)), .init("是否收费", isCharged(item.fee)),
      .init("收费标准", .text(facts.fee)),
      .init("办理形式", .texts(item.channels.map { wording("channel.\($0.rawValue)") })),
      .init("到办事现场次数", .optional(item.visits)), .init("办理地点", .text(facts.window)),
      .init("办理时间", .optional(knowledge.hall.hours)), .init("结果名称", .optional(item.result?.name)),
      .init("结果有效期", .optional(item.result?.validity)), .init("咨询方式", .text(facts.contact)),
      .init("备注", .optional(item.note)), .init("信息来源", .optional(item.provenance?.source)),
      .init("核对日期", .optional(item.provenance?.checked)),
    ])
  }

  private func act(_ rule: ActRule) -> JSONValue {
    .object([
      .init("情形名称", .text(rule.label ?? wording("act.\(rule.id.rawValue)"))),
      .init("法定办结时限", days(rule.statutoryDays)), .init("承诺办结时限", days(rule.promisedDays)),
      .init("依据", .optional(rule.basis?.text)), .init("说明", .optional(rule.note)),
    ])
  }

  private func situation(_ situation: Situation, of item: Item) -> JSONValue {
    .object([
      .init("情形名称", .text(situation.label)), .init("提问", .text(situation.prompt)),
      .init("选项", .texts(situation.options.map(\.label))),
      .init("前提", condition(situation.when, of: item)),
    ])
  }

  private func material(_ material: Material, of item: Item) -> JSONValue {
    .object([
      .init("材料名称", .text(material.name)),
      .init("材料形式", .text(wording("element.form.\(material.form.rawValue)"))),
      .init("材料介质", .text(wording("element.medium.\(material.medium.rawValue)"))),
      .init("份数", .number(material.copies)), .init("来源渠道", .text(material.issuer)),
      .init("填报须知", .text([material.source, material.note].compactMap(\.self).joined(separator: "；"))),
      .init("材料必要性", .text(demand(material))), .init("适用情形", condition(material.when, of: item)),
      .init("依据", .text(material.basis.text)),
    ])
  }

  private func demand(_ material: Material) -> String {
    if material.isExempt { return wording("demand.exempt") }
    if material.requirement == .deferrable { return wording("demand.deferrable") }
    return wording(material.when == nil ? "demand.required" : "demand.conditional")
  }

  private func condition(_ condition: Condition?, of item: Item) -> JSONValue {
    condition.map { .text(words.text($0, in: item)) } ?? .null
  }

  private func days(_ count: Int?) -> JSONValue {
    count.map { .text(wording("element.days", ["days": "\($0)"])) } ?? .null
  }

  private func isCharged(_ fee: Item.Fee) -> JSONValue {
    switch fee {
    case .none: .bool(false)
    case .charged: .bool(true)
    case .unknown: .null
    }
  }
}
