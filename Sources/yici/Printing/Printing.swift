import Dialogue
import Foundation
import KnowledgeModel
import Notification
import Rendering

/// Brings a notice out of the terminal: to a file, a printer's command, or a telephone.
struct Printing {
  private let knowledge: Knowledge
  /// A shell command that the hall chose (`lp`); it gets the text on standard input.
  let command: String?

  init(_ knowledge: Knowledge, command: String?) {
    self.knowledge = knowledge
    self.command = command
  }

  /// Writes by the file's ending: `.html` a page for A4, `.ticket.html` one for an 80 mm roll, `.md` Markdown, anything
  /// else text. Never replaces a file.
  func write(_ reply: Reply, to file: String) throws {
    guard let notice = reply.notice else { return }
    let path = (file as NSString).expandingTildeInPath
    let content =
      switch (path as NSString).pathExtension.lowercased() {
      case "html", "htm":
        HTMLRenderer(knowledge).page(
          notice, settled: reply.settled, paper: path.lowercased().contains(".ticket.") ? .ticket : .a4)
      case "md", "markdown": MarkdownRenderer(knowledge).render(notice, settled: reply.settled) + "\n"
      default: text(reply) + "\n"
      }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data(content.utf8))
  }

  /// Gives the notice to the printer's command, which runs on by itself.
  ///
  /// - Returns: false when there is no command, nothing to print, or the command cannot be started.
  func run(_ reply: Reply) -> Bool {
    guard let command, reply.notice != nil else { return false }
    // An unlinked file and no pipe: a printer that hangs must not hold up the people in the queue.
    guard let file = tmpfile() else { return false }
    defer { fclose(file) }
    fputs(text(reply) + "\n", file)
    rewind(file)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardInput = FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return (try? process.run()) != nil
  }

  /// The notice without colours and without the conversation around it.
  private func text(_ reply: Reply) -> String {
    var reply = reply
    reply.blocks = [.notice]
    return TextRenderer(knowledge, width: 80).render(reply)
  }

  /// QR codes with the short list, so many that each fits into the space.
  func codes(for notice: Notice, columns: Int, rows: Int) -> [QRCode] {
    let text = ShortList(knowledge).text(notice)
    return QRCode.sheets(text, columns: columns, rows: rows)
  }
}
