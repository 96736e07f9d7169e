import KnowledgeModel
import Notification

/// A notice as one printable HTML page without scripts and without anything from elsewhere.
///
/// It prints on A4 or as a ticket; a page says which, since browsers follow the page and not the printer.
public struct HTMLRenderer: Sendable {
  /// What a page is printed on.
  public enum Paper: Sendable {
    case a4
    /// A roll of 80 mm.
    case ticket
  }

  private let knowledge: Knowledge
  private let wording: Wording

  public init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    wording = Wording(knowledge.dialogs)
  }

  public func page(_ notice: Notice, settled: [String], paper: Paper = .a4) -> String {
    let title = wording("notice.title", ["title": NoticeTitle(knowledge, wording).of(notice)])
    return """
      <!doctype html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTML.escape(title))</title>
      <style>
      \(Self.style)
      \(paper == .a4 ? Self.sheet : Self.ticket)
      </style>
      </head>
      <body>
      <header><p>\(HTML.escape(knowledge.hall.name))</p><h1>\(HTML.escape(title))</h1></header>
      \(facts(notice))
      \(settled.isEmpty ? "" : paragraph(wording("label.settled"), settled.joined(separator: "；")))
      \(groups(notice))
      \(notice.isComplete ? "<p>\(HTML.escape(wording("complete")))</p>" : "<p>\(HTML.escape(wording("kept_open")))</p>")
      <footer>\(provenance(notice))</footer>
      </body>
      </html>

      """
  }

  private func itemFacts(_ notice: Notice) -> [ItemFacts] {
    notice.parts.compactMap { part in
      knowledge.item(part.item).map {
        ItemFacts(item: $0, act: part.act, knowledge: knowledge, wording: wording)
      }
    }
  }

  private func facts(_ notice: Notice) -> String {
    itemFacts(notice).map { facts in
      let rows = [
        ("label.window", facts.window), ("label.time", facts.time), ("label.fee", facts.fee),
        ("label.channels", facts.channels), ("label.visits", facts.visits), ("label.result", facts.result),
        ("label.basis", facts.basis),
      ].filter { !$0.1.isEmpty }
        .map { "<dt>\(HTML.escape(wording($0.0)))</dt><dd>\(HTML.escape($0.1))</dd>" }
      let name = notice.parts.count > 1 ? "<h2>\(HTML.escape("\(facts.item.name)（\(facts.actLabel)）"))</h2>\n" : ""
      return name + "<dl>\(rows.joined())</dl>"
    }.joined(separator: "\n")
  }

  /// The numbers go on from group to group, as on the screen.
  private func groups(_ notice: Notice) -> String {
    var number = 1
    return Notice.Group.allCases.compactMap { group in
      let entries = notice.entries(in: group)
      guard !entries.isEmpty else { return nil }
      defer { number += entries.count }
      let head = wording("group.\(group.rawValue)", ["count": "\(entries.count)"])
      let rows = entries.map { row($0, notice) }.joined(separator: "\n")
      return "<h2>\(HTML.escape(head))</h2>\n<ol start=\"\(number)\">\n\(rows)\n</ol>"
    }.joined(separator: "\n")
  }

  private func row(_ entry: Notice.Entry, _ notice: Notice) -> String {
    let material = entry.material
    let form = wording("form.\(material.form.rawValue)", ["copies": "\(material.copies)"])
    var details = [wording("label.issuer") + material.issuer, wording("label.where") + material.source]
    if let note = material.note { details.append(wording("label.note") + note) }
    let bases = entry.bases.map(\.text).joined(separator: "、")
    if !bases.isEmpty { details.append(wording("label.basis") + wording("label.colon") + bases) }
    if notice.parts.count > 1 {
      details.append(
        wording("label.used_by") + entry.items.compactMap { knowledge.item($0)?.name }.joined(separator: "、"))
    }
    let when = entry.isCertain ? "" : "<p class=\"when\">\(HTML.escape(NoticeWords(wording: wording).when(entry)))</p>"
    return "<li><b>\(HTML.escape(material.name))</b> <span class=\"form\">\(HTML.escape(form))</span>\(when)"
      + "<p class=\"details\">\(HTML.escape(details.joined(separator: "；")))</p></li>"
  }

  private func paragraph(_ label: String, _ text: String) -> String {
    "<p><b>\(HTML.escape(label))</b> \(HTML.escape(text))</p>"
  }

  private func provenance(_ notice: Notice) -> String {
    itemFacts(notice).map { facts in
      let name = notice.parts.count > 1 ? facts.item.name + wording("label.colon") : ""
      return "<p>\(HTML.escape(name + facts.provenance))</p>"
    }.joined(separator: "\n")
  }

  private static let style = """
    body { font: 11pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #000;
      max-width: 180mm; margin: 0 auto; padding: 4mm; }
    header p { margin: 0; } h1 { font-size: 15pt; margin: .2em 0 .6em; border-bottom: 1.5pt solid; }
    h2 { font-size: 12pt; margin: 1em 0 .3em; break-after: avoid; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em 1em; margin: 0; }
    dt { font-weight: bold; } dd { margin: 0; }
    ol { padding-left: 1.6em; margin: 0; } li { break-inside: avoid; margin-bottom: .4em; }
    li::before { content: "☐"; float: right; margin-left: 1em; } li p { margin: 0; }
    .form { margin-left: 1em; } .details { font-size: 9pt; color: #333; } .when { font-style: italic; }
    footer { margin-top: 1em; border-top: .5pt solid; font-size: 9pt; }
    """

  private static let sheet = "@page { size: A4; margin: 15mm; }"

  private static let ticket = """
    @page { size: 80mm 297mm; margin: 3mm; }
    body { max-width: 74mm; padding: 0; font-size: 9pt; line-height: 1.35; }
    h1 { font-size: 11pt; } h2 { font-size: 10pt; }
    dl { display: block; } dt { float: left; margin-right: .6em; } dd { margin-bottom: .1em; }
    .form { margin-left: .4em; } .details, footer { font-size: 7.5pt; color: #000; }
    """
}
