import Foundation
import KnowledgeModel
import Testing

@testable import KnowledgeStore

private let folder = KnowledgeFolder(
  root: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent())
private let items = folder.check().draft?.items ?? []

@Suite struct ExchangeTests {
  @Test func yamlThatIsWrittenReadsAsTheSameItem() throws {
    let exchange = try ItemExchange(folder)
    #expect(items.count >= 306)
    for item in items {
      let text = exchange.yaml(item)
      #expect(try exchange.item(fromYAML: text, named: item.id) == item)
      #expect(exchange.yaml(try exchange.item(fromYAML: text, named: item.id)) == text)
    }
  }

  @Test func tableOfAllItemsReadsBackWithoutLoss() throws {
    let exchange = try ItemExchange(folder)
    let table = CSVText(ItemTable.rows(items)).text
    let back = try exchange.items(fromCSV: "\u{FEFF}" + table, named: "all.csv")
    #expect(back.map(\.id) == items.map(\.id))
    for (before, after) in zip(items, back) { #expect(before == after, "\(before.id)") }
  }

  @Test func rowsMayBeSortedAndFilledDown() throws {
    let exchange = try ItemExchange(folder)
    let item = try #require(items.first { $0.id == "food-business-licence" })
    var rows = ItemTable.rows([item])
    for index in 2..<rows.count { rows[index][1] = rows[1][1] }
    let sorted = [rows[0]] + rows.dropFirst().reversed()
    let back = try exchange.items(fromCSV: CSVText(sorted).text, named: "sorted.csv")
    let materials = Set(back.flatMap(\.materials))
    #expect(materials == Set(item.materials))
    #expect(back.first?.name == item.name)
  }

  @Test func awkwardTextSurvives() throws {
    let exchange = try ItemExchange(folder)
    var item = try #require(items.first { $0.id == "food-business-licence" })
    let texts = [
      "a, b", "a: b", "- dash", "# hash", "yes", "no", "null", "~", "12", "1.5", "2026-11-25", "0x1F", "'quoted'",
      "\"double\"", "back\\slash", "back\\new", "[list]", "{map}", "*star", "&and", "!bang", "%percent", "@at",
      "`tick`", "trail ", " lead", "colon:", "a #b", "《书名》：全角", "emoji 🧾", "true", "1e3", "=SUM(A1)", "+1", "|", ">",
    ]
    item.aliases = texts
    item.conditions = texts
    item.steps = texts
    item.summary = "two\nlines, \"quoted\"\nand: more"
    item.note = "0123"
    item.contact = "12345"
    item.materials[0].name = "第一行\n第二行"
    item.materials[0].note = "no"
    item.situations[1].options[0].label = "yes"
    item.situations[1].options[0].says = texts
    item.fee = .charged(amount: "10 元/件", basis: "价费〔2000〕1号, 第2条")
    item.conditions.append("条件一\n续行 \\n 不是换行")
    #expect(try exchange.item(fromYAML: exchange.yaml(item), named: "x") == item)
    let back = try exchange.items(fromCSV: CSVText(ItemTable.rows([item])).text, named: "x.csv")
    #expect(back == [item])
  }

  @Test func whatASpreadsheetRewritesIsUnderstood() throws {
    let exchange = try ItemExchange(folder)
    let item = try #require(items.first { $0.id == "food-business-licence" })
    var rows = ItemTable.rows([item])
    let checked = try #require(rows[0].firstIndex(of: "checked"))
    let exempt = try #require(rows[0].firstIndex(of: "exempt"))
    rows[1][checked] = "2026/11/5"
    for index in rows.indices where rows[index][exempt] == "true" { rows[index][exempt] = "TRUE" }
    let text = CSVText(rows).text + String(repeating: ",", count: rows[0].count - 1) + "\r\n"
    let back = try #require(try exchange.items(fromCSV: text, named: "x.csv").first)
    #expect(back.provenance?.checked == "2026-11-05")
    #expect(back.materials == item.materials)
  }

  @Test func mistakesAreReportedByLine() throws {
    let exchange = try ItemExchange(folder)
    let item = try #require(items.first { $0.id == "food-business-licence" })
    var rows = ItemTable.rows([item])
    let form = try #require(rows[0].firstIndex(of: "form"))
    rows[3][form] = "orignal"
    // The item's own row has cells of several lines, and the row before the mistake is one line.
    let line = 3 + 1 + rows[1].reduce(0) { $0 + $1.count { $0.isNewline } }
    let error = #expect(throws: KnowledgeError.self) {
      try exchange.items(fromCSV: CSVText(rows).text, named: "x.csv")
    }
    let diagnostic = try #require(error?.diagnostics.first)
    #expect(diagnostic.place.line == line)
    #expect(diagnostic.hint == "did you mean 'original'?")
  }

  @Test func unknownAndMissingColumnsAreNamed() throws {
    let exchange = try ItemExchange(folder)
    var rows = ItemTable.rows(Array(items.prefix(1)))
    rows[0][1] = "nmae"
    let error = #expect(throws: KnowledgeError.self) {
      try exchange.items(fromCSV: CSVText(rows).text, named: "x.csv")
    }
    let diagnostics = error?.diagnostics ?? []
    #expect(diagnostics.contains { $0.message.contains("'nmae'") && $0.hint == "did you mean 'name'?" })
    #expect(diagnostics.contains { $0.message == "missing column 'name'" })
  }

  @Test(arguments: ["", "\"", "a,b\n\"c", "item\n\n\n", "\u{FEFF}"])
  func rubbishIsRefused(_ text: String) throws {
    let exchange = try ItemExchange(folder)
    #expect(throws: KnowledgeError.self) { try exchange.items(fromCSV: text, named: "x.csv") }
  }
}
