/// One errand (一件事) that needs several licences, told as one notice.
public struct ItemBundle: Codable, Hashable, Sendable, Identifiable {
  public struct Member: Codable, Hashable, Sendable {
    public var item: String
    public var act: Act
    /// Over the bundle's own situations; nil means always.
    public var when: Condition?
    /// Why the item belongs to the errand, or what is merged.
    public var note: String?
    /// Facts about the item that the errand settles.
    public var given: [String: String]
    /// Situations of the item whose answer is the bundle's own answer, by the bundle's situation.
    public var from: [String: String]

    public init(
      item: String, act: Act = .new, when: Condition? = nil, note: String? = nil,
      given: [String: String] = [:], from: [String: String] = [:]
    ) {
      self.from = from
      self.item = item
      self.act = act
      self.when = when
      self.note = note
      self.given = given
    }
  }

  public var id: String
  public var name: String
  public var aliases: [String]
  public var objects: [String]
  public var summary: String
  /// In the order in which they are handled.
  public var members: [Member]
  public var situations: [Situation]
  /// What else the errand brings that is no licence (seals, invoices, delivery by post).
  public var extras: [String]
  public var steps: [String]
  public var provenance: Item.Provenance

  public init(
    id: String, name: String, aliases: [String], objects: [String] = [], summary: String,
    members: [Member], situations: [Situation] = [], extras: [String] = [], steps: [String] = [],
    provenance: Item.Provenance
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.objects = objects
    self.summary = summary
    self.members = members
    self.situations = situations
    self.extras = extras
    self.steps = steps
    self.provenance = provenance
  }
}
