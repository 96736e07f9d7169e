import ArgumentParser
import Dialogue
import Foundation
import KnowledgeModel
import KnowledgeStore
import Matching

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, json
}

struct KnowledgeOptions: ParsableArguments {
  @Option(
    name: .customLong("knowledge"),
    help: ArgumentHelp(
      "Folder with KnowledgeBase/ and Dialogs/ to use in place of what the binary was built with "
        + "(also: YICI_KNOWLEDGE).",
      valueName: "dir"))
  var folder: String?

  /// The folder that the person named, if any.
  var chosenFolder: KnowledgeFolder? {
    let path = folder ?? ProcessInfo.processInfo.environment["YICI_KNOWLEDGE"]
    return path.flatMap { $0.isEmpty ? nil : KnowledgeFolder(root: URL(filePath: $0)) }
  }

  /// - Throws: an exit code, after saying on standard error what is wrong with the data.
  func assistant() throws -> Assistant {
    do {
      return try Assistant(folder: chosenFolder)
    } catch {
      Console.complain("\(error)")
      throw Exit.badData
    }
  }
}
