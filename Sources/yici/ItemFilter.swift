import ArgumentParser
import Foundation
import KnowledgeModel
import KnowledgeStore

extension Item.Channel: ExpressibleByArgument {}
extension Item.Provenance.Certainty: ExpressibleByArgument {}

/// Which items a person wants to see.
struct ItemFilter: ParsableArguments {
  @Option(help: "Only items of this department (id, name or what people call it).")
  var department: String?
  @Option(help: "Only items of this unified window (W03 or its name).") var window: String?
  @Option(help: "Only items for these applicants (part of the word).") var audience: String?
  @Option(help: "Only items that have this act.") var act: Act?
  @Option(help: "Only items that can be handled this way.") var channel: Item.Channel?
  @Option(help: "Only items whose materials are this certain.")
  var certainty: Item.Provenance.Certainty?
  @Option(help: "Only items with this text in name, aliases, objects or summary.") var text: String?

  /// - Throws: a usage error when a department or window does not exist.
  func items(of knowledge: Knowledge) throws -> [Item] {
    let department = try department.map { try knowledge.department(named: $0).id }
    let window = try window.map { try knowledge.window(named: $0).id }
    return knowledge.items.filter { item in
      (department ?? item.department) == item.department && (window ?? item.window) == item.window
        && (audience.map { word in item.audience.contains { $0.contains(word) } } ?? true)
        && (act.map { item.rule(for: $0) != nil } ?? true)
        && (channel.map(item.channels.contains) ?? true)
        && (certainty.map { item.provenance?.certainty == $0 } ?? true)
        && (text.map(item.mentions) ?? true)
    }
  }
}

extension Item {
  /// Whether the text stands in any of the item's names; letter case does not matter.
  func mentions(_ text: String) -> Bool {
    let wanted = text.lowercased()
    return ([id, name, summary ?? ""] + aliases + objects).contains {
      $0.lowercased().contains(wanted)
    }
  }
}

extension Knowledge {
  func department(named name: String) throws -> Department {
    if let found = departments.first(where: {
      $0.id == name || $0.name == name || $0.fullName == name || $0.aliases.contains(name)
    }) {
      return found
    }
    throw UnknownName(kind: "department", name: name, known: departments.flatMap { [$0.id, $0.name] + $0.aliases })
  }

  func window(named name: String) throws -> Window {
    if let found = windows.first(where: { $0.id == name.lowercased() || $0.name == name }) {
      return found
    }
    throw UnknownName(kind: "window", name: name, known: windows.flatMap { [$0.id.uppercased(), $0.name] })
  }
}

/// A name on the command line that the knowledge does not have.
struct UnknownName: Error, CustomStringConvertible {
  let description: String

  init(kind: String, name: String, known: [String]) {
    let near = nearestName(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
    description = "no \(kind) '\(Console.harmless(name))'\(near)"
  }
}
