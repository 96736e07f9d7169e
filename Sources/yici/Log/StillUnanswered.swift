import Dialogue
import KnowledgeModel
import KnowledgeStore
import Matching

/// Questions that a log has without an item, and that get none from the knowledge as it is now either.
struct StillUnanswered {
  struct Question: Equatable {
    /// As it was first asked, with personal numbers masked.
    var text: String
    var count: Int
    /// Row of the log where it was first asked.
    var row: Int
    /// The item that came nearest, too far away to be the answer.
    var nearest: String?
  }

  /// The most frequent first, then in the order of the log.
  private(set) var questions: [Question] = []
  private let knowledge: Knowledge

  /// - Parameter rows: records of a log with the numbers of their rows, in the order of time.
  init(_ rows: [(row: Int, record: InteractionRecord)], _ knowledge: Knowledge, _ matcher: Matcher) {
    self.knowledge = knowledge
    let dialogue = Dialogue(knowledge, normaliser: matcher.normaliser)
    // What folds to the same symbols is one question, however it is punctuated.
    var places: [[UInt16]: Int] = [:]
    for (row, record) in rows where Self.wasUnanswered(record) {
      let symbols = matcher.normaliser.symbols(of: record.question)
      guard !symbols.isEmpty else { continue }
      if let place = places[symbols] {
        questions[place].count += 1
      } else {
        places[symbols] = questions.count
        questions.append(Question(text: record.question, count: 1, row: row))
      }
    }
    questions = questions.compactMap { question in
      let line = matcher.interpret(question.text)
      guard Self.isUnanswered(line, dialogue.step(Session(), line).reply, knowledge) else { return nil }
      var question = question
      question.nearest = line.items.first?.id
      return question
    }
    // Dates may run backwards where several machines write to one log: the row decides.
    questions.sort { ($1.count, $0.row) < ($0.count, $1.row) }
  }

  /// One warning for each question, at its row of the log.
  func diagnostics(file: String) -> [Diagnostic] {
    questions.map { question in
      Diagnostic(
        .warning, at: .init(file: file, line: question.row),
        "no item answers '\(question.text)', asked \(question.count == 1 ? "once" : "\(question.count) times")",
        hint: question.nearest.flatMap(knowledge.item).map { "the nearest item is \($0.id) (\($0.name))" })
    }
  }

  /// Whether it can be asked again by itself: an answer to our own question cannot.
  private static func wasUnanswered(_ record: InteractionRecord) -> Bool {
    [.outOfScope, .handover].contains(record.outcome) && !record.isFollowUp
  }

  private static func isUnanswered(_ line: Interpretation, _ reply: Reply, _ knowledge: Knowledge) -> Bool {
    // A hand-over by the first line of a conversation is one that the person asked for.
    guard reply.outcome == .outOfScope else { return false }
    // 第二个 or 都不是 belongs to a list that was offered then; there is nothing in it to answer.
    if let move = line.move, move == .select || line.substance == 0 { return false }
    // The office that does it was named: that is an answer.
    if case .outside(let office?) = line.verdict {
      return !knowledge.dialogs.elsewhere.contains { $0.id == office && !$0.isUnclear }
    }
    return true
  }
}
