import KnowledgeModel

/// Items as a table for spreadsheets: one row a material; what belongs to the item stands in its first row.
///
/// A cell with several entries has one on each line. Acts and situations are written as in the YAML files.
public enum ItemTable {
  static let itemColumns = [
    "name", "department", "window", "former_window", "audience", "aliases", "objects", "summary",
    "result", "validity", "basis", "conditions", "acts", "referrals", "situations", "steps", "charge", "amount",
    "fee_basis", "channels", "visits", "contact", "item_note", "source", "checked", "certainty",
    "source_note",
  ]
  static let materialColumns = [
    "material", "material_name", "form", "copies", "medium", "issuer", "where", "when",
    "requirement", "exempt", "material_basis", "note",
  ]
  static let columns = ["item"] + itemColumns + materialColumns

  /// The rows, the head first.
  public static func rows(_ items: [Item]) -> [[String]] {
    [columns] + items.flatMap(rows)
  }

  private static func rows(_ item: Item) -> [[String]] {
    let first = cells(item)
    let blank = Array(repeating: "", count: itemColumns.count)
    let noMaterial = Array(repeating: "", count: materialColumns.count)
    guard !item.materials.isEmpty else { return [[item.id] + first + noMaterial] }
    return item.materials.enumerated().map { index, material in
      [item.id] + (index == 0 ? first : blank) + cells(material, of: item.id)
    }
  }

  private static func cells(_ item: Item) -> [String] {
    var charge = "unknown"
    var amount = ""
    var feeBasis = ""
    switch item.fee {
    case .none: charge = "none"
    case .unknown: break
    case .charged(let value, let basis):
      charge = "charged"
      amount = value
      feeBasis = basis ?? ""
    }
    let provenance = item.provenance
    return [
      item.name, item.department, item.window, item.formerWindow, list(item.audience),
      list(item.aliases), list(item.objects), item.summary ?? "", item.result?.name ?? "",
      item.result?.validity ?? "", list(item.basis.map(\.text)), list(item.conditions),
      item.acts.map { YAMLValue.lineMap(ItemYAML.pairs($0)).flow }.joined(separator: "\n"),
      ItemYAML.referrals(item).map(\.flow).joined(separator: "\n"),
      item.situations.map { situation($0).flow }.joined(separator: "\n"), list(item.steps), charge,
      amount, feeBasis, list(item.channels.map(\.rawValue)), item.visits.map { "\($0)" } ?? "",
      item.contact ?? "", item.note ?? "", provenance?.source ?? "", provenance?.checked ?? "",
      provenance?.certainty.rawValue ?? "", provenance?.note ?? "",
    ]
  }

  /// A shared situation is written out, so that the spreadsheet can be read by itself.
  private static func situation(_ situation: Situation) -> YAMLValue {
    .lineMap(
      [
        .init(situation.isShared ? "use" : "id", .text(situation.id)),
        .init("label", .text(situation.label)), .init("prompt", .text(situation.prompt)),
        .init("options", .line(situation.options.map(ItemYAML.option))),
        .init("when", situation.when.map(ItemYAML.condition)),
      ].compactMap(\.self))
  }

  private static func cells(_ material: Material, of item: String) -> [String] {
    [
      material.localID(in: item), material.name, material.form.rawValue, "\(material.copies)",
      material.medium.rawValue, material.issuer, material.source, material.when?.notation ?? "",
      material.requirement == .required ? "" : material.requirement.rawValue,
      material.isExempt ? "true" : "", material.basis.law.isEmpty ? "" : material.basis.text,
      material.note ?? "",
    ]
  }

  /// One entry a line; a line break within an entry is written `\n`.
  static func list(_ texts: [String]) -> String {
    texts.map { $0.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") }.joined(separator: "\n")
  }

  static func entries(_ cell: String) -> [String] {
    cell.split(separator: "\n").map { line in
      var text = ""
      var isEscaped = false
      for character in line {
        if isEscaped {
          text.append(character == "n" ? "\n" : character)
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else {
          text.append(character)
        }
      }
      return text
    }
  }
}
