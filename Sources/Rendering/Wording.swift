import KnowledgeModel

/// The assistant's sentences, filled in.
public struct Wording: Sendable {
  /// A stretch of a sentence, or the name of a value that stands there.
  private enum Part {
    case text(String)
    case value(String)
  }

  private let sentences: [String: [Part]]

  public init(_ dialogs: Dialogs) { sentences = dialogs.replies.mapValues(Self.parts) }

  /// The sentence under a key with `{name}` replaced; a value that is missing is left out.
  public func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
    guard let parts = sentences[key] else { return "" }
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .value(let name): text += values[name] ?? ""
      }
    }
    return text
  }

  private static func parts(of sentence: String) -> [Part] {
    var parts: [Part] = []
    var rest = sentence[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.value(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }
}
