/// A licensing item (行政许可事项), by the element names of GB/T 39554.2.
public struct Item: Codable, Hashable, Sendable, Identifiable {
  public struct Result: Codable, Hashable, Sendable {
    public var name: String
    public var validity: String?

    public init(name: String, validity: String? = nil) {
      self.name = name
      self.validity = validity
    }
  }

  public enum Fee: Codable, Hashable, Sendable {
    case none
    case charged(amount: String, basis: String?)
    case unknown
  }

  public enum Channel: String, Codable, Hashable, Sendable, CaseIterable {
    case window, online
    case selfService = "self_service"
    case mail
  }

  public struct Provenance: Codable, Hashable, Sendable {
    /// How sure we are of the materials.
    public enum Certainty: String, Codable, Hashable, Sendable, CaseIterable {
      /// A public service guide of this or a sister district names them.
      case guide
      /// A statute or departmental rule lists them.
      case rule
      /// Derived by us from the statute's conditions.
      case drafted
    }

    public var source: String
    /// ISO date of the last check.
    public var checked: String
    public var certainty: Certainty
    public var note: String?

    public init(source: String, checked: String, certainty: Certainty, note: String? = nil) {
      self.source = source
      self.checked = checked
      self.certainty = certainty
      self.note = note
    }
  }

  public var id: String
  public var name: String
  /// What people really say for it.
  public var aliases: [String]
  /// The things, places and trades that the item is about.
  public var objects: [String]
  /// Tells the item apart from its near twins, in everyday words.
  public var summary: String?
  public var department: String
  public var window: String
  public var formerWindow: String
  public var audience: [String]
  public var result: Result?
  public var basis: [Basis]
  public var conditions: [String]
  public var acts: [ActRule]
  /// Items that handle an act which this one does not have, by the act.
  public var referrals: [String: String] = [:]
  public var situations: [Situation]
  public var materials: [Material]
  public var steps: [String]
  public var fee: Fee
  public var channels: [Channel]
  public var visits: Int?
  /// Hand-over contact; nil means the window and 12345.
  public var contact: String?
  public var note: String?
  public var provenance: Provenance?

  public init(
    id: String, name: String, aliases: [String] = [], objects: [String] = [],
    summary: String? = nil, department: String, window: String, formerWindow: String,
    audience: [String] = [], result: Result? = nil, basis: [Basis] = [], conditions: [String] = [],
    acts: [ActRule] = [], situations: [Situation] = [], materials: [Material] = [],
    steps: [String] = [], fee: Fee = .unknown, channels: [Channel] = [], visits: Int? = nil,
    contact: String? = nil, note: String? = nil, provenance: Provenance? = nil
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.objects = objects
    self.summary = summary
    self.department = department
    self.window = window
    self.formerWindow = formerWindow
    self.audience = audience
    self.result = result
    self.basis = basis
    self.conditions = conditions
    self.acts = acts
    self.situations = situations
    self.materials = materials
    self.steps = steps
    self.fee = fee
    self.channels = channels
    self.visits = visits
    self.contact = contact
    self.note = note
    self.provenance = provenance
  }

  /// What the template of a new item writes where something is still to be filled in.
  public static let placeholder = "待填"

  public func rule(for act: Act) -> ActRule? { acts.first { $0.id == act } }
  public func situation(_ id: String) -> Situation? { situations.first { $0.id == id } }

  /// The act that is meant when the person names none.
  public var defaultAct: Act { rule(for: .new)?.id ?? acts.first?.id ?? .new }
}
