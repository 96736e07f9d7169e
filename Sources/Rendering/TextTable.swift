/// Rows under a head, aligned by display width so that Chinese and ASCII stand in columns.
public struct TextTable: Sendable {
  public var head: [String]
  public var rows: [[String]]

  private static let gap = 2
  private static let narrowest = 6

  /// A table whose rows are each as long as its head.
  public init(head: [String], rows: [[String]]) {
    self.head = head
    self.rows = rows
  }

  /// - Parameters:
  ///   - width: columns that the table may take; cells that need more go on in a second line. nil means any.
  ///   - style: of the head and the rule below it.
  public func lines(width: Int?, style: Style = .plain) -> [String] {
    let columns = columnWidths(fitting: width)
    let rule = columns.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return row(head, columns).map(style.strong) + [style.quiet(rule)] + rows.flatMap { row($0, columns) }
  }

  /// A Markdown table.
  public var markdown: [String] {
    [head, head.map { _ in "---" }].map(markdownRow) + rows.map(markdownRow)
  }

  private func markdownRow(_ cells: [String]) -> String {
    let cells = cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: "<br>") }
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func row(_ cells: [String], _ columns: [Int]) -> [String] {
    let wrapped = zip(cells, columns).map { DisplayWidth.wrap($0, to: $1) }
    return (0..<(wrapped.map(\.count).max() ?? 1)).map { index in
      var line = ""
      for (parts, width) in zip(wrapped, columns) {
        line += DisplayWidth.pad(index < parts.count ? parts[index] : "", to: width + Self.gap)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The widest column gives way first.
  private func columnWidths(fitting width: Int?) -> [Int] {
    var columns = head.indices.map { column in
      ([head] + rows).map { row in
        row[column].split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
      }.max() ?? 0
    }
    guard let width else { return columns }
    func total() -> Int { columns.reduce(0, +) + Self.gap * (columns.count - 1) }
    while total() > width, let widest = columns.max(), widest > Self.narrowest {
      columns[columns.firstIndex(of: widest)!] -= 1
    }
    // Closing punctuation may hang one character over the edge of a line.
    return columns
  }
}
