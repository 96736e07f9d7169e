import KnowledgeModel
import Notification

/// The materials of a notice as tables, one for each group.
struct NoticeBlocks {
  let notice: Notice
  let knowledge: Knowledge
  let wording: Wording

  var blocks: [Block] {
    Notice.Group.allCases.flatMap { group -> [Block] in
      let entries = notice.entries(in: group)
      guard !entries.isEmpty else { return [] }
      return [
        .heading(3, wording("group.\(group.rawValue)", ["count": "\(entries.count)"])),
        .table(head, entries.map(row)),
      ]
    }
  }

  private var isMerged: Bool { notice.parts.count > 1 }

  private var head: [String] {
    ["material", "form", "origin", "basis", "remark"].map { wording("label.\($0)") }
  }

  private func row(_ entry: Notice.Entry) -> [String] {
    let material = entry.material
    let users = entry.items.compactMap { knowledge.item($0)?.name }.joined(separator: "、")
    let remarks = [
      entry.isCertain ? nil : NoticeWords(wording: wording).when(entry), material.note,
      isMerged ? wording("label.used_by") + users : nil,
    ]
    return [
      material.name, wording("form.\(material.form.rawValue)", ["copies": "\(material.copies)"]),
      "\(material.issuer)\(wording("label.colon"))\(material.source)",
      entry.bases.map(\.text).joined(separator: "、"),
      remarks.compactMap(\.self).joined(separator: "；"),
    ]
  }
}
