import ArgumentParser
import Dialogue
import Matching
import Rendering

struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Answer one question.",
    usage: "yici ask [--format text|markdown|json] QUESTION ...")

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: "text, markdown or json.") var format: OutputFormat = .text
  @Argument(help: "The question; several words are joined.") var question: [String]

  func run() throws {
    let assistant = try knowledge.assistant()
    let question = question.joined(separator: " ")
    var session = Session()
    let reply = assistant.answer(Line(Array(question.utf8)), in: &session)
    let writer = ReplyWriter(assistant.knowledge, format: format)
    writer.write(reply, to: question)
    writer.flush()
  }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show why a question is understood as it is.")

  @OptionGroup var knowledge: KnowledgeOptions
  @Argument(help: "The question; several words are joined.") var question: [String]

  func run() throws {
    let assistant = try knowledge.assistant()
    let explanation = assistant.matcher.explain(question.joined(separator: " "))
    print("folded     \(Console.harmless(explanation.folded))")
    for template in explanation.templates {
      let slots = template.slots.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
      print(
        "\(template.isChosen ? "template *" : "template  ") \(template.meaning): \(template.template)\(slots.joined())")
    }
    for candidate in explanation.candidates {
      let name = assistant.knowledge.item(candidate.id)?.name ?? ""
      print(
        "item       \(candidate.id) \(name)  score \(rounded(candidate.score))  confidence \(rounded(candidate.confidence))"
      )
      for evidence in candidate.evidence {
        let label = DisplayWidth.pad(evidence.kind.rawValue, to: 10)
        print("             \(label) \(DisplayWidth.pad(evidence.text, to: 24)) \(rounded(evidence.weight))")
      }
    }
    print("verdict    \(explanation.verdict)")
  }

  private func rounded(_ value: Float) -> String { "\((Double(value) * 1000).rounded() / 1000)" }
}
