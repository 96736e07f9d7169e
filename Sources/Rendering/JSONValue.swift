/// JSON whose objects keep the order of their keys, for output that people read too.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  case list([JSONValue])
  case object([Pair])

  public struct Pair: Hashable, Sendable {
    public var key: String
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Text, or null.
  public static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
  /// A whole number, or null.
  public static func optional(_ number: Int?) -> JSONValue { number.map { .number($0) } ?? .null }
  public static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  /// On one line.
  public var line: String {
    switch self {
    case .list(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
    case .object(let pairs):
      "{" + pairs.map { Self.quoted($0.key) + ":" + $0.value.line }.joined(separator: ",") + "}"
    default: scalar
    }
  }

  /// Indented by two spaces a level.
  public var pretty: String { pretty(indent: "") }

  private func pretty(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .list(let values) where !values.isEmpty:
      return "[\n" + values.map { inner + $0.pretty(indent: inner) }.joined(separator: ",\n")
        + "\n\(indent)]"
    case .object(let pairs) where !pairs.isEmpty:
      return "{\n"
        + pairs.map { "\(inner)\(Self.quoted($0.key)): \($0.value.pretty(indent: inner))" }
        .joined(separator: ",\n") + "\n\(indent)}"
    default: return line
    }
  }

  private var scalar: String {
    switch self {
    case .null, .list, .object: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): "\(value)"
    case .text(let text): Self.quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
