import ArgumentParser
import Dialogue
import Foundation

struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Converse (the default); from a pipe, answer each line.")

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var logging: LogOptions
  @Option(help: "text, markdown or json.") var format: OutputFormat = .text
  @Flag(help: "From a pipe: keep one session through all lines.") var session = false
  @Flag(help: "On a terminal: keep no history of questions.") var noHistory = false
  @Option(help: ArgumentHelp("Gets a notice on standard input when it is printed (lp, say).", valueName: "command"))
  var printCommand: String?
  @Flag(help: "Write each answer as soon as it is there.") var lineBuffered = false

  func run() throws {
    let assistant = try knowledge.assistant()
    let desk = Desk(assistant, log: try logging.log(), live: LiveKnowledge(knowledge.chosenFolder))
    if Console.isInputTerminal {
      Repl(
        desk, format: format, history: noHistory ? nil : HistoryFile.standard, printCommand: printCommand
      ).run()
    } else {
      answerLines(desk)
    }
  }

  /// One answer for each line that is not empty, in order.
  private func answerLines(_ desk: Desk) {
    var reader = LineReader(STDIN_FILENO)
    let writer = ReplyWriter(
      desk.assistant.knowledge, format: format, isLineBuffered: lineBuffered || Console.isOutputTerminal)
    let printing = Printing(desk.assistant.knowledge, command: printCommand)
    while let bytes = reader.next() {
      guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      if !session { desk.restart() }
      let reply = desk.answer(Line(bytes))
      if reply.effect == .print { _ = printing.run(reply) }
      writer.write(reply, to: Console.harmless(String(decoding: bytes, as: UTF8.self)))
    }
    writer.flush()
  }
}
