import KnowledgeModel
import Language
import Matching
import Notification

/// Full answers about what is in focus.
extension Turn {
  /// Answers the intent for the focus, and asks what would narrow the list.
  mutating func answer(_ intent: Intent, leading: [Reply.Block] = []) -> Reply {
    session.now.intent = intent
    guard let focus = session.now.focus else { return handOver() }
    var reply = Reply(.answered, leading)
    reply.intent = intent
    switch focus {
    case .item(let id):
      guard let item = knowledge.item(id) else { return handOver() }
      if let wanted = session.now.act, item.rule(for: wanted) == nil,
        let other = item.referrals[wanted.rawValue]
      {
        // Another item handles this act (the tobacco licence is changed under an item of its own).
        session.now.focus = .item(other)
        return answer(intent, leading: leading)
      }
      reply.item = id
      let act = session.now.act.flatMap { item.rule(for: $0)?.id } ?? item.defaultAct
      reply.act = act
      if let wanted = session.now.act, wanted != act {
        reply.blocks.append(.say("act_missing", ["name": item.name, "act": wanted.rawValue]))
      }
      if item.materials.isEmpty {
        // What is not written down yet is never shown as an empty, complete list.
        reply.blocks.append(
          .say(
            "no_materials",
            ["name": item.name, "window": knowledge.window(item.window)?.name ?? item.window]))
        reply.blocks.append(.aspect(.overview, item: id, act))
        session.now.pending = nil
        return reply
      }
      switch intent {
      case .materials, .bundle, .list: addNotice(to: &reply)
      case .process, .time, .conditions,
        .overview where isNewSubject || intent == .process:
        // Who asks how it is done, or for how long, must know what to bring as well.
        reply.blocks.append(.aspect(intent, item: id, act))
        addNotice(to: &reply)
      default:
        reply.notice = notice
        reply.settled = settled
        reply.blocks.append(.aspect(intent, item: id, act))
        askAgain(&reply)
      }
    case .bundle(let id):
      reply.outcome = .bundle
      reply.bundle = id
      reply.act = .new
      answerTogether(intent, &reply)
    case .items(let ids):
      reply.outcome = .bundle
      reply.act = ids.first.flatMap(knowledge.item).map { session.now.act ?? $0.defaultAct }
      answerTogether(intent, &reply)
    }
    return reply
  }

  private mutating func answerTogether(_ intent: Intent, _ reply: inout Reply) {
    switch intent {
    case .materials, .bundle, .list, .overview: addNotice(to: &reply)
    default:
      for request in Requests(knowledge: knowledge, context: session.now).all {
        reply.blocks.append(.aspect(intent, item: request.item.id, request.act))
      }
      askAgain(&reply)
    }
  }

  /// After an aside: the question that was open, or what may be asked next.
  private func askAgain(_ reply: inout Reply) {
    if case .situation(let key)? = session.now.pending,
      let situation = Requests(knowledge: knowledge, context: session.now).situation(key)
    {
      reply.ask = ask(key, situation)
      reply.blocks.append(.ask)
    } else {
      reply.blocks.append(.suggestions(suggestions(after: reply.intent ?? .materials)))
    }
    if session.interrupted != nil { reply.blocks.append(.say("go_on", [:])) }
  }

  private mutating func addNotice(to reply: inout Reply) {
    let notice = notice
    reply.notice = notice
    reply.settled = settled
    reply.blocks.append(.notice)
    session.now.pending = nil
    let question = notice?.open.first { !session.now.facts.unknown.contains($0.key) }
    if let question {
      reply.ask = ask(question.key, question.situation)
      session.now.pending = .situation(question.key)
      reply.blocks.append(.ask)
    } else {
      reply.blocks.append(.say(notice?.isComplete == true ? "complete" : "kept_open", [:]))
      reply.blocks.append(.suggestions(suggestions(after: .materials)))
    }
    if session.interrupted != nil { reply.blocks.append(.say("go_on", [:])) }
  }

  /// What the person must be told, as far as the case is known.
  private var notice: Notice? {
    let requests = Requests(knowledge: knowledge, context: session.now)
    if case .item = session.now.focus, session.now.facts.answers.isEmpty {
      return requests.all.first.map(dialogue.firstNotices.notice)
    }
    return requests.notice
  }

  func ask(_ key: String, _ situation: Situation) -> Ask {
    Ask(
      situation: key, prompt: situation.prompt,
      options: situation.options.map { Ask.Option(id: $0.id, label: $0.label) })
  }

  /// What the person has said so far, in words.
  var settled: [String] {
    guard !session.now.facts.answers.isEmpty else { return [] }
    return Requests(knowledge: knowledge, context: session.now).situations.compactMap { key, situation in
      session.now.facts[key].flatMap(situation.option).map { "\(situation.label)：\($0.label)" }
    }
  }

  /// The follow-ups that people ask next, as whole sentences of Dialogs/replies.yaml.
  func suggestions(after intent: Intent) -> [String] {
    let key = "suggest.\(intent.rawValue)"
    let line = knowledge.dialogs.replies[key] ?? knowledge.dialogs.replies["suggest"] ?? ""
    return line.split(separator: "|").map(String.init)
  }

  /// Uses what the line says about the focus's situations, and nothing that is ambiguous.
  mutating func takeFacts() {
    for (key, finding) in statedFacts(in: line.utterance) {
      session.now.facts.choose(finding.option, for: key)
    }
  }

  /// The options that a line states, by the keys of their situations.
  func statedFacts(in utterance: Utterance) -> [(key: String, finding: OptionFinder.Finding)] {
    guard let focus = session.now.focus else { return [] }
    let context = session.now
    var names: [String] = []
    if case .bundle(let id) = focus, let bundle = knowledge.bundle(id) {
      names = [bundle.name] + bundle.aliases + bundle.objects
    }
    // A bundle's questions change with its members; an item's never do.
    let subject =
      switch focus {
      case .item(let id): id
      case .bundle, .items:
        Requests(knowledge: knowledge, context: context).situations.map(\.key).joined(separator: "+")
      }
    let entries = dialogue.phrases.entries(for: subject, called: names) {
      Requests(knowledge: knowledge, context: context).situations
    }
    let found = entries.compactMap { key, phrases in
      finder.best(phrases, in: utterance).map { (key: key, finding: $0) }
    }
    return found.filter { stated in !found.contains { stated.finding.isPart(of: $0.finding) } }
  }
}
