/// A document as a page of HTML that opens from disk.
struct DocumentHTML {
  /// How to come from the page to the site's root: empty, or `../`.
  let root: String
  let title: String
  /// Title of the link back to the index; nil on the index itself.
  let home: String?
  /// Put behind the title, for the index's search.
  var afterTitle = ""

  func render(_ blocks: [Block]) -> String {
    var body: [String] = []
    if let home { body.append("<nav><a href=\"\(root)index.html\">\(Self.escape(home))</a></nav>") }
    var facts: [String] = []
    func endFacts() {
      if !facts.isEmpty { body.append("<dl>" + facts.joined() + "</dl>") }
      facts = []
    }
    for block in blocks {
      if case .fact(let label, let value) = block {
        facts.append("<dt>\(Self.escape(label))</dt><dd>\(Self.escape(value))</dd>")
        continue
      }
      endFacts()
      body.append(html(block))
      if case .heading(1, _) = block { body.append(afterTitle) }
    }
    endFacts()
    return """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.escape(title))</title>
      <link rel="stylesheet" href="\(root)style.css">
      </head>
      <body>
      \(body.filter { !$0.isEmpty }.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private func html(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text): "<h\(level)>\(Self.escape(text))</h\(level)>"
    case .line(let text): "<p>\(Self.escape(text))</p>"
    case .fact(let label, let value): "<p>\(Self.escape(label)) \(Self.escape(value))</p>"
    case .list(let texts): "<ol>" + texts.map { "<li>\(Self.escape($0))</li>" }.joined() + "</ol>"
    case .table(let head, let rows):
      "<table>\n<thead>" + row(head, "th") + "</thead>\n<tbody>\n"
        + rows.map { row($0, "td") }.joined(separator: "\n") + "\n</tbody>\n</table>"
    case .links(let links):
      "<ul>\n"
        + links.map { link in
          "<li><a href=\"\(root)\(Self.escape(link.path)).html\">\(Self.escape(link.title))</a>"
            + (link.remark.isEmpty ? "" : " <small>\(Self.escape(link.remark))</small>") + "</li>"
        }.joined(separator: "\n") + "\n</ul>"
    }
  }

  private func row(_ cells: [String], _ tag: String) -> String {
    "<tr>" + cells.map { "<\(tag)>\(Self.escape($0))</\(tag)>" }.joined() + "</tr>"
  }

  static func escape(_ text: String) -> String {
    HTML.escape(text).replacing("\n", with: "<br>")
  }
}
