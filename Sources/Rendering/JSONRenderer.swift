import Dialogue
import Foundation
import KnowledgeModel
import Notification

/// Replies by the JSON contract (DESIGN §4): one object on one line, keys sorted.
public struct JSONRenderer: Sendable {
  private let text: TextRenderer
  private let words: NoticeWords

  public init(_ knowledge: Knowledge) {
    text = TextRenderer(knowledge, width: 80)
    words = NoticeWords(wording: Wording(knowledge.dialogs))
  }

  public func render(_ reply: Reply, question: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A value made of strings and finite numbers always encodes.
    let data = try! encoder.encode(Answer(reply, question: question, text: text.render(reply), words))
    return String(decoding: data, as: UTF8.self)
  }
}

private struct Answer: Encodable {
  struct Candidate: Encodable {
    var id: String
    var score: Double
  }

  struct MaterialLine: Encodable {
    var id: String
    var name: String
    var form: String
    var copies: Int
    var when: String?
    var items: [String]
    var group: String

    enum CodingKeys: CodingKey { case id, name, form, copies, when, items, group }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(name, forKey: .name)
      try container.encode(form, forKey: .form)
      try container.encode(copies, forKey: .copies)
      try container.encode(when, forKey: .when)
      try container.encode(items, forKey: .items)
      try container.encode(group, forKey: .group)
    }
  }

  var question: String
  var reply: Reply
  var text: String
  var materials: [MaterialLine]

  init(_ reply: Reply, question: String, text: String, _ words: NoticeWords) {
    self.question = question
    self.reply = reply
    self.text = text
    materials =
      reply.notice?.entries.map { entry in
        MaterialLine(
          id: entry.material.id, name: entry.material.name, form: entry.material.form.rawValue,
          copies: entry.material.copies, when: entry.isCertain ? nil : words.when(entry),
          items: entry.items, group: entry.group.rawValue)
      } ?? []
  }

  enum CodingKeys: CodingKey {
    case question, outcome, intent, act, item, bundle, confidence, candidates, materials, ask, text
  }

  /// Keys of the contract are always there: what does not apply is null.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(question, forKey: .question)
    try container.encode(reply.outcome.rawValue, forKey: .outcome)
    try container.encode(reply.intent?.rawValue, forKey: .intent)
    try container.encode(reply.act?.rawValue, forKey: .act)
    try container.encode(reply.outcome == .answered ? reply.item : nil, forKey: .item)
    try container.encode(reply.bundle, forKey: .bundle)
    try container.encode(rounded(reply.confidence), forKey: .confidence)
    try container.encode(
      reply.candidates.map { Candidate(id: $0.id, score: rounded($0.confidence)) },
      forKey: .candidates)
    try container.encode(materials, forKey: .materials)
    try container.encode(reply.ask, forKey: .ask)
    try container.encode(text, forKey: .text)
  }

  private func rounded(_ value: Float) -> Double { (Double(value) * 1000).rounded() / 1000 }
}
