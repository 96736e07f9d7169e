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
  @Flag(help: "Every act, one list of materials after the other.") var allActs = false
  @Argument(help: "Id, name or everyday name of an item.") var item: String

  func validate() throws {
    if act != nil, allActs { throw ValidationError("--act and --all-acts exclude each other") }
  }

  func run() throws {
    let assistant = try knowledge.assistant()
    guard let found = assistant.find(item) else {
      let known = assistant.knowledge.items.flatMap { [$0.id, $0.name] + $0.aliases }
      Console.complain("\(UnknownName(kind: "item", name: item, known: known)); `yici list` shows all")
      throw Exit.noInput
    }
    let renderer = TextRenderer(
      assistant.knowledge, style: Style(isColoured: Console.isColoured), width: Console.width)
    let acts = allActs ? found.acts.map(\.id) : [act ?? found.defaultAct]
    print(renderer.guide(found, acts: acts))
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
