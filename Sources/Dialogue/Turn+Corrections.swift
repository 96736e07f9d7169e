import KnowledgeModel
import Language
import Matching

/// 不是公司，是个体户; 不卖烟; 和小作坊有啥区别.
extension Turn {
  /// A changed answer to a question that was settled before.
  mutating func correction() -> Reply? {
    switch line.move {
    case .correct: return changedAnswer()
    case .exclude, .include:
      guard case .bundle(let id)? = session.now.focus, let bundle = knowledge.bundle(id) else {
        return nil
      }
      return changed(bundle)
    default: return nil
    }
  }

  private mutating func changedAnswer() -> Reply? {
    guard session.now.focus != nil else { return nil }
    for (key, finding) in statedFacts where session.now.facts[key] != finding.option {
      session.remember()
      session.now.facts.choose(finding.option, for: key)
      return answer(.materials, leading: [.say("corrected", [:])])
    }
    return nil
  }

  /// Items of the bundle that the line takes out or puts in.
  private mutating func changed(_ bundle: ItemBundle) -> Reply? {
    let own = Set(bundle.situations.map { Requests.key($0, of: bundle) })
    if let (key, finding) = statedFacts.first(where: { own.contains($0.key) }) {
      session.remember()
      session.now.facts.choose(finding.option, for: key)
      return answer(.materials, leading: [.say("corrected", [:])])
    }
    guard
      let named = line.items.first(where: { candidate in
        line.move == .include || bundle.members.contains { $0.item == candidate.id }
      })
    else { return nil }
    session.remember()
    if line.move == .exclude {
      session.now.removed.append(named.id)
      session.now.added.removeAll { $0 == named.id }
    } else {
      session.now.removed.removeAll { $0 == named.id }
      if !session.now.added.contains(named.id) { session.now.added.append(named.id) }
    }
    return answer(.materials, leading: [.say("corrected", [:])])
  }

  /// What tells the focus and another item apart.
  mutating func comparison() -> Reply? {
    guard line.move == .compare else { return nil }
    var ids = line.items.prefix(3).map(\.id)
    if case .item(let id)? = session.now.focus { ids = [id] + ids.filter { $0 != id } }
    guard ids.count > 1 else { return nil }
    let pair = ids.prefix(2).compactMap(knowledge.item)
    var reply = Reply(.control, [])
    reply.intent = .overview
    reply.blocks = pair.map {
      .say("compare.item", ["name": $0.name, "summary": $0.summary ?? "", "result": $0.result?.name ?? ""])
    }
    reply.blocks.append(.suggestions(pair.map { "\($0.name)" }))
    return reply
  }
}
