import KnowledgeModel
import Matching

/// Runs a conversation test and says where it went another way.
public struct ConversationRun: Sendable {
  /// One expectation that was not met.
  public struct Failure: Sendable, CustomStringConvertible {
    public var turn: Conversation.Turn
    public var key: String
    public var expected: String
    public var found: String

    public var description: String {
      "line \(turn.line): “\(turn.user)”\n    \(key)\n    - expected: \(expected)\n    + found:    \(found)"
    }
  }

  let dialogue: Dialogue
  let matcher: Matcher
  let text: @Sendable (Reply) -> String

  /// - Parameter text: renders a reply as a person reads it.
  public init(dialogue: Dialogue, matcher: Matcher, text: @escaping @Sendable (Reply) -> String) {
    self.dialogue = dialogue
    self.matcher = matcher
    self.text = text
  }

  /// - Returns: what went another way; empty when the conversation goes as written.
  public func failures(of conversation: Conversation) -> [Failure] {
    var session = Session()
    return conversation.turns.flatMap { turn in
      let (next, reply) = dialogue.step(session, matcher.interpret(turn.user))
      session = next
      return failures(of: turn, reply)
    }
  }

  private func failures(of turn: Conversation.Turn, _ reply: Reply) -> [Failure] {
    var failures: [Failure] = []
    func expect(_ key: String, _ expected: String?, _ found: String?) {
      guard let expected, expected != found ?? "none" else { return }
      failures.append(Failure(turn: turn, key: key, expected: expected, found: found ?? "none"))
    }
    let wanted = turn.expect
    expect("outcome", wanted.outcome, reply.outcome.rawValue)
    expect("item", wanted.item, reply.item)
    expect("bundle", wanted.bundle, reply.bundle)
    expect("intent", wanted.intent, reply.intent?.rawValue)
    expect("act", wanted.act, reply.act?.rawValue)
    expect("asks", wanted.asks, reply.ask?.situation)
    let materials = reply.notice?.entries.map(\.material) ?? []
    func isListed(_ wanted: String) -> Bool {
      materials.contains { $0.id == wanted || $0.name == wanted }
    }
    for name in wanted.include where !isListed(name) {
      failures.append(
        Failure(turn: turn, key: "include", expected: name, found: materials.map(\.name).joined(separator: "、")))
    }
    for name in wanted.exclude where isListed(name) {
      failures.append(Failure(turn: turn, key: "exclude", expected: "without \(name)", found: "listed"))
    }
    if let exactly = wanted.exactly {
      let extra = materials.filter { material in
        !exactly.contains { $0 == material.id || $0 == material.name }
      }
      let missing = exactly.filter { !isListed($0) }
      if !extra.isEmpty || !missing.isEmpty {
        failures.append(
          Failure(
            turn: turn, key: "exactly", expected: "missing: " + missing.joined(separator: "、"),
            found: "too many: " + extra.map(\.name).joined(separator: "、")))
      }
    }
    for id in wanted.offers where !(reply.ask?.options.contains { $0.id == id } ?? false) {
      failures.append(
        Failure(
          turn: turn, key: "offers", expected: id,
          found: reply.ask?.options.map(\.id).joined(separator: ", ") ?? "no question"))
    }
    let said = wanted.contains.isEmpty && wanted.lacks.isEmpty ? "" : text(reply)
    for part in wanted.contains where !said.contains(part) {
      failures.append(Failure(turn: turn, key: "contains", expected: part, found: said))
    }
    for part in wanted.lacks where said.contains(part) {
      failures.append(Failure(turn: turn, key: "lacks", expected: "without \(part)", found: said))
    }
    return failures
  }
}
