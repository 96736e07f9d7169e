import Foundation
import KnowledgeModel
import Matching
import Notification
import TestSupport
import Testing

@testable import Dialogue

private let knowledge = Repository.knowledge
private let dialogue = Repository.dialogue

/// A conversation under test.
private struct Talk {
  var session = Session()

  mutating func say(_ line: String) -> Reply {
    let (next, reply) = dialogue.step(session, Repository.matcher.interpret(line))
    session = next
    return reply
  }
}

/// A session that stands at an item or bundle, as if the person had named it.
private func session(at focus: Focus, act: Act? = nil) -> Session {
  var session = Session()
  session.now.focus = focus
  session.now.act = act
  return session
}

/// Answers the open questions of a focus at random, by number or by label, until nothing is asked.
private func narrow(
  _ start: Session, generator: inout SeededGenerator, byLabel: Bool,
  _ interpret: Interpretations = Interpretations()
) -> (session: Session, reply: Reply)? {
  var (session, reply) = dialogue.step(start, interpret("要什么材料"))
  for _ in 0..<60 {
    guard let ask = reply.ask else { return (session, reply) }
    let choice = Int.random(in: 0..<ask.options.count, using: &generator)
    let line = byLabel ? ask.options[choice].label : "\(choice + 1)"
    let before = session
    (session, reply) = dialogue.step(session, interpret(line))
    guard session.now.facts[ask.situation] == ask.options[choice].id else {
      Issue.record("‘\(line)’ does not answer \(ask.situation) of \(String(describing: before.now.focus))")
      return nil
    }
  }
  Issue.record("the questions of \(String(describing: start.now.focus)) never end")
  return nil
}

/// How many ways through an item's questions are tried at most; `YICI_SAMPLES=2000` for a deep run.
private let samples = ProcessInfo.processInfo.environment["YICI_SAMPLES"].flatMap { Int($0) } ?? 12

/// What digits and labels are understood as, kept between the many runs that say the same.
private final class Interpretations {
  private var known: [String: Interpretation] = [:]

  func callAsFunction(_ line: String) -> Interpretation {
    if let interpretation = known[line] { return interpretation }
    let interpretation = Repository.matcher.interpret(line)
    known[line] = interpretation
    return interpretation
  }
}

@Suite struct NarrowingProperties {
  /// For every item and act: the notice reached by dialogue is the one that the data gives for the same facts, is
  /// complete, and every question can be answered by its number.
  @Test func dialogueReachesTheNoticeOfTheData() {
    var generator = SeededGenerator(306)
    let interpret = Interpretations()
    for item in knowledge.items {
      let ways = item.situations.reduce(1) { min($0 * $1.options.count, samples) }
      for act in item.acts {
        // Random ways meet each of n ways at least once in about n ln n tries; twice n is a fair share of them.
        for round in 0..<min(2 * ways, samples) {
          guard
            let end = narrow(
              session(at: .item(item.id), act: act.id), generator: &generator, byLabel: round % 4 == 3,
              interpret)
          else { continue }
          let direct = Notice(Request(item: item, act: act.id, facts: end.session.now.facts))
          #expect(end.reply.notice?.entries == direct.entries, "\(item.id) \(act.id)")
          #expect(direct.isComplete && direct.entries.allSatisfy(\.isCertain), "\(item.id) \(act.id)")
          #expect(!direct.entries.isEmpty)
        }
      }
    }
  }

  @Test func bundlesNarrowToAnEnd() {
    var generator = SeededGenerator(16)
    for bundle in knowledge.bundles {
      for round in 0..<6 {
        guard
          let end = narrow(
            session(at: .bundle(bundle.id)), generator: &generator, byLabel: round == 5)
        else { continue }
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

@Suite struct SessionTests {
  @Test func backUndoesExactlyOneStep() {
    var generator = SeededGenerator(11)
    for item in knowledge.items.shuffled(using: &generator).prefix(60) where !item.situations.isEmpty {
      var talk = Talk(session: session(at: .item(item.id)))
      var reply = talk.say("要什么材料")
      guard reply.ask != nil else { continue }
      let before = talk.session.now
      reply = talk.say("1")
      _ = talk.say("返回")
      #expect(talk.session.now == before, "\(item.id)")
    }
  }

  @Test func restartLeavesNothingBehind() {
    var talk = Talk()
    for line in ["食品经营许可证要什么材料", "1", "2", "那要多少钱"] { _ = talk.say(line) }
    _ = talk.say("重新开始")
    #expect(talk.session == Session())
  }

  @Test func sessionsStaySmall() throws {
    var generator = SeededGenerator(4096)
    for bundle in knowledge.bundles {
      guard
        let end = narrow(session(at: .bundle(bundle.id)), generator: &generator, byLabel: false)
      else { continue }
      let size = try JSONEncoder().encode(end.session).count
      #expect(size <= 4096, "\(bundle.id): \(size) bytes")
      #expect(try JSONDecoder().decode(Session.self, from: JSONEncoder().encode(end.session)) == end.session)
    }
  }

  @Test func stepIsPure() {
    let start = session(at: .item("food-business-licence"))
    let line = Repository.matcher.interpret("要多少钱")
    #expect(dialogue.step(start, line).reply == dialogue.step(start, line).reply)
    #expect(dialogue.step(start, line).session == dialogue.step(start, line).session)
  }

  @Test func unknownKeepsBothBranches() {
    var talk = Talk(session: session(at: .item("food-business-licence")))
    let first = talk.say("要什么材料")
    let asked = first.ask?.situation
    let reply = talk.say("不知道")
    #expect(reply.notice?.entries.map(\.material.id) == first.notice?.entries.map(\.material.id))
    #expect(reply.ask?.situation != asked)
  }
}
