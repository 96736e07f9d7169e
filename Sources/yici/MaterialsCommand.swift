import ArgumentParser
import KnowledgeModel
import KnowledgeStore
import Rendering

struct MaterialsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "materials", abstract: "Show which items ask for a material.",
    discussion: "NAME is a material's id, its name, or part of its name: yici materials 健康证明")

  @OptionGroup var knowledge: KnowledgeOptions
  @Option(help: "How the rows are printed.") var format: ListFormat = .table
  @Argument(help: "Id, name or part of the name.") var name: String

  func run() throws {
    let knowledge = try knowledge.assistant().knowledge
    let uses = MaterialUses(of: name, in: knowledge.items)
    guard !uses.rows.isEmpty else {
      let known = Set(knowledge.items.flatMap(\.materials).flatMap { [$0.id, $0.name] })
      Console.complain("\(UnknownName(kind: "material", name: name, known: known.sorted()))")
      throw Exit.noInput
    }
    let words = ConditionWords(knowledge.dialogs)
    Listing(
      head: ["material", "name", "item", "item name", "window", "form", "copies", "demand", "when"],
      rows: uses.rows.map { item, material in
        [
          material.id, material.name, item.id, item.name, item.window.uppercased(),
          material.form.rawValue, "\(material.copies)",
          material.isExempt ? "exempt" : material.requirement.rawValue,
          words.text(material.when, in: item),
        ]
      }, numbers: ["copies"], details: ["item", "demand"]
    ).write(format)
    if format == .table {
      Console.complain(
        "\(Set(uses.rows.map(\.material.id)).count) materials, \(Set(uses.rows.map(\.item.id)).count) items")
    }
  }
}

/// Every place where items ask for a material; an exact id or name beats a part of a name.
struct MaterialUses {
  let rows: [(item: Item, material: Material)]

  init(of name: String, in items: [Item]) {
    let all = items.flatMap { item in item.materials.map { (item: item, material: $0) } }
    let exact = all.filter { $0.material.id == name || $0.material.name == name }
    rows = exact.isEmpty ? all.filter { $0.material.name.contains(name) } : exact
  }
}
