import Foundation
import KnowledgeModel
import Testing

@testable import KnowledgeStore

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
private let outcome = KnowledgeFolder(root: root).check()

@Suite struct RepositoryDataTests {
  @Test func dataHasNoErrors() {
    #expect(outcome.diagnostics.filter { $0.severity == .error }.isEmpty)
  }

  @Test func countsAreThoseOfTheHall() throws {
    let knowledge = try #require(outcome.knowledge)
    #expect(knowledge.itemIDs.count == 306)
    #expect(knowledge.departments.count == 17)
    #expect(knowledge.formerWindows.count == 35)
    #expect(knowledge.windows.count == 14)
    #expect(knowledge.bundles.count >= 16)
  }

  @Test func everyFormerWindowBelongsToAnItem() throws {
    let knowledge = try #require(outcome.knowledge)
    #expect(Set(knowledge.items.map(\.formerWindow)) == Set(knowledge.formerWindows.map(\.id)))
    #expect(Set(knowledge.items.map(\.window)) == Set(knowledge.windows.map(\.id)))
    #expect(Set(knowledge.items.map(\.department)) == Set(knowledge.departments.map(\.id)))
  }

  @Test func everyItemIsToldCompletely() throws {
    let knowledge = try #require(outcome.knowledge)
    for item in knowledge.items {
      #expect(!item.materials.isEmpty, "\(item.id)")
      #expect(item.aliases.count >= 4, "\(item.id)")
      #expect(item.provenance != nil && item.summary != nil, "\(item.id)")
    }
  }
}

/// A folder of data made for one test.
private struct Sample {
  let root: URL

  init(item: String) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "yici-\(UUID().uuidString)")
    try write(
      "KnowledgeBase/departments.yaml",
      "- { id: d, name: 部门, full_name: 部门全称 }\n")
    try write(
      "KnowledgeBase/windows.yaml",
      "hall: { name: 大厅 }\nunified:\n  - { id: w01, name: 窗口, theme: 主题 }\nformer:\n  - { id: f, department: d, name: 原窗口 }\n"
    )
    try write(
      "KnowledgeBase/situations.yaml",
      "- { id: agent, label: 办理人, prompt: 谁来办？, options: [{ id: self, label: 本人 }, { id: agent, label: 代办 }] }\n")
    try write(
      "KnowledgeBase/materials.yaml",
      "- { id: letter, name: 授权委托书, form: original, copies: 1, medium: either, issuer: 申请人, where: 自备 }\n")
    try write("KnowledgeBase/items/d/sample.yaml", item)
    for name in ["intents", "lexicon", "replies", "smalltalk"] {
      try write("Dialogs/\(name).yaml", name == "replies" ? "greeting: 您好\n" : "{}\n")
    }
  }

  private func write(_ path: String, _ text: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func diagnostics() -> [Diagnostic] {
    defer { try? FileManager.default.removeItem(at: root) }
    return KnowledgeFolder(root: root).check().diagnostics
  }
}

private let soundItem = """
  id: sample
  name: 样例许可
  aliases: [样例一, 样例二, 样例三, 样例四]
  summary: 样例
  department: d
  window: w01
  former_window: f
  audience: [企业]
  result: { name: 样例证 }
  basis: [《样例法》第一条]
  conditions: [有场所]
  acts: [{ id: new, statutory: 20 }]
  situations:
    - use: agent
  materials:
    - { id: form, name: 样例申请书, form: original, copies: 1, medium: paper, issuer: 申请人, where: 窗口, basis: 《样例法》第二条 }
    - { use: letter, when: { agent: agent }, basis: 《样例法》第二条 }
  steps: [受理]
  fee: { charge: none }
  channels: [window]
  visits: 1
  provenance: { source: 《样例法》, checked: 2026-11-25, certainty: rule }

  """

@Suite struct DiagnosticTests {
  @Test func aSoundItemPasses() throws {
    #expect(try Sample(item: soundItem).diagnostics().isEmpty)
  }

  /// What is wrong, the change that makes it so, and the line that must be named.
  @Test(arguments: [
    ("unknown key 'aliasses'", "aliases:", "aliasses:", 3),
    ("no situation 'agnt'", "when: { agent: agent }", "when: { agnt: agent }", 17),
    ("has no option 'other'", "when: { agent: agent }", "when: { agent: other }", 17),
    ("materials.yaml has no 'lettre'", "use: letter", "use: lettre", 17),
    ("is not one of electronic", "form: original", "form: orginal", 16),
    ("no window 'w99'", "window: w01", "window: w99", 6),
    (
      "the act 'renewal' has no material", "acts: [{ id: new, statutory: 20 }]", "acts: [{ id: new }, { id: renewal }]",
      12
    ),
    ("a basis is written", "basis: [《样例法》第一条]", "basis: [样例法第一条]", 10),
    ("'checked' must be a date", "checked: 2026-11-25", "checked: yesterday", 22),
    ("control character", "summary: 样例", "summary: \"样\\e[31m例\"", 4),
  ])
  func saysWhatAndWhere(message: String, from: String, to: String, line: Int) throws {
    var text = soundItem.replacing(from, with: to)
    if message.contains("renewal") {
      text = text.replacing("where: 窗口,", with: "where: 窗口, when: { act: new },")
      text = text.replacing("when: { agent: agent }", with: "when: { act: new, agent: agent }")
    }
    let diagnostics = try Sample(item: text).diagnostics()
    let found = diagnostics.first { $0.message.contains(message) }
    #expect(found != nil, "\(diagnostics)")
    #expect(found?.place.line == line, "\(diagnostics)")
    #expect(found?.place.file == "KnowledgeBase/items/d/sample.yaml")
  }

  @Test func suggestsTheNearestKey() throws {
    let diagnostics = try Sample(item: soundItem.replacing("steps:", with: "step:")).diagnostics()
    #expect(diagnostics.contains { $0.hint == "did you mean 'steps'?" })
  }

  @Test func brokenYAMLNamesTheLine() throws {
    let diagnostics = try Sample(item: soundItem + "broken: [1, 2\n").diagnostics()
    #expect(diagnostics.contains { $0.severity == .error && $0.place.line > 20 }, "\(diagnostics)")
  }

  @Test func aQuestionThatSwitchesNothingIsAnError() throws {
    let text = soundItem.replacing(", when: { agent: agent }", with: "")
    #expect(try Sample(item: text).diagnostics().contains { $0.message.contains("switches no material") })
  }
}
