/// A line of the REPL that is a command: `:name argument`.
struct StaffCommand: Equatable {
  enum Name: String, CaseIterable {
    case help, item, list, explain, print, qr, format, pager, restart, quit
  }

  /// What starts a command: the colon, and the one that a Chinese keyboard gives.
  static let marks: Set<Character> = [":", "："]

  var name: Name
  var argument: String

  /// - Returns: nil when the line is no command; `.failure` holds the name that there is none of.
  static func parse(_ line: String) -> Result<StaffCommand, Unknown>? {
    let line = line.drop { $0 == " " }
    guard let mark = line.first, marks.contains(mark) else { return nil }
    let parts = line.dropFirst().split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "\u{3000}" })
    let typed = parts.first.map { $0.lowercased() } ?? ""
    let argument = parts.count > 1 ? String(parts[1].trimmingBlanks) : ""
    // One letter is enough where only one command begins with it.
    let names = Name.allCases.filter { $0.rawValue == typed }
    let found = names.isEmpty ? Name.allCases.filter { !typed.isEmpty && $0.rawValue.hasPrefix(typed) } : names
    guard found.count == 1 else { return .failure(Unknown(name: typed)) }
    return .success(StaffCommand(name: found[0], argument: argument))
  }

  struct Unknown: Error, Equatable { var name: String }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
