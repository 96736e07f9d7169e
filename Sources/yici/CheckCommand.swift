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
      12 months ago, statutes that laws.yaml says are repealed or amended or does not know, and with --report the
      questions of a log that no item answers.
      """)

  @OptionGroup var knowledge: KnowledgeOptions
  @Flag(help: "Print the coverage by department.") var summary = false
  @Option(help: "text, json (one object a line) or github (workflow annotations).")
  var format: DiagnosticFormat = .text
  @Option(help: ArgumentHelp("Count age from this date in place of today.", valueName: "yyyy-mm-dd"))
  var today: String?
  @Flag(help: "Exit 65 for warnings too.") var strict = false
  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Ask the unanswered questions of this log (see --log) again, and warn of those that still get no item.",
      valueName: "file"))
  var log: String?

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
    let logged = try log.map(InteractionLog.named)
    let source = SourceText(root: folder.root)
    let outcome = folder.check(today: today ?? Today.iso)
    var diagnostics = outcome.diagnostics
    var unanswered: [Diagnostic] = []
    if let knowledge = outcome.knowledge {
      let tables = try tables()
      do throws(TemplateError) {
        let matcher = try Matcher(knowledge, tables: tables)
        diagnostics += failingExamples(of: matcher, knowledge, source)
        if let log, let logged {
          unanswered = StillUnanswered(logged, knowledge, matcher).diagnostics(file: log)
        }
      } catch {
        diagnostics.append(diagnostic(error, source))
      }
    } else if let log {
      Console.complain("\(log): not asked, since the data is at fault")
    }
    let report = DiagnosticReport(
      format: format, source: source, prefix: prefix(of: folder), isColoured: Console.isColoured)
    for diagnostic in diagnostics { print(report.render(diagnostic)) }
    let logReport = DiagnosticReport(format: format, source: nil, prefix: "", isColoured: Console.isColoured)
    for diagnostic in unanswered { print(logReport.render(diagnostic)) }
    diagnostics += unanswered

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

  private func tables() throws -> CharacterTables {
    guard let tables = CharacterTables(encoded: try Snapshot(EmbeddedSnapshot.text).tables) else {
      throw Snapshot.Malformed()
    }
    return tables
  }

  /// Examples that their own template does not match.
  private func failingExamples(
    of matcher: Matcher, _ knowledge: Knowledge, _ source: SourceText
  ) -> [Diagnostic] {
    matcher.failingExamples(knowledge.dialogs).map { Diagnostic(at: place(of: $0.example, source), "\($0)") }
  }

  /// A template that cannot be read.
  private func diagnostic(_ error: TemplateError, _ source: SourceText) -> Diagnostic {
    var found = place(of: error.template, source)
    found.column += error.column - 1
    return Diagnostic(at: found, error.message)
  }

  private func place(of text: String, _ source: SourceText) -> Diagnostic.Place {
    source.place(of: text, in: "Dialogs/intents.yaml") ?? source.place(of: text, in: "Dialogs/smalltalk.yaml")
      ?? .init(file: "Dialogs/intents.yaml")
  }
}
