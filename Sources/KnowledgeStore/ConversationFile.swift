import Foundation
import KnowledgeModel
import Yams

/// A file of conversation tests as it is written, so that single expectations can be corrected in it.
public struct ConversationFile: Sendable {
  /// As diagnostics name it.
  public let file: String
  public private(set) var text: String
  public private(set) var conversations: [Conversation]

  /// What was rewritten: the line in the text as it now is, and what stood and stands there.
  public struct Change: Hashable, Sendable, CustomStringConvertible {
    public var place: Diagnostic.Place
    public var key: String
    public var old: String
    public var new: String

    public var description: String { "\(place.file):\(place.line): \(key): \(old) → \(new)" }
  }

  /// - Throws: `KnowledgeError` that says what is wrong and where.
  public init(contentsOf url: URL) throws(KnowledgeError) {
    let text: String
    do { text = try YAMLReader.text(of: url, named: url.relativePath) } catch { throw KnowledgeError([error]) }
    try self.init(text: text, named: url.relativePath)
  }

  /// - Throws: `KnowledgeError` that says what is wrong and where.
  public init(text: String, named file: String) throws(KnowledgeError) {
    let sink = DiagnosticSink()
    let reader: YAMLReader
    do { reader = try YAMLReader(text: text, named: file, sink: sink) } catch { throw KnowledgeError([error]) }
    conversations = reader.elements.map { $0.conversation() }
    if sink.hasErrors { throw KnowledgeError(sink.diagnostics) }
    self.text = text
    self.file = file
  }

  /// Makes a turn expect what its reply has, and leaves every other byte of the text as it was.
  ///
  /// - Parameters:
  ///   - actual: what the reply has under a key that the turn expects something of.
  ///   - conversation: place of the conversation in the file.
  ///   - turn: place of the turn in the conversation.
  /// - Throws: a `Diagnostic` at the value when it is written in a way that cannot be changed safely (an anchor, a
  ///   value over several lines, a comment on a line that would go); the text is then as it was.
  public mutating func take(
    _ actual: Expectation.Actual, conversation: Int, turn: Int
  ) throws(Diagnostic) -> Change {
    var place = Diagnostic.Place(file: file, line: conversations[conversation].turns[turn].line)
    func refusal(_ reason: String) -> Diagnostic {
      Diagnostic(at: place, "'\(actual.key)' cannot be rewritten safely: \(reason)", hint: "change it by hand")
    }
    guard let (key, value) = try? node(of: actual.key, conversation, turn), let mark = value.mark else {
      throw refusal("it was not found")
    }
    (place.line, place.column) = (mark.line, mark.column)
    var source = MarkedText(text)
    let old: String
    let new: String
    do {
      switch actual {
      case .text(_, let word):
        (old, new) = (value.string ?? "", word)
        try source.replace(value, with: word)
      case .exactly(let materials):
        let former = value.sequence.map { $0.compactMap(\.string) } ?? [value.string ?? ""]
        let difference = materials.difference(from: former)
        func list(_ changes: [CollectionDifference<String>.Change]) -> String {
          "[" + changes.map { $0.element }.joined(separator: ", ") + "]"
        }
        (old, new) = (list(difference.removals), list(difference.insertions))
        try source.replace(value, of: key, with: materials)
      }
    } catch {
      throw refusal(error.reason)
    }
    // Whatever the layout was: only a text that reads as the same tests with this one value changed is taken.
    var wanted = conversations
    wanted[conversation].turns[turn].expect.take(actual)
    guard let fresh = try? ConversationFile(text: source.text, named: file),
      fresh.conversations.map(\.withoutLines) == wanted.map(\.withoutLines)
    else { throw refusal("something else would change with it") }
    self = fresh
    return Change(place: place, key: actual.key, old: old, new: new)
  }

  private func node(of key: String, _ conversation: Int, _ turn: Int) throws -> (key: Node, value: Node)? {
    let root = try Yams.compose(yaml: text)
    let expectation = root?.sequence?[conversation].mapping?["turns"]?.sequence?[turn].mapping?["expect"]?.mapping
    return expectation?.first { $0.key.string == key }.map { ($0.key, $0.value) }
  }
}

extension Conversation {
  /// The conversation wherever it stands in a file.
  fileprivate var withoutLines: Conversation {
    var conversation = self
    for index in turns.indices { conversation.turns[index].line = 0 }
    return conversation
  }
}

extension CollectionDifference.Change {
  fileprivate var element: ChangeElement {
    switch self {
    case .insert(_, let element, _), .remove(_, let element, _): element
    }
  }
}
