import KnowledgeModel
import Language
import Matching

/// Moves that steer the conversation, and answers to the assistant's own questions.
extension Turn {
  /// 返回, 重新开始, 再说一遍 …
  mutating func control() -> Reply? {
    switch line.move {
    case .restart:
      session = Session()
      var reply = Reply(.control, [.say("restarted", [:])])
      reply.effect = .restart
      return reply
    case .back:
      guard let before = session.trail.popLast() else {
        return Reply(.control, [.say("nothing_before", [:])])
      }
      session.now = before
      return again(.control)
    case .again:
      return again(.control)
    case .finish:
      guard let interrupted = session.interrupted else { return again(.control) }
      session.remember()
      session.interrupted = nil
      session.now = interrupted
      return again(.control)
    case .print:
      guard session.now.focus != nil else { return Reply(.control, [.say("nothing_to_print", [:])]) }
      var reply = again(.control)
      reply.effect = .print
      return reply
    case .human: return handOver()
    case .help: return Reply(.control, [.say("help", [:])])
    case .hot: return hot()
    case .greet: return Reply(.smalltalk, [.say("greeting", [:])])
    case .thanks: return Reply(.smalltalk, [.say("welcome", [:])])
    case .bye:
      var reply = Reply(.smalltalk, [.say("bye", [:])])
      reply.effect = .quit
      return reply
    default: return nil
    }
  }

  /// Says again where the conversation stands.
  private mutating func again(_ outcome: Outcome) -> Reply {
    if case .choice(let ids)? = session.now.pending { return choice(among: ids) }
    guard session.now.focus != nil else { return Reply(outcome, [.say("greeting", [:])]) }
    return answer(session.now.intent ?? .materials)
  }

  private func hot() -> Reply {
    let ids = (knowledge.dialogs.replies["hot"] ?? "").split(separator: "|").map(String.init)
    return Reply(.control, [.say("hot.title", [:]), .items(ids)])
  }

  /// The answer to what the assistant asked, if the line is one.
  mutating func answerToQuestion() -> Reply? {
    switch session.now.pending {
    case .situation(let key): answerToSituation(key)
    case .choice(let ids): answerToChoice(ids)
    case nil: nil
    }
  }

  private mutating func answerToSituation(_ key: String) -> Reply? {
    let requests = Requests(knowledge: knowledge, context: session.now)
    guard let situation = requests.situation(key) else { return nil }
    if let number {
      guard situation.options.indices.contains(number - 1) else {
        return repeatQuestion(key, situation)
      }
      return settle(key, as: situation.options[number - 1].id)
    }
    if line.move == .unknown {
      session.remember()
      session.now.facts.markUnknown(key)
      return answer(.materials, leading: [.say("kept_both", ["situation": situation.label])])
    }
    if let finding = finder.answer(to: situation, in: line.utterance),
      !isAnotherQuestion(besides: finding.length)
    {
      return settle(key, as: finding.option)
    }
    if line.move == .affirm, situation.option("yes") != nil { return settle(key, as: "yes") }
    if line.move == .deny, situation.option("no") != nil { return settle(key, as: "no") }
    if line.move == .deny { return repeatQuestion(key, situation) }
    return nil
  }

  /// Whether the line asks something of its own, so that an option's word in it is no answer.
  private func isAnotherQuestion(besides length: Int) -> Bool {
    guard length < line.utterance.count, line.verdict == .certain, let best = line.items.first?.id else { return false }
    if case .item(best)? = session.now.focus { return false }
    return line.intent != nil || length * 2 < line.utterance.count
  }

  private mutating func settle(_ key: String, as option: String) -> Reply {
    session.remember()
    session.now.facts.choose(option, for: key)
    takeFacts()
    session.now.facts.choose(option, for: key)
    return answer(.materials)
  }

  private mutating func repeatQuestion(_ key: String, _ situation: Situation) -> Reply {
    var reply = Reply(.answered, [.say("choose_one", [:]), .ask])
    reply.ask = ask(key, situation)
    reply.notice = Requests(knowledge: knowledge, context: session.now).notice
    reply.settled = settled
    if case .item(let id)? = session.now.focus {
      reply.item = id
      reply.act = session.now.act ?? knowledge.item(id)?.defaultAct
    } else if case .bundle(let id)? = session.now.focus {
      reply.outcome = .bundle
      reply.bundle = id
    }
    reply.intent = .materials
    return reply
  }

  private mutating func answerToChoice(_ ids: [String]) -> Reply? {
    if let number {
      guard ids.indices.contains(number - 1) else {
        var reply = choice(among: ids)
        reply.blocks.insert(.say("choose_one", [:]), at: 0)
        return reply
      }
      return choose(ids[number - 1])
    }
    if line.move == .all { return choose(all: ids) }
    if line.move == .deny || line.move == .unknown {
      session.failures = 0
      session.now.pending = nil
      return handOver()
    }
    if let named = line.items.first(where: { ids.contains($0.id) }),
      named.id == line.items.first?.id || line.verdict != .certain
    {
      let rivals = line.items.filter { ids.contains($0.id) && $0.score > named.score * 0.9 }
      if rivals.count == 1 { return choose(named.id) }
    }
    guard line.verdict != .certain, line.smalltalk == nil, line.bundles.isEmpty else { return nil }
    session.failures += 1
    if session.failures >= 2 {
      session.failures = 0
      session.now.pending = nil
      return handOver()
    }
    let failures = session.failures
    var reply = choice(among: ids)
    reply.blocks.insert(.say("choose_one", [:]), at: 0)
    session.failures = failures
    return reply
  }

  private mutating func choose(_ id: String) -> Reply {
    choose(.item(id))
  }

  private mutating func choose(all ids: [String]) -> Reply {
    choose(.items(ids))
  }

  private mutating func choose(_ focus: Focus) -> Reply {
    session.remember()
    let (intent, act) = (session.now.intent, session.now.act)
    session.now = Context()
    session.now.focus = focus
    session.now.act = line.act ?? act
    takeFacts()
    return answer(line.intent ?? intent ?? .materials)
  }

  /// The number that the line is, or that its ordinal names.
  private var number: Int? {
    let said = line.utterance.symbols.filter { $0 != Utterance.pause }
    if let number = Numeral.value(of: said) { return number }
    guard line.move == .select, let slot = line.slots["number"] else { return nil }
    return Numeral.value(of: dialogue.normaliser.symbols(of: slot))
  }
}
