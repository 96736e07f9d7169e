import CReadline
import Dialogue
import Foundation
import KnowledgeModel

/// The conversation in a terminal, on GNU readline.
final class Repl {
  private var assistant: Assistant
  private var writer: ReplyWriter
  private let format: OutputFormat
  private var live: LiveKnowledge
  private var session = Session()

  init(_ assistant: Assistant, format: OutputFormat, live: LiveKnowledge) {
    self.assistant = assistant
    self.format = format
    self.live = live
    writer = ReplyWriter(assistant.knowledge, format: format, isLineBuffered: true)
  }

  func run() {
    // Readline counts columns by the locale: Chinese needs a UTF-8 one even when LANG is C.
    if setlocale(LC_ALL, "") == nil || !isUTF8Locale { setlocale(LC_CTYPE, "C.UTF-8") }
    yici_set_name("yici")
    let replies = assistant.knowledge.dialogs.replies
    print(replies["banner"] ?? "")
    while let line = readline(replies["prompt"] ?? "> ") {
      defer { free(line) }
      let bytes = Array(UnsafeBufferPointer(start: line, count: strlen(line))).map(UInt8.init(bitPattern:))
      guard bytes.contains(where: { $0 != 0x20 }) else { continue }
      add_history(line)
      if let fresh = live.reloaded() { take(fresh) }
      let reply = assistant.answer(Line(bytes), in: &session)
      writer.write(reply, to: "")
      if reply.effect == .quit { return }
    }
    print()
  }

  private func take(_ fresh: Assistant) {
    assistant = fresh
    writer = ReplyWriter(fresh.knowledge, format: format, isLineBuffered: true)
  }

  private var isUTF8Locale: Bool {
    nl_langinfo(Int32(CODESET)).map { String(cString: $0) } == "UTF-8"
  }
}
