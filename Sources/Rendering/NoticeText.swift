import KnowledgeModel
import Notification

/// A notice as lines for a terminal or a plain text file.
struct NoticeText {
  let notice: Notice
  let settled: [String]
  let title: String
  let knowledge: Knowledge
  let wording: Wording
  let style: Style
  /// Columns.
  let width: Int

  func lines() -> [String] {
    var lines: [String] = []
    lines += wrapped(style.heading, wording("notice.title", ["title": title]))
    for fact in facts { lines += labelled(fact.0, fact.1) }
    if !settled.isEmpty { lines += labelled(wording("label.settled"), settled.joined(separator: "；")) }
    var number = 0
    for group in Notice.Group.allCases {
      let entries = notice.entries(in: group)
      guard !entries.isEmpty else { continue }
      lines.append("")
      lines.append(
        style.strong(wording("group.\(group.rawValue)", ["count": "\(entries.count)"])))
      for entry in entries {
        number += 1
        lines += rows(entry, number: number)
      }
    }
    lines.append("")
    lines += provenance.flatMap { wrapped(style.quiet, $0) }
    return lines
  }

  /// The facts that stand above the list: of one item, or of the errand as a whole.
  private var facts: [(String, String)] {
    let parts = notice.parts.compactMap { part in
      knowledge.item(part.item).map {
        ItemFacts(item: $0, act: part.act, knowledge: knowledge, wording: wording)
      }
    }
    guard parts.count > 1 else {
      guard let one = parts.first else { return [] }
      return [
        (wording("label.window"), one.window), (wording("label.time"), one.time),
        (wording("label.fee"), one.fee), (wording("label.channels"), one.channels),
        (wording("label.visits"), one.visits), (wording("label.result"), one.result),
        (wording("label.basis"), one.basis),
      ].filter { !$0.1.isEmpty }
    }
    let windows = parts.map(\.item.window).uniqued().compactMap { knowledge.window($0)?.name }
    let days = parts.compactMap(\.rule?.statutoryDays)
    let visits = parts.compactMap(\.item.visits)
    var rows = [
      (
        wording("label.items"),
        parts.enumerated().map { "\($0 + 1). \($1.item.name)（\($1.actLabel)）" }.joined(separator: "  ")
      ),
      (
        wording("label.window"),
        windows.count == 1
          ? wording("windows.one", ["name": windows[0]])
          : wording("windows.several", ["count": "\(windows.count)", "names": windows.joined(separator: " → ")])
      ),
    ]
    if let longest = days.max() {
      rows.append(
        (
          wording("label.time"),
          wording(
            "time.together", ["longest": "\(longest)", "sum": "\(days.reduce(0, +))"])
        ))
    }
    if !visits.isEmpty {
      rows.append(
        (
          wording("label.visits"),
          wording(
            "visits.together",
            [
              "count": "\(windows.count == 1 ? visits.max()! : min(visits.reduce(0, +), windows.count))",
              "sum": "\(visits.reduce(0, +))",
            ])
        ))
    }
    return rows
  }

  private var provenance: [String] {
    notice.parts.compactMap { part in
      knowledge.item(part.item).map {
        let facts = ItemFacts(item: $0, act: part.act, knowledge: knowledge, wording: wording)
        return (notice.parts.count > 1 ? "\($0.name)：" : "") + facts.provenance
      }
    }
  }

  private func rows(_ entry: Notice.Entry, number: Int) -> [String] {
    let material = entry.material
    let mark = DisplayWidth.pad("\(number).", to: 4)
    let form = wording("form.\(material.form.rawValue)", ["copies": "\(material.copies)"])
    let room = width - 4
    let name = DisplayWidth.wrap(material.name, to: max(20, room - DisplayWidth.of(form) - 2))
    var lines: [String] = []
    for (index, part) in name.enumerated() {
      if index == name.count - 1 {
        let gap = max(2, room - DisplayWidth.of(part) - DisplayWidth.of(form))
        lines.append(
          (index == 0 ? mark : "    ") + style.strong(part) + String(repeating: " ", count: gap) + form)
      } else {
        lines.append((index == 0 ? mark : "    ") + style.strong(part))
      }
    }
    if !entry.isCertain {
      let when = NoticeWords(wording: wording).when(entry)
      lines += DisplayWidth.wrap(when, to: room).map { "    " + style.warning($0) }
    }
    var details = [
      wording("label.issuer") + material.issuer, wording("label.where") + material.source,
    ]
    if material.medium != .either { details.append(wording("medium.\(material.medium.rawValue)")) }
    if let note = material.note { details.append(wording("label.note") + note) }
    let bases = entry.bases.map(\.text).joined(separator: "、")
    details.append(wording("label.basis") + wording("label.colon") + bases)
    if notice.parts.count > 1 {
      let names = entry.items.compactMap { knowledge.item($0)?.name }.joined(separator: "、")
      details.append(wording("label.used_by") + names)
    }
    return lines
      + DisplayWidth.wrap(details.joined(separator: "；"), to: room).map { "    " + style.quiet($0) }
  }

  private func labelled(_ label: String, _ text: String) -> [String] {
    let indent = DisplayWidth.of(label) + 2
    let parts = DisplayWidth.wrap(text, to: max(20, width - indent))
    return parts.enumerated().map { index, part in
      index == 0 ? label + "  " + part : String(repeating: " ", count: indent) + part
    }
  }

  private func wrapped(_ paint: (String) -> String, _ text: String) -> [String] {
    DisplayWidth.wrap(text, to: width).map(paint)
  }
}

/// Words for parts of a notice.
struct NoticeWords {
  let wording: Wording

  /// `如果 经营场所：租用 且 申请人：企业`
  func when(_ entry: Notice.Entry) -> String {
    let alternatives = entry.when.map { choices in
      choices.map { "\($0.situation)\(wording("label.colon"))\($0.options.joined(separator: wording("word.or")))" }
        .joined(separator: wording("word.and"))
    }
    return wording("when", ["choices": alternatives.joined(separator: wording("word.or_else"))])
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repetition, in their order.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
