/// Emphasis in a terminal; plain text when colours are off.
public struct Style: Sendable {
  public var isColoured: Bool

  public init(isColoured: Bool) { self.isColoured = isColoured }

  public static let plain = Style(isColoured: false)

  public func heading(_ text: String) -> String { paint(text, "1;36") }
  public func strong(_ text: String) -> String { paint(text, "1") }
  public func quiet(_ text: String) -> String { paint(text, "2") }
  public func warning(_ text: String) -> String { paint(text, "33") }

  /// Bars at the edge of a screen.
  public func inverse(_ text: String) -> String { paint(text, "7") }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
