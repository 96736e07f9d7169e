/// What is done to a licence. The act is the first situation of every item; `new` is its default.
public enum Act: String, Codable, Hashable, Sendable, CaseIterable {
  case new, change, renewal, replacement, cancellation

  /// The key under which a `when:` names the act.
  public static let situation = "act"
}

/// One act that an item really has, with the times that the law or the hall sets for it.
public struct ActRule: Codable, Hashable, Sendable {
  public var id: Act
  /// What the item calls the act (设立, 核发 …); nil means the usual word for it.
  public var label: String?
  /// Statutory time in working days; 0 means decided on the spot, nil means that no limit is known.
  public var statutoryDays: Int?
  /// Promised time in working days; nil means that none is published.
  public var promisedDays: Int?
  /// Where the time limit is set.
  public var basis: Basis?
  public var note: String?

  public init(
    id: Act, label: String? = nil, statutoryDays: Int? = nil, promisedDays: Int? = nil,
    basis: Basis? = nil, note: String? = nil
  ) {
    self.id = id
    self.label = label
    self.statutoryDays = statutoryDays
    self.promisedDays = promisedDays
    self.basis = basis
    self.note = note
  }
}
