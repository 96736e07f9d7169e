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
      return again()
    case .again:
      return again()
    case .finish:
      guard session.now.focus != nil || session.interrupted != nil else { return again() }
      session.remember()
      if let interrupted = session.interrupted { session.now = interrupted }
      session.interrupted = nil
      session.now.intent = .materials
      return again()
    case .print:
      guard session.now.focus != nil else { return Reply(.control, [.say("nothing_to_print", [:])]) }
      var reply = answer(.materials)
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
  private mutating func again() -> Reply {
    if case .choice(let ids)? = session.now.pending { return choice(among: ids) }
    guard session.now.focus != nil else { return Reply(.control, [.say("greeting", [:])]) }
    return answer(session.now.intent ?? .materials)
  }

  private mutating func hot() -> Reply {
    let ids = (knowledge.dialogs.replies["hot"] ?? "").split(separator: "|").map(String.init)
    session.now.pending = .list(ids)
    return Reply(.control, [.say("hot.title", [:]), .items(ids)])
  }

  /// The answer to what the assistant asked, if the line is one.
  mutating func answerToQuestion() -> Reply? {
    switch session.now.pending {
    case .situation(let key): answerToSituation(key)
    case .choice(let ids): answerToChoice(ids)
    case .list(let ids): numbers.first.flatMap { place(of: $0, in: ids) }.map { choose(ids[$0]) }
    case nil: nil
    }
  }

  private mutating func answerToSituation(_ key: String) -> Reply? {
    let requests = Requests(knowledge: knowledge, context: session.now)
    guard let situation = requests.situation(key) else { return nil }
    if let number = numbers.first {
      guard let place = place(of: number, in: situation.options) else {
        return repeatQuestion(key, situation)
      }
      return settle(key, as: situation.options[place].id)
    }
    if line.move == .unknown {
      session.remember()
      session.now.facts.markUnknown(key)
      return answer(.materials, leading: [.say("kept_both", ["situation": situation.label])])
    }
    if let finding = finder.answer(to: situation, in: line.utterance),
      !isAnotherQuestion(besides: finding.length)
    {
      return settle(
        key, as: finding.option, saysMore: finding.length + 2 < line.utterance.count)
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
    return line.intent != nil || line.isWish
  }

  /// - Parameter saysMore: true when the line is more than the bare answer, and may state other facts.
  private mutating func settle(_ key: String, as option: String, saysMore: Bool = false) -> Reply {
    session.remember()
    session.now.facts.choose(option, for: key)
    if saysMore { takeFacts() }
    session.now.facts.choose(option, for: key)
    return answer(.materials)
  }

  mutating func repeatQuestion(_ key: String, _ situation: Situation) -> Reply {
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
    let numbers = numbers
    if !numbers.isEmpty {
      let places = numbers.compactMap { place(of: $0, in: ids) }
      guard places.count == numbers.count else { return chooseAgain(ids) }
      return places.count == 1 ? choose(ids[places[0]]) : choose(all: places.map { ids[$0] })
    }
    if line.move == .first, let count = Numeral.value(of: symbols(of: "count")), count > 0 {
      return choose(all: Array(ids.prefix(count)))
    }
    guard line.bundles.isEmpty else { return nil }
    if line.move == .all { return choose(all: ids) }
    if line.move == .deny || line.move == .unknown {
      let reply = handOver()
      session.now.pending = nil
      return reply
    }
    if let only = only(of: ids) { return choose(only) }
    // 嗯嗯哦 reminds of some item as well, but says nothing of any.
    if line.substance > 0, let named = line.items.first(where: { ids.contains($0.id) }),
      named.id == line.items.first?.id || line.verdict != .certain || isMereAnswer
    {
      let rivals = line.items.filter { ids.contains($0.id) && $0.score > named.score * 0.9 }
      if rivals.count == 1 { return choose(named.id) }
    }
    guard line.verdict != .certain, line.smalltalk == nil else { return nil }
    session.failures += 1
    guard session.failures < 2 else {
      let reply = handOver()
      session.now.pending = nil
      return reply
    }
    isStuck = true
    return chooseAgain(ids)
  }

  /// The one of these items that is called by what the line says, or nil when none is, or several are.
  private func only(of ids: [String]) -> String? {
    let said = line.utterance.original.trimmingPrefix { $0.isWhitespace }
    guard said.count > 1 else { return nil }
    let called = ids.compactMap(knowledge.item).filter { item in
      ([item.name, item.summary ?? ""] + item.aliases + item.objects).contains { $0.contains(said) }
    }
    return called.count == 1 ? called[0].id : nil
  }

  /// Whether the line is too short to be more than the answer to what was asked.
  private var isMereAnswer: Bool { line.substance <= 4 && !line.isWish }

  private func chooseAgain(_ ids: [String]) -> Reply {
    var reply = choice(among: ids)
    reply.blocks.insert(.say("choose_one", [:]), at: 0)
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
    let before = session.now
    session.now = Context()
    session.now.focus = focus
    session.now.act = line.act ?? before.act
    if let question = before.question {
      for (key, finding) in statedFacts(in: dialogue.normaliser.utterance(question)) {
        session.now.facts.choose(finding.option, for: key)
      }
    }
    takeFacts()
    return answer(line.intent ?? before.intent ?? .materials)
  }

  /// The numbers that the line is, or that its ordinals name; −1 is the last.
  private var numbers: [Int] {
    let said = line.utterance.symbols.filter { $0 != Utterance.pause }
    if let number = Numeral.value(of: said) { return [number] }
    switch line.move {
    case .select: return ["number", "other"].compactMap { Numeral.value(of: symbols(of: $0)) }
    case .last: return [-1]
    default: return []
    }
  }

  private func symbols(of slot: String) -> [UInt16] {
    dialogue.normaliser.symbols(of: line.slots[slot] ?? "")
  }

  /// Position of a numbered choice, nil when there is none of that number.
  private func place<Choice>(of number: Int, in choices: [Choice]) -> Int? {
    let place = number < 0 ? choices.count + number : number - 1
    return choices.indices.contains(place) ? place : nil
  }
}
