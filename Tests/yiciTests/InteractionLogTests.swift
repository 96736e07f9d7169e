import Dialogue
import Foundation
import Testing

@testable import yici

@Suite struct InteractionLogTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "yici-log-\(UUID())")
  private var path: String { folder.appending(path: "log.sqlite").path }

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func record(_ question: String, daysAgo: Double = 0, outcome: Outcome = .answered) -> InteractionRecord {
    InteractionRecord(
      time: Date(timeIntervalSince1970: 1_700_000_000 - daysAgo * 86_400), question: question, outcome: outcome,
      intent: "materials", item: "food-business-licence", bundle: nil, confidence: 0.9, milliseconds: 1,
      isFollowUp: false)
  }

  @Test func whatIsAppendedIsRead() throws {
    let log = try InteractionLog(path: path)
    let records = [record("甲", daysAgo: 1), record("乙")]
    for record in records { try log.append(record) }
    #expect(try InteractionLog.records(path: path) == records)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func oldRecordsGo() throws {
    let now = Date(timeIntervalSince1970: 1_700_000_000)
    let log = try InteractionLog(path: path)
    try log.append(record("旧", daysAgo: 40))
    try log.append(record("新", daysAgo: 2))
    _ = try InteractionLog(path: path, limits: .init(days: 30), now: now)
    #expect(try InteractionLog.records(path: path).map(\.question) == ["新"])
  }

  @Test func largeLogIsMovedAside() throws {
    let log = try InteractionLog(path: path)
    for index in 0..<300 { try log.append(record("\(index)" + String(repeating: "长", count: 200))) }
    _ = try InteractionLog(path: path, limits: .init(bytes: 100_000))
    #expect(try InteractionLog.records(path: path).isEmpty)
    #expect(try InteractionLog.records(path: path + ".1").count == 300)
  }

  @Test func twoWritersShareALog() throws {
    let first = try InteractionLog(path: path)
    let second = try InteractionLog(path: path)
    for index in 0..<20 { try (index.isMultiple(of: 2) ? first : second).append(record("\(index)")) }
    #expect(try InteractionLog.records(path: path).count == 20)
  }

  @Test func deskLogsMaskedQuestions() throws {
    let desk = Desk(try Assistant(folder: nil), log: try InteractionLog(path: path))
    _ = desk.answer(.text("开饭馆，电话13812345678\u{1B}[31m"))
    _ = desk.answer(.unreadable)
    let records = try InteractionLog.records(path: path)
    #expect(records.map(\.question) == ["开饭馆，电话138********\u{FFFD}[31m", ""])
    #expect(records.map(\.outcome).last == .invalid)
  }
}

@Suite struct ReportTests {
  private func record(
    _ question: String, _ outcome: Outcome, item: String? = nil, hour: Double = 0, isFollowUp: Bool = false
  ) -> InteractionRecord {
    InteractionRecord(
      time: Date(timeIntervalSince1970: hour * 3600), question: question, outcome: outcome, intent: nil, item: item,
      bundle: nil, confidence: 1, milliseconds: 2, isFollowUp: isFollowUp)
  }

  private var report: Report {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0)!
    return Report(
      [
        record("开饭馆", .answered, item: "food", hour: 9),
        record("1", .answered, item: "food", hour: 9, isFollowUp: true),
        record("办护照要什么", .outOfScope, hour: 10), record("办护照要啥", .outOfScope, hour: 10),
        record("=cmd|办证", .clarify, hour: 23),
      ], calendar: calendar, name: { $0 == "food" ? "食品<经营>许可" : nil })
  }

  @Test func answersToOurOwnQuestionsDoNotCountAgain() {
    #expect(report.items == [.init(name: "食品<经营>许可", count: 1)])
    #expect(report.followUps == 1)
    #expect(report.answeredShare == 0.25)
  }

  @Test func likeQuestionsAreGrouped() {
    #expect(report.unanswered.count == 1)
    #expect(report.unanswered.first?.count == 2)
    #expect(report.hours[9] == 2 && report.hours[10] == 2 && report.hours[23] == 1)
  }

  @Test func formatsEscape() throws {
    let files = ReportFiles(report: report)
    #expect(files.html.contains("食品&lt;经营&gt;许可"))
    #expect(!files.html.contains("<经营>"))
    #expect(files.csv.contains("'=cmd|办证"))
    #expect(try files.json().contains("\"answeredShare\" : 0.25"))
  }

  @Test func barsAreProportional() {
    #expect(Bar.of(4, most: 4, columns: 3) == "███")
    #expect(Bar.of(1, most: 1_000, columns: 3) == "▏")
    #expect(Bar.of(0, most: 5, columns: 3) == "")
  }

  @Test func emptyLogHasAReport() {
    let report = Report([], name: { $0 })
    #expect(ReportText(report: report).text.contains("hot items: none"))
  }
}
