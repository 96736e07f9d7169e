import KnowledgeModel

/// The assistant's sentences, filled in.
public struct Wording: Sendable {
  private let replies: [String: String]

  public init(_ dialogs: Dialogs) { replies = dialogs.replies }

  /// The sentence under a key with `{name}` replaced; a value that is missing or empty is left out.
  public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
    guard let sentence = replies[key] else { return "" }
    guard sentence.contains("{") else { return sentence }
    var text = ""
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      text += values[String(rest[rest.index(after: open)..<close])] ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  func has(_ key: String) -> Bool { replies[key] != nil }
}
