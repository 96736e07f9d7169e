/// JSON whose objects keep the order of their keys, for output that people read too.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  /// A finite number.
  case decimal(Double)
  case text(String)
  /// JSON that was written before, on one line.
  case written(String)
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
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the line to UTF-8 text.
  func write(to line: inout [UInt8]) {
    switch self {
    case .list(let values):
      line.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        value.write(to: &line)
      }
      line.append(UInt8(ascii: "]"))
    case .object(let pairs):
      line.append(UInt8(ascii: "{"))
      for (index, pair) in pairs.enumerated() {
        if index > 0 { line.append(UInt8(ascii: ",")) }
        Self.quote(pair.key, to: &line)
        line.append(UInt8(ascii: ":"))
        pair.value.write(to: &line)
      }
      line.append(UInt8(ascii: "}"))
    case .null: line += "null".utf8
    case .bool(let value): line += (value ? "true" : "false").utf8
    case .number(let value): line += String(value).utf8
    case .decimal(let value): line += String(value).utf8
    case .text(let text): Self.quote(text, to: &line)
    case .written(let json): line += json.utf8
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
    var bytes: [UInt8] = []
    quote(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whole stretches are copied between the few bytes that JSON forbids in a string (RFC 8259 §7).
  private static func quote(_ text: String, to line: inout [UInt8]) {
    var text = text
    line.append(UInt8(ascii: "\""))
    text.withUTF8 { bytes in
      var start = 0
      for place in 0..<bytes.count {
        let byte = bytes[place]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
        line += bytes[start..<place]
        line += escape(byte).utf8
        start = place + 1
      }
      line += bytes[start...]
    }
    line.append(UInt8(ascii: "\""))
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
