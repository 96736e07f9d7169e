import Foundation
import KnowledgeModel

extension Conversation {
  /// Reads a file of conversation tests.
  /// - Throws: `KnowledgeError` that says what is wrong and where.
  public static func load(_ url: URL) throws(KnowledgeError) -> [Conversation] {
    let sink = DiagnosticSink()
    do {
      let reader = try YAMLReader(contentsOf: url, named: url.relativePath, sink: sink)
      let conversations = reader.elements.map { $0.conversation() }
      if sink.hasErrors { throw KnowledgeError(sink.diagnostics) }
      return conversations
    } catch let error as Diagnostic {
      throw KnowledgeError([error])
    } catch let error as KnowledgeError {
      throw error
    } catch {
      throw KnowledgeError([Diagnostic(at: .init(file: url.relativePath), "\(error)")])
    }
  }
}

extension YAMLReader {
  fileprivate func conversation() -> Conversation {
    allow(["name", "turns"])
    return Conversation(
      name: text("name"), file: file,
      turns: self["turns"]?.elements.map { reader in
        reader.allow(["user", "expect"])
        return Conversation.Turn(
          user: reader.text("user"), expect: reader["expect"]?.expectation() ?? Expectation(),
          line: reader.place.line)
      } ?? [])
  }

  private func expectation() -> Expectation {
    allow([
      "outcome", "item", "bundle", "intent", "act", "include", "exclude", "exactly", "asks",
      "offers", "contains", "lacks",
    ])
    var expectation = Expectation()
    expectation.outcome = optionalText("outcome")
    expectation.item = optionalText("item")
    expectation.bundle = optionalText("bundle")
    expectation.intent = optionalText("intent")
    expectation.act = optionalText("act")
    expectation.asks = optionalText("asks")
    expectation.include = self["include"]?.textOrTexts ?? []
    expectation.exclude = self["exclude"]?.textOrTexts ?? []
    expectation.exactly = self["exactly"]?.textOrTexts
    expectation.offers = self["offers"]?.textOrTexts ?? []
    expectation.contains = self["contains"]?.textOrTexts ?? []
    expectation.lacks = self["lacks"]?.textOrTexts ?? []
    return expectation
  }
}
