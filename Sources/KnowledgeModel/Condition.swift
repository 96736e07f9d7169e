/// What is known of a person's case: for each situation the options that are still possible.
///
/// A situation that is absent is open. A situation answered with 不知道 stays open, but is not asked again.
public struct Facts: Codable, Hashable, Sendable {
  public private(set) var answers: [String: String]
  /// Situations that the person could not answer.
  public private(set) var unknown: Set<String>

  public init(answers: [String: String] = [:], unknown: Set<String> = []) {
    self.answers = answers
    self.unknown = unknown
  }

  /// The option chosen for a situation, or nil while it is open.
  public subscript(situation: String) -> String? { answers[situation] }

  public mutating func choose(_ option: String, for situation: String) {
    answers[situation] = option
    unknown.remove(situation)
  }

  public mutating func markUnknown(_ situation: String) {
    answers[situation] = nil
    unknown.insert(situation)
  }

  public mutating func forget(_ situation: String) {
    answers[situation] = nil
    unknown.remove(situation)
  }

  public func isAsked(_ situation: String) -> Bool {
    answers[situation] != nil || unknown.contains(situation)
  }
}

/// The value of a condition while some situations are still open (Kleene's strong three-valued logic).
public enum Truth: Sendable {
  case yes, no, open

  public static func && (left: Truth, right: @autoclosure () -> Truth) -> Truth {
    if left == .no { return .no }
    let other = right()
    if other == .no { return .no }
    return left == .yes && other == .yes ? .yes : .open
  }

  public static func || (left: Truth, right: @autoclosure () -> Truth) -> Truth {
    if left == .yes { return .yes }
    let other = right()
    if other == .yes { return .yes }
    return left == .no && other == .no ? .no : .open
  }
}

/// A `when:` of the knowledge base: every clause must hold, and a clause holds for any of its options.
public struct Condition: Codable, Hashable, Sendable {
  public struct Clause: Codable, Hashable, Sendable {
    public var situation: String
    public var options: [String]

    public init(situation: String, options: [String]) {
      self.situation = situation
      self.options = options
    }
  }

  public var clauses: [Clause]

  public init(_ clauses: [Clause]) { self.clauses = clauses }
}
