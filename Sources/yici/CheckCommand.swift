import ArgumentParser
import Foundation
import KnowledgeModel
import KnowledgeStore
import Language
import Matching

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check KnowledgeBase/ and Dialogs/.")

  @OptionGroup var knowledge: KnowledgeOptions
  @Flag(help: "Print the coverage by department.") var summary = false

  func run() throws {
    let folder = knowledge.chosenFolder ?? KnowledgeFolder(root: URL(filePath: "."))
    let outcome = folder.check()
    for diagnostic in outcome.diagnostics { print(diagnostic) }
    let errors = outcome.diagnostics.count { $0.severity == .error }
    guard let knowledge = outcome.knowledge else {
      print("\(errors) errors")
      throw Exit.badData
    }
    let failures = try exampleFailures(knowledge)
    for failure in failures { print(failure) }
    if summary { print(Coverage(knowledge).table) }
    print(
      "\(knowledge.itemIDs.count) items, \(knowledge.departments.count) departments, "
        + "\(knowledge.windows.count) windows, \(knowledge.formerWindows.count) former windows, "
        + "\(knowledge.bundles.count) bundles: \(failures.count) errors, \(outcome.diagnostics.count) warnings")
    if !failures.isEmpty { throw Exit.badData }
  }

  /// Runs the example of every sentence template.
  private func exampleFailures(_ knowledge: Knowledge) throws -> [String] {
    let snapshot = try Snapshot(EmbeddedSnapshot.text)
    guard let tables = CharacterTables(encoded: snapshot.tables) else { throw Snapshot.Malformed() }
    do {
      return try Matcher(knowledge, tables: tables).failingExamples(knowledge.dialogs).map {
        "Dialogs/intents.yaml: error: \($0)"
      }
    } catch {
      return ["Dialogs/intents.yaml: error: \(error)"]
    }
  }
}
