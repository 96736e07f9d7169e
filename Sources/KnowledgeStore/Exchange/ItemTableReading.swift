import KnowledgeModel
import SwiftCSV
import Yams

/// Reads the table that `ItemTable` writes, as it comes back from a spreadsheet.
struct ItemTableReader {
  let file: String
  let shared: SharedParts
  let sink: DiagnosticSink

  private struct Row {
    var cells: [String: String]
    var place: Diagnostic.Place

    subscript(_ column: String) -> String { cells[column] ?? "" }
  }

  func items(_ text: String) -> [Item] {
    guard let rows = rows(text) else { return [] }
    var order: [String] = []
    var groups: [String: [Row]] = [:]
    for row in rows {
      guard !row["item"].isEmpty else {
        sink.report(Diagnostic(at: row.place, "the row names no item"))
        continue
      }
      if groups[row["item"]] == nil { order.append(row["item"]) }
      groups[row["item"], default: []].append(row)
    }
    return order.compactMap { id in groups[id].flatMap { item(id, $0) } }
  }

  private func rows(_ text: String) -> [Row]? {
    let table: CSV<Enumerated>
    do { table = try CSV<Enumerated>(string: text, loadColumns: false) } catch {
      sink.report(Diagnostic(at: .init(file: file), "is no table of comma-separated values: \(error)"))
      return nil
    }
    var isFine = true
    for column in table.header where !ItemTable.columns.contains(column) {
      sink.report(
        Diagnostic(
          at: .init(file: file), "unknown column '\(column)'",
          hint: suggestion(for: column, among: ItemTable.columns)))
      isFine = false
    }
    for column in ItemTable.columns where !table.header.contains(column) {
      sink.report(Diagnostic(at: .init(file: file), "missing column '\(column)'"))
      isFine = false
    }
    guard isFine else { return nil }
    var line = 2
    return table.rows.compactMap { fields in
      defer { line += 1 + fields.reduce(0) { $0 + $1.count { $0.isNewline } } }
      // Spreadsheets save empty rows behind the last one.
      guard fields.contains(where: { !$0.isEmpty }) else { return nil }
      let pairs = zip(table.header, fields).map { ($0, $1.replacing("\r\n", with: "\n")) }
      return Row(
        cells: Dictionary(pairs, uniquingKeysWith: { first, _ in first }),
        place: Diagnostic.Place(file: file, line: line))
    }
  }

  private func item(_ id: String, _ rows: [Row]) -> Item? {
    var head = rows[0]
    // Sorting a spreadsheet may put the item's own row anywhere, and copying may fill it in everywhere.
    for column in ItemTable.itemColumns {
      for row in rows where !row[column].isEmpty {
        if head[column].isEmpty {
          head.cells[column] = row[column]
        } else if head[column] != row[column] {
          sink.report(
            Diagnostic(at: row.place, "two rows of '\(id)' have different values in '\(column)'"))
        }
      }
    }
    let node = itemNode(id, head)
    var item = YAMLReader(node: node, file: file, sink: sink, fixedPlace: head.place)
      .item(shared: shared).item
    var seen: Set<String> = []
    for row in rows where !row["material"].isEmpty {
      let reader = YAMLReader(node: materialNode(row), file: file, sink: sink, fixedPlace: row.place)
      guard let material = reader.material(item: id, shared: shared) else { continue }
      if !seen.insert(material.id).inserted { reader.error("'\(material.id)' twice") }
      item.materials.append(material)
    }
    return item
  }

  // MARK: Rows as the nodes that the YAML files would give

  private func itemNode(_ id: String, _ row: Row) -> Node {
    var pairs: [(Node, Node)] = [(Node("id"), text(id))]
    func add(_ key: String, _ node: Node?) {
      if let node { pairs.append((Node(key), node)) }
    }
    for key in ["name", "department", "window", "former_window", "summary", "visits", "contact"] {
      add(key, optional(row[key]))
    }
    add("note", optional(row["item_note"]))
    for key in ["audience", "aliases", "objects", "basis", "conditions", "steps", "channels"] {
      add(key, list(row[key]))
    }
    for key in ["acts", "referrals", "situations"] { add(key, flows(row[key], column: key, at: row.place)) }
    add("result", mapping([("name", row["result"]), ("validity", row["validity"])]))
    add(
      "fee", mapping([("charge", row["charge"]), ("amount", row["amount"]), ("basis", row["fee_basis"])]))
    add(
      "provenance",
      mapping([
        ("source", row["source"]), ("checked", isoDate(row["checked"])), ("certainty", row["certainty"]),
        ("note", row["source_note"]),
      ]))
    return Node(pairs)
  }

  private func materialNode(_ row: Row) -> Node {
    let base = shared.materials[row["material"]]
    var pairs: [(Node, Node)] = [(Node(base == nil ? "id" : "use"), text(row["material"]))]
    let keys = ["form", "copies", "medium", "issuer", "where", "requirement", "exempt", "note"]
    for key in keys where !row[key].isEmpty {
      // Spreadsheets like to write truth values in capitals.
      pairs.append((Node(key), text(key == "exempt" ? row[key].lowercased() : row[key])))
    }
    if base != nil, row["exempt"].isEmpty { pairs.append((Node("exempt"), text("false"))) }
    if row["material_name"] != base?.name, let name = optional(row["material_name"]) {
      pairs.append((Node("name"), name))
    }
    if let basis = optional(row["material_basis"]) { pairs.append((Node("basis"), basis)) }
    if !row["when"].isEmpty { pairs.append((Node("when"), condition(row["when"], at: row.place))) }
    return Node(pairs)
  }

  /// `act=new|renewal; premises=owned`
  private func condition(_ cell: String, at place: Diagnostic.Place) -> Node {
    Node(
      cell.split(separator: ";").map { clause in
        let parts = clause.split(separator: "=", maxSplits: 1).map { trimmed($0) }
        guard parts.count == 2 else {
          sink.report(
            Diagnostic(
              at: place, "'\(clause)' is no condition", hint: "write situation=option|option; situation=option"))
          return (Node(""), Node(""))
        }
        return (text(parts[0]), Node(parts[1].split(separator: "|").map { text(trimmed($0)) }))
      })
  }

  /// One YAML flow mapping a line.
  private func flows(_ cell: String, column: String, at place: Diagnostic.Place) -> Node? {
    guard !cell.isEmpty else { return nil }
    return Node(
      cell.split(separator: "\n").compactMap { line in
        do { return try Yams.compose(yaml: String(line)) } catch {
          sink.report(Diagnostic(at: place, "'\(column)' cannot be read: \(error)"))
          return nil
        }
      })
  }

  private func text(_ text: String) -> Node { Node(text, Tag(.str)) }
  private func optional(_ cell: String) -> Node? { cell.isEmpty ? nil : text(cell) }

  private func list(_ cell: String) -> Node? {
    cell.isEmpty ? nil : Node(ItemTable.entries(cell).map(text))
  }

  private func mapping(_ pairs: [(String, String)]) -> Node? {
    let set = pairs.filter { !$0.1.isEmpty }
    return set.isEmpty ? nil : Node(set.map { (Node($0.0), text($0.1)) })
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }

  /// Spreadsheets rewrite 2026-01-05 as 2026/1/5.
  private func isoDate(_ cell: String) -> String {
    guard let match = cell.wholeMatch(of: /(\d{4})[\/-](\d{1,2})[\/-](\d{1,2})/) else { return cell }
    func two(_ digits: Substring) -> String { digits.count == 1 ? "0" + digits : String(digits) }
    return "\(match.1)-\(two(match.2))-\(two(match.3))"
  }
}
