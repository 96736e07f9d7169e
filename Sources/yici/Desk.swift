import Dialogue
import Foundation
import KnowledgeModel
import Language

/// One place where people are answered, one after the other: the session, and the log if one is kept.
final class Desk {
  private(set) var assistant: Assistant
  private var live: LiveKnowledge?
  private let log: InteractionLog?
  private var logHasFailed = false
  var session = Session()

  init(_ assistant: Assistant, log: InteractionLog? = nil, live: LiveKnowledge? = nil) {
    self.assistant = assistant
    self.live = live
    self.log = log
  }

  /// The next person comes.
  func restart() { session = Session() }

  /// Takes over changed files.
  /// - Returns: true when the assistant is a new one.
  func refresh() -> Bool {
    guard let fresh = live?.reloaded() else { return false }
    assistant = fresh
    return true
  }

  func answer(_ line: Line) -> Reply {
    guard let log else { return assistant.answer(line, in: &session) }
    let focus = session.now.focus
    let start = ContinuousClock.now
    let reply = assistant.answer(line, in: &session)
    let taken = ContinuousClock.now - start
    let record = InteractionRecord(
      time: Date(), question: line.masked, outcome: reply.outcome, intent: reply.intent?.rawValue,
      item: reply.item, bundle: reply.bundle, confidence: (Double(reply.confidence) * 1000).rounded() / 1000,
      milliseconds: taken / .milliseconds(1), isFollowUp: focus != nil && session.now.focus == focus)
    do { try log.append(record) } catch {
      // People are answered even when the disk is full; once is enough to say so.
      if !logHasFailed { Console.complain("log: \(error)") }
      logHasFailed = true
    }
    return reply
  }
}

extension Line {
  /// What may be kept of the line: readable, without personal numbers, not longer than a question is.
  var masked: String {
    guard case .text(let text) = self else { return "" }
    return String(Masking.mask(Console.harmless(text)).prefix(500))
  }
}
