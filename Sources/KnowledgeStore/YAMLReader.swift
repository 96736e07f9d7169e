import KnowledgeModel
import Yams

/// Collects what is wrong while files are read, so that one run shows every mistake.
public final class DiagnosticSink {
  public private(set) var diagnostics: [Diagnostic] = []

  public init() {}

  public func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// A YAML node that knows its place, and reports instead of failing: a missing value reads as empty.
struct YAMLReader {
  let node: Node
  let file: String
  let sink: DiagnosticSink
  /// Where the value stands when it does not come from a YAML file: a row of a table.
  var fixedPlace: Diagnostic.Place?

  var place: Diagnostic.Place {
    fixedPlace ?? Diagnostic.Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  func error(_ message: String, hint: String? = nil) {
    sink.report(Diagnostic(at: place, message, hint: hint))
  }

  private func at(_ node: Node) -> YAMLReader {
    YAMLReader(node: node, file: file, sink: sink, fixedPlace: fixedPlace)
  }

  // MARK: Mappings

  /// Reports keys that the shape does not have, with the nearest one that it has.
  func allow(_ keys: [String]) {
    guard let mapping = node.mapping else { return error("expected a mapping") }
    for key in mapping.keys {
      guard let name = key.string, !keys.contains(name) else { continue }
      let near = keys.min { editDistance($0, name) < editDistance($1, name) }
      at(key).error(
        "unknown key '\(name)'",
        hint: near.flatMap { editDistance($0, name) <= 3 ? "did you mean '\($0)'?" : nil })
    }
  }

  subscript(_ key: String) -> YAMLReader? {
    guard let value = node.mapping?[key], value.null == nil || value.string?.isEmpty == false else {
      return nil
    }
    return at(value)
  }

  /// The pairs of a mapping in the order of the file.
  var pairs: [(key: String, value: YAMLReader)] {
    guard let mapping = node.mapping else {
      error("expected a mapping")
      return []
    }
    return mapping.map { ($0.key.string ?? "", at($0.value)) }
  }

  var elements: [YAMLReader] {
    guard let sequence = node.sequence else {
      error("expected a list")
      return []
    }
    return sequence.map(at)
  }

  var isMapping: Bool { node.mapping != nil }
  var isScalar: Bool { node.scalar != nil }

  // MARK: Values

  var text: String {
    guard let text = node.scalar?.string else {
      error("expected text")
      return ""
    }
    if text.hasPrefix(Item.placeholder) || text.hasPrefix("《\(Item.placeholder)》") {
      error("still to be filled in")
    }
    if let bad = text.unicodeScalars.first(where: { isForbidden($0) }) {
      error("control character U+\(String(bad.value, radix: 16, uppercase: true)) in text")
    }
    return text
  }

  func text(_ key: String) -> String {
    guard let value = self[key] else {
      error("missing '\(key)'")
      return ""
    }
    return value.text
  }

  func optionalText(_ key: String) -> String? { self[key]?.text }

  func texts(_ key: String) -> [String] { self[key]?.elements.map(\.text) ?? [] }

  /// A list, or one value that stands for a list of one.
  var textOrTexts: [String] { isScalar ? [text] : elements.map(\.text) }

  func integer(_ key: String) -> Int? {
    guard let value = self[key] else { return nil }
    guard let number = Int(value.text), number >= 0 else {
      value.error("'\(key)' must be a whole number")
      return nil
    }
    return number
  }

  func flag(_ key: String) -> Bool {
    guard let value = self[key] else { return false }
    switch value.text {
    case "true": return true
    case "false": return false
    default:
      value.error("'\(key)' must be true or false")
      return false
    }
  }

  func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, default fallback: Value? = nil
  ) -> Value? {
    guard let value = self[key] else {
      if fallback == nil { error("missing '\(key)'") }
      return fallback
    }
    return value.choice()
  }

  func choice<Value: RawRepresentable<String> & CaseIterable>() -> Value? {
    if let found = Value(rawValue: text) { return found }
    let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
    error(
      "'\(text)' is not one of \(names)",
      hint: suggestion(for: text, among: Value.allCases.map(\.rawValue)))
    return nil
  }
}

/// Characters that must never reach a terminal: controls other than line feed, and bidi overrides.
private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A: false
  case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: true
  default: false
  }
}

/// Levenshtein distance, for 'did you mean'.
func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left)
  let right = Array(right)
  var row = Array(0...right.count)
  for i in left.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in right.indices {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left[i] == right[j] ? 0 : 1))
      diagonal = above
    }
  }
  return row[right.count]
}
