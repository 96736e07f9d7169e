import Dialogue
import Foundation
import Testing

@testable import yici

@Suite struct StillUnansweredTests {
  private func row(
    _ number: Int, _ question: String, _ outcome: Outcome = .outOfScope, isFollowUp: Bool = false
  ) -> (row: Int, record: InteractionRecord) {
    (
      number,
      InteractionRecord(
        time: Date(timeIntervalSince1970: Double(number)), question: question, outcome: outcome, intent: nil, item: nil,
        bundle: nil, confidence: 0, milliseconds: 1, isFollowUp: isFollowUp)
    )
  }

  private func unanswered(_ rows: [(row: Int, record: InteractionRecord)]) throws -> StillUnanswered {
    let assistant = try Assistant(folder: nil)
    return StillUnanswered(rows, assistant.knowledge, assistant.matcher)
  }

  @Test func theMostFrequentComesFirstAtItsFirstRow() throws {
    let found = try unanswered([
      row(3, "不闻机杼声"), row(4, "木兰当户织"), row(7, "木兰，当户织？", .handover), row(9, "木兰当户织"),
    ])
    #expect(found.questions.map(\.text) == ["木兰当户织", "不闻机杼声"])
    #expect(found.questions.map(\.count) == [3, 1])
    let diagnostics = found.diagnostics(file: "log.sqlite")
    #expect(
      diagnostics.map(\.message) == ["no item answers '木兰当户织', asked 3 times", "no item answers '不闻机杼声', asked once"])
    #expect(diagnostics.map(\.place.line) == [4, 3])
    #expect(diagnostics.allSatisfy { $0.severity == .warning && $0.place.file == "log.sqlite" })
  }

  @Test(arguments: ["办烟草证要什么", "办护照", "转人工", "都不是", "第二个", "你好", "？？", ""])
  func whatIsAnsweredOrAsksNothingIsLeftOut(question: String) throws {
    #expect(try unanswered([row(1, question), row(2, question, .handover)]).questions == [])
  }

  @Test func otherOutcomesAndAnswersToOurQuestionsAreLeftOut() throws {
    let rows =
      Outcome.allCases.filter { ![.outOfScope, .handover].contains($0) }.map { row(1, "木兰当户织", $0) }
      + [row(2, "木兰当户织", isFollowUp: true)]
    #expect(try unanswered(rows).questions == [])
  }
}
