import KnowledgeModel
import Language
import Matching
import Notification

/// One line's way through the conversation. The order of the attempts in `reply` is the dialogue's policy.
struct Turn {
  let dialogue: Dialogue
  let line: Interpretation
  var session: Session
  /// True when the line was no answer to what was asked, so that the failures go on counting.
  var isStuck = false
  /// True when the line brought up what is answered.
  var isNewSubject = false

  var knowledge: Knowledge { dialogue.knowledge }
  var finder: OptionFinder { OptionFinder(normaliser: dialogue.normaliser) }

  init(_ dialogue: Dialogue, _ session: Session, _ line: Interpretation) {
    self.dialogue = dialogue
    self.session = session
    self.line = line
  }

  mutating func reply() -> Reply {
    if let crisis { return crisis }
    // 你是真人吗 holds 真人, but is no call for one.
    if let smalltalk { return understood(smalltalk) }
    if let control = control() { return understood(control) }
    if let reply = answerToQuestion() { return understood(reply) }
    if let reply = correction() ?? comparison() { return understood(reply) }
    if line.intent == nil, let reply = restated() { return understood(reply) }
    if let reply = bundleWish() { return understood(reply) }
    if let reply = newItem() { return understood(reply) }
    if let reply = followUp() { return understood(reply) }
    if let reply = listing() ?? hallFact() { return understood(reply) }
    if let reply = clarification() { return understood(reply) }
    return notUnderstood()
  }

  private mutating func understood(_ reply: Reply) -> Reply {
    if !isStuck { session.failures = 0 }
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
      let elsewhere = knowledge.dialogs.elsewhere.first(where: { $0.id == office }),
      !elsewhere.isUnclear || (session.now.pending == nil && session.failures == 0)
    {
      session.failures = elsewhere.isUnclear ? 1 : 0
      return Reply(.outOfScope, [.text(elsewhere.reply)])
    }
    session.failures += 1
    guard session.failures < 2 else {
      session.failures = 0
      return handOver()
    }
    if case .situation(let key)? = session.now.pending,
      let situation = Requests(knowledge: knowledge, context: session.now).situation(key)
    {
      return repeatQuestion(key, situation)
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
    case nil:
      if case .choice(let ids)? = session.now.pending {
        ids.compactMap { knowledge.item($0)?.name }.joined(separator: "、")
      } else {
        nil
      }
    }
  }

  /// Opening hours, address or telephone of the hall itself.
  private func hallFact() -> Reply? {
    // Nothing but the question itself, and maybe the hall: 厕所在哪里 asks for something else.
    guard session.now.focus == nil, line.substance == 0, let intent = line.intent else { return nil }
    let fact: (key: String, value: String?)? =
      switch intent {
      case .hours: ("hours", knowledge.hall.hours)
      case .place: ("address", knowledge.hall.address)
      case .phone: ("phone", knowledge.hall.phone)
      default: nil
      }
    guard let fact else { return nil }
    var reply = Reply(
      .control,
      [.say("hall.\(fact.key)\(fact.value == nil ? ".unknown" : "")", ["value": fact.value ?? ""])])
    reply.intent = intent
    return reply
  }

  private var focusWindow: String? {
    guard case .item(let id) = session.now.focus, let item = knowledge.item(id) else { return nil }
    return knowledge.window(item.window)?.name
  }
}
