/// Rows as comma-separated values by RFC 4180.
public struct CSVText: Sendable {
  public let text: String

  /// - Parameter rows: the head first.
  public init(_ rows: [[String]]) {
    text = rows.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 0x0A && $0 != 0x0D }
    let hasEdge = text.first == " " || text.last == " "
    return isPlain && !hasEdge ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
