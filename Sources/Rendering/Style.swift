/// Emphasis in a terminal; plain text when colours are off.
public struct Style: Sendable {
  public var isColoured: Bool

  public init(isColoured: Bool) { self.isColoured = isColoured }

  public static let plain = Style(isColoured: false)

  func heading(_ text: String) -> String { paint(text, "1;36") }
  func strong(_ text: String) -> String { paint(text, "1") }
  func quiet(_ text: String) -> String { paint(text, "2") }
  func warning(_ text: String) -> String { paint(text, "33") }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
