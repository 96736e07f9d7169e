import Dialogue
import Foundation
import KnowledgeModel
import Language

/// What a log says about the questions of a time.
struct Report: Codable, Equatable {
  struct Count: Codable, Equatable {
    var name: String
    var count: Int
  }

  /// Questions that are alike.
  struct Group: Codable, Equatable {
    var questions: [String]
    var count: Int
  }

  var first: Date?
  var last: Date?
  /// All lines, and those of them that went on about what was in focus.
  var lines = 0
  var followUps = 0
  /// Of the questions that were about an errand: how many were answered at once.
  var answeredShare = 0.0
  var medianMilliseconds = 0.0
  var slowestMilliseconds = 0.0
  var outcomes: [Count] = []
  var items: [Count] = []
  var unanswered: [Group] = []
  var clarified: [Group] = []
  /// Lines of each hour of the day, local time.
  var hours: [Int] = Array(repeating: 0, count: 24)

  /// - Parameters:
  ///   - records: in the order of time.
  ///   - name: what an item or bundle is called, nil when it is no longer known.
  init(_ records: [InteractionRecord], calendar: Calendar = .current, name: (String) -> String?) {
    first = records.first?.time
    last = records.last?.time
    lines = records.count
    followUps = records.count { $0.isFollowUp }
    let times = records.map(\.milliseconds).sorted()
    if let slowest = times.last {
      medianMilliseconds = times[times.count / 2]
      slowestMilliseconds = slowest
    }
    outcomes = Self.counts(records.map(\.outcome.rawValue))
    let questions = records.filter { !$0.isFollowUp }
    // Choosing among offered items ends a clarification; the item counts once, whoever asked how often about it.
    items = Self.counts(questions.compactMap { $0.item ?? $0.bundle }.map { name($0) ?? $0 })
    let answered = questions.count { [.answered, .bundle].contains($0.outcome) }
    let open = questions.count { [.clarify, .outOfScope, .handover].contains($0.outcome) }
    answeredShare = answered + open == 0 ? 0 : Double(answered) / Double(answered + open)
    unanswered = Self.groups(questions.filter { [.outOfScope, .handover].contains($0.outcome) })
    clarified = Self.groups(questions.filter { $0.outcome == .clarify })
    for record in records { hours[calendar.component(.hour, from: record.time)] += 1 }
  }

  private static func counts(_ names: [String]) -> [Count] {
    Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
      .map(Count.init(name:count:))
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private static func groups(_ records: [InteractionRecord]) -> [Group] {
    // Beyond this many different questions the comparison of each with each would take minutes.
    let texts = counts(records.map(\.question).filter { !$0.isEmpty }).prefix(3_000)
    return Likeness.groups(of: texts.map { ($0.name, $0.count) }).map { Group(questions: $0.texts, count: $0.count) }
  }
}
