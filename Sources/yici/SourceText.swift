import Foundation
import KnowledgeStore

/// The lines of the data files that diagnostics point at; each file is read once.
final class SourceText {
  private let root: URL
  private var files: [String: [Substring]] = [:]

  init(root: URL) { self.root = root }

  func line(_ place: Diagnostic.Place) -> Substring? {
    let lines = lines(of: place.file)
    return lines.indices.contains(place.line - 1) ? lines[place.line - 1] : nil
  }

  /// The first place of a text in a file.
  func place(of text: String, in file: String) -> Diagnostic.Place? {
    for (index, line) in lines(of: file).enumerated() {
      guard let range = line.range(of: text) else { continue }
      let column = line.unicodeScalars.distance(from: line.startIndex, to: range.lowerBound) + 1
      return Diagnostic.Place(file: file, line: index + 1, column: column)
    }
    return nil
  }

  private func lines(of file: String) -> [Substring] {
    if let known = files[file] { return known }
    let text = (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    files[file] = lines
    return lines
  }
}
