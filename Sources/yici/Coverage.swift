import KnowledgeModel
import Rendering

/// What the knowledge base holds, by department.
struct Coverage {
  private let knowledge: Knowledge

  init(_ knowledge: Knowledge) { self.knowledge = knowledge }

  var table: String {
    let head = ["department", "items", "filled", "materials", "situations", "acts", "guide", "rule", "drafted"]
    var rows = [head]
    var items = knowledge.items
    for department in knowledge.departments {
      rows.append(row(department.id, items.filter { $0.department == department.id }))
    }
    items = knowledge.items
    rows.append(row("all", items))
    return rows.map { row in
      row.enumerated().map { $0 == 0 ? DisplayWidth.pad($1, to: 22) : DisplayWidth.pad($1, to: 11) }
        .joined()
    }.joined(separator: "\n")
  }

  private func row(_ name: String, _ items: [Item]) -> [String] {
    func share(_ certainty: Item.Provenance.Certainty) -> String {
      "\(items.count { $0.provenance?.certainty == certainty })"
    }
    return [
      name, "\(items.count)", "\(items.count { !$0.materials.isEmpty })",
      "\(items.reduce(0) { $0 + $1.materials.count })",
      "\(items.reduce(0) { $0 + $1.situations.count })",
      "\(items.reduce(0) { $0 + $1.acts.count })", share(.guide), share(.rule), share(.drafted),
    ]
  }
}
