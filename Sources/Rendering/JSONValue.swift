/// JSON whose objects keep the order of their keys, for output that people read too.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  /// A finite number.
  case decimal(Double)
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
    var line = ""
    write(to: &line)
    return line
  }

  private func write(to line: inout String) {
    switch self {
    case .list(let values):
      line += "["
      for (index, value) in values.enumerated() {
        if index > 0 { line += "," }
        value.write(to: &line)
      }
      line += "]"
    case .object(let pairs):
      line += "{"
      for (index, pair) in pairs.enumerated() {
        if index > 0 { line += "," }
        Self.quote(pair.key, to: &line)
        line += ":"
        pair.value.write(to: &line)
      }
      line += "}"
    case .null: line += "null"
    case .bool(let value): line += value ? "true" : "false"
    case .number(let value): line += String(value)
    case .decimal(let value): line += String(value)
    case .text(let text): Self.quote(text, to: &line)
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

  private static func quoted(_ text: String) -> String {
    var result = ""
    quote(text, to: &result)
    return result
  }

  /// Whole stretches are copied between the few bytes that JSON forbids in a string (RFC 8259 §7).
  private static func quote(_ text: String, to result: inout String) {
    result += "\""
    let bytes = text.utf8
    var start = bytes.startIndex
    for place in bytes.indices {
      let byte = bytes[place]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
      result += text[start..<place]
      result += escape(byte)
      start = bytes.index(after: place)
    }
    result += text[start...]
    result += "\""
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    default: (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
    }
  }
}
