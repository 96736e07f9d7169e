import ArgumentParser
import KnowledgeModel
import Matching
import Notification
import Rendering

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the full service guide of an item.")

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: "new, change, renewal, replacement or cancellation.") var act: Act?
  @Argument(help: "Id, name or everyday name of an item.") var item: String

  func run() throws {
    let assistant = try knowledge.assistant()
    guard let found = assistant.find(item) else {
      Console.complain("no item '\(item)'; `yici list` shows all")
      throw Exit.noInput
    }
    let renderer = TextRenderer(
      assistant.knowledge, style: Style(isColoured: Console.isColoured), width: Console.width)
    print(renderer.guide(found, act: act ?? found.defaultAct))
  }
}

extension Act: ExpressibleByArgument {}

extension Assistant {
  /// The item with this id or name, or the one that stands out for these words.
  func find(_ words: String) -> Item? {
    if let item = knowledge.item(words) ?? knowledge.items.first(where: { $0.name == words }) {
      return item
    }
    let interpretation = matcher.interpret(words)
    guard case .certain = interpretation.verdict else { return nil }
    return interpretation.items.first.flatMap { knowledge.item($0.id) }
  }
}
