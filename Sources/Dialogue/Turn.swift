import KnowledgeModel
import Language
import Matching
import Notification

/// One line's way through the conversation. The order of the attempts in `reply` is the dialogue's policy.
struct Turn {
  let dialogue: Dialogue
  let line: Interpretation
  var session: Session

  var knowledge: Knowledge { dialogue.knowledge }
  var finder: OptionFinder { OptionFinder(normaliser: dialogue.normaliser) }

  init(_ dialogue: Dialogue, _ session: Session, _ line: Interpretation) {
    self.dialogue = dialogue
    self.session = session
    self.line = line
  }

  mutating func reply() -> Reply {
    if let crisis { return crisis }
    if let control = control() { return understood(control) }
    if let reply = answerToQuestion() { return understood(reply) }
    if let smalltalk { return understood(smalltalk) }
    if let reply = correction() ?? comparison() { return understood(reply) }
    if line.intent == nil, let reply = restated() { return understood(reply) }
    if let reply = bundleWish() { return understood(reply) }
    if let reply = newItem() { return understood(reply) }
    if let reply = followUp() { return understood(reply) }
    if let reply = listing() { return understood(reply) }
    if let reply = clarification() { return understood(reply) }
    return notUnderstood()
  }

  private mutating func understood(_ reply: Reply) -> Reply {
    session.failures = 0
    return reply
  }

  // MARK: Talk

  private var crisis: Reply? {
    guard let talk = talk, talk.isUrgent else { return nil }
    return Reply(.smalltalk, [.text(talk.reply)])
  }

  private var smalltalk: Reply? {
    guard let talk else { return nil }
    return Reply(.smalltalk, [.text(talk.reply)])
  }

  private var talk: SmallTalk? {
    line.smalltalk.flatMap { id in knowledge.dialogs.smalltalk.first { $0.id == id } }
  }

  // MARK: Nothing fits

  /// Says which office does it, or that nothing fits; hands over when that happens again.
  private mutating func notUnderstood() -> Reply {
    if case .outside(let office?) = line.verdict,
      let elsewhere = knowledge.dialogs.elsewhere.first(where: { $0.id == office })
    {
      session.failures = 0
      return Reply(.outOfScope, [.text(elsewhere.reply)])
    }
    session.failures += 1
    guard session.failures < 2 else {
      session.failures = 0
      return handOver()
    }
    var reply = Reply(.outOfScope, [.say("not_understood", [:])])
    reply.intent = line.intent
    return reply
  }

  /// Hands over to a person, with what was understood so far.
  func handOver() -> Reply {
    var reply = Reply(.handover, [])
    if let name = focusName {
      reply.blocks.append(.say("handover.known", ["name": name]))
    }
    reply.blocks.append(.say("handover", ["window": focusWindow ?? ""]))
    return reply
  }

  var focusName: String? {
    switch session.now.focus {
    case .item(let id): knowledge.item(id)?.name
    case .bundle(let id): knowledge.bundle(id)?.name
    case .items(let ids): ids.compactMap { knowledge.item($0)?.name }.joined(separator: "、")
    case nil: nil
    }
  }

  private var focusWindow: String? {
    guard case .item(let id) = session.now.focus, let item = knowledge.item(id) else { return nil }
    return knowledge.window(item.window)?.name
  }
}
