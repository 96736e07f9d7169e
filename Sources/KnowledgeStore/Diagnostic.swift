/// What is wrong with a data file, and where.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
  public enum Severity: String, Hashable, Sendable { case error, warning }

  /// A place in a data file; lines and columns count from 1.
  public struct Place: Hashable, Sendable, CustomStringConvertible {
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String, line: Int = 1, column: Int = 1) {
      self.file = file
      self.line = line
      self.column = column
    }

    public var description: String { "\(file):\(line):\(column)" }
  }

  public var severity: Severity
  public var place: Place
  public var message: String
  public var hint: String?

  public init(
    _ severity: Severity = .error, at place: Place, _ message: String, hint: String? = nil
  ) {
    self.severity = severity
    self.place = place
    self.message = message
    self.hint = hint
  }

  public var description: String {
    "\(place): \(severity.rawValue): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}

/// The knowledge base or the dialogs cannot be used.
public struct KnowledgeError: Error, Sendable, CustomStringConvertible {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
