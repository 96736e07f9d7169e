import Foundation
import KnowledgeModel
import TestSupport
import Testing

@testable import Matching

private let matcher = Repository.matcher

@Suite struct TemplateTests {
  @Test func everyExampleMatchesItsTemplate() {
    #expect(matcher.failingExamples(Repository.knowledge.dialogs) == [])
  }

  @Test(arguments: ["(a|b", "a|b", "[a", "<nothing>", "({item})", "a}"])
  func refusesBrokenTemplates(template: String) {
    #expect(throws: TemplateError.self) { try TemplateSyntax(template, lists: [:]) }
  }

  @Test(arguments: [
    ("要带什么材料", "materials"), ("那要多少钱", "fee"), ("好久能拿到", "time"), ("在哪个窗口", "where"),
    ("网上能办不", "online"), ("依据是啥子", "law"), ("几点上班", "hours"), ("咨询电话是多少", "phone"),
    ("要什么条件", "conditions"), ("办理流程", "process"), ("有效期", "result"),
  ])
  func intents(line: String, intent: String) {
    #expect(matcher.interpret(line).intent?.rawValue == intent)
  }

  @Test(arguments: [
    ("换法人", Act.change), ("证丢了", .replacement), ("不干了", .cancellation), ("到期了", .renewal),
    ("搬了地方", .change), ("扩大范围", .change),
  ])
  func acts(line: String, act: Act) {
    #expect(matcher.interpret(line).act == act)
  }

  @Test(arguments: [
    ("返回", Move.back), ("重新开始", .restart), ("再说一遍", .again), ("第二个", .select), ("都要", .all),
    ("不知道", .unknown), ("人工", .human), ("打印", .print), ("继续", .finish),
  ])
  func moves(line: String, move: Move) {
    #expect(matcher.interpret(line).move == move)
  }
}

@Suite struct ItemTests {
  @Test func everyNameFindsItsItem() {
    for item in Repository.knowledge.items {
      // Twins share what stands in brackets at the end.
      let name = item.name.replacing(/（[^）]*）$/, with: "")
      let found = matcher.interpret(name).items.first?.id
      #expect(found == item.id, "\(name) → \(found ?? "nothing")")
    }
  }

  @Test func nearlyEveryAliasFindsItsItem() {
    var missed: [String] = []
    var count = 0
    for item in Repository.knowledge.items {
      for alias in item.aliases {
        count += 1
        if !matcher.interpret(alias).items.prefix(3).contains(where: { $0.id == item.id }) {
          missed.append("\(alias) (\(item.id))")
        }
      }
    }
    #expect(missed.count * 100 <= count, "\(missed)")
  }

  @Test(arguments: [
    "食品经营许可证", "食品經營許可證", "ＳＨＩＰＩＮ　ＪＩＮＧＹＩＮＧ　ＸＵＫＥ", "shipinjingyingxuke", "spjyxk", "食品精营许可",
    "请问一下哈那个食品经营许可要啥子材料嘛",
  ])
  func noiseDoesNotHideTheItem(line: String) {
    #expect(matcher.interpret(line).items.first?.id == "food-business-licence")
  }

  @Test(arguments: ["社保余额查询", "今天天气怎么样", "我要投诉邻居", "办护照", "离婚"])
  func otherOfficesAreRecognised(line: String) {
    guard case .outside = matcher.interpret(line).verdict else {
      Issue.record("\(matcher.interpret(line).verdict)")
      return
    }
  }

  @Test func interpretationIsDeterministic() throws {
    let again = try Matcher(compiled: matcher.compiled(), tables: Repository.tables)
    for item in Repository.knowledge.items.prefix(100) {
      let line = "我想办\(item.aliases[0])要啥子材料"
      #expect(matcher.interpret(line).items == matcher.interpret(line).items)
      #expect(again.interpret(line).items.map(\.id) == matcher.interpret(line).items.map(\.id))
    }
  }

  @Test func explanationShowsTheEvidence() {
    let explanation = matcher.explain("开饭馆要啥子材料")
    #expect(explanation.candidates.first?.evidence.isEmpty == false)
    #expect(explanation.templates.contains { $0.isChosen && $0.meaning.contains("materials") })
  }
}
