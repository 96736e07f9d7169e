import Dialogue
import Foundation
import KnowledgeModel
import Language
import Rendering

/// The conversation in a terminal.
final class Repl {
  private let desk: Desk
  private let editor: LineEditor
  private let printCommand: String?
  private var printing: Printing
  private var wording: Wording
  private var writer: ReplyWriter
  /// The reply that stands on the screen, for the pager, the printer and the codes.
  private var last: Reply?

  init(_ desk: Desk, format: OutputFormat, history: HistoryFile?, printCommand: String?) {
    self.desk = desk
    self.printCommand = printCommand
    let assistant = desk.assistant
    writer = ReplyWriter(assistant.knowledge, format: format, isLineBuffered: true)
    wording = Wording(assistant.knowledge.dialogs)
    printing = Printing(assistant.knowledge, command: printCommand)
    editor = LineEditor(history: history) {
      Completer(
        assistant.knowledge, tables: assistant.matcher.normaliser.tables,
        formats: OutputFormat.allCases.map(\.rawValue))
    }
  }

  func run() {
    say(wording("banner"))
    while let bytes = editor.next(prompt: prompt) {
      guard bytes.contains(where: { $0 != 0x20 }) else { continue }
      if desk.refresh() { takeKnowledge() }
      let line = Line(bytes)
      editor.remember(line.masked)
      let isOver =
        switch command(line) {
        case nil: answer(line)
        case .success(let command)?: run(command)
        case .failure(let unknown)?:
          complain("repl.unknown_command", ["name": Console.harmless(unknown.name)])
        }
      if isOver { return }
      hint()
    }
    print()
  }

  /// The files have changed: what was made from the old ones is made anew.
  private func takeKnowledge() {
    let knowledge = desk.assistant.knowledge
    writer = ReplyWriter(knowledge, format: writer.format, isLineBuffered: true)
    wording = Wording(knowledge.dialogs)
    printing = Printing(knowledge, command: printCommand)
  }

  private func command(_ line: Line) -> Result<StaffCommand, StaffCommand.Unknown>? {
    guard case .text(let text) = line else { return nil }
    return StaffCommand.parse(text)
  }

  // MARK: Answers

  /// - Returns: whether the conversation is over.
  private func answer(_ line: Line) -> Bool {
    let reply = desk.answer(line)
    var question = ""
    if case .text(let text) = line { question = Console.harmless(text) }
    writer.write(reply, to: question)
    last = reply
    switch reply.effect {
    case .print: say(printing.run(reply) ? wording("repl.sent_to_printer") : wording("repl.print_how"))
    case .quit: return true
    case .restart: last = nil
    case nil: break
    }
    return false
  }

  /// What can be said next, in one line.
  private func hint() {
    guard writer.format == .text else { return }
    let key =
      switch desk.session.now.pending {
      case .situation: "hint.situation"
      case .choice, .list: "hint.choice"
      case nil: desk.session.now.focus == nil ? "hint.start" : "hint.answered"
      }
    let text = DisplayWidth.cut(wording(key), to: Console.width - 1)
    if !text.isEmpty { say(writer.style.quiet(text)) }
  }

  /// Readline does not count what stands between the markers 1 and 2 as columns.
  private var prompt: String {
    let prompt = wording("prompt")
    guard Console.isColoured else { return prompt }
    return "\u{1}\u{1B}[1;36m\u{2}\(prompt)\u{1}\u{1B}[0m\u{2}"
  }

  private func say(_ text: String) {
    print(text)
    fflush(nil)
  }

  private func complain(_ key: String, _ values: [String: String] = [:]) -> Bool {
    say(wording(key, values))
    return false
  }

  // MARK: Commands

  /// - Returns: whether the conversation is over.
  private func run(_ command: StaffCommand) -> Bool {
    let argument = command.argument
    switch command.name {
    case .help: say(wording("repl.help"))
    case .quit: return true
    case .restart:
      desk.restart()
      last = nil
      say(wording("restarted"))
    case .item: return show(argument)
    case .list: return list(argument)
    case .explain:
      guard !argument.isEmpty else { return complain("repl.needs_argument", ["name": command.name.rawValue]) }
      say(ExplanationText(desk.assistant.matcher.explain(argument), desk.assistant.knowledge).text)
    case .format:
      guard let format = OutputFormat(rawValue: argument) else {
        return complain("repl.formats", ["list": OutputFormat.allCases.map(\.rawValue).joined(separator: " ")])
      }
      writer.format = format
    case .print: return printTo(argument)
    case .qr: return showCodes()
    case .pager:
      guard let last else { return complain("repl.nothing_to_page") }
      Pager.show(writer.renderer.render(last))
    }
    return false
  }

  private func show(_ words: String) -> Bool {
    guard let item = desk.assistant.find(words) else {
      return complain("repl.no_item", ["name": Console.harmless(words)])
    }
    say(writer.renderer.guide(item, act: item.defaultAct))
    return false
  }

  private func list(_ words: String) -> Bool {
    let knowledge = desk.assistant.knowledge
    guard !words.isEmpty else {
      for department in knowledge.departments {
        say(DisplayWidth.pad(department.id, to: 24) + department.name)
      }
      return false
    }
    let department = knowledge.departments.first {
      ([$0.id, $0.name, $0.fullName] + $0.aliases).contains(words)
    }
    guard let department else { return complain("repl.no_department", ["name": Console.harmless(words)]) }
    for item in knowledge.items where item.department == department.id {
      say(DisplayWidth.pad(item.id, to: 40) + item.name)
    }
    return false
  }

  private func printTo(_ file: String) -> Bool {
    guard let last, last.notice != nil else { return complain("nothing_to_print") }
    guard !file.isEmpty else {
      return complain(printing.run(last) ? "repl.sent_to_printer" : "repl.print_how")
    }
    do {
      try printing.write(last, to: file)
      say(wording("repl.printed", ["file": Console.harmless(file)]))
    } catch {
      say(wording("repl.print_failed", ["file": Console.harmless(file), "reason": "\(error)"]))
    }
    return false
  }

  private func showCodes() -> Bool {
    guard let last, let notice = last.notice else { return complain("nothing_to_print") }
    let sheets = printing.codes(for: notice, columns: Console.width, rows: Console.height - 3)
    for (index, sheet) in sheets.enumerated() {
      say(wording("qr.title", ["number": "\(index + 1)", "count": "\(sheets.count)"]))
      say(sheet.lines(isColoured: Console.isColoured).joined(separator: "\n"))
    }
    return false
  }
}
