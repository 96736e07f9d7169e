import KnowledgeModel
import Notification

/// A notice as few words as do: what to bring and where, for a telephone.
public struct ShortList: Sendable {
  private let knowledge: Knowledge
  private let wording: Wording

  public init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    wording = Wording(knowledge.dialogs)
  }

  public func text(_ notice: Notice) -> String {
    var lines = [NoticeTitle(knowledge, wording).of(notice)]
    let windows = notice.parts.compactMap { knowledge.item($0.item)?.window }.uniqued()
      .compactMap { knowledge.window($0)?.name }
    lines.append(windows.joined(separator: "、"))
    // What the hall fetches itself need not be carried.
    let entries = Notice.Group.allCases.filter { $0 != .exempt }.flatMap(notice.entries(in:))
    for (index, entry) in entries.enumerated() {
      let form = wording("form.\(entry.material.form.rawValue)", ["copies": "\(entry.material.copies)"])
      let mark = entry.group == .required ? "" : wording("short.\(entry.group.rawValue)")
      lines.append("\(index + 1).\(entry.material.name)\(wording("short.form", ["form": form]))\(mark)")
    }
    return lines.joined(separator: "\n")
  }
}
