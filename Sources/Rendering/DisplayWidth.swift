/// Columns that text takes in a terminal: two for East Asian wide characters (Unicode UAX #11), none for marks.
public enum DisplayWidth {
  public static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x300..<0x370, 0x200B..<0x2010, 0xFE00..<0xFE10: 0
    // Curly quotes, dashes and dots are narrow in most terminals, and the notice does not align on them.
    case 0x1100..<0x1160, 0x2E80..<0x303F, 0x3041..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00,
      0xFE30..<0xFE70, 0xFF00..<0xFF61, 0xFFE0..<0xFFE7, 0x1F300..<0x1F650, 0x1F900..<0x1FA00,
      0x20000..<0x30000:
      2
    default: 1
    }
  }

  /// Pads with spaces to a width in columns.
  public static func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - of(text)))
  }

  /// The start of a text that fits into a width, with an ellipsis when something is left out.
  public static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var result = ""
    var used = 0
    for character in text {
      used += of(String(character))
      guard used < width else { break }
      result.append(character)
    }
    return result + "…"
  }

  /// Breaks text into lines of at most `width` columns; closing punctuation never starts a line.
  public static func wrap(_ text: String, to width: Int) -> [String] {
    guard width > 3 else { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for character in text {
      if character == "\n" {
        lines.append(line)
        line = ""
        used = 0
        continue
      }
      let columns = of(String(character))
      if used + columns > width, !Self.hanging.contains(character) {
        let carried = carriedWord(of: line, before: character)
        lines.append(String(line.dropLast(carried.count)).trimmingTail)
        line = carried
        used = of(carried)
        if character == " ", line.isEmpty { continue }
      }
      line.append(character)
      used += columns
    }
    lines.append(line)
    return lines
  }

  /// A word in letters or digits is not torn apart.
  private static func carriedWord(of line: String, before next: Character) -> String {
    guard next.isASCII, next.isLetter || next.isNumber else { return "" }
    let word = String(line.reversed().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.reversed())
    return word.count < 20 && word.count < line.count ? word : ""
  }

  private static let hanging: Set<Character> = ["，", "。", "；", "：", "、", "）", "》", "」", "！", "？"]
}

extension String {
  fileprivate var trimmingTail: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
