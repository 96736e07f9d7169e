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
    restated(minimumShare: 0)
  }

  /// What the line states about the subject, out of turn or against what was settled: taken, and told again.
  ///
  /// - Parameter minimumShare: part of the line that the statement must make up.
  mutating func restated(minimumShare: Float = 0.5) -> Reply? {
    guard session.now.focus != nil else { return nil }
    let said = statedFacts(in: line.utterance).filter {
      Float($0.finding.length) >= minimumShare * Float(line.utterance.count)
    }
    let stated = said.filter { session.now.facts[$0.key] != $0.finding.option }
    guard !stated.isEmpty else {
      // What is known already brings up nothing else: the list is told again.
      return said.isEmpty || minimumShare == 0 ? nil : answer(.materials)
    }
    let isCorrection = stated.contains { session.now.facts[$0.key] != nil }
    session.remember()
    if let act = line.act { session.now.act = act }
    for (key, finding) in stated { session.now.facts.choose(finding.option, for: key) }
    return answer(.materials, leading: isCorrection ? [.say("corrected", [:])] : [])
  }

  /// Items of the bundle that the line takes out or puts in.
  private mutating func changed(_ bundle: ItemBundle) -> Reply? {
    if let restated = restated(minimumShare: 0) { return restated }
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
    guard ids.count > 1, session.now.focus != nil || line.items[1].confidence > 0.2 || line.items[1].named > 1
    else { return nil }
    let pair = ids.prefix(2).compactMap(knowledge.item)
    session.now.pending = .list(pair.map(\.id))
    var reply = Reply(.control, [])
    reply.intent = .overview
    reply.blocks = pair.map {
      .say("compare.item", ["name": $0.name, "summary": $0.summary ?? "", "result": $0.result?.name ?? ""])
    }
    reply.blocks.append(.suggestions(pair.map { "\($0.name)" }))
    return reply
  }
}
