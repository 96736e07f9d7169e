import KnowledgeModel

/// The complete list of what to bring (一次性告知单), for one item or for several at once.
public struct Notice: Codable, Hashable, Sendable {
  /// One material, with the items that it serves.
  public struct Entry: Codable, Hashable, Sendable {
    public var material: Material
    public var items: [String]
    /// Whether it applies for sure, or only in the situations of `when`.
    public var isCertain: Bool
    /// Alternatives of situation and option labels that decide, in words; empty when certain.
    public var when: [[Choice]]
    /// Where each item demands it.
    public var bases: [Basis]
  }

  /// Options of one open situation, by their labels.
  public struct Choice: Codable, Hashable, Sendable {
    public var situation: String
    public var options: [String]

    public init(situation: String, options: [String]) {
      self.situation = situation
      self.options = options
    }
  }

  /// How the entries are grouped for the reader.
  public enum Group: String, Codable, Hashable, Sendable, CaseIterable {
    case required, conditional, deferrable, exempt
  }

  /// A situation that still decides something, under the key by which facts name it.
  public struct OpenSituation: Codable, Hashable, Sendable {
    public var key: String
    public var situation: Situation
    /// How many materials it may still add or remove.
    public var weight: Int

    public init(key: String, situation: Situation, weight: Int) {
      self.key = key
      self.situation = situation
      self.weight = weight
    }
  }

  /// An item of the notice and what is done to it.
  public struct Part: Codable, Hashable, Sendable {
    public var item: String
    public var act: Act
  }

  public var parts: [Part]
  public var entries: [Entry]
  /// Questions still open, the most deciding first.
  public var open: [OpenSituation]

  public func entries(in group: Group) -> [Entry] { entries.filter { $0.group == group } }

  /// True when no situation is left that could change the list.
  public var isComplete: Bool { open.isEmpty }
}

extension Notice.Entry {
  public var group: Notice.Group {
    if material.isExempt { return .exempt }
    if material.requirement == .deferrable { return .deferrable }
    return isCertain ? .required : .conditional
  }
}
