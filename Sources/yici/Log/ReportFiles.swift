import Foundation
import Rendering

/// A report in the formats that other programs read.
struct ReportFiles {
  let report: Report

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }

  /// One table for all: section, name, count.
  var csv: String {
    var rows = [["section", "name", "count"]]
    rows.append(["total", "lines", "\(report.lines)"])
    rows.append(["total", "follow-ups", "\(report.followUps)"])
    rows.append(["total", "answered share", "\((report.answeredShare * 1000).rounded() / 1000)"])
    rows += report.outcomes.map { ["outcome", $0.name, "\($0.count)"] }
    rows += report.items.map { ["item", $0.name, "\($0.count)"] }
    rows += report.unanswered.flatMap { group in
      group.questions.enumerated().map { ["unanswered", $1, $0 == 0 ? "\(group.count)" : ""] }
    }
    rows += report.clarified.flatMap { group in
      group.questions.enumerated().map { ["clarified", $1, $0 == 0 ? "\(group.count)" : ""] }
    }
    rows += report.hours.enumerated().map { ["hour", "\($0)", "\($1)"] }
    return rows.map { $0.map(field).joined(separator: ",") }.joined(separator: "\r\n")
  }

  private func field(_ text: String) -> String {
    // A question that starts like a formula must not become one in a spreadsheet.
    let text = Console.harmless(text)
    let isFormula = text.first.map { "=+-@".contains($0) } ?? false
    let value = isFormula ? "'" + text : text
    guard value.contains(where: { $0 == "\"" || $0 == "," || $0.isNewline }) else { return value }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }

  /// A page of its own, without scripts or anything from elsewhere.
  var html: String {
    func table(_ title: String, _ rows: [(String, Int)]) -> String {
      let most = max(1, rows.map(\.1).max() ?? 1)
      let body = rows.map { name, count in
        "<tr><td>\(HTML.escape(name))</td><td class=n>\(count)</td>"
          + "<td class=b><i style=\"width:\(count * 100 / most)%\"></i></td></tr>"
      }
      return "<h2>\(HTML.escape(title))</h2>\n<table>\n\(body.joined(separator: "\n"))\n</table>\n"
    }
    func label(_ group: Report.Group) -> String { group.questions.prefix(5).joined(separator: " / ") }
    return """
      <!doctype html>
      <html lang="zh-CN"><head><meta charset="utf-8"><title>yici report</title>
      <style>
      body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
      table{border-collapse:collapse;width:100%}td{padding:.15em .5em;vertical-align:top}
      td.n{text-align:right;width:4em}td.b{width:40%}i{display:block;height:1em;background:#2a6db0}
      </style></head><body>
      <h1>yici report</h1>
      <p>\(ReportDates.text(report.first)) – \(ReportDates.text(report.last)); \(report.lines) lines, \
      \(report.followUps) follow-ups; \((report.answeredShare * 1000).rounded() / 10) % answered</p>
      \(table("outcomes", report.outcomes.map { ($0.name, $0.count) }))
      \(table("hot items", report.items.prefix(50).map { ($0.name, $0.count) }))
      \(table("unanswered", report.unanswered.prefix(100).map { (label($0), $0.count) }))
      \(table("clarified", report.clarified.prefix(100).map { (label($0), $0.count) }))
      \(table("hours", report.hours.enumerated().map { ("\($0):00", $1) }))
      </body></html>
      """
  }
}
