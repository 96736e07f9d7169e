import Foundation
import KnowledgeModel
import Matching
import Notification
import Synchronization
import TestSupport
import Testing

@testable import Dialogue

private let knowledge = Repository.knowledge
private let dialogue = Repository.dialogue

/// How many ways through an item's questions are gone at most; `script/test-deep` goes 2,000.
private let samples = ProcessInfo.processInfo.environment["YICI_SAMPLES"].flatMap { Int($0) } ?? 12

/// A session that stands at an item or bundle, as if the person had named it.
func session(at focus: Focus, act: Act? = nil) -> Session {
  var session = Session()
  session.now.focus = focus
  session.now.act = act
  return session
}

/// A place on the way through the questions of an item or bundle.
struct Way {
  var session: Session
  var reply: Reply

  /// The first question.
  init(from start: Session) {
    (session, reply) = dialogue.step(start, Self.interpret("要什么材料"))
  }

  /// The end of a way whose answers are drawn.
  static func random(from start: Session, using generator: inout SeededGenerator) -> Way? {
    var way = Way(from: start)
    for _ in 0..<60 {
      guard let ask = way.reply.ask else { return way }
      guard let next = way.next(Int.random(in: ask.options.indices, using: &generator)) else { return nil }
      way = next
    }
    Issue.record("the questions of \(String(describing: start.now.focus)) never end")
    return nil
  }

  /// Goes every way from here, and hands over each end.
  func goAll(steps: Int = 60, _ end: (Way) -> Void) {
    guard let ask = reply.ask else { return end(self) }
    guard steps > 0 else {
      Issue.record("the questions of \(String(describing: session.now.focus)) never end")
      return
    }
    for choice in ask.options.indices { next(choice)?.goAll(steps: steps - 1, end) }
  }

  /// After an answer: its number and its label must mean it alike, and going back must lead here again.
  private func next(_ choice: Int) -> Way? {
    guard let ask = reply.ask else { return nil }
    let option = ask.options[choice]
    var next = self
    (next.session, next.reply) = dialogue.step(session, Self.interpret("\(choice + 1)"))
    guard next.session.now.facts[ask.situation] == option.id else {
      Issue.record("‘\(choice + 1)’ does not answer \(ask.situation) of \(String(describing: session.now.focus))")
      return nil
    }
    let byLabel = dialogue.step(session, Self.interpret(option.label)).session
    #expect(byLabel.now == next.session.now, "‘\(option.label)’ of \(ask.situation)")
    #expect(dialogue.step(next.session, Self.interpret("返回")).session.now == session.now, "\(ask.situation)")
    return next
  }

  /// Interpretations, kept between the many ways that say the same.
  private static func interpret(_ line: String) -> Interpretation {
    known.withLock { known in
      if let interpretation = known[line] { return interpretation }
      let interpretation = Repository.matcher.interpret(line)
      known[line] = interpretation
      return interpretation
    }
  }

  private static let known = Mutex<[String: Interpretation]>([:])
}

@Suite struct NarrowingProperties {
  /// For every item and act, every way through the questions, or where there are very many a draw of them: the notice
  /// reached by dialogue is the one that the data gives for the same facts, and is complete.
  @Test func dialogueReachesTheNoticeOfTheData() {
    var generator = SeededGenerator(306)
    for item in knowledge.items {
      let ways = item.situations.reduce(1) { min($0 * $1.options.count, samples + 1) }
      for act in item.acts {
        func check(_ end: Way) {
          let direct = Notice(Request(item: item, act: act.id, facts: end.session.now.facts))
          #expect(end.reply.notice?.entries == direct.entries, "\(item.id) \(act.id)")
          #expect(direct.isComplete && direct.entries.allSatisfy(\.isCertain), "\(item.id) \(act.id)")
          #expect(!direct.entries.isEmpty)
        }
        let start = session(at: .item(item.id), act: act.id)
        if ways <= samples {
          Way(from: start).goAll(check)
        } else {
          for _ in 0..<samples { if let end = Way.random(from: start, using: &generator) { check(end) } }
        }
      }
    }
  }

  @Test func bundlesNarrowToAnEnd() {
    var generator = SeededGenerator(16)
    for bundle in knowledge.bundles {
      for _ in 0..<max(6, samples / 10) {
        guard let end = Way.random(from: session(at: .bundle(bundle.id)), using: &generator) else { continue }
        let notice = end.reply.notice
        #expect(notice?.isComplete ?? true, "\(bundle.id)")
        let ids = notice?.entries.map(\.material.id) ?? []
        #expect(Set(ids).count == ids.count, "\(bundle.id): a material twice")
      }
    }
  }

  /// The order in which questions are answered does not change the list.
  @Test func orderOfAnswersIsIdle() {
    var generator = SeededGenerator(7)
    for item in knowledge.items where item.situations.count > 1 {
      var facts: [(String, String)] = item.situations.map {
        ($0.id, $0.options.randomElement(using: &generator)!.id)
      }
      var lists: Set<[String]> = []
      for _ in 0..<3 {
        facts.shuffle(using: &generator)
        var known = Facts()
        for (situation, option) in facts { known.choose(option, for: situation) }
        lists.insert(
          Notice(Request(item: item, act: item.defaultAct, facts: known)).entries.map(\.material.id))
      }
      #expect(lists.count == 1, "\(item.id)")
    }
  }

  /// A material that may apply is never hidden: with fewer facts the list only grows.
  @Test func nothingThatMayApplyIsHidden() {
    var generator = SeededGenerator(9)
    for item in knowledge.items {
      for act in item.acts {
        let open = Set(Notice(Request(item: item, act: act.id)).entries.map(\.material.id))
        for _ in 0..<4 {
          var facts = Facts()
          for situation in item.situations {
            facts.choose(situation.options.randomElement(using: &generator)!.id, for: situation.id)
          }
          let narrowed = Notice(Request(item: item, act: act.id, facts: facts)).entries
          #expect(open.isSuperset(of: narrowed.map(\.material.id)), "\(item.id)")
        }
      }
    }
  }
}
