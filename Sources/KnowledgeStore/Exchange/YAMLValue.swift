/// A YAML tree to be written: keys keep their order, and each collection says how it is laid out.
indirect enum YAMLValue: Hashable {
  /// Text; quoted when it would read as something else.
  case text(String)
  /// A number, a truth value or a date: written as it is.
  case plain(String)
  /// On one line: `[a, b]`.
  case line([YAMLValue])
  /// One element a line.
  case block([YAMLValue])
  /// On one line: `{ a: b }`.
  case lineMap([Pair])
  /// One key a line.
  case blockMap([Pair])

  struct Pair: Hashable {
    var key: String
    var value: YAMLValue

    /// nil when there is no value, so that what is not set is not written.
    init?(_ key: String, _ value: YAMLValue?) {
      guard let value else { return nil }
      self.key = key
      self.value = value
    }
  }

  static func texts(_ texts: [String]) -> YAMLValue { .line(texts.map { .text($0) }) }

  /// The value on one line, whatever its layout says.
  var flow: String {
    switch self {
    case .text(let text): Self.scalar(text)
    case .plain(let text): text
    case .line(let values), .block(let values):
      "[" + values.map(\.flow).joined(separator: ", ") + "]"
    case .lineMap(let pairs), .blockMap(let pairs):
      pairs.isEmpty
        ? "{}"
        : "{ " + pairs.map { "\(Self.scalar($0.key)): \($0.value.flow)" }.joined(separator: ", ") + " }"
    }
  }

  /// The lines of the value, to stand at the left edge.
  var lines: [String] {
    switch self {
    case .block(let values) where !values.isEmpty:
      values.flatMap { value in
        value.lines.enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
      }
    case .blockMap(let pairs) where !pairs.isEmpty:
      pairs.flatMap { pair -> [String] in
        let key = Self.scalar(pair.key) + ":"
        switch pair.value {
        case .block(let values) where !values.isEmpty: return [key] + pair.value.lines.map { "  " + $0 }
        case .blockMap(let pairs) where !pairs.isEmpty: return [key] + pair.value.lines.map { "  " + $0 }
        default: return [key + " " + pair.value.flow]
        }
      }
    default: [flow]
    }
  }

  /// A scalar that every YAML reader takes for this very text.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.last != " ", text.last != ":" else { return false }
    if "-?:,[]{}#&*!|>'\"%@` =~".unicodeScalars.contains(first) { return false }
    // What is safe between brackets is safe everywhere.
    let risky: (Unicode.Scalar) -> Bool = {
      ",[]{}:#\"\\".unicodeScalars.contains($0) || $0.value < 0x20 || $0.value == 0x7F
        || (0x80...0x9F).contains($0.value) || [0x2028, 0x2029, 0xFEFF].contains($0.value)
    }
    if text.unicodeScalars.contains(where: risky) { return false }
    return !isOtherType(text)
  }

  /// Numbers, dates, truth values and null are not text to a YAML reader.
  private static func isOtherType(_ text: String) -> Bool {
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", ".nan", ".inf"]
    if words.contains(text.lowercased()) { return true }
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == 0x2B || first == 0x2E
    else { return false }
    return text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
        || "+-._:xoXTZ ".utf8.contains(byte)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
