import Dialogue
import Foundation
import KnowledgeModel
import Rendering

/// Writes replies to standard output in the chosen format.
final class ReplyWriter {
  var format: OutputFormat
  let style = Style(isColoured: Console.isColoured)
  private let text: TextRenderer
  private let markdown: MarkdownRenderer
  private let json: JSONRenderer
  private let isLineBuffered: Bool
  private var pending: [UInt8] = []

  init(
    _ knowledge: Knowledge, format: OutputFormat, isLineBuffered: Bool = Console.isOutputTerminal
  ) {
    self.format = format
    text = TextRenderer(knowledge, style: style)
    markdown = MarkdownRenderer(knowledge)
    json = JSONRenderer(knowledge)
    self.isLineBuffered = isLineBuffered
  }

  /// As wide as the terminal is now.
  var renderer: TextRenderer { text.fitted(to: Console.width - DisplayWidth.overhang) }

  func write(_ reply: Reply, to question: String) {
    switch format {
    case .json: json.write(reply, question: question, to: &pending)
    case .markdown: pending += (markdown.render(reply) + "\n").utf8
    case .text: pending += (renderer.render(reply) + "\n").utf8
    }
    pending.append(UInt8(ascii: "\n"))
    if isLineBuffered || pending.count > 1 << 16 { flush() }
  }

  func flush() {
    var rest = pending[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { break }
      rest = rest.dropFirst(written)
    }
    pending.removeAll(keepingCapacity: true)
  }
}
