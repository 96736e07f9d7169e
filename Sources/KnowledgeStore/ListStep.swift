/// One step on the way from a list to another: the place in the old list, and the word.
enum ListStep {
  case keep(Int, String)
  case remove(Int, String)
  case insert(String)

  static func all(from old: [String], to new: [String]) -> [ListStep] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var steps: [ListStep] = []
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      if removed.contains(from) {
        steps.append(.remove(from, old[from]))
        from += 1
      } else if inserted.contains(to) {
        steps.append(.insert(new[to]))
        to += 1
      } else {
        steps.append(.keep(from, old[from]))
        (from, to) = (from + 1, to + 1)
      }
    }
    return steps
  }

  var word: String {
    switch self {
    case .keep(_, let word), .remove(_, let word), .insert(let word): word
    }
  }

  var isRemoval: Bool { if case .remove = self { true } else { false } }
}
