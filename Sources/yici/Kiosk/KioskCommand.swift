import ArgumentParser
import Foundation
import Rendering

struct KioskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk", abstract: "Full-screen service for the hall's terminals; left only by the staff's code.")

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup var logging: LogOptions
  @Option(help: ArgumentHelp("Wipe everything after so long without a key.", valueName: "seconds")) var idle = 90
  @Option(help: ArgumentHelp("Say so in the last seconds before.", valueName: "seconds")) var countdown = 15
  @Option(help: ArgumentHelp("File of mode 0600 with the code that ends the kiosk after '#'.", valueName: "file"))
  var staffCode: String?
  @Option(help: ArgumentHelp("Gets a notice on standard input when it is printed (lp, say).", valueName: "command"))
  var printCommand: String?

  func validate() throws {
    if idle < 5 || countdown < 0 || countdown >= idle {
      throw ValidationError("--idle must be at least 5 and more than --countdown")
    }
  }

  func run() throws {
    guard Console.isInputTerminal, Console.isOutputTerminal else {
      Console.complain("the kiosk needs a terminal")
      throw Exit.usage
    }
    let code = try staffCode.map { file in
      do { return try StaffCode(file: file) } catch {
        Console.complain("\(file): \(error)")
        throw Exit.noPermission
      }
    }
    let desk = Desk(
      try knowledge.assistant(), log: try logging.log(), live: LiveKnowledge(knowledge.chosenFolder))
    let kiosk = Kiosk(desk, staffCode: code, hasPrinter: printCommand != nil)
    let loop = KioskLoop(kiosk, printCommand: printCommand, idle: idle, countdown: countdown)
    // A terminal that is gone is an error, so that the service is started again.
    guard loop.run() else { throw Exit.inputOutput }
  }
}
