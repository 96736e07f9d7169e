import ArgumentParser
import KnowledgeModel
import Rendering

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List items.")

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: "Only items of this department (id).") var department: String?
  @Option(help: "Only items of this unified window (id).") var window: String?

  func run() throws {
    let knowledge = try knowledge.assistant().knowledge
    for item in knowledge.items
    where (department ?? item.department) == item.department && (window ?? item.window) == item.window {
      print(
        DisplayWidth.pad(item.id, to: 38) + DisplayWidth.pad(item.window, to: 5)
          + DisplayWidth.pad(knowledge.department(item.department)?.name ?? "", to: 18) + item.name)
    }
  }
}
