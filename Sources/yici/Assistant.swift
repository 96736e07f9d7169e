import Dialogue
import Foundation
import KnowledgeModel
import KnowledgeStore
import Language
import Matching

/// The loaded knowledge with what understands and answers by it.
struct Assistant {
  let knowledge: Knowledge
  let matcher: Matcher
  let dialogue: Dialogue

  /// - Parameter folder: nil for the knowledge that the binary carries.
  /// - Throws: `KnowledgeError` or `TemplateError` when the data is at fault.
  init(folder: KnowledgeFolder?) throws {
    let snapshot = try Snapshot(EmbeddedSnapshot.text)
    guard let tables = CharacterTables(encoded: snapshot.tables) else {
      throw Snapshot.Malformed()
    }
    if let folder {
      knowledge = try folder.load()
      matcher = try Matcher(knowledge, tables: tables)
    } else {
      knowledge = snapshot.knowledge
      matcher = try Matcher(compiled: snapshot.matcher, tables: tables)
    }
    dialogue = Dialogue(knowledge, normaliser: matcher.normaliser)
  }

  /// The longest line that is read as a question, in bytes.
  static let longestLine = 4_000

  /// One line of a conversation; never fails, whatever the line holds.
  func answer(_ line: Line, in session: inout Session) -> Reply {
    switch line {
    case .unreadable: return .invalid
    case .tooLong: return .tooLong
    case .text(let text):
      let (next, reply) = dialogue.step(session, matcher.interpret(text))
      session = next
      return reply
    }
  }
}

/// A line of input as it came.
enum Line {
  case text(String)
  /// Not valid UTF-8, or holding a NUL.
  case unreadable
  case tooLong

  init(_ bytes: some Collection<UInt8>) {
    if bytes.count > Assistant.longestLine {
      self = .tooLong
    } else if let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) {
      self = .text(text)
    } else {
      self = .unreadable
    }
  }
}
