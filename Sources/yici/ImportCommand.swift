import ArgumentParser
import Foundation
import KnowledgeModel
import KnowledgeStore

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring items into a knowledge folder.", subcommands: [ImportCSVCommand.self])
}

struct ImportCSVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "Read tables that `yici export csv` wrote and a spreadsheet changed.",
    discussion: """
      Nothing is written when a row is at fault. Items that did not change keep their files as they are. Run
      `yici check` and `yici diff` afterwards.
      """)

  @Option(
    name: .customLong("into"),
    help: ArgumentHelp("Folder with KnowledgeBase/ whose items are written.", valueName: "dir"))
  var target: String
  @Flag(help: "Say what would be written, and write nothing.") var dryRun = false
  @Argument(help: "CSV files.") var files: [String]

  func run() throws {
    let folder = KnowledgeFolder(root: URL(filePath: target))
    guard FileManager.default.fileExists(atPath: folder.knowledgeBase.path) else {
      Console.complain("\(folder.knowledgeBase.shownPath): no such folder")
      throw Exit.noInput
    }
    let (exchange, items) = try read(folder)
    let present = folder.check().draft
    var unchanged = 0
    for item in items {
      let old = present?.item(item.id)
      guard old != item else {
        unchanged += 1
        continue
      }
      let url = folder.knowledgeBase.appending(path: "items/\(item.department)/\(item.id).yaml")
      print("\(old == nil ? "new" : "changed") \(url.shownPath)")
      if !dryRun { try OutputFile.write(exchange.yaml(item), to: url) }
      if let old, old.department != item.department {
        Console.complain("\(item.id) moved from \(old.department): remove its old file")
      }
    }
    Console.complain("\(items.count) items: \(items.count - unchanged) written, \(unchanged) unchanged")
  }

  private func read(_ folder: KnowledgeFolder) throws -> (ItemExchange, [Item]) {
    do {
      let exchange = try ItemExchange(folder)
      let items = try files.flatMap { file in
        guard let data = try? Data(contentsOf: URL(filePath: file)) else {
          Console.complain("\(file): cannot be read")
          throw Exit.noInput
        }
        guard let text = String(validating: data, as: UTF8.self) else {
          Console.complain("\(file): is not UTF-8; save it as \"CSV UTF-8\"")
          throw Exit.badData
        }
        return try exchange.items(fromCSV: text, named: file)
      }
      let twice = Dictionary(grouping: items, by: \.id).filter { $0.value.count > 1 }.keys.sorted()
      if !twice.isEmpty {
        Console.complain("in two files: \(twice.joined(separator: ", "))")
        throw Exit.badData
      }
      // An id and a department become part of a path.
      for item in items where "\(item.department)/\(item.id)".wholeMatch(of: /[a-z0-9-]+\/[a-z0-9-]+/) == nil {
        Console.complain("'\(Console.harmless(item.id))': ids have lower-case letters, digits and hyphens")
        throw Exit.badData
      }
      return (exchange, items)
    } catch let error as KnowledgeError {
      Console.complain("\(error)")
      throw Exit.badData
    }
  }
}
