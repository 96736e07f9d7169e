import Dialogue
import Foundation

/// One exchange as the log keeps it: nothing in it says who asked.
struct InteractionRecord: Equatable {
  var time: Date
  /// What was asked, with personal numbers masked.
  var question: String
  var outcome: Outcome
  var intent: String?
  var item: String?
  var bundle: String?
  var confidence: Double
  var milliseconds: Double
  /// Whether the line went on about what was already in focus (an answer to our own question, say).
  var isFollowUp: Bool
}
