import Yams

/// YAML text in which values are replaced where their marks say that they stand.
///
/// Only the values' own characters are touched, so that comments, order and layout stay.
struct MarkedText {
  /// Why a value cannot be replaced.
  struct Refusal: Error { var reason: String }

  private var scalars: [Unicode.Scalar]
  /// Where each line begins, with the end of the text as the last.
  private let lines: [Int]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var lines = [0]
    for (index, scalar) in scalars.enumerated() where Self.isBreak(scalar) {
      let isFirstOfTwo = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if !isFirstOfTwo { lines.append(index + 1) }
    }
    self.lines = lines + [scalars.count]
  }

  var text: String { Self.string(scalars[...]) }

  // MARK: Replacing

  /// Replaces one word, in the quotes that it has.
  mutating func replace(_ value: Node, with word: String) throws(Refusal) {
    let token = try token(of: value)
    apply([Edit(range: token, text: Self.written(word, quote: scalars[token.lowerBound]))])
  }

  /// Replaces a list, or the one word that stands for a list of one.
  /// - Parameter key: the key of the list, behind which `[]` is written when nothing is left of lines with dashes.
  mutating func replace(_ value: Node, of key: Node, with words: [String]) throws(Refusal) {
    guard let sequence = value.sequence else {
      let token = try token(of: value)
      let quote = scalars[token.lowerBound]
      let list = words.map { Self.written($0, quote: quote) }.joined(separator: ", ")
      return apply([Edit(range: token, text: words.count == 1 ? list : "[\(list)]")])
    }
    let start = try offset(of: value)
    var tokens: [Range<Int>] = []
    for element in sequence { tokens.append(try token(of: element)) }
    let steps = ListStep.all(from: sequence.map { $0.string ?? "" }, to: words)
    switch scalars[start] {
    case "[": apply([try flow(steps, tokens, start)])
    case "-": apply(try dashes(steps, tokens, key))
    default: throw Refusal(reason: "it has an anchor or a tag")
    }
  }

  /// A list in brackets: commas and what stands between them stay with the word behind them.
  private func flow(_ steps: [ListStep], _ tokens: [Range<Int>], _ bracket: Int) throws(Refusal) -> Edit {
    guard let first = tokens.first, let last = tokens.last else {
      let words = steps.map { Self.written($0.word, quote: "a") }
      return Edit(range: bracket + 1..<bracket + 1, text: words.joined(separator: ", "))
    }
    var text = ""
    for step in steps {
      let gap =
        switch step {
        case .keep(let index, _), .remove(let index, _):
          index > 0 ? scalars[tokens[index - 1].upperBound..<tokens[index].lowerBound] : []
        case .insert: scalars[0..<0]
        }
      if case .remove = step {
        guard !gap.contains("#") else { throw Refusal(reason: "a comment stands in the part that would go") }
        continue
      }
      if !text.isEmpty { text += gap.isEmpty ? ", " : Self.string(gap) }
      // Nothing stands before the first word: the gap of what now is first goes.
      if text.isEmpty, gap.contains("#") { throw Refusal(reason: "a comment stands in the part that would go") }
      if case .keep(let index, _) = step {
        text += Self.string(scalars[tokens[index]])
      } else {
        text += Self.written(step.word, quote: scalars[first.lowerBound])
      }
    }
    return Edit(range: first.lowerBound..<last.upperBound, text: text)
  }

  /// A list with a line and a dash for each word.
  private func dashes(_ steps: [ListStep], _ tokens: [Range<Int>], _ key: Node) throws(Refusal) -> [Edit] {
    var edits: [Edit] = []
    var rows: [Range<Int>] = []
    for token in tokens { rows.append(try row(of: token)) }
    let lead = Self.string(scalars[rows[0].lowerBound..<tokens[0].lowerBound])
    var place = rows[0].lowerBound
    // The last line of a file may have no end.
    var isOpen = false
    for step in steps {
      switch step {
      case .keep(let index, _):
        place = rows[index].upperBound
        isOpen = !Self.isBreak(scalars[place - 1])
      case .remove(let index, _):
        guard !scalars[tokens[index].upperBound..<rows[index].upperBound].contains("#") else {
          throw Refusal(reason: "a comment stands in a line that would go")
        }
        edits.append(Edit(range: rows[index], text: ""))
        place = rows[index].upperBound
        isOpen = false
      case .insert(let word):
        let row = lead + Self.written(word, quote: scalars[tokens[0].lowerBound])
        edits.append(Edit(range: place..<place, text: isOpen ? ending + row : row + ending))
      }
    }
    if steps.allSatisfy({ $0.isRemoval }) {
      let name = try token(of: key)
      guard let colon = scalars[name.upperBound...].firstIndex(of: ":") else {
        throw Refusal(reason: "no colon follows the key")
      }
      edits.append(Edit(range: colon + 1..<colon + 1, text: " []"))
    }
    return edits
  }

  /// The whole line of a word, which must have nothing before it but its dash.
  private func row(of token: Range<Int>) throws(Refusal) -> Range<Int> {
    let index = lines.lastIndex { $0 <= token.lowerBound && $0 < scalars.count } ?? 0
    let line = lines[index]..<lines[index + 1]
    let lead = scalars[line.lowerBound..<token.lowerBound].filter { !Self.isBlank($0) }
    guard lead == ["-"], token.upperBound <= line.upperBound else {
      throw Refusal(reason: "its words are not one a line")
    }
    return line
  }

  /// What ends the lines of this text.
  private var ending: String {
    guard let start = scalars.firstIndex(where: Self.isBreak) else { return "\n" }
    return Self.string(scalars[start..<lines[1]])
  }

  // MARK: Places

  private func offset(of node: Node) throws(Refusal) -> Int {
    guard let mark = node.mark, lines.indices.contains(mark.line - 1) else { throw Refusal(reason: "it has no place") }
    let offset = lines[mark.line - 1] + mark.column - 1
    guard scalars.indices.contains(offset) else { throw Refusal(reason: "it has no place") }
    return offset
  }

  /// Where a word stands, with its quotes.
  private func token(of node: Node) throws(Refusal) -> Range<Int> {
    guard let word = node.scalar else { throw Refusal(reason: "it is no word") }
    let start = try offset(of: node)
    let rest = scalars[start...]
    switch word.style {
    case .plain:
      let length = word.string.unicodeScalars.count
      guard rest.starts(with: word.string.unicodeScalars) else {
        throw Refusal(reason: "it has an anchor, a tag or several lines")
      }
      return start..<start + length
    case .singleQuoted, .doubleQuoted:
      let quote: Unicode.Scalar = word.style == .singleQuoted ? "'" : "\""
      guard rest.first == quote, let end = endOfQuotes(from: start) else {
        throw Refusal(reason: "it has an anchor or a tag")
      }
      return start..<end
    default: throw Refusal(reason: "it is a text of its own lines")
    }
  }

  private func endOfQuotes(from start: Int) -> Int? {
    let quote = scalars[start]
    var index = start + 1
    while index < scalars.count {
      if quote == "\"", scalars[index] == "\\" {
        index += 2
      } else if scalars[index] == quote {
        guard quote == "'", index + 1 < scalars.count, scalars[index + 1] == quote else { return index + 1 }
        index += 2
      } else {
        index += 1
      }
    }
    return nil
  }

  private struct Edit {
    var range: Range<Int>
    var text: String
  }

  private mutating func apply(_ edits: [Edit]) {
    // From the end, so that the places before stay; of several at one place the last comes first.
    for edit in edits.enumerated().sorted(by: {
      ($1.element.range.lowerBound, $1.offset) < ($0.element.range.lowerBound, $0.offset)
    }) {
      scalars.replaceSubrange(edit.element.range, with: Array(edit.element.text.unicodeScalars))
    }
  }

  // MARK: Characters

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// What libYAML ends a line with.
  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  /// - Parameter quote: the first character of the word that stood there.
  private static func written(_ word: String, quote: Unicode.Scalar) -> String {
    if quote == "'" { return "'" + word.replacing("'", with: "''") + "'" }
    if quote != "\"", isPlain(word) { return word }
    return "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Whether a word is the same without quotes, wherever it stands and whoever reads it.
  private static func isPlain(_ word: String) -> Bool {
    let isName = word.wholeMatch(of: /[a-z][a-z0-9]*([-_.\/][a-z0-9]+)*/) != nil
    let reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    return isName ? !reserved.contains(word) : word.wholeMatch(of: /[\p{Han}《（][\p{Han}（）《》、，；：]*/) != nil
  }
}
