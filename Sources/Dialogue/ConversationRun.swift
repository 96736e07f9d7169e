import KnowledgeModel
import Matching

/// Runs a conversation test and says where it went another way.
public struct ConversationRun: Sendable {
  /// One expectation that was not met.
  public struct Failure: Sendable, CustomStringConvertible {
    public var turn: Conversation.Turn
    /// Place of the turn in its conversation.
    public var index: Int
    public var key: String
    public var expected: String
    public var found: String
    /// What would have held; nil where a person must say what matters (`include`, `contains` …).
    public var actual: Expectation.Actual?

    public var description: String {
      "line \(turn.line): “\(turn.user)”\n    \(key)\n    - expected: \(expected)\n    + found:    \(found)"
    }
  }

  let dialogue: Dialogue
  let matcher: Matcher
  let text: @Sendable (Reply) -> String

  /// - Parameters:
  ///   - dialogue: what answers.
  ///   - matcher: what understands each line.
  ///   - text: renders a reply as a person reads it.
  public init(dialogue: Dialogue, matcher: Matcher, text: @escaping @Sendable (Reply) -> String) {
    self.dialogue = dialogue
    self.matcher = matcher
    self.text = text
  }

  /// - Returns: what went another way; empty when the conversation goes as written.
  public func failures(of conversation: Conversation) -> [Failure] {
    var session = Session()
    return conversation.turns.enumerated().flatMap { index, turn in
      let (next, reply) = dialogue.step(session, matcher.interpret(turn.user))
      session = next
      return failures(of: turn, at: index, reply)
    }
  }

  private func failures(of turn: Conversation.Turn, at index: Int, _ reply: Reply) -> [Failure] {
    var failures: [Failure] = []
    func fail(_ key: String, expected: String, found: String, actual: Expectation.Actual? = nil) {
      failures.append(
        Failure(turn: turn, index: index, key: key, expected: expected, found: found, actual: actual))
    }
    func expect(_ key: Expectation.TextKey, _ expected: String?, _ found: String?) {
      let found = found ?? "none"
      guard let expected, expected != found else { return }
      fail(key.rawValue, expected: expected, found: found, actual: .text(key, found))
    }
    let wanted = turn.expect
    expect(.outcome, wanted.outcome, reply.outcome.rawValue)
    expect(.item, wanted.item, reply.item)
    expect(.bundle, wanted.bundle, reply.bundle)
    expect(.intent, wanted.intent, reply.intent?.rawValue)
    expect(.act, wanted.act, reply.act?.rawValue)
    expect(.asks, wanted.asks, reply.ask?.situation)
    let materials = reply.notice?.entries.map(\.material) ?? []
    func isListed(_ wanted: String) -> Bool {
      materials.contains { $0.id == wanted || $0.name == wanted }
    }
    for name in wanted.include where !isListed(name) {
      fail("include", expected: name, found: materials.map(\.name).joined(separator: "、"))
    }
    for name in wanted.exclude where isListed(name) {
      fail("exclude", expected: "without \(name)", found: "listed")
    }
    if let exactly = wanted.exactly {
      let extra = materials.filter { material in
        !exactly.contains { $0 == material.id || $0 == material.name }
      }
      let missing = exactly.filter { !isListed($0) }
      if !extra.isEmpty || !missing.isEmpty {
        fail(
          "exactly", expected: "missing: " + missing.joined(separator: "、"),
          found: "too many: " + extra.map(\.name).joined(separator: "、"),
          actual: .exactly(corrected(exactly, to: materials)))
      }
    }
    for id in wanted.offers where !(reply.ask?.options.contains { $0.id == id } ?? false) {
      fail("offers", expected: id, found: reply.ask?.options.map(\.id).joined(separator: ", ") ?? "no question")
    }
    let said = wanted.contains.isEmpty && wanted.lacks.isEmpty ? "" : text(reply)
    for part in wanted.contains where !said.contains(part) {
      fail("contains", expected: part, found: said)
    }
    for part in wanted.lacks where said.contains(part) {
      fail("lacks", expected: "without \(part)", found: said)
    }
    return failures
  }

  /// The list with what is missing taken out, and what is new put behind what it follows in the notice.
  private func corrected(_ list: [String], to materials: [Material]) -> [String] {
    var list = list.filter { name in materials.contains { $0.id == name || $0.name == name } }
    // A list that somebody wrote in names goes on in names, as long as they tell the materials apart.
    let isInNames = !list.isEmpty && !list.contains { name in materials.contains { $0.id == name } }
    for (index, material) in materials.enumerated()
    where !list.contains(where: { $0 == material.id || $0 == material.name }) {
      let place = materials[..<index].reversed().lazy
        .compactMap { earlier in list.lastIndex { $0 == earlier.id || $0 == earlier.name } }.first
      let isUnique = materials.count { $0.name == material.name } == 1
      list.insert(isInNames && isUnique ? material.name : material.id, at: place.map { $0 + 1 } ?? 0)
    }
    return list
  }
}
