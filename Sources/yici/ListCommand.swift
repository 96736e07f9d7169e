import ArgumentParser
import KnowledgeModel
import Rendering

struct ListCommand: ParsableCommand {
  enum Order: String, ExpressibleByArgument, CaseIterable {
    case id, name, department, window, time, materials, checked
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List items.",
    discussion: "Filters may be combined: yici list --window W03 --act renewal --channel online --sort time")

  @OptionGroup var knowledge: KnowledgeOptions
  @OptionGroup(title: "Filters") var filter: ItemFilter
  @Option(help: "Order of the rows.") var sort: Order = .id
  @Option(help: "How the rows are printed.") var format: ListFormat = .table

  func run() throws {
    let knowledge = try knowledge.assistant().knowledge
    let items = try usage { try filter.items(of: knowledge) }
    Listing(
      head: ["id", "name", "window", "department", "acts", "days", "materials", "certainty", "checked"],
      rows: sorted(items).map { row($0, knowledge) }, numbers: ["days", "materials"],
      details: ["acts", "materials", "checked"]
    ).write(format)
    if format == .table { Console.complain("\(items.count) items") }
  }

  private func row(_ item: Item, _ knowledge: Knowledge) -> [String] {
    [
      item.id, item.name, item.window.uppercased(),
      knowledge.department(item.department)?.name ?? item.department,
      item.acts.map(\.id.rawValue).joined(separator: " "),
      item.days.map { "\($0)" } ?? "", "\(item.materials.count)",
      item.provenance?.certainty.rawValue ?? "", item.provenance?.checked ?? "",
    ]
  }

  private func sorted(_ items: [Item]) -> [Item] {
    // Items come by id, and that order decides between equals.
    func by<Key: Comparable>(_ key: (Item) -> Key) -> [Item] {
      items.enumerated().sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }.map(\.element)
    }
    switch sort {
    case .id: return items
    case .name: return by(\.name)
    case .department: return by(\.department)
    case .window: return by(\.window)
    case .time: return by { $0.days ?? Int.max }
    case .materials: return by(\.materials.count)
    case .checked: return by { $0.provenance?.checked ?? "" }
    }
  }
}

extension Item {
  /// Working days for the usual act: what is promised, else what the statute allows.
  var days: Int? { rule(for: defaultAct).flatMap { $0.promisedDays ?? $0.statutoryDays } }
}

/// Runs what may fail on a name that the person mistyped.
/// - Throws: the usage exit code, after saying on standard error what is wrong.
func usage<Value>(_ body: () throws -> Value) throws -> Value {
  do { return try body() } catch let error as UnknownName {
    Console.complain("\(error)")
    throw Exit.usage
  }
}
