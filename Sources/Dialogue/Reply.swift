import KnowledgeModel
import Matching
import Notification

/// How a line was dealt with (DESIGN §4).
public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
  case answered, clarify, bundle, smalltalk
  case outOfScope = "out_of_scope"
  case handover, control, invalid
}

/// A question to the person, with numbered answers.
public struct Ask: Codable, Hashable, Sendable {
  public struct Option: Codable, Hashable, Sendable {
    public var id: String
    public var label: String
  }

  /// The situation's key, or `item` for a choice among items.
  public var situation: String
  public var prompt: String
  public var options: [Option]

  public static let itemChoice = "item"
}

/// What the assistant says, as structure; the renderer makes the words.
public struct Reply: Hashable, Sendable {
  public enum Block: Hashable, Sendable {
    /// A sentence of Dialogs/replies.yaml with its values.
    case say(String, [String: String])
    /// A sentence that the data already holds.
    case text(String)
    /// The reply's notice.
    case notice
    /// One aspect of an item (time, fee, conditions …).
    case aspect(Intent, item: String, Act)
    case items([String])
    /// The reply's question.
    case ask
    /// What may be asked next, as whole sentences.
    case suggestions([String])
  }

  /// Something that the program, not the text, has to do.
  public enum Effect: Hashable, Sendable { case print, quit, restart }

  public var outcome: Outcome
  public var intent: Intent?
  public var act: Act?
  public var item: String?
  public var bundle: String?
  public var confidence: Float
  public var candidates: [Interpretation.Candidate]
  public var notice: Notice?
  /// Answers that the notice rests on, as `label：option`.
  public var settled: [String]
  public var ask: Ask?
  public var blocks: [Block]
  public var effect: Effect?

  init(_ outcome: Outcome, _ blocks: [Block] = []) {
    self.outcome = outcome
    self.blocks = blocks
    confidence = 0
    candidates = []
    settled = []
  }

  /// The polite answer to input that cannot be read as text.
  public static let invalid = Reply(.invalid, [.say("invalid", [:])])
  public static let tooLong = Reply(.invalid, [.say("too_long", [:])])
  public static let greeting = Reply(.smalltalk, [.say("greeting", [:])])
}
