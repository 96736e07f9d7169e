import Dialogue
import KnowledgeModel
import Notification

/// Replies as Markdown: the notice becomes tables, the rest stays as it is said.
public struct MarkdownRenderer: Sendable {
  let knowledge: Knowledge
  let wording: Wording
  private let text: TextRenderer

  public init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    wording = Wording(knowledge.dialogs)
    text = TextRenderer(knowledge, width: 10_000)
  }

  public func render(_ reply: Reply) -> String {
    reply.blocks.map { block in
      if case .notice = block, let notice = reply.notice {
        return render(notice, settled: reply.settled)
      }
      var part = reply
      part.blocks = [block]
      return text.render(part)
    }.joined(separator: "\n\n")
  }

  /// One notice with a table for each group.
  public func render(_ notice: Notice, settled: [String]) -> String {
    var lines = ["# " + wording("notice.title", ["title": NoticeTitle(knowledge, wording).of(notice)]), ""]
    for part in notice.parts {
      guard let item = knowledge.item(part.item) else { continue }
      let facts = ItemFacts(item: item, act: part.act, knowledge: knowledge, wording: wording)
      if notice.parts.count > 1 { lines.append("**\(item.name)**") }
      lines += [
        "- \(wording("label.window"))\(wording("label.colon"))\(facts.window)",
        "- \(wording("label.time"))\(wording("label.colon"))\(facts.time)",
        "- \(wording("label.fee"))\(wording("label.colon"))\(facts.fee)",
        "- \(wording("label.channels"))\(wording("label.colon"))\(facts.channels)",
        "- \(wording("label.basis"))\(wording("label.colon"))\(facts.basis)",
        "- \(facts.provenance)", "",
      ]
    }
    if !settled.isEmpty {
      lines += ["\(wording("label.settled"))\(wording("label.colon"))\(settled.joined(separator: "；"))", ""]
    }
    let words = NoticeWords(wording: wording)
    for group in Notice.Group.allCases {
      let entries = notice.entries(in: group)
      guard !entries.isEmpty else { continue }
      lines += [
        "## " + wording("group.\(group.rawValue)", ["count": "\(entries.count)"]), "",
        wording("table.head"), "|---|---|---|---|---|",
      ]
      for entry in entries {
        let material = entry.material
        let remarks = [entry.isCertain ? nil : words.when(entry), material.note].compactMap(\.self)
        let cells = [
          material.name,
          wording("form.\(material.form.rawValue)", ["copies": "\(material.copies)"]),
          "\(material.issuer)：\(material.source)", entry.bases.map(\.text).joined(separator: "、"),
          remarks.joined(separator: "；"),
        ]
        lines.append("| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |")
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }
}
