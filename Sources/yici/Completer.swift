import KnowledgeModel
import Language

/// Completes a line with names of items, aliases and commands, by characters or by pinyin initials.
struct Completer: Sendable {
  /// A name with its initials as people type them.
  private struct Entry {
    var text: String
    var initials: [UInt8]
  }

  private let tables: CharacterTables
  private let names: [Entry]
  private let itemIDs: [String]
  private let departments: [Entry]
  private let formats: [String]

  /// At most so many are offered: more would scroll the question away.
  static let limit = 24

  init(_ knowledge: Knowledge, tables: CharacterTables, formats: [String]) {
    self.tables = tables
    self.formats = formats
    let items = knowledge.items
    func entry(_ text: String) -> Entry { Entry(text: text, initials: Self.initials(of: text, tables)) }
    // Official names come before what people call them.
    names = (items.map(\.name) + knowledge.bundles.map(\.name) + items.flatMap(\.aliases)).uniqued().map(entry)
    itemIDs = knowledge.itemIDs
    departments = knowledge.departments.flatMap { [$0.name, $0.id] }.uniqued().map(entry)
  }

  /// - Returns: whole lines that the line may become, the likeliest first.
  func completions(of line: String) -> [String] {
    guard let first = line.first(where: { $0 != " " }) else { return [] }
    if StaffCommand.marks.contains(first) { return commandCompletions(of: line) }
    return Array(nameCompletions(of: line, in: names).prefix(Self.limit))
  }

  // MARK: Commands

  private func commandCompletions(of line: String) -> [String] {
    let parts = line.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == " " }
    guard parts.count == 2 else {
      let typed = parts[0].dropFirst().lowercased()
      return StaffCommand.Name.allCases.map(\.rawValue).filter { $0.hasPrefix(typed) }.map { ":" + $0 }
    }
    let argument = String(parts[1])
    let found: [String]
    switch StaffCommand.Name(rawValue: parts[0].dropFirst().lowercased()) {
    case .item:
      found = itemIDs.filter { !argument.isEmpty && $0.hasPrefix(argument) } + matches(argument[...], in: names)
    case .explain: found = nameCompletions(of: argument, in: names)
    case .list: found = argument.isEmpty ? departments.map(\.text) : matches(argument[...], in: departments)
    case .format: found = formats.filter { $0.hasPrefix(argument) }
    default: found = []
    }
    return found.prefix(Self.limit).map { "\(parts[0]) \($0)" }
  }

  // MARK: Names

  /// Completes the longest end of the line that begins a name (我要办食品经…).
  private func nameCompletions(of line: String, in entries: [Entry]) -> [String] {
    var start = line.startIndex
    while start < line.endIndex {
      let tail = line[start...]
      let isShort = tail.count < 2 && start > line.startIndex
      let found = isShort ? [] : matches(tail, in: entries)
      if !found.isEmpty { return found.map { line[..<start] + $0 } }
      start = line.index(after: start)
      // A word in letters is taken whole or not at all.
      while start < line.endIndex, Self.isLetter(line[line.index(before: start)]), Self.isLetter(line[start]) {
        start = line.index(after: start)
      }
    }
    return []
  }

  private func matches(_ typed: Substring, in entries: [Entry]) -> [String] {
    guard !typed.isEmpty else { return [] }
    let byText = entries.filter { $0.text.hasPrefix(typed) && $0.text.count > typed.count }
    guard typed.allSatisfy(Self.isLetter) else { return byText.map(\.text) }
    let letters = typed.lowercased().utf8.map(Self.folded)
    let byInitials = entries.filter { $0.initials.starts(with: letters) }
    return (byText + byInitials).map(\.text).uniqued()
  }

  /// The first letter of each character's sound; letters and digits stand for themselves.
  private static func initials(of text: String, _ tables: CharacterTables) -> [UInt8] {
    text.lowercased().utf16.compactMap { unit in
      if unit < 0x80 {
        let byte = UInt8(unit)
        return byte > 0x20 ? folded(byte) : nil
      }
      let initial = tables.initial(of: unit)
      return initial == 0 ? nil : initial
    }
  }

  /// Regional speech does not keep n and l, f and h apart, and neither do the tables.
  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): UInt8(ascii: "l")
    case UInt8(ascii: "f"): UInt8(ascii: "h")
    default: byte
    }
  }

  private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
}

extension Sequence where Element: Hashable {
  /// The elements without repetition, in their order.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
