import Foundation
import KnowledgeModel
import Testing

@testable import KnowledgeStore

/// Checks on a copy of the repository's data with one thing changed.
@Suite struct CheckTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let item = "KnowledgeBase/items/market-regulation/food-business-licence.yaml"

  /// What `check` newly says once a file is edited.
  private func diagnostics(
    in file: String = item, today: String? = nil, laws: String? = nil, _ edit: (String) -> String
  ) throws -> [Diagnostic] {
    let root = FileManager.default.temporaryDirectory.appending(path: "yici-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for part in ["KnowledgeBase", "Dialogs"] {
      try FileManager.default.copyItem(
        at: Self.repository.appending(path: part), to: root.appending(path: part))
    }
    let url = root.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let edited = edit(text)
    try Data(edited.utf8).write(to: url)
    let lawsFile = root.appending(path: "KnowledgeBase/laws.yaml")
    try? FileManager.default.removeItem(at: lawsFile)
    if let laws { try Data(laws.utf8).write(to: lawsFile) }
    return KnowledgeFolder(root: root).check(today: today).diagnostics
  }

  @Test func misspeltWindowPointsAtItsValue() throws {
    let found = try diagnostics { $0.replacing("window: w02", with: "window: w2", maxReplacements: 1) }
    let diagnostic = try #require(found.first { $0.message == "no window 'w2'" })
    #expect(diagnostic.place.file == Self.item)
    #expect(diagnostic.place.column == 9)
    #expect(diagnostic.hint == "did you mean 'w02'?")
  }

  @Test func misspeltKeyAndSharedMaterial() throws {
    let found = try diagnostics {
      $0.replacing("summary:", with: "sumary:", maxReplacements: 1)
        .replacing("use: loss-statement", with: "use: los-statement")
    }
    #expect(found.contains { $0.message == "unknown key 'sumary'" && $0.hint == "did you mean 'summary'?" })
    #expect(
      found.contains {
        $0.message == "materials.yaml has no 'los-statement'" && $0.hint == "did you mean 'loss-statement'?"
      })
  }

  @Test func placeholdersOfTheTemplateAreErrors() throws {
    let found = try diagnostics {
      $0.replacing(/summary: .*/, with: "summary: \(Item.placeholder)")
    }
    #expect(found.contains { $0.message == "still to be filled in" && $0.severity == .error })
  }

  @Test func ageCountsFromTheDateGiven() throws {
    let edit: (String) -> String = { $0.replacing(/checked: .*/, with: "checked: 2025-06-01") }
    let old = try diagnostics(today: "2026-06-02", edit).filter { $0.place.file == Self.item }
    #expect(old.map(\.message) == ["last checked on 2025-06-01, over 12 months ago"])
    #expect(old.allSatisfy { $0.severity == .warning })
    #expect(try diagnostics(today: "2026-06-01", edit).allSatisfy { !$0.message.contains("12 months") })
    #expect(try diagnostics(today: nil, edit).allSatisfy { !$0.message.contains("12 months") })
  }

  @Test func statutesAreLookedUp() throws {
    let laws = """
      - { title: 中华人民共和国食品安全法, in_force: 2015-10-01, amended: 2027-03-01 }
      - { title: 食品经营许可和备案管理办法, repealed: 2027-01-01, replaced_by: 食品经营新办法 }
      """
    let all = try diagnostics(today: "2027-02-01", laws: laws) {
      $0.replacing(/checked: .*/, with: "checked: 2026-12-01")
    }
    let found = all.filter { $0.place.file == Self.item && !$0.message.contains("laws.yaml") }
    #expect(
      found.map(\.message) == [
        "《食品安全法》 was amended on 2027-03-01, after the last check on 2026-12-01",
        "《食品经营许可和备案管理办法》 was repealed on 2027-01-01",
      ])
    #expect(found.last?.hint == "replaced by 《食品经营新办法》")
    #expect(all.contains { $0.message.hasPrefix("laws.yaml does not know 《行政许可法》 (named by ") })
    #expect(all.filter { $0.message.hasPrefix("laws.yaml does not know 《行政许可法》") }.count == 1)
  }

  @Test func nearestName() {
    #expect(KnowledgeStore.nearestName(to: "w2", among: ["w02", "w10"]) == "w02")
    #expect(KnowledgeStore.nearestName(to: "entirely different", among: ["w02", "w10"]) == nil)
    #expect(KnowledgeStore.nearestName(to: "x", among: []) == nil)
  }
}
