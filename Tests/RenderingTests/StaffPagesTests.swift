import Foundation
import KnowledgeModel
import KnowledgeStore
import Testing

@testable import Rendering

private let knowledge = KnowledgeFolder(
  root: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
).check().draft!

@Suite struct TextTableTests {
  @Test(arguments: [40, 60, 80, 120])
  func linesFitAndColumnsAlign(_ width: Int) {
    let table = TextTable(
      head: ["id", "name", "window"],
      rows: knowledge.items.prefix(50).map { [$0.id, $0.name, $0.window] })
    let lines = table.lines(width: width)
    // Closing punctuation may hang over by one wide character.
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width + 2 })
  }

  @Test func cellsStandInColumns() {
    let lines = TextTable(head: ["a", "b"], rows: [["食品", "x"], ["abc", "y"]]).lines(width: nil)
    #expect(lines == ["a     b", "----  -", "食品  x", "abc   y"])
  }

  @Test func markdownEscapesBars() {
    #expect(TextTable(head: ["a"], rows: [["x|y"]]).markdown == ["| a |", "| --- |", "| x\\|y |"])
  }
}

@Suite struct JSONValueTests {
  @Test func isReadByAnyParser() throws {
    let text = "\"\\\n\t\u{01} 食品 🧾 \u{2028}"
    let value = JSONValue.object([.init(text, .list([.text(text), .null, .bool(true), .number(-3)]))])
    for written in [value.line, value.pretty] {
      let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: [Any]]
      #expect(read?[text]?.first as? String == text)
    }
    #expect(!value.line.contains("\n"))
  }
}

@Suite struct NationalElementsTests {
  private static let wanted: Set<String> = [
    "事项名称", "实施主体", "设定依据", "受理条件", "申请材料", "办理流程", "法定办结时限", "承诺办结时限", "是否收费", "办理形式",
    "到办事现场次数", "结果名称", "咨询方式",
  ]

  @Test func everyItemHasEveryElement() throws {
    let json = NationalElements(knowledge).json(knowledge.items)
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(json.pretty.utf8)) as? [[String: Any]])
    #expect(list.count == knowledge.itemIDs.count)
    for (object, item) in zip(list, knowledge.items) {
      #expect(Self.wanted.isSubset(of: object.keys))
      let materials = try #require(object["申请材料"] as? [[String: Any]])
      #expect(materials.count == item.materials.count)
      for material in materials {
        for key in ["材料名称", "材料形式", "来源渠道", "填报须知", "依据"] {
          #expect((material[key] as? String)?.isEmpty == false, "\(item.id) \(key)")
        }
        #expect(material["份数"] is Int)
      }
    }
  }
}

@Suite struct SiteTests {
  private static let files = Site(knowledge, format: .html).files
  private static let paths = Set(files.map(\.path))

  @Test func everyItemAndBundleHasAPage() {
    for id in knowledge.itemIDs { #expect(Self.paths.contains("items/\(id).html")) }
    for bundle in knowledge.bundles { #expect(Self.paths.contains("bundles/\(bundle.id).html")) }
  }

  @Test func everyLinkLeadsToAFile() throws {
    for file in Self.files where file.path.hasSuffix(".html") {
      let base = file.path.contains("/") ? String(file.path.prefix { $0 != "/" }) + "/" : ""
      for match in file.text.matches(of: /(?:href|src)="([^"]*)"/) {
        let target = String(match.1)
        #expect(!target.contains(":"), "\(file.path): \(target)")
        let path = target.hasPrefix("../") ? String(target.dropFirst(3)) : base + target
        #expect(Self.paths.contains(path), "\(file.path): \(target)")
      }
    }
  }

  @Test func indexListsEveryItemByDepartmentAndByWindow() throws {
    let index = try #require(Self.files.first { $0.path == "index.html" }).text
    for id in knowledge.itemIDs {
      #expect(index.matches(of: try Regex("href=\"items/\(id)\\.html\"")).count == 2, "\(id)")
    }
  }

  @Test func itemPagesNameEveryMaterialOfEveryAct() throws {
    for item in knowledge.items {
      let page = try #require(Self.files.first { $0.path == "items/\(item.id).html" }).text
      for material in item.materials { #expect(page.contains(DocumentHTML.escape(material.name))) }
    }
  }

  @Test func searchIndexIsOneScriptWithoutFetch() throws {
    let script = try #require(Self.files.first { $0.path == "search-index.js" }).text
    let json = script.dropFirst("window.yiciIndex = ".count).dropLast(2)
    let list = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect(list?.count == knowledge.itemIDs.count + knowledge.bundles.count)
    #expect(Self.files.allSatisfy { !$0.text.contains("fetch(") && !$0.text.contains("http://") })
  }

  @Test func markupInDataIsEscaped() {
    #expect(DocumentHTML.escape("<b>\"&") == "&lt;b&gt;&quot;&amp;")
    let page = DocumentHTML(root: "", title: "<t>", home: nil)
    #expect(!page.render([.heading(1, "<script>"), .fact("<x>", "<y>"), .list(["<z>"])]).contains("<script>"))
  }

  @Test func markdownSiteHasTheSamePages() {
    let pages = Site(knowledge, format: .markdown).files.map(\.path)
    #expect(pages.count == knowledge.itemIDs.count + knowledge.bundles.count + 1)
  }
}

@Suite struct WindowDocumentTests {
  @Test func namesEveryMaterialThatTheClerkChecks() throws {
    for window in knowledge.windows.prefix(4) {
      let text = DocumentMarkdown().render(WindowDocument(window, knowledge).blocks)
      for item in knowledge.items where item.window == window.id {
        #expect(text.contains(item.name))
        for material in item.materials { #expect(text.contains(material.name)) }
        for condition in item.conditions { #expect(text.contains(condition)) }
      }
    }
  }
}
