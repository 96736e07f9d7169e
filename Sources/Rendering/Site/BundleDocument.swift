import Dialogue
import KnowledgeModel
import Notification

/// An errand (一件事) as a page: its items, then one list of materials for all of them.
struct BundleDocument {
  let bundle: ItemBundle
  let knowledge: Knowledge
  let wording: Wording

  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(1, bundle.name), .line(bundle.summary), .heading(2, wording("label.items")),
      .links(bundle.members.map(link)),
    ]
    if let notice = Notice(bundle: bundle.id, in: knowledge) {
      blocks.append(.heading(2, wording("notice.title", ["title": bundle.name])))
      blocks += NoticeBlocks(notice: notice, knowledge: knowledge, wording: wording).blocks
    }
    if !bundle.steps.isEmpty { blocks += [.heading(2, wording("label.steps")), .list(bundle.steps)] }
    if !bundle.extras.isEmpty { blocks += [.heading(2, wording("label.remark")), .list(bundle.extras)] }
    let provenance = bundle.provenance
    let values = [
      "source": provenance.source, "checked": provenance.checked,
      "certainty": wording("certainty.\(provenance.certainty.rawValue)"),
      "note": provenance.note.map { "。\($0)" } ?? "",
    ]
    return blocks + [.line(wording("provenance", values))]
  }

  private func link(_ member: ItemBundle.Member) -> Link {
    let item = knowledge.item(member.item)
    let choices = (member.when?.clauses ?? []).compactMap { clause in
      bundle.situations.first { $0.id == clause.situation }.map { situation in
        situation.label + wording("label.colon")
          + clause.options.compactMap { situation.option($0)?.label }.joined(separator: wording("word.or"))
      }
    }
    let when = choices.isEmpty ? nil : wording("when", ["choices": choices.joined(separator: wording("word.and"))])
    let act = item?.rule(for: member.act)?.label ?? wording("act.\(member.act.rawValue)")
    let remark = ["（\(act)）", when, member.note].compactMap(\.self).joined(separator: " ")
    return Link(item?.name ?? member.item, path: "items/\(member.item)", remark: remark)
  }
}
