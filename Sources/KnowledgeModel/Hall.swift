/// A department whose licences the hall handles.
public struct Department: Codable, Hashable, Sendable, Identifiable {
  public var id: String
  public var name: String
  public var fullName: String
  /// What people call it.
  public var aliases: [String]

  public init(id: String, name: String, fullName: String, aliases: [String] = []) {
    self.id = id
    self.name = name
    self.fullName = fullName
    self.aliases = aliases
  }
}

/// One of the unified windows. What is nil is not known, and the assistant says so.
public struct Window: Codable, Hashable, Sendable, Identifiable {
  public var id: String
  public var name: String
  public var theme: String
  /// What people call it.
  public var aliases: [String]

  public init(id: String, name: String, theme: String, aliases: [String] = []) {
    self.aliases = aliases
    self.id = id
    self.name = name
    self.theme = theme
  }
}

/// A department's own window, absorbed by a unified one.
public struct FormerWindow: Codable, Hashable, Sendable, Identifiable {
  public var id: String
  public var department: String
  public var name: String

  public init(id: String, department: String, name: String) {
    self.id = id
    self.department = department
    self.name = name
  }
}

/// The service hall itself. What is nil is not known, and the assistant says so.
public struct Hall: Codable, Hashable, Sendable {
  public var name: String
  public var address: String?
  public var hours: String?
  public var phone: String?

  public init(name: String, address: String? = nil, hours: String? = nil, phone: String? = nil) {
    self.name = name
    self.address = address
    self.hours = hours
    self.phone = phone
  }
}
