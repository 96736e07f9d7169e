import ArgumentParser
import Dialogue
import Foundation

struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Converse (the default); from a pipe, answer each line.")

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: "text, markdown or json.") var format: OutputFormat = .text
  @Flag(help: "From a pipe: keep one session through all lines.") var session = false
  @Flag(help: "Write each answer as soon as it is there.") var lineBuffered = false

  func run() throws {
    let live = LiveKnowledge(knowledge.chosenFolder)
    let assistant = try knowledge.assistant()
    if Console.isInputTerminal {
      Repl(assistant, format: format, live: live).run()
    } else {
      answerLines(assistant)
    }
  }

  /// One answer for each line that is not empty, in order.
  private func answerLines(_ assistant: Assistant) {
    var reader = LineReader(STDIN_FILENO)
    let writer = ReplyWriter(
      assistant.knowledge, format: format, isLineBuffered: lineBuffered || Console.isOutputTerminal)
    var conversation = Session()
    while let bytes = reader.next() {
      guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      if !session { conversation = Session() }
      let reply = assistant.answer(Line(bytes), in: &conversation)
      writer.write(reply, to: Console.harmless(String(decoding: bytes, as: UTF8.self)))
    }
    writer.flush()
  }
}
