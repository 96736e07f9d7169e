import KnowledgeModel

/// What a unified window accepts, and for each item everything that its clerk checks.
public struct WindowDocument: Sendable {
  public let blocks: [Block]

  public init(_ window: Window, _ knowledge: Knowledge, isBrief: Bool = false) {
    let wording = Wording(knowledge.dialogs)
    let items = knowledge.items.filter { $0.window == window.id }
    let former = items.map(\.formerWindow).uniqued().compactMap { knowledge.formerWindow($0)?.name }
    var blocks: [Block] = [
      .heading(1, "\(window.id.uppercased()) \(window.name)"), .line(window.theme),
      .fact(wording("label.former"), former.joined(separator: "、")),
      .line(wording("list.window", ["name": window.name, "count": "\(items.count)"])),
    ]
    if isBrief {
      blocks.append(.list(items.map { "\($0.name)  \($0.id)" }))
    } else {
      blocks += items.flatMap { ItemDocument($0, knowledge, wording).clerkBlocks }
    }
    self.blocks = blocks
  }
}
