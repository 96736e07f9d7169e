import ArgumentParser
import Dialogue
import Foundation
import KnowledgeModel
import KnowledgeStore
import Rendering

struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run conversation tests (by default Dialogs/tests/*.yaml).",
    discussion: """
      With --update, expectations that one value alone fits (outcome, item, bundle, intent, act, asks, exactly) are
      rewritten in the files to what the assistant answers now; all else in the files stays. Where a person must say
      what matters (include, exclude, offers, contains, lacks), the failure is shown, and the exit code is 1.
      """)

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: ArgumentHelp("Also write the results as JUnit XML.", valueName: "file"))
  var junit: String?
  @Flag(help: "Rewrite the expectations that differ to what is answered now.") var update = false
  @Argument(help: "Files of conversations.") var files: [String] = []

  func validate() throws {
    if update, junit != nil { throw ValidationError("--update changes the tests; run --junit after it") }
  }

  func run() throws {
    let assistant = try knowledge.assistant()
    let renderer = TextRenderer(assistant.knowledge)
    let run = ConversationRun(
      dialogue: assistant.dialogue, matcher: assistant.matcher, text: renderer.render)
    if update {
      guard try TestUpdate(run: run).update(loaded()) else { throw ExitCode(1) }
      return
    }
    var results: [(conversation: Conversation, failures: [ConversationRun.Failure])] = []
    for conversation in try loaded().flatMap(\.file.conversations) {
      let failures = run.failures(of: conversation)
      results.append((conversation, failures))
      for failure in failures {
        print("FAIL \(conversation.file): \(conversation.name)\n  \(Console.harmless("\(failure)"))")
      }
    }
    let failed = results.count { !$0.failures.isEmpty }
    print("\(results.count) conversations, \(failed) failed")
    if let junit {
      do {
        try Data(JUnitReport(results.map { ($0, $1.map(\.description)) }).xml.utf8)
          .write(to: URL(filePath: junit))
      } catch {
        Console.complain("\(junit): \(error.localizedDescription)")
        throw Exit.noInput
      }
    }
    if failed > 0 { throw ExitCode(1) }
  }

  /// The files named, or all tests of the data.
  /// - Throws: an exit code, after saying on standard error what is wrong.
  private func loaded() throws -> [(url: URL, file: ConversationFile)] {
    var urls = files.map { URL(filePath: $0) }
    if urls.isEmpty {
      let folder = (knowledge.chosenFolder ?? KnowledgeFolder(root: URL(filePath: "."))).dialogs
        .appending(path: "tests")
      let found = try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)
      urls = (found ?? []).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    }
    guard !urls.isEmpty else {
      Console.complain("no conversation tests; name files, or run where Dialogs/tests is")
      throw Exit.noInput
    }
    return try urls.map { url in
      guard FileManager.default.fileExists(atPath: url.path) else {
        Console.complain("\(url.relativePath): no such file")
        throw Exit.noInput
      }
      do { return (url, try ConversationFile(contentsOf: url)) } catch {
        Console.complain("\(error)")
        throw Exit.badData
      }
    }
  }
}

/// Conversation results in the XML that CI servers read.
struct JUnitReport {
  let xml: String

  init(_ results: [(conversation: Conversation, failures: [String])]) {
    let failed = results.count { !$0.failures.isEmpty }
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuite name="yici" tests="\#(results.count)" failures="\#(failed)">"#,
    ]
    for (conversation, failures) in results {
      let name = HTML.escape(conversation.name)
      let open = #"  <testcase classname="\#(HTML.escape(conversation.file))" name="\#(name)""#
      if failures.isEmpty {
        lines.append(open + "/>")
      } else {
        lines.append(open + ">")
        lines.append("    <failure>\(HTML.escape(failures.joined(separator: "\n")))</failure>")
        lines.append("  </testcase>")
      }
    }
    xml = (lines + ["</testsuite>", ""]).joined(separator: "\n")
  }
}
