import ArgumentParser
import Dialogue
import Foundation

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run conversation tests (Dialogs/tests/*.yaml).")

  func run() throws {}
}
