/// A conversation that must go as written (Dialogs/tests/*.yaml).
public struct Conversation: Hashable, Sendable {
  /// What the person says, and what must come back.
  public struct Turn: Hashable, Sendable {
    public var user: String
    public var expect: Expectation
    /// Line in the file, counted from 1.
    public var line: Int

    public init(user: String, expect: Expectation, line: Int) {
      self.user = user
      self.expect = expect
      self.line = line
    }
  }

  public var name: String
  public var file: String
  public var turns: [Turn]

  public init(name: String, file: String, turns: [Turn]) {
    self.name = name
    self.file = file
    self.turns = turns
  }
}

/// What a reply must be; what is nil or empty is not looked at.
public struct Expectation: Hashable, Sendable {
  public var outcome: String?
  public var item: String?
  public var bundle: String?
  public var intent: String?
  public var act: String?
  /// Materials by id or by name.
  public var include: [String] = []
  public var exclude: [String] = []
  /// The whole list, in any order; nil means that it is not looked at.
  public var exactly: [String]?
  /// Situation that must be asked about; `none` means no question.
  public var asks: String?
  /// Items that must be among the choices offered.
  public var offers: [String] = []
  public var contains: [String] = []
  public var lacks: [String] = []

  public init() {}
}

extension Expectation {
  /// What a reply has under a key that only one value fits. What of the rest matters, a person chooses.
  public enum Actual: Hashable, Sendable {
    case text(TextKey, String)
    /// The whole list of materials.
    case exactly([String])

    public var key: String {
      switch self {
      case .text(let key, _): key.rawValue
      case .exactly: "exactly"
      }
    }
  }

  /// The keys that hold one word.
  public enum TextKey: String, Hashable, Sendable {
    case outcome, item, bundle, intent, act, asks
  }

  /// Expects from now on what a reply has.
  public mutating func take(_ actual: Actual) {
    switch actual {
    case .text(.outcome, let text): outcome = text
    case .text(.item, let text): item = text
    case .text(.bundle, let text): bundle = text
    case .text(.intent, let text): intent = text
    case .text(.act, let text): act = text
    case .text(.asks, let text): asks = text
    case .exactly(let materials): exactly = materials
    }
  }
}
