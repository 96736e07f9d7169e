import Foundation
import Rendering

/// A report for a terminal, with bars.
struct ReportText {
  let report: Report
  /// Lines of each list.
  var limit = 20
  var width = 80

  var text: String {
    var lines = [
      "period      \(ReportDates.text(report.first)) – \(ReportDates.text(report.last))",
      "lines       \(report.lines), \(report.followUps) of them follow-ups",
      "answered    \(percent(report.answeredShare)) of the questions about errands",
      "time        median \(rounded(report.medianMilliseconds)) ms, slowest \(rounded(report.slowestMilliseconds)) ms",
    ]
    lines += section("outcomes", report.outcomes.map { ($0.name, $0.count) })
    lines += section("hot items", report.items.map { ($0.name, $0.count) })
    lines += section("unanswered", report.unanswered.map { (label($0), $0.count) })
    lines += section("clarified", report.clarified.map { (label($0), $0.count) })
    let busy = report.hours.enumerated().filter { $0.element > 0 }
    lines += section(
      "hours", busy.map { ("\($0.offset)".count < 2 ? "0\($0.offset):00" : "\($0.offset):00", $0.element) }, limit: 24)
    return lines.joined(separator: "\n")
  }

  private func section(_ title: String, _ rows: [(name: String, count: Int)], limit: Int? = nil) -> [String] {
    let shown = rows.prefix(limit ?? self.limit)
    guard let most = shown.map(\.count).max() else { return ["", "\(title): none"] }
    let digits = String(most).count
    let room = width / 2
    let label = min(room, shown.map { DisplayWidth.of($0.name) }.max()!)
    let bar = width - label - digits - 4
    let lines = shown.map { row in
      let name = DisplayWidth.pad(DisplayWidth.cut(row.name, to: label), to: label)
      let count = String(repeating: " ", count: digits - String(row.count).count) + String(row.count)
      return "\(name)  \(count)  " + Bar.of(row.count, most: most, columns: bar)
    }
    let more = rows.count > shown.count ? ["… and \(rows.count - shown.count) more"] : []
    return ["", title] + lines + more
  }

  private func label(_ group: Report.Group) -> String {
    group.questions[0] + (group.questions.count > 1 ? " (+\(group.questions.count - 1))" : "")
  }

  private func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }
  private func rounded(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}

/// A bar of a chart in eighths of a column.
enum Bar {
  static func of(_ value: Int, most: Int, columns: Int) -> String {
    guard most > 0, columns > 0 else { return "" }
    let eighths = value * columns * 8 / most
    let rest = eighths % 8
    let bar = String(repeating: "█", count: eighths / 8) + (rest == 0 ? "" : String(parts[rest - 1]))
    return bar.isEmpty && value > 0 ? String(parts[0]) : bar
  }

  private static let parts = Array("▏▎▍▌▋▊▉")
}

enum ReportDates {
  static func text(_ date: Date?) -> String {
    guard let date else { return "–" }
    let part = Calendar.current.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    func two(_ value: Int?) -> String { (value ?? 0) < 10 ? "0\(value ?? 0)" : "\(value ?? 0)" }
    return "\(part.year ?? 0)-\(two(part.month))-\(two(part.day)) \(two(part.hour)):\(two(part.minute))"
  }
}
