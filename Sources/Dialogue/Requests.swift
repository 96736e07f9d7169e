import KnowledgeModel
import Notification

/// Turns what a conversation is about into requests for a notice.
struct Requests {
  let knowledge: Knowledge
  let context: Context

  /// The items of the focus, in the order in which they are handled.
  var all: [Request] {
    switch context.focus {
    case nil: []
    case .item(let id): knowledge.item(id).map { [request(for: $0, isMerged: false)] } ?? []
    case .items(let ids):
      ids.compactMap(knowledge.item).map { request(for: $0, isMerged: true) }
    case .bundle(let id): knowledge.bundle(id).map(requests(for:)) ?? []
    }
  }

  private var isMerged: Bool {
    if case .item = context.focus { false } else { true }
  }

  /// What a person must be told: the notice, with a bundle's own open questions first.
  var notice: Notice? {
    let requests = all
    guard !requests.isEmpty else { return nil }
    var notice = Notice(requests, isMerged: isMerged)
    if case .bundle(let id) = context.focus, let bundle = knowledge.bundle(id) {
      let open = bundle.situations.filter { situation in
        context.facts[Self.key(situation, of: bundle)] == nil
          && bundle.members.contains { member in
            !context.removed.contains(member.item)
              && member.when?.clauses.contains { $0.situation == situation.id } ?? false
          }
      }
      notice.open =
        open.map {
          Notice.OpenSituation(
            key: Self.key($0, of: bundle), situation: $0, weight: notice.entries.count)
        } + notice.open
    }
    return notice
  }

  /// The situation that a key of the facts stands for.
  func situation(_ key: String) -> Situation? {
    if case .bundle(let id) = context.focus, let bundle = knowledge.bundle(id),
      let own = bundle.situations.first(where: { Self.key($0, of: bundle) == key })
    {
      return own
    }
    let requests = all
    for request in requests {
      for situation in request.item.situations
      where Notice.key(of: situation, in: request.item, isMerged: isMerged) == key {
        return situation
      }
    }
    return nil
  }

  /// Every situation that the focus has, with its key, in the order of the data.
  var situations: [(key: String, situation: Situation)] {
    var list: [(key: String, situation: Situation)] = []
    if case .bundle(let id) = context.focus, let bundle = knowledge.bundle(id) {
      list += bundle.situations.map { (Self.key($0, of: bundle), $0) }
    }
    let requests = all
    for request in requests {
      for situation in request.item.situations where !isSettled(situation, of: request.item) {
        let key = Notice.key(of: situation, in: request.item, isMerged: isMerged)
        if !list.contains(where: { $0.key == key }) { list.append((key, situation)) }
      }
    }
    return list
  }

  /// Whether a key names a bundle's own situation.
  static func isOfBundle(_ key: String) -> Bool { key.contains("/") }

  /// Whether the errand itself answers a member's question.
  private func isSettled(_ situation: Situation, of item: Item) -> Bool {
    guard case .bundle(let id) = context.focus, let bundle = knowledge.bundle(id) else {
      return false
    }
    return bundle.members.contains {
      $0.item == item.id && ($0.given[situation.id] != nil || $0.from[situation.id] != nil)
    }
  }

  static func key(_ situation: Situation, of bundle: ItemBundle) -> String {
    "\(bundle.id)/\(situation.id)"
  }

  private func requests(for bundle: ItemBundle) -> [Request] {
    var requests: [Request] = []
    for member in bundle.members where !context.removed.contains(member.item) {
      guard let item = knowledge.item(member.item) else { continue }
      var isNeeded = Truth.yes
      var open: [Notice.Choice] = []
      if !context.added.contains(member.item) {
        for clause in member.when?.clauses ?? [] {
          guard let situation = bundle.situations.first(where: { $0.id == clause.situation })
          else { continue }
          if let answer = context.facts[Self.key(situation, of: bundle)] {
            isNeeded = isNeeded && (clause.options.contains(answer) ? .yes : .no)
          } else {
            isNeeded = isNeeded && .open
            open.append(
              Notice.Choice(
                situation: situation.label,
                options: clause.options.compactMap { situation.option($0)?.label }))
          }
        }
      }
      guard isNeeded != .no else { continue }
      var request = request(for: item, isMerged: true)
      request.act = member.act
      for (situation, option) in member.given { request.facts.choose(option, for: situation) }
      for (situation, source) in member.from {
        guard let own = bundle.situations.first(where: { $0.id == source }),
          let answer = context.facts[Self.key(own, of: bundle)],
          item.situation(situation)?.option(answer) != nil
        else { continue }
        request.facts.choose(answer, for: situation)
      }
      request.isCertain = isNeeded == .yes
      request.when = open
      requests.append(request)
    }
    for id in context.added where !bundle.members.contains(where: { $0.item == id }) {
      if let item = knowledge.item(id) { requests.append(request(for: item, isMerged: true)) }
    }
    return requests
  }

  private func request(for item: Item, isMerged: Bool) -> Request {
    var facts = Facts()
    for situation in item.situations {
      let key = Notice.key(of: situation, in: item, isMerged: isMerged)
      if let answer = context.facts[key] { facts.choose(answer, for: situation.id) }
    }
    let act = context.act.flatMap { item.rule(for: $0)?.id } ?? item.defaultAct
    return Request(item: item, act: act, facts: facts)
  }
}
