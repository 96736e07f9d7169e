import Dialogue
import KnowledgeModel
import Notification
import Rendering

/// Lays a kiosk's page out on a screen: what is where never changes, whatever the page.
struct KioskScreen {
  let rows: Int
  let columns: Int
  let style: Style
  private let knowledge: Knowledge
  private let wording: Wording

  /// A picture of the screen.
  struct Picture: Equatable {
    /// As many as the screen has rows.
    var lines: [String]
    /// Where the cursor stands, counted from 1; nil hides it.
    var cursor: (row: Int, column: Int)?
    /// How many parts the page has here.
    var parts: Int

    static func == (left: Picture, right: Picture) -> Bool {
      left.lines == right.lines && left.parts == right.parts && left.cursor?.row == right.cursor?.row
        && left.cursor?.column == right.cursor?.column
    }
  }

  init(_ knowledge: Knowledge, rows: Int, columns: Int, style: Style) {
    self.knowledge = knowledge
    wording = Wording(knowledge.dialogs)
    self.rows = max(12, rows)
    self.columns = max(46, columns)
    self.style = style
  }

  /// - Parameter secondsLeft: until the kiosk is wiped, when that is to be said.
  func picture(of kiosk: Kiosk, secondsLeft: Int?) -> Picture {
    var page = kiosk.page
    let isCode = if case .codes = page.content { true } else { false }
    // Codes need every line that they can get.
    let head = isCode ? [bar(page.title)] : [bar(knowledge.hall.name), " " + style.heading(page.title), ""]
    let choices = choiceLines(page, room: rows - head.count - 4)
    let room = max(1, rows - head.count - 4 - choices.count)
    let parts = contentParts(page, rows: isCode ? rows - 3 : room)
    let count = max(1, max(parts.count, page.choiceParts))
    page.part = min(page.part, count - 1)
    var lines = head + (parts.isEmpty ? [] : parts[min(page.part, parts.count - 1)])
    if !isCode {
      lines = Array(lines.prefix(head.count + room))
      // A menu follows its question; what may be done with a text stands at the foot, in the same place for each part.
      if !page.isMenu { lines += Array(repeating: "", count: max(0, head.count + room - lines.count)) }
      lines += choices
    }
    lines = Array(lines.prefix(rows - 2 - (isCode ? 0 : 2)))
    lines += Array(repeating: "", count: rows - 2 - (isCode ? 0 : 2) - lines.count)
    var cursor: (row: Int, column: Int)?
    if !isCode {
      let (text, column) = inputLine(kiosk)
      lines += [style.quiet(String(repeating: "─", count: columns)), text]
      cursor = (rows - 2, column)
    }
    lines.append(statusLine(kiosk, page.part, of: count, secondsLeft))
    lines.append(bar(wording("kiosk.footer")))
    return Picture(lines: lines, cursor: cursor, parts: count)
  }

  // MARK: Lines

  private func bar(_ text: String) -> String {
    style.inverse(DisplayWidth.pad(DisplayWidth.cut(" " + text, to: columns), to: columns))
  }

  private func statusLine(_ kiosk: Kiosk, _ part: Int, of count: Int, _ secondsLeft: Int?) -> String {
    if let secondsLeft {
      let text = wording("kiosk.countdown", ["seconds": "\(secondsLeft)"])
      return " " + style.warning(DisplayWidth.cut(text, to: columns - 2))
    }
    if !kiosk.message.isEmpty { return " " + style.warning(DisplayWidth.cut(kiosk.message, to: columns - 2)) }
    guard count > 1 else { return "" }
    let text = wording("kiosk.part", ["number": "\(part + 1)", "count": "\(count)"])
    return " " + DisplayWidth.cut(text, to: columns - 2)
  }

  private func inputLine(_ kiosk: Kiosk) -> (text: String, column: Int) {
    let prompt = " " + wording(kiosk.staffEntry == nil ? "kiosk.prompt" : "kiosk.staff_prompt")
    let typed = kiosk.staffEntry.map { String(repeating: "•", count: $0.count) } ?? kiosk.input
    let room = columns - DisplayWidth.of(prompt) - 2
    // The end of what is typed stays in sight.
    var shown = typed[...]
    while DisplayWidth.of(shown) > room { shown = shown.dropFirst() }
    let empty =
      typed.isEmpty && kiosk.staffEntry == nil
      ? style.quiet(DisplayWidth.cut(wording("kiosk.input_hint"), to: room)) : ""
    return (prompt + shown + empty, DisplayWidth.of(prompt) + DisplayWidth.of(shown) + 1)
  }

  // MARK: Choices

  /// A menu's choices one below the other, apart where there is room; others side by side as their labels allow.
  private func choiceLines(_ page: KioskPage, room: Int) -> [String] {
    let shown = Array(page.shownChoices)
    guard !shown.isEmpty else { return [] }
    let widest = page.choices.map { DisplayWidth.of($0.label) }.max()! + 7
    // Three lines are left for what is asked.
    let isColumn = page.isMenu && shown.count + 4 <= room
    let across = isColumn ? 1 : max(1, min(4, (columns - 2) / widest))
    let width = (columns - 2) / across
    let lines = stride(from: 0, to: shown.count, by: across).map { start in
      let cells = shown[start..<min(start + across, shown.count)].enumerated().map { offset, choice in
        let label = DisplayWidth.cut(choice.label, to: width - 6)
        return style.strong(" [\(start + offset + 1)] ") + DisplayWidth.pad(label, to: width - 5)
      }
      return " " + cells.joined()
    }
    // As many choices as a page can have decide, so that pages of one menu look alike.
    let most = min(page.choices.count, KioskPage.choicesAtOnce)
    return isColumn && most * 2 + 2 <= room ? lines.flatMap { ["", $0] } : [""] + lines
  }

  // MARK: Content

  private func contentParts(_ page: KioskPage, rows: Int) -> [[String]] {
    let renderer = TextRenderer(knowledge, style: style, width: columns - 6)
    switch page.content {
    case .text(let text): return parts(DisplayWidth.wrap(text, to: columns - 6), rows)
    case .reply(let reply):
      return parts(
        renderer.render(reply).split(separator: "\n", omittingEmptySubsequences: false).map(String.init), rows)
    case .codes(let notice):
      let sheets = QRCode.sheets(ShortList(knowledge).text(notice), columns: columns, rows: rows)
      return sheets.map { sheet in
        let indent = String(repeating: " ", count: max(0, (columns - sheet.matrix.width - 4) / 2))
        return sheet.lines(isColoured: style.isColoured).map { indent + $0 }
      }
    }
  }

  /// Pages of lines; the last line of one page is the first of the next, so that nobody loses the thread.
  private func parts(_ lines: [String], _ rows: Int) -> [[String]] {
    guard lines.count > rows, rows > 1 else { return [lines.map { "  " + $0 }] }
    return stride(from: 0, to: lines.count - 1, by: rows - 1).map { start in
      lines[start..<min(start + rows, lines.count)].map { "  " + $0 }
    }
  }
}
