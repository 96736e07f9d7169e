import ArgumentParser
import KnowledgeStore
import Rendering

enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github
}

/// Diagnostics as a compiler shows them, as JSON lines, or as annotations of GitHub Actions.
struct DiagnosticReport {
  let format: DiagnosticFormat
  /// What shows the line of a place; nil where the places are in no text (the rows of a log).
  let source: SourceText?
  /// Before the file names, so that an editor opens them: empty or `folder/`.
  let prefix: String
  let isColoured: Bool

  func render(_ diagnostic: Diagnostic) -> String {
    switch format {
    case .text: text(diagnostic)
    case .json: json(diagnostic)
    case .github: github(diagnostic)
    }
  }

  private func text(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place
    let colour = diagnostic.severity == .error ? "1;31" : "1;33"
    let message = Console.harmless(diagnostic.message)
    var lines = [
      "\(prefix)\(place): \(paint(diagnostic.severity.rawValue + ":", colour)) \(paint(message, "1"))"
    ]
    let number = "\(place.line)"
    let margin = String(repeating: " ", count: max(5, number.count + 1))
    if let line = source?.line(place), !line.isEmpty {
      let window = SourceWindow(line, column: place.column)
      lines.append(margin.dropLast(number.count) + "\(number) | \(Console.harmless(window.text))")
      lines.append("\(margin) | \(String(repeating: " ", count: window.caret))\(paint("^", "1;32"))")
    }
    if let hint = diagnostic.hint { lines.append("\(margin) = hint: \(Console.harmless(hint))") }
    return lines.joined(separator: "\n")
  }

  private func json(_ diagnostic: Diagnostic) -> String {
    JSONValue.object([
      .init("file", .text(prefix + diagnostic.place.file)), .init("line", .number(diagnostic.place.line)),
      .init("column", .number(diagnostic.place.column)),
      .init("severity", .text(diagnostic.severity.rawValue)),
      .init("message", .text(diagnostic.message)), .init("hint", .optional(diagnostic.hint)),
    ]).line
  }

  private func github(_ diagnostic: Diagnostic) -> String {
    func escaped(_ text: String) -> String {
      text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }
    func property(_ text: String) -> String {
      escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
    let place = diagnostic.place
    let message = diagnostic.message + (diagnostic.hint.map { " (\($0))" } ?? "")
    return "::\(diagnostic.severity.rawValue) file=\(property(prefix + place.file)),line=\(place.line),"
      + "col=\(place.column)::\(escaped(message))"
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// The part of a source line that a terminal can show, with the columns before the caret.
struct SourceWindow {
  let text: String
  let caret: Int

  /// - Parameter column: counted from 1 in Unicode scalars, as YAML does.
  init(_ line: Substring, column: Int) {
    let scalars = Array(line.unicodeScalars)
    let target = max(0, min(column - 1, scalars.count))
    // One line of an item may hold a whole material: show what stands around the place.
    let start = scalars.count > 90 && target > 30 ? target - 30 : 0
    let end = min(scalars.count, start + 90)
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    let lead = start > 0 ? "…" : ""
    text = lead + string(start..<end) + (end < scalars.count ? "…" : "")
    caret = DisplayWidth.of(lead) + DisplayWidth.of(string(start..<min(target, end)))
  }
}
