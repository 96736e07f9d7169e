import Dialogue
import KnowledgeModel
import Notification

/// Replies by the JSON contract (DESIGN §4): one object on one line, keys sorted.
public struct JSONRenderer: Sendable {
  private let text: TextRenderer
  private let words: NoticeWords
  private let materials = NoticeTexts()

  public init(_ knowledge: Knowledge) {
    text = TextRenderer(knowledge, width: 80)
    words = NoticeWords(wording: Wording(knowledge.dialogs))
  }

  public func render(_ reply: Reply, question: String) -> String {
    json(reply, question: question).line
  }

  /// The same, appended to UTF-8 text.
  public func write(_ reply: Reply, question: String, to text: inout [UInt8]) {
    json(reply, question: question).write(to: &text)
  }

  /// Keys of the contract are always there: what does not apply is null.
  private func json(_ reply: Reply, question: String) -> JSONValue {
    .object([
      .init("act", .optional(reply.act?.rawValue)),
      .init("ask", reply.ask.map(json) ?? .null),
      .init("bundle", .optional(reply.bundle)),
      .init(
        "candidates",
        .list(
          reply.candidates.map {
            .object([.init("id", .text($0.id)), .init("score", share($0.confidence))])
          })),
      .init("confidence", share(reply.confidence)),
      .init("intent", .optional(reply.intent?.rawValue)),
      .init("item", .optional(reply.outcome == .answered ? reply.item : nil)),
      .init("materials", reply.notice.map(json) ?? .list([])),
      .init("outcome", .text(reply.outcome.rawValue)),
      .init("question", .text(question)),
      .init("text", .text(text.render(reply))),
    ])
  }

  private func json(_ ask: Ask) -> JSONValue {
    .object([
      .init(
        "options",
        .list(
          ask.options.map {
            .object([.init("id", .text($0.id)), .init("label", .text($0.label))])
          })),
      .init("prompt", .text(ask.prompt)),
      .init("situation", .text(ask.situation)),
    ])
  }

  private func json(_ notice: Notice) -> JSONValue {
    .written(
      materials.text(NoticeTexts.Key(notice: notice)) { JSONValue.list(notice.entries.map(json)).line })
  }

  private func json(_ entry: Notice.Entry) -> JSONValue {
    .object([
      .init("copies", .number(entry.material.copies)),
      .init("form", .text(entry.material.form.rawValue)),
      .init("group", .text(entry.group.rawValue)),
      .init("id", .text(entry.material.id)),
      .init("items", .texts(entry.items)),
      .init("name", .text(entry.material.name)),
      .init("when", entry.isCertain ? .null : .text(words.when(entry))),
    ])
  }

  private func share(_ value: Float) -> JSONValue { .decimal((Double(value) * 1000).rounded() / 1000) }
}
