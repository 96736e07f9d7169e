import KnowledgeModel
import Matching

/// Lines that bring up an item or a bundle.
extension Turn {
  /// A bundle: by its own name, or because the line names two of its items.
  mutating func bundleWish() -> Reply? {
    if case .outside(.some) = line.verdict { return nil }
    if let named = line.bundles.first ?? wholeErrand { return turnTo(.bundle(named)) }
    guard line.wishes.count > 1 else { return nil }
    // The smallest errand that holds them all: nobody is told more than was asked for.
    let fitting = knowledge.bundles.filter { bundle in
      Set(line.wishes).isSubset(of: bundle.members.map(\.item))
        && bundle.objects.contains { line.utterance.original.contains($0) }
    }.min { $0.members.count < $1.members.count }
    if let fitting { return turnTo(.bundle(fitting.id)) }
    guard line.move == .all else { return nil }
    return turnTo(.items(Array(line.wishes.prefix(3))))
  }

  /// The errand that the best item belongs to, when the line asks for all that an errand takes.
  private var wholeErrand: String? {
    guard line.intent == .bundle, let best = line.items.first?.id else { return nil }
    let said = line.utterance.original
    return knowledge.bundles.first { bundle in
      bundle.members.contains { $0.item == best }
        && bundle.objects.contains { said.contains($0) }
    }?.id
  }

  /// An item that stands out.
  mutating func newItem() -> Reply? {
    guard line.verdict == .certain, let best = line.items.first else { return nil }
    // 变更呢 after an item is about that item, whatever else shares a word with it.
    if case .item(let id)? = session.now.focus, id != best.id, isMereFollowUp { return nil }
    return turnTo(.item(best.id))
  }

  /// A line whose own words are about the aspect or the act, and hardly about an item.
  private var isMereFollowUp: Bool {
    (line.intent != nil || line.act != nil) && (line.items.first.map { $0.named < 2 && $0.score < 0.2 } ?? true)
  }

  /// Takes up a subject and answers what the line asks about it.
  mutating func turnTo(_ focus: Focus) -> Reply {
    if session.now.focus == focus {
      session.remember()
    } else {
      if case .situation = session.now.pending { session.interrupted = session.now }
      session.remember()
      session.now = Context()
      session.now.focus = focus
    }
    if let act = line.act { session.now.act = act }
    takeFacts()
    isNewSubject = true
    return answer(line.leaning ?? .materials)
  }

  /// A question about what is in focus, without its name.
  mutating func followUp() -> Reply? {
    guard session.now.focus != nil, line.intent != nil || line.act != nil, !line.isElsewhere else { return nil }
    session.remember()
    if let act = line.act { session.now.act = act }
    takeFacts()
    return answer(line.intent ?? .materials)
  }

  /// Two to five items that are too close to choose between.
  mutating func clarification() -> Reply? {
    guard case .close(let count) = line.verdict, count > 0 else { return nil }
    let ids = line.items.prefix(max(2, min(count, 5))).map(\.id)
    session.remember()
    session.now.pending = .choice(ids)
    session.now.intent = line.leaning
    session.now.question = String(line.utterance.original.prefix(120))
    session.now.act = line.act ?? session.now.act
    return choice(among: ids)
  }

  func choice(among ids: [String]) -> Reply {
    var reply = Reply(.clarify, [.say("clarify", [:]), .ask])
    reply.intent = line.leaning
    reply.act = line.act
    reply.ask = Ask(
      situation: Ask.itemChoice, prompt: knowledge.dialogs.replies["clarify.prompt"] ?? "",
      options: ids.map { Ask.Option(id: $0, label: label(of: $0)) })
    return reply
  }

  /// The name with what tells it apart.
  func label(of id: String) -> String {
    if let item = knowledge.item(id) {
      return item.summary.map { "\(item.name)（\($0)）" } ?? item.name
    }
    return knowledge.bundle(id)?.name ?? id
  }

  /// What a department or window handles.
  mutating func listing() -> Reply? {
    guard line.intent == .list else { return nil }
    let said = line.utterance
    func isNamed(_ names: [String]) -> Bool {
      names.contains { name in
        let symbols = dialogue.normaliser.symbols(of: name)
        return said.symbols.indices.contains { start in
          said.symbols[start...].starts(with: symbols)
        }
      }
    }
    var reply = Reply(.control)
    reply.intent = .list
    if let department = knowledge.departments.first(where: {
      isNamed([$0.name, $0.fullName] + $0.aliases)
    }) {
      let ids = knowledge.items.filter { $0.department == department.id }.map(\.id)
      session.now.pending = .list(ids)
      reply.blocks = [
        .say("list.department", ["name": department.name, "count": "\(ids.count)"]), .items(ids),
      ]
    } else if let window = knowledge.windows.first(where: { isNamed([$0.name, $0.id] + $0.aliases) }) {
      let ids = knowledge.items.filter { $0.window == window.id }.map(\.id)
      session.now.pending = .list(ids)
      reply.blocks = [
        .say("list.window", ["name": window.name, "count": "\(ids.count)"]), .items(ids),
      ]
    } else {
      reply.blocks = [.say("list.all", ["count": "\(knowledge.itemIDs.count)"])]
    }
    return reply
  }
}
