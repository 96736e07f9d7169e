import ArgumentParser
import Foundation
import KnowledgeModel
import KnowledgeStore
import Rendering

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a new data file from a template.", subcommands: [NewItemCommand.self])
}

struct NewItemCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "item", abstract: "Write the file of a new item; `yici check` then says what is to be filled in.")

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: "Department that handles it (id, name or what people call it).") var department: String
  @Option(help: "Unified window that accepts it (W01 … W14, or its name).") var window: String
  @Option(help: "The department's former window (default: its first one).") var formerWindow: String?
  @Option(help: "Official name; the id when left out.") var name: String?
  @Argument(help: "Id of the item: lower-case letters, digits and hyphens.") var id: String

  func validate() throws {
    if id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil {
      throw ValidationError("an id has lower-case letters, digits and single hyphens: 'pet-shop-licence'")
    }
  }

  func run() throws {
    let folder = knowledge.chosenFolder ?? KnowledgeFolder(root: URL(filePath: "."))
    let outcome = folder.check()
    guard let knowledge = outcome.draft else {
      Console.complain("\(folder.knowledgeBase.shownPath): no knowledge base; name one with --knowledge")
      throw Exit.noInput
    }
    let department = try usage { try knowledge.department(named: self.department) }
    let window = try usage { try knowledge.window(named: self.window) }
    let own = knowledge.formerWindows.filter { $0.department == department.id }.map(\.id)
    if let formerWindow, !own.contains(formerWindow) {
      Console.complain("\(department.id) has no former window '\(formerWindow)'; it has \(own.joined(separator: ", "))")
      throw Exit.usage
    }
    if knowledge.item(id) != nil {
      Console.complain("an item '\(id)' exists already")
      throw Exit.cannotCreate
    }
    // A folder with older dialogs may have no template: then the one that the binary carries serves.
    let hasTemplate = knowledge.dialogs.replies["template.item"] != nil
    let dialogs = hasTemplate ? knowledge.dialogs : try Snapshot(EmbeddedSnapshot.text).knowledge.dialogs
    let text = Wording(dialogs)(
      "template.item",
      [
        "id": id, "name": name ?? id, "department": department.id, "window": window.id,
        "former": formerWindow ?? own.first ?? "", "choices": own.joined(separator: ", "),
        "checked": Today.iso,
      ])
    let path = "items/\(department.id)/\(id).yaml"
    try OutputFile.write(text, to: folder.knowledgeBase.appending(path: path), replacing: false)
    print(folder.knowledgeBase.appending(path: path).shownPath)
  }
}
