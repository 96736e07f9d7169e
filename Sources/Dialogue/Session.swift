import KnowledgeModel
import Matching

/// What the conversation is about.
public enum Focus: Codable, Hashable, Sendable {
  case item(String)
  case bundle(String)
  /// Several items that the person asked for together.
  case items([String])
}

/// What the assistant waits for.
public enum Pending: Codable, Hashable, Sendable {
  /// The answer to a situation, by its key in facts.
  case situation(String)
  /// A choice among items or bundles.
  case choice([String])
  /// Nothing, but a number picks from this list.
  case list([String])
}

/// What the conversation stands at: enough to go on, and to undo.
public struct Context: Codable, Hashable, Sendable {
  public var focus: Focus?
  public var act: Act?
  public var facts = Facts()
  public var pending: Pending?
  /// What was asked last; a choice is answered with it.
  public var intent: Intent?
  /// The line that led to a choice: what it says of the case still counts after the choice.
  public var question: String?
  /// Items taken out of a bundle, or added to it.
  public var removed: [String] = []
  public var added: [String] = []

  public init() {}

  /// About how many bytes the context takes as JSON.
  var size: Int {
    let words =
      facts.answers.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count + 6 }
      + facts.unknown.reduce(0) { $0 + $1.utf8.count + 3 }
      + (removed + added).reduce(0) { $0 + $1.utf8.count + 3 }
    let subject =
      switch focus {
      case nil: 0
      case .item(let id), .bundle(let id): id.utf8.count
      case .items(let ids): ids.reduce(0) { $0 + $1.utf8.count + 3 }
      }
    let offered =
      switch pending {
      case .choice(let ids), .list(let ids): ids.reduce(0) { $0 + $1.utf8.count + 3 }
      case .situation, nil: 0
      }
    return 200 + offered + (question?.utf8.count ?? 0) + words + subject
  }
}

/// A conversation as a value: small, codable, and all that `Dialogue.step` remembers.
public struct Session: Codable, Hashable, Sendable {
  public var now = Context()
  /// Earlier states, for 返回; the last is the most recent.
  public var trail: [Context] = []
  /// Where to go on after another item was asked about in between.
  public var interrupted: Context?
  /// Lines in a row that were not understood.
  public var failures = 0

  public init() {}

  /// Bytes of the trail; longer ones would let a session grow beyond the 4 KB that a client can carry.
  static let trailLimit = 2_200

  mutating func remember() {
    trail.append(now)
    var size = trail.reduce(0) { $0 + $1.size }
    while size > Self.trailLimit, trail.count > 1 { size -= trail.removeFirst().size }
  }
}
