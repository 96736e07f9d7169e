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

  /// Breaks text into lines of at most `width` columns; closing punctuation hangs over rather than start a line,
  /// and a word in letters or digits is not torn apart.
  public static func wrap(_ text: String, to width: Int) -> [String] {
    // No character takes more columns than bytes.
    guard width > 3, text.utf8.count > width || text.utf8.contains(0x0A) else { return [text] }
    let scalars = Array(text.unicodeScalars)
    let places = Array(text.unicodeScalars.indices) + [text.endIndex]
    var lines: [String] = []
    var start = 0
    var used = 0
    func take(upTo end: Int) {
      lines.append(String(text[places[start]..<places[end]]).trimmingTail)
      start = end
    }
    for (place, scalar) in scalars.enumerated() {
      if scalar == "\n" {
        take(upTo: place)
        start = place + 1
        used = 0
        continue
      }
      let columns = columns(scalar)
      if columns > 0, used + columns > width, place > start,
        !isHanging(scalar) || used + columns > width + overhang
      {
        take(upTo: wordStart(before: place, in: scalars, notBefore: start))
        while start < place, scalars[start] == " " { start += 1 }
        used = scalars[start..<place].reduce(0) { $0 + Self.columns($1) }
      }
      used += columns
    }
    take(upTo: scalars.count)
    return lines
  }

  /// Columns that closing punctuation may take beyond the width.
  public static let overhang = 2

  /// Where the word begins that a break before `place` would tear; `place` itself when there is none.
  private static func wordStart(
    before place: Int, in scalars: [Unicode.Scalar], notBefore start: Int
  ) -> Int {
    var word = place
    // A mark that may not begin a line takes the character before it along.
    while word > start + 1, isHanging(scalars[word]) { word -= 1 }
    guard isWord(scalars[word]) else { return word }
    while word > start, isWord(scalars[word - 1]), place - word < 20 { word -= 1 }
    return word == start || place - word >= 20 ? place : word
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."z", "A"..."Z": true
    default: false
    }
  }

  private static func isHanging(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "；", "：", "、", "）", "》", "」", "！", "？": true
    default: false
    }
  }
}

extension String {
  fileprivate var trimmingTail: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
