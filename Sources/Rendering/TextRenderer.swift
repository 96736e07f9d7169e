import Dialogue
import KnowledgeModel
import Notification

/// Replies as plain text, for a terminal or a file.
public struct TextRenderer: Sendable {
  let knowledge: Knowledge
  let wording: Wording
  let style: Style
  /// Columns.
  private(set) var width: Int
  private let noticeTexts = NoticeTexts()

  public init(_ knowledge: Knowledge, style: Style = .plain, width: Int = 80) {
    self.knowledge = knowledge
    wording = Wording(knowledge.dialogs)
    self.style = style
    self.width = max(40, width)
  }

  /// The same renderer for another number of columns.
  public func fitted(to width: Int) -> TextRenderer {
    var renderer = self
    renderer.width = max(40, width)
    return renderer
  }

  public func render(_ reply: Reply) -> String {
    reply.blocks.flatMap { lines(of: $0, in: reply) }.joined(separator: "\n")
  }

  /// The service guide of one item under every situation, for staff.
  public func guide(_ item: Item, act: Act) -> String {
    let facts = ItemFacts(item: item, act: act, knowledge: knowledge, wording: wording)
    let notice = Notice(Request(item: item, act: act))
    var lines = facts.aspect(.overview).flatMap(wrap) + [""]
    lines += facts.aspect(.conditions).flatMap(wrap) + [""]
    if item.materials.isEmpty {
      lines.append(wording("no_materials", ["name": item.name, "window": facts.window]))
    } else {
      lines += [self.text(of: notice, settled: []), ""]
    }
    lines += facts.aspect(.process).flatMap(wrap)
    for situation in item.situations {
      lines += [""]
      lines += wrap(
        wording("guide.situation", ["prompt": situation.prompt, "label": situation.label]))
      lines += situation.options.flatMap { wrap("  - \($0.label)") }
    }
    if let note = item.provenance?.note { lines += [""] + wrap(wording("label.note") + note) }
    if let note = item.note { lines += [""] + wrap(wording("label.note") + note) }
    return lines.joined(separator: "\n")
  }

  private func lines(of block: Reply.Block, in reply: Reply) -> [String] {
    switch block {
    case .say(let key, var values):
      if key == "act_missing" { values["act"] = wording("act.\(values["act"] ?? "")") }
      let text = wording(key, values)
      return text.isEmpty ? [] : wrap(text)
    case .text(let text): return wrap(text)
    case .notice:
      guard let notice = reply.notice else { return [] }
      return [text(of: notice, settled: reply.settled)]
    case .aspect(let intent, let id, let act):
      guard let item = knowledge.item(id) else { return [] }
      return ItemFacts(item: item, act: act, knowledge: knowledge, wording: wording)
        .aspect(intent).flatMap(wrap)
    case .items(let ids):
      return ids.enumerated().compactMap { index, id in
        (knowledge.item(id)?.name ?? knowledge.bundle(id)?.name).map {
          DisplayWidth.pad("\(index + 1).", to: 5) + $0
        }
      }
    case .ask:
      guard let ask = reply.ask else { return [] }
      let options = ask.options.enumerated().flatMap { index, option in
        let lines = DisplayWidth.wrap(option.label, to: width - 6)
        return lines.enumerated().map { $0 == 0 ? "  \(index + 1). \($1)" : "     \($1)" }
      }
      return ["", style.strong(wording("ask", ["prompt": ask.prompt]))] + options
    case .suggestions(let suggestions):
      guard !suggestions.isEmpty else { return [] }
      return ["", style.quiet(wording("suggestions", ["list": suggestions.joined(separator: "  ")]))]
    }
  }

  private func text(of notice: Notice, settled: [String]) -> String {
    noticeTexts.text(NoticeTexts.Key(notice: notice, settled: settled, width: width)) {
      NoticeText(
        notice: notice, settled: settled, title: NoticeTitle(knowledge, wording).of(notice),
        knowledge: knowledge, wording: wording, style: style, width: width
      ).lines().joined(separator: "\n")
    }
  }

  private func wrap(_ text: String) -> [String] { DisplayWidth.wrap(text, to: width) }
}

/// What a notice is for: the item and the act, or all the items.
struct NoticeTitle {
  let knowledge: Knowledge
  let wording: Wording

  init(_ knowledge: Knowledge, _ wording: Wording) {
    self.knowledge = knowledge
    self.wording = wording
  }

  func of(_ notice: Notice) -> String {
    let names = notice.parts.compactMap { part in
      knowledge.item(part.item).map { item in
        let label = item.rule(for: part.act)?.label ?? wording("act.\(part.act.rawValue)")
        return "\(item.name)（\(label)）"
      }
    }
    return names.count > 2
      ? wording("notice.several", ["first": names[0], "count": "\(names.count)"])
      : names.joined(separator: "、")
  }
}
