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

@Suite struct SessionTests {
  @Test func restartLeavesNothingBehind() {
    var talk = Talk()
    for line in ["食品经营许可证要什么材料", "1", "2", "那要多少钱"] { _ = talk.say(line) }
    _ = talk.say("重新开始")
    #expect(talk.session == Session())
  }

  @Test func sessionsStaySmall() throws {
    var generator = SeededGenerator(4096)
    for bundle in knowledge.bundles {
      guard let end = Way.random(from: session(at: .bundle(bundle.id)), using: &generator) else { continue }
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
