import KnowledgeModel
import Testing

@testable import KnowledgeStore

/// Expectations are corrected in the text, and nothing else in it changes.
@Suite struct ConversationFileTests {
  private func file(_ expect: String) throws -> ConversationFile {
    try ConversationFile(text: "# 头\n- name: 甲\n  turns:\n    - user: 乙 # 说的话\n      expect:\(expect)", named: "a.yaml")
  }

  /// The text behind `expect:` once the turn takes what a reply has.
  private func taken(_ expect: String, _ actual: KnowledgeModel.Expectation.Actual) throws -> String {
    var file = try file(expect)
    _ = try file.take(actual, conversation: 0, turn: 0)
    return String(file.text.split(separator: "expect:", maxSplits: 1)[1])
  }

  @Test(arguments: [
    (" { item: a, intent: fee } # 为什么\n", " { item: b-2, intent: fee } # 为什么\n"),
    (
      "\n        # 先\n        item:   'a'   # 后\n        intent: fee",
      "\n        # 先\n        item:   'b-2'   # 后\n        intent: fee"
    ),
    (" {item: \"a\\u0041\",\r\n   intent: fee}\r\n", " {item: \"b-2\",\r\n   intent: fee}\r\n"),
    ("\r\n        item: none\r\n", "\r\n        item: b-2\r\n"),
  ])
  func wordsAreReplacedInTheirQuotes(before: String, after: String) throws {
    #expect(try taken(before, .text(.item, "b-2")) == after)
  }

  @Test func wordsThatYAMLWouldReadOtherwiseAreQuoted() throws {
    #expect(try taken(" { exactly: a }", .exactly(["no"])) == " { exactly: \"no\" }")
    #expect(try taken(" { outcome: a }", .text(.outcome, "out_of_scope")) == " { outcome: out_of_scope }")
    #expect(try taken(" { exactly: a }", .exactly(["申请表（原件）"])) == " { exactly: 申请表（原件） }")
    #expect(try taken(" { exactly: a }", .exactly(["表: 一, \"二\"\\"])) == #" { exactly: "表: 一, \"二\"\\" }"#)
    #expect(try taken(" { exactly: 'a' }", .exactly(["it's"])) == " { exactly: 'it''s' }")
  }

  @Test(arguments: [
    (" { exactly: a }\n", ["a", "b"], " { exactly: [a, b] }\n"),
    (" { exactly: a }\n", [], " { exactly: [] }\n"),
    (" { exactly: [] }\n", ["a", "b"], " { exactly: [a, b] }\n"),
    (" { exactly: [a, b,c] }\n", ["b", "c"], " { exactly: [b,c] }\n"),
    (" { exactly: [a, b,c] }\n", ["a", "x", "c"], " { exactly: [a, x,c] }\n"),
    (" { exactly: [ a ] }\n", ["x", "a", "w"], " { exactly: [ x, a, w ] }\n"),
    (" { exactly: [a, b] } # 全部\n", [], " { exactly: [] } # 全部\n"),
    (
      "\n        exactly: [a,   # 一\n          b]\n", ["a", "b", "c"], "\n        exactly: [a,   # 一\n          b, c]\n"
    ),
  ])
  func listsInBracketsKeepTheirLayout(before: String, list: [String], after: String) throws {
    #expect(try taken(before, .exactly(list)) == after)
  }

  @Test(arguments: [
    (["a", "c"], "- a # 一|# 下面|- c"),
    (["x", "a", "w", "b", "c", "z"], "- x|- a # 一|- w|# 下面|- b|- c|- z"),
    (["a", "x", "c"], "- a # 一|# 下面|- x|- c"),
  ])
  func listsWithDashesKeepTheirLines(list: [String], rows: String) throws {
    func text(_ rows: String) -> String {
      let rows = rows.split(separator: "|").map { "          \($0)\n" }
      return "\n        exactly:   # 全部\n" + rows.joined() + "        asks: none\n"
    }
    #expect(try taken(text("- a # 一|# 下面|- b|- c"), .exactly(list)) == text(rows))
  }

  @Test func aListOfLinesCanBecomeEmpty() throws {
    #expect(
      try taken("\n        exactly: # 全部\n        - a\n        - 'b'\n        asks: x\n", .exactly([]))
        == "\n        exactly: [] # 全部\n        asks: x\n")
  }

  @Test(arguments: [
    (["a", "x"], "\r\n        exactly:\r\n          - a\r\n          - x\r\n"),
    (["a", "b", "x"], "\r\n        exactly:\r\n          - a\r\n          - b\r\n          - x"),
    (["a"], "\r\n        exactly:\r\n          - a\r\n"),
  ])
  func theLastLineMayHaveNoEnd(list: [String], after: String) throws {
    let before = "\r\n        exactly:\r\n          - a\r\n          - b"
    let text = "- name: 甲\r\n  turns:\r\n    - user: 乙\r\n      expect:"
    var file = try ConversationFile(text: text + before, named: "a.yaml")
    _ = try file.take(.exactly(list), conversation: 0, turn: 0)
    #expect(file.text.utf8.elementsEqual((text + after).utf8))
  }

  @Test(arguments: [
    (" { item: &x a }\n", KnowledgeModel.Expectation.Actual.text(.item, "b")),
    (" { item: !!str a }\n", .text(.item, "b")),
    ("\n        item: >-\n          a\n", .text(.item, "b")),
    ("\n        exactly:\n          - a # 要紧\n          - b\n", .exactly(["b"])),
    (" { exactly: [a, # 要紧\n        b] }\n", .exactly(["a"])),
    (" { exactly: &all [a, b] }\n", .exactly(["a"])),
  ])
  func whatCannotBeChangedSafelyIsLeft(expect: String, actual: KnowledgeModel.Expectation.Actual) throws {
    var file = try file(expect)
    let before = file.text
    let error = #expect(throws: Diagnostic.self) { try file.take(actual, conversation: 0, turn: 0) }
    #expect(error?.message.contains("cannot be rewritten safely") == true)
    #expect(error?.place.line ?? 0 > 4)
    #expect(file.text == before)
  }

  @Test func aValueThatAnotherTurnSharesIsLeft() throws {
    let text = """
      - name: 甲
        turns:
          - user: 乙
            expect: &same { item: a }
          - user: 丙
            expect: *same

      """
    var file = try ConversationFile(text: text, named: "a.yaml")
    for turn in 0...1 {
      #expect(throws: Diagnostic.self) { try file.take(.text(.item, "b"), conversation: 0, turn: turn) }
    }
    #expect(file.text == text)
  }

  @Test func changesAreToldWithTheirLine() throws {
    var file = try file("\n        item: a\n        exactly: [a, b]\n")
    #expect("\(try file.take(.text(.item, "b"), conversation: 0, turn: 0))" == "a.yaml:6: item: a → b")
    #expect("\(try file.take(.exactly(["b", "c"]), conversation: 0, turn: 0))" == "a.yaml:7: exactly: [a] → [c]")
    #expect(file.conversations[0].turns[0].expect.exactly == ["b", "c"])
  }
}
