/// A closed question (情形) whose answer switches materials on or off.
public struct Situation: Codable, Hashable, Sendable, Identifiable {
  public struct Option: Codable, Hashable, Sendable, Identifiable {
    public var id: String
    public var label: String
    /// Everyday wordings that mean this option.
    public var says: [String]

    public init(id: String, label: String, says: [String] = []) {
      self.id = id
      self.label = label
      self.says = says
    }
  }

  public var id: String
  /// A short noun for notices: `{label}：{option}`.
  public var label: String
  public var prompt: String
  public var options: [Option]
  /// The question is asked only when this holds; nil means always.
  public var when: Condition?
  /// True when the situation means the same in every item that has it (situations.yaml).
  public var isShared: Bool

  public init(
    id: String, label: String, prompt: String, options: [Option], when: Condition? = nil,
    isShared: Bool = false
  ) {
    self.id = id
    self.label = label
    self.prompt = prompt
    self.options = options
    self.when = when
    self.isShared = isShared
  }

  public func option(_ id: String) -> Option? { options.first { $0.id == id } }
}
