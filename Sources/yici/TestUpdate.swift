import Dialogue
import Foundation
import KnowledgeStore

/// Makes conversation tests expect what is answered now (`yici test --update`).
struct TestUpdate {
  let run: ConversationRun

  /// Rewrites the files and prints every change, and what a person must decide.
  /// - Returns: true when every test now holds.
  /// - Throws: an exit code, after saying on standard error why a file cannot be written.
  func update(_ files: [(url: URL, file: ConversationFile)]) throws -> Bool {
    var changed = 0
    var left = 0
    var seen: Set<URL> = []
    for (url, file) in files where seen.insert(url.resolvingSymlinksInPath().standardizedFileURL).inserted {
      let result = Self.updated(file, run)
      // Written before it is told; the link stays a link to the file that changes.
      if result.file.text != file.text {
        try OutputFile.write(result.file.text, to: url.resolvingSymlinksInPath())
      }
      for change in result.changes { print(Console.harmless("\(change)")) }
      for problem in result.problems { print(Console.harmless(problem)) }
      changed += result.changes.count
      left += result.problems.count
    }
    print("\(changed) expectations updated, \(left) left for a person to decide")
    return left == 0
  }

  struct Result {
    var file: ConversationFile
    var changes: [ConversationFile.Change] = []
    var problems: [String] = []
  }

  /// - Returns: the file with all expectations corrected that can be, and what is left, in words.
  static func updated(_ file: ConversationFile, _ run: ConversationRun) -> Result {
    var result = Result(file: file)
    for (place, conversation) in file.conversations.enumerated() {
      for failure in run.failures(of: conversation) {
        guard let actual = failure.actual else {
          result.problems.append(
            "FAIL \(conversation.file): \(conversation.name)\n  \(failure)\n    a person must decide")
          continue
        }
        do {
          result.changes.append(try result.file.take(actual, conversation: place, turn: failure.index))
        } catch {
          result.problems.append("\(error)")
        }
      }
    }
    return result
  }
}
