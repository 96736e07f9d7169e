/// A square of dark and light modules, drawn two to a character.
public struct ModuleMatrix: Sendable {
  public let width: Int
  /// Row by row.
  public let isDark: [Bool]

  /// Light modules around the code; scanners manage with two where four are prescribed.
  static let quiet = 2

  public init(width: Int, isDark: [Bool]) {
    precondition(isDark.count == width * width)
    self.width = width
    self.isDark = isDark
  }

  /// Lines of half blocks.
  ///
  /// - Parameter isColoured: black on white whatever the terminal's colours are; otherwise light modules are drawn
  ///   with the foreground, which is right on a dark terminal.
  public func halfBlocks(isColoured: Bool) -> [String] {
    let quiet = Self.quiet
    func isLight(_ row: Int, _ column: Int) -> Bool {
      let inside = (0..<width).contains(row) && (0..<width).contains(column)
      return !inside || !isDark[row * width + column]
    }
    return stride(from: -quiet, to: width + quiet, by: 2).map { row in
      let blocks = (-quiet..<width + quiet).map { column -> Character in
        switch (isLight(row, column), isLight(row + 1, column)) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      }
      return isColoured ? "\u{1B}[38;5;231;48;5;16m\(String(blocks))\u{1B}[0m" : String(blocks)
    }
  }

  /// Bytes that fit on a code of the highest version (of error level L) that the space has room for.
  public static func byteCapacity(columns: Int, rows: Int) -> Int {
    let modules = min(columns, rows * 2) - 2 * quiet
    let version = min(capacities.count, max(1, (modules - 17) / 4))
    return capacities[version - 1]
  }

  /// ISO/IEC 18004, byte mode, level L, versions 1 to 15. Larger codes are hard to scan from a screen.
  private static let capacities = [17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520]
}

/// Splits a text into pieces of so many bytes.
public enum TextSheets {
  /// - Returns: the text itself when it fits; otherwise pieces that begin with `1/3`, cut between lines if possible.
  public static func split(_ text: String, bytes limit: Int) -> [String] {
    guard text.utf8.count > limit else { return [text] }
    let room = max(8, limit - "99/99\n".utf8.count)
    var pieces: [String] = []
    var piece = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      if !piece.isEmpty, piece.utf8.count + 1 + line.utf8.count > room {
        pieces.append(piece)
        piece = ""
      }
      if !piece.isEmpty { piece += "\n" }
      for character in line {
        if piece.utf8.count + String(character).utf8.count > room {
          pieces.append(piece)
          piece = ""
        }
        piece.append(character)
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces.enumerated().map { "\($0 + 1)/\(pieces.count)\n\($1)" }
  }
}
