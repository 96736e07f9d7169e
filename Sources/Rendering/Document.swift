/// A page in parts that mean something, before it becomes text, Markdown or HTML.
public enum Block: Hashable, Sendable {
  /// Level 1 is the page's title.
  case heading(Int, String)
  case line(String)
  /// A label and what stands behind it.
  case fact(String, String)
  case list([String])
  case table([String], [[String]])
  /// Titles and the pages that they lead to, by paths from the site's root.
  case links([Link])
}

public struct Link: Hashable, Sendable {
  public var title: String
  public var path: String
  /// What stands behind the link.
  public var remark: String

  public init(_ title: String, path: String, remark: String = "") {
    self.title = title
    self.path = path
    self.remark = remark
  }
}

/// A document for the terminal.
public struct DocumentText: Sendable {
  private let style: Style
  private let width: Int

  public init(style: Style = .plain, width: Int = 80) {
    self.style = style
    self.width = width
  }

  public func render(_ blocks: [Block]) -> String {
    blocks.flatMap(lines).joined(separator: "\n")
  }

  private func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(1, let text): wrap(text, style.heading)
    case .heading(_, let text): [""] + wrap(text, style.strong)
    case .line(let text): wrap(text) { $0 }
    case .fact(let label, let value): hang(label + "  ", value)
    case .list(let texts): texts.enumerated().flatMap { hang(DisplayWidth.pad("  \($0 + 1).", to: 6), $1) }
    case .table(let head, let rows): TextTable(head: head, rows: rows).lines(width: width, style: style)
    case .links(let links): links.map { "  " + $0.title + ($0.remark.isEmpty ? "" : "  " + $0.remark) }
    }
  }

  private func wrap(_ text: String, _ paint: (String) -> String) -> [String] {
    DisplayWidth.wrap(text, to: width).map(paint)
  }

  private func hang(_ mark: String, _ text: String) -> [String] {
    let indent = DisplayWidth.of(mark)
    return DisplayWidth.wrap(text, to: max(20, width - indent)).enumerated().map {
      ($0 == 0 ? mark : String(repeating: " ", count: indent)) + $1
    }
  }
}

/// A document as Markdown.
public struct DocumentMarkdown: Sendable {
  /// How to come from the page to the site's root: empty, or `../`.
  private let root: String

  public init(root: String = "") { self.root = root }

  public func render(_ blocks: [Block]) -> String {
    var lines: [String] = []
    var wasFact = false
    for block in blocks {
      // Facts stand together as one list; everything else is parted by an empty line.
      if case .fact(let label, let value) = block {
        lines.append("- **\(label)** \(value)")
        wasFact = true
        continue
      }
      if wasFact { lines.append("") }
      wasFact = false
      lines += self.lines(block) + [""]
    }
    return lines.joined(separator: "\n")
  }

  private func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, let text): [String(repeating: "#", count: level) + " " + text]
    case .line(let text): [text]
    case .fact(let label, let value): ["- **\(label)** \(value)"]
    case .list(let texts): texts.enumerated().map { "\($0 + 1). \($1)" }
    case .table(let head, let rows): TextTable(head: head, rows: rows).markdown
    case .links(let links):
      links.map { link in
        "- [\(link.title)](\(root)\(link.path).md)" + (link.remark.isEmpty ? "" : " " + link.remark)
      }
    }
  }
}
