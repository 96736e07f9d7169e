import Dialogue
import Foundation
import KnowledgeModel
import TestSupport
import Testing

@testable import Rendering

@Suite struct DisplayWidthTests {
  @Test(arguments: [("abc", 3), ("材料", 4), ("（W01）", 7), ("é", 1), ("e\u{301}", 1), ("", 0)])
  func counts(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func wrappedLinesFit() {
    let text = "出具：市场监管部门；取得方式：大厅通过电子证照共享调取（W01），abcdef 12345。"
    for width in 10...60 {
      let lines = DisplayWidth.wrap(text, to: width)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      for line in lines {
        #expect(DisplayWidth.of(line) <= width + 4)
        #expect(!line.hasPrefix("，") && !line.hasPrefix("。"))
      }
    }
  }
}

@Suite struct ReplyRenderingTests {
  private func reply(_ line: String) -> Reply {
    Repository.dialogue.step(Session(), Repository.matcher.interpret(line)).reply
  }

  @Test func plainTextHasNoEscapes() {
    let text = TextRenderer(Repository.knowledge).render(reply("食品经营许可证要什么材料"))
    #expect(!text.contains("\u{1B}"))
    for heading in ["一次性告知单", "【必交】", "办理窗口", "办理时限", "收费", "办理渠道", "依据", "可信程度"] {
      #expect(text.contains(heading), "\(heading)")
    }
  }

  @Test func colouredTextIsTheSameWords() {
    let plain = TextRenderer(Repository.knowledge).render(reply("烟草证"))
    let coloured = TextRenderer(Repository.knowledge, style: Style(isColoured: true)).render(reply("烟草证"))
    #expect(coloured != plain)
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func jsonHasEveryKeyOfTheContract() throws {
    let renderer = JSONRenderer(Repository.knowledge)
    for line in ["食品经营许可证要什么材料", "今天天气怎么样", "返回", "你好"] {
      let json = renderer.render(reply(line), question: line)
      #expect(!json.contains("\n"))
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      for key in [
        "question", "outcome", "intent", "act", "item", "bundle", "confidence", "candidates",
        "materials", "ask", "text",
      ] {
        #expect(object[key] != nil, "\(key)")
      }
    }
  }

  @Test func everySentenceThatIsUsedExists() {
    let replies = Repository.knowledge.dialogs.replies
    for key in ["greeting", "not_understood", "handover", "clarify", "complete", "act.new", "group.required", "when"] {
      #expect(replies[key] != nil, "\(key)")
    }
  }

  @Test func everyItemRendersWithinTheWidth() {
    let renderer = TextRenderer(Repository.knowledge, width: 80)
    for item in Repository.knowledge.items {
      for act in item.acts {
        for line in renderer.guide(item, act: act.id).split(separator: "\n") {
          #expect(DisplayWidth.of(line) <= 84, "\(item.id): \(line)")
        }
      }
    }
  }
}
