import ArgumentParser

@main
struct YiciCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yici",
    abstract: "一次：政务服务大厅办事助手，一次说全要带的材料。",
    discussion: """
      Without a command: a conversation when a terminal is there, otherwise one answer for each line of standard
      input.
      """,
    subcommands: [
      ReplCommand.self, AskCommand.self, ShowCommand.self, ListCommand.self, MaterialsCommand.self,
      WindowCommand.self, CheckCommand.self, NewCommand.self, DiffCommand.self,
      ExportCommand.self, ImportCommand.self,
      TestCommand.self, ExplainCommand.self, EvaluateCommand.self,
      ReportCommand.self, KioskCommand.self,
    ],
    defaultSubcommand: ReplCommand.self)
}

/// Exit codes by sysexits (DESIGN §4).
enum Exit {
  static let usage = ExitCode(64)
  static let badData = ExitCode(65)
  static let noInput = ExitCode(66)
  static let cannotCreate = ExitCode(73)
  static let inputOutput = ExitCode(74)
  static let noPermission = ExitCode(77)
}
