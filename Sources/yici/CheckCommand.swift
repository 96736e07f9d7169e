import ArgumentParser
import Foundation
import KnowledgeModel
import KnowledgeStore
import Language
import Matching

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check KnowledgeBase/ and Dialogs/.",
    discussion: """
      Errors make the data unusable (exit 65). Warnings name what may have become wrong: provenance checked over
      12 months ago, statutes that laws.yaml says are repealed or amended or does not know.
      """)

  @OptionGroup var knowledge: KnowledgeOptions
  @Flag(help: "Print the coverage by department.") var summary = false
  @Option(help: "text, json (one object a line) or github (workflow annotations).")
  var format: DiagnosticFormat = .text
  @Option(help: ArgumentHelp("Count age from this date in place of today.", valueName: "yyyy-mm-dd"))
  var today: String?
  @Flag(help: "Exit 65 for warnings too.") var strict = false

  func validate() throws {
    if let today, today.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil {
      throw ValidationError("--today is a date like 2026-11-25")
    }
  }

  func run() throws {
    let folder = knowledge.chosenFolder ?? KnowledgeFolder(root: URL(filePath: "."))
    guard FileManager.default.fileExists(atPath: folder.knowledgeBase.path) else {
      Console.complain("\(folder.knowledgeBase.relativePath): no such folder; name it with --knowledge")
      throw Exit.noInput
    }
    let source = SourceText(root: folder.root)
    let outcome = folder.check(today: today ?? Today.iso)
    var diagnostics = outcome.diagnostics
    if let knowledge = outcome.knowledge { diagnostics += try templateDiagnostics(knowledge, source) }
    let report = DiagnosticReport(
      format: format, source: source, prefix: prefix(of: folder), isColoured: Console.isColoured)
    for diagnostic in diagnostics { print(report.render(diagnostic)) }

    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    if format == .text {
      if summary, let knowledge = outcome.knowledge { print(Coverage(knowledge).table) }
      print(total(outcome.knowledge) + "\(errors) errors, \(warnings) warnings")
    }
    if errors > 0 || (strict && warnings > 0) { throw Exit.badData }
  }

  private func total(_ knowledge: Knowledge?) -> String {
    guard let knowledge else { return "" }
    return "\(knowledge.itemIDs.count) items, \(knowledge.departments.count) departments, "
      + "\(knowledge.windows.count) windows, \(knowledge.formerWindows.count) former windows, "
      + "\(knowledge.bundles.count) bundles: "
  }

  private func prefix(of folder: KnowledgeFolder) -> String {
    let named = self.knowledge.folder ?? ProcessInfo.processInfo.environment["YICI_KNOWLEDGE"] ?? ""
    return named.isEmpty || named == "." ? "" : named.hasSuffix("/") ? named : named + "/"
  }

  /// Templates that cannot be read, and examples that their own template does not match.
  private func templateDiagnostics(_ knowledge: Knowledge, _ source: SourceText) throws -> [Diagnostic] {
    let snapshot = try Snapshot(EmbeddedSnapshot.text)
    guard let tables = CharacterTables(encoded: snapshot.tables) else { throw Snapshot.Malformed() }
    func place(_ text: String) -> Diagnostic.Place {
      source.place(of: text, in: "Dialogs/intents.yaml") ?? source.place(of: text, in: "Dialogs/smalltalk.yaml")
        ?? .init(file: "Dialogs/intents.yaml")
    }
    do {
      return try Matcher(knowledge, tables: tables).failingExamples(knowledge.dialogs).map {
        Diagnostic(at: place($0.example), "\($0)")
      }
    } catch {
      var found = place(error.template)
      found.column += error.column - 1
      return [Diagnostic(at: found, error.message)]
    }
  }
}
