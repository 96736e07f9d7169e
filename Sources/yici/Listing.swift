import ArgumentParser
import KnowledgeStore
import Rendering

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv, markdown
}

/// Rows under a head, printed as the person asked.
struct Listing {
  /// Column names; they are also the keys of the JSON objects.
  var head: [String]
  var rows: [[String]]
  /// Columns that hold whole numbers; an empty cell of them is null in JSON.
  var numbers: Set<String> = []
  /// Columns that a table for the eye leaves out.
  var details: Set<String> = []

  func write(_ format: ListFormat) {
    switch format {
    case .table:
      // A pipe gets whole lines: programs cut columns, people have a terminal.
      let width = Console.isOutputTerminal ? Console.fullWidth : nil
      let style = Style(isColoured: Console.isColoured)
      for line in brief.lines(width: width, style: style) { print(line) }
    case .markdown:
      for line in TextTable(head: head, rows: rows).markdown { print(line) }
    case .csv: print(CSVText([head] + rows).text, terminator: "")
    case .json:
      for row in rows {
        print(JSONValue.object(zip(head, row).map { .init($0, value($1, of: $0)) }).line)
      }
    }
  }

  private var brief: TextTable {
    let shown = head.indices.filter { !details.contains(head[$0]) }
    return TextTable(head: shown.map { head[$0] }, rows: rows.map { row in shown.map { row[$0] } })
  }

  private func value(_ cell: String, of column: String) -> JSONValue {
    numbers.contains(column) ? .optional(Int(cell)) : .text(cell)
  }
}
