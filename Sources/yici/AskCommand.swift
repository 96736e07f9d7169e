import ArgumentParser
import Dialogue
import Matching
import Rendering

struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Answer one question.",
    usage: "yici ask [--format text|markdown|json] QUESTION ...")

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var logging: LogOptions
  @Option(help: "text, markdown or json.") var format: OutputFormat = .text
  @Argument(help: "The question; several words are joined.") var question: [String]

  func run() throws {
    let assistant = try knowledge.assistant()
    let question = question.joined(separator: " ")
    let reply = Desk(assistant, log: try logging.log()).answer(Line(Array(question.utf8)))
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
    print(ExplanationText(assistant.matcher.explain(question.joined(separator: " ")), assistant.knowledge).text)
  }
}
