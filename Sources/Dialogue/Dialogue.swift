import KnowledgeModel
import Language
import Matching
import Notification

/// Leads a conversation: what was said before and what is said now give what is said next.
///
/// `step` is a pure function; it keeps nothing between calls and reads no clock.
public struct Dialogue: Sendable {
  public let knowledge: Knowledge
  let normaliser: Normaliser
  let phrases: StatedPhrases
  let firstNotices = FirstNotices()

  /// - Parameters:
  ///   - knowledge: what the assistant knows and says.
  ///   - normaliser: the matcher's, so that options are compared with lines in the same folding.
  public init(_ knowledge: Knowledge, normaliser: Normaliser) {
    self.knowledge = knowledge
    self.normaliser = normaliser
    phrases = StatedPhrases(knowledge, normaliser)
  }

  /// - Returns: the session after the line, and the reply to it.
  public func step(
    _ session: Session, _ interpretation: Interpretation
  ) -> (session: Session, reply: Reply) {
    var turn = Turn(self, session, interpretation)
    var reply = turn.reply()
    reply.candidates = interpretation.items
    if reply.confidence == 0, reply.item != nil {
      reply.confidence =
        interpretation.items.first { $0.id == reply.item }.map(\.confidence) ?? 1
    }
    if reply.outcome == .outOfScope {
      reply.confidence = 1 - (interpretation.items.first?.confidence ?? 0)
    }
    return (turn.session, reply)
  }
}
