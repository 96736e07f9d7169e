import Dialogue
import Testing

@testable import yici

@Suite struct EvaluationTests {
  private func report(_ intents: [[String]]) -> [String] {
    var reply = Reply.greeting
    reply.outcome = .answered
    reply.item = "dog-registration"
    reply.intent = .time
    var evaluation = Evaluation()
    for expected in intents {
      evaluation.add(question: "狗证几天", expected: "dog-registration", intents: expected, reply: reply)
    }
    return evaluation.report(isVerbose: false).split(separator: "\n").filter { $0.hasPrefix("intent") }.map(String.init)
  }

  @Test func theWriterAloneIsOneShare() {
    #expect(report([["time"], ["fee"], []]) == ["intent             50.0 %  (1/2)"])
  }

  @Test func mostReadersMayOverruleTheWriter() {
    #expect(
      report([["fee", "time", "time"], ["time", "fee", "fee"], ["time", "fee"]])
        == ["intent             66.7 %  (2/3)", "intent by readers  66.7 %  (2/3)"])
  }
}
