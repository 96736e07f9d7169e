import Dialogue
import Foundation
import KnowledgeStore
import Rendering
import Testing

@testable import yici

@Suite struct TestUpdateTests {
  private static let run: ConversationRun = {
    do {
      let assistant = try Assistant(folder: nil)
      return ConversationRun(
        dialogue: assistant.dialogue, matcher: assistant.matcher, text: TextRenderer(assistant.knowledge).render)
    } catch { fatalError("\(error)") }
  }()

  /// - Parameter isRight: whether the expectations are those that hold.
  private func text(isRight: Bool) -> String {
    """
    # 一段对话，注释都要留下。
    - name:   烟草证   # 名称
      turns:
        - user: 补办烟草证要什么
          expect: { outcome: answered, item: \(isRight ? "tobacco-retail-licence" : "food-business-licence"), act: replacement }   # 事项
        # 接着问
        - user: 要好多钱
          expect:
            intent: '\(isRight ? "fee" : "time")'   # 问的是钱
            contains: 不收费


    """
  }

  @Test func whatIsWrongBecomesRightAndCommentsStay() throws {
    let result = TestUpdate.updated(try ConversationFile(text: text(isRight: false), named: "a.yaml"), Self.run)
    #expect(result.problems == [])
    #expect(
      result.changes.map(\.description) == [
        "a.yaml:5: item: food-business-licence → tobacco-retail-licence", "a.yaml:9: intent: time → fee",
      ])
    #expect(result.file.text == text(isRight: true))
    let again = TestUpdate.updated(result.file, Self.run)
    #expect(again.changes == [] && again.file.text == result.file.text)
  }

  @Test func anExactListTakesTheNoticeInItsOrder() throws {
    let wrong = """
      - name: 食品经营许可补证
        turns:
          - user: 食品经营许可证掉了怎么补
            expect:
              exactly:
                # 原件
                - id-card   # 本人
                - lease-contract
              asks: agent

      """
    let file = try ConversationFile(text: wrong, named: "a.yaml")
    let result = TestUpdate.updated(file, Self.run)
    #expect(result.problems == [])
    #expect(result.file.text.contains("          # 原件\n          - "))
    #expect(result.file.text.contains("          - id-card   # 本人\n"))
    #expect(!result.file.text.contains("lease-contract"))
    #expect(result.file.text.hasSuffix("        asks: agent\n"))
    #expect(Self.run.failures(of: result.file.conversations[0]).isEmpty)
    #expect(TestUpdate.updated(result.file, Self.run).changes == [])
  }

  @Test func aListInNamesGoesOnInNames() throws {
    let text = "- name: 甲\n  turns:\n    - user: 食品经营许可证掉了怎么补\n      expect: { exactly: [证件遗失声明, 假材料] }\n"
    let result = TestUpdate.updated(try ConversationFile(text: text, named: "a.yaml"), Self.run)
    #expect(Self.run.failures(of: result.file.conversations[0]).isEmpty)
    #expect(result.file.text.contains("exactly: [食品经营许可证补办申请书, 证件遗失声明, "))
  }

  @Test func aPersonDecidesWhatMatters() throws {
    let text = """
      - name: 甲
        turns:
          - user: 烟草证要什么材料
            expect: { item: none, include: 没有的材料, contains: 没有的话 }

      """
    let result = TestUpdate.updated(try ConversationFile(text: text, named: "a.yaml"), Self.run)
    #expect(result.file.text == text.replacing("item: none", with: "item: tobacco-retail-licence"))
    #expect(result.problems.count == 2)
    #expect(result.problems.allSatisfy { $0.hasSuffix("a person must decide") })
  }
}
