import ArgumentParser
import Foundation
import KnowledgeModel
import KnowledgeStore
import Rendering

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the items for other programs and people.",
    subcommands: [ExportCSVCommand.self, ExportElementsCommand.self, ExportSiteCommand.self])
}

struct ExportCSVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv", abstract: "Write items as a table for spreadsheets, one row a material.",
    discussion: """
      FILE gets all items, - is standard output; with a folder (ends with /) each department gets its own file.
      `yici import csv` reads the tables back.
      """)

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup(title: "Filters") var filter: ItemFilter
  @Argument(help: "File, folder/ or -.") var target: String

  func run() throws {
    let knowledge = try knowledge.assistant().knowledge
    let items = try usage { try filter.items(of: knowledge) }
    if target == "-" {
      print(CSVText(ItemTable.rows(items)).text, terminator: "")
    } else if target.hasSuffix("/") || isFolder(target) {
      for department in knowledge.departments {
        let own = items.filter { $0.department == department.id }
        guard !own.isEmpty else { continue }
        try write(own, to: URL(filePath: target).appending(path: "\(department.id).csv"))
      }
    } else {
      try write(items, to: URL(filePath: target))
    }
  }

  private func write(_ items: [Item], to url: URL) throws {
    // Spreadsheet programs take a file for UTF-8 only when it begins with a byte-order mark.
    try OutputFile.write("\u{FEFF}" + CSVText(ItemTable.rows(items)).text, to: url)
    Console.complain("\(url.shownPath): \(items.count) items")
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}

struct ExportElementsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gb", abstract: "Write items as JSON with the element names of GB/T 39554.2.")

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup(title: "Filters") var filter: ItemFilter
  @Argument(help: "File, or - for standard output.") var target: String

  func run() throws {
    let knowledge = try knowledge.assistant().knowledge
    let items = try usage { try filter.items(of: knowledge) }
    let text = NationalElements(knowledge).json(items).pretty + "\n"
    if target == "-" {
      print(text, terminator: "")
    } else {
      try OutputFile.write(text, to: URL(filePath: target))
      Console.complain("\(target): \(items.count) items")
    }
  }
}

extension Site.Format: ExpressibleByArgument {}

struct ExportSiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Write pages of all items and errands with an index and a search.",
    discussion: "The pages open from disk: double-click index.html. They load nothing over the network.")

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: "html or markdown.") var format: Site.Format = .html
  @Argument(help: "Folder; it is made when it does not exist.") var folder: String

  func run() throws {
    let knowledge = try knowledge.assistant().knowledge
    let files = Site(knowledge, format: format).files
    for file in files { try OutputFile.write(file.text, to: URL(filePath: folder).appending(path: file.path)) }
    Console.complain("\(folder): \(files.count) files")
  }
}
