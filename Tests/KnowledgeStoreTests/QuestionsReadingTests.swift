import Foundation
import KnowledgeModel
import Testing

@testable import KnowledgeStore

@Suite struct QuestionsReadingTests {
  /// What reading a file of these lines gives.
  private func read(_ text: String) throws -> (questions: [AskedQuestion], diagnostics: [Diagnostic]) {
    let url = FileManager.default.temporaryDirectory.appending(path: "yici-questions-\(UUID().uuidString).tsv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(text.utf8).write(to: url)
    let sink = DiagnosticSink()
    var reading = QuestionsReading(subjects: ["dog-registration", "tax"], intents: ["materials", "time"], sink: sink)
    reading.read(url, named: "hall.tsv")
    return (reading.questions, sink.diagnostics)
  }

  @Test func itemsOfficesAndIntentsAreRead() throws {
    let (questions, diagnostics) = try read("养狗办证\tdog-registration\ttime\r\n\n报税\ttax\n")
    #expect(
      questions == [
        AskedQuestion("养狗办证", subject: "dog-registration", intent: "time"), AskedQuestion("报税", subject: "tax"),
      ])
    #expect(diagnostics == [])
  }

  @Test(arguments: [
    ("养狗办证", 1, "expected question, TAB, item or office"),
    ("\ttax", 1, "expected question, TAB, item or office"),
    ("养狗办证\tdog-registratoin", 6, "no item or office 'dog-registratoin'"),
    ("养狗办证\tdog-registration\ttimes", 23, "no intent 'times'"),
  ])
  func mistakesAreFoundInTheirColumn(line: String, column: Int, message: String) throws {
    let (questions, diagnostics) = try read("报税\ttax\n\(line)\n")
    #expect(questions.count == 1)
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.first?.place == .init(file: "hall.tsv", line: 2, column: column))
  }

  @Test func aQuestionBelongsToOneSubject() throws {
    let (questions, diagnostics) = try read("养狗\tdog-registration\n养狗\ttax\n养狗\tdog-registration\n")
    #expect(questions.count == 1)
    #expect(diagnostics.map(\.severity) == [.error, .warning])
    #expect(diagnostics.allSatisfy { $0.hint == "first at hall.tsv:1:1" })
  }

  @Test func aFileThatIsNoTextIsAnError() throws {
    let sink = DiagnosticSink()
    var reading = QuestionsReading(subjects: [], intents: [], sink: sink)
    reading.read(URL(filePath: "/nowhere.tsv"), named: "nowhere.tsv")
    #expect(sink.hasErrors)
  }
}
