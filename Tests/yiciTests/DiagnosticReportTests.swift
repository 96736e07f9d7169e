import Foundation
import KnowledgeStore
import Testing

@testable import yici

@Suite struct DiagnosticReportTests {
  private func report(_ format: DiagnosticFormat, _ text: String, line: Int, column: Int) throws -> String {
    let root = FileManager.default.temporaryDirectory.appending(path: "yici-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: root.appending(path: "a.yaml"))
    let diagnostic = Diagnostic(
      at: .init(file: "a.yaml", line: line, column: column), "no window 'w2': 100%", hint: "did you mean 'w02'?")
    return DiagnosticReport(
      format: format, source: SourceText(root: root), prefix: "data/", isColoured: false
    ).render(diagnostic)
  }

  @Test func textShowsLineCaretAndHint() throws {
    #expect(
      try report(.text, "id: x\nwindow: w2\n", line: 2, column: 9) == """
        data/a.yaml:2:9: error: no window 'w2': 100%
            2 | window: w2
              |         ^
              = hint: did you mean 'w02'?
        """)
  }

  @Test func caretStandsUnderWideText() throws {
    let lines = try report(.text, "名称：x y\n", line: 1, column: 4).split(separator: "\n")
    #expect(lines[2] == "      |       ^")
  }

  @Test func longLinesShowThePlace() throws {
    let long = String(repeating: "长", count: 300) + "X" + String(repeating: "尾", count: 300)
    let lines = try report(.text, long, line: 1, column: 301).split(separator: "\n")
    let caret = try #require(lines[2].firstIndex(of: "^"))
    #expect(lines[1].contains("X"))
    #expect(lines[2].distance(from: lines[2].startIndex, to: caret) < 120)
  }

  @Test func placesOutsideTheFileAreShownWithoutALine() throws {
    #expect(try report(.text, "a\n", line: 99, column: 99).split(separator: "\n").count == 2)
  }

  @Test func annotationsAreEscaped() throws {
    #expect(
      try report(.github, "x", line: 1, column: 2)
        == "::error file=data/a.yaml,line=1,col=2::no window 'w2': 100%25 (did you mean 'w02'?)")
  }

  @Test func jsonIsOneObject() throws {
    let object =
      try JSONSerialization.jsonObject(
        with: Data(report(.json, "x", line: 1, column: 2).utf8)) as? [String: Any]
    #expect(object?["line"] as? Int == 1)
    #expect(object?["hint"] as? String == "did you mean 'w02'?")
  }
}
