/// Small numbers as people say them: 二, 十二, 2, 两.
public enum Numeral {
  /// - Parameter symbols: folded symbols and nothing else.
  /// - Returns: the number, or nil when the symbols are none up to 99.
  public static func value(of symbols: some Collection<UInt16>) -> Int? {
    let text = String(decoding: Array(symbols), as: UTF16.self)
    if text.count <= 2, let number = Int(text) { return number }
    guard !text.isEmpty, text.count <= 3 else { return nil }
    let parts = text.split(separator: "十", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts.map { $0.isEmpty ? nil : digit($0) }
    if parts.count == 1 { return digits[0] ?? nil }
    guard zip(parts, digits).allSatisfy({ $0.isEmpty || $1 != nil }) else { return nil }
    return (digits[0] ?? 1) * 10 + (digits[1] ?? 0)
  }

  private static func digit(_ text: Substring) -> Int? {
    if text == "两" { return 2 }
    guard text.count == 1, let place = digits.firstIndex(of: text.first!) else { return nil }
    return place
  }

  private static let digits = Array("零一二三四五六七八九")
}
