import KnowledgeModel
import Notification

/// One item as a page: for its clerk, or for everybody.
public struct ItemDocument: Sendable {
  private let item: Item
  private let knowledge: Knowledge
  private let wording: Wording
  private let words: ConditionWords

  init(_ item: Item, _ knowledge: Knowledge, _ wording: Wording) {
    self.item = item
    self.knowledge = knowledge
    self.wording = wording
    words = ConditionWords(wording)
  }

  public init(_ item: Item, _ knowledge: Knowledge) {
    self.init(item, knowledge, Wording(knowledge.dialogs))
  }

  /// What a clerk checks: conditions, then every material of every act with its condition.
  var clerkBlocks: [Block] {
    var blocks: [Block] = [.heading(2, "\(item.name)  \(item.id)")]
    blocks.append(.fact(wording("label.acts"), item.acts.map(label).joined(separator: "、")))
    if !item.conditions.isEmpty {
      blocks += [.heading(3, wording("label.conditions")), .list(item.conditions)]
    }
    guard !item.materials.isEmpty else { return blocks }
    blocks += [
      .heading(3, wording("label.materials")),
      .table(
        [
          wording("label.number"), wording("label.material"), wording("label.form"), wording("label.when"),
          wording("label.basis"), wording("label.remark"),
        ],
        item.materials.enumerated().map { index, material in
          [
            "\(index + 1)", material.name, form(material), words.text(material.when, in: item),
            material.basis.text, remarks(material),
          ]
        }),
    ]
    return blocks
  }

  /// The service guide: facts, conditions, the list of materials for each act, steps, questions, provenance.
  public var guideBlocks: [Block] {
    let facts = self.facts(item.defaultAct)
    var blocks: [Block] = [.heading(1, item.name)]
    if let summary = item.summary { blocks.append(.line(summary)) }
    blocks += [
      .fact(wording("label.window"), facts.window),
      .fact(wording("label.department"), knowledge.department(item.department)?.fullName ?? ""),
      .fact(wording("label.audience"), item.audience.joined(separator: "、")),
      .fact(wording("label.result"), facts.result), .fact(wording("label.fee"), facts.fee),
      .fact(wording("label.channels"), facts.channels), .fact(wording("label.visits"), facts.visits),
      .fact(wording("label.basis"), facts.basis), .fact(wording("label.contact"), facts.contact),
    ].filter { $0 != .fact(wording("label.audience"), "") && $0 != .fact(wording("label.result"), "") }
    if !item.conditions.isEmpty {
      blocks += [.heading(2, wording("label.conditions")), .list(item.conditions)]
    }
    for rule in item.acts { blocks += actBlocks(rule) }
    if item.materials.isEmpty {
      blocks.append(.line(wording("no_materials", ["name": item.name, "window": facts.window])))
    }
    if !item.steps.isEmpty { blocks += [.heading(2, wording("label.steps")), .list(item.steps)] }
    if let note = item.note { blocks.append(.line(wording("label.note") + note)) }
    return blocks + [.line(facts.provenance)]
  }

  private func actBlocks(_ rule: ActRule) -> [Block] {
    let notice = Notice(Request(item: item, act: rule.id))
    guard !notice.entries.isEmpty else { return [] }
    return [
      .heading(2, wording("notice.title", ["title": "\(item.name)（\(label(rule))）"])),
      .fact(wording("label.time"), facts(rule.id).time),
    ] + NoticeBlocks(notice: notice, knowledge: knowledge, wording: wording).blocks
  }

  private func facts(_ act: Act) -> ItemFacts {
    ItemFacts(item: item, act: act, knowledge: knowledge, wording: wording)
  }

  private func label(_ rule: ActRule) -> String { rule.label ?? wording("act.\(rule.id.rawValue)") }

  private func form(_ material: Material) -> String {
    wording("form.\(material.form.rawValue)", ["copies": "\(material.copies)"])
  }

  /// What else a clerk looks at: the medium, who issues it, whether it may follow later or is fetched, the note.
  private func remarks(_ material: Material) -> String {
    [
      material.isExempt ? wording("demand.exempt") : nil,
      material.requirement == .deferrable ? wording("demand.deferrable") : nil,
      material.medium == .either ? nil : wording("medium.\(material.medium.rawValue)"),
      wording("label.issuer") + material.issuer, material.note,
    ].compactMap(\.self).joined(separator: "；")
  }
}
