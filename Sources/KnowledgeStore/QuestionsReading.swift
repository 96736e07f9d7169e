import Foundation
import KnowledgeModel

/// Reads `Dialogs/questions/*.tsv`: question, TAB, item or `elsewhere` office, and optionally TAB and the intent.
struct QuestionsReading {
  /// Ids of the items and of the offices elsewhere.
  let subjects: Set<String>
  /// What may be asked (the groups of `intents.yaml`).
  let intents: Set<String>
  let sink: DiagnosticSink
  private(set) var questions: [AskedQuestion] = []
  private var known: [String: (subject: String, place: Diagnostic.Place)] = [:]

  init(subjects: Set<String>, intents: Set<String>, sink: DiagnosticSink) {
    self.subjects = subjects
    self.intents = intents
    self.sink = sink
  }

  /// - Parameter file: the name for diagnostics.
  mutating func read(_ url: URL, named file: String) {
    let text: String
    do { text = try YAMLReader.text(of: url, named: file) } catch { return sink.report(error) }
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    where !line.isEmpty {
      add(line, at: Diagnostic.Place(file: file, line: number + 1))
    }
  }

  private mutating func add(_ line: Substring, at place: Diagnostic.Place) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 2, !fields[0].isEmpty else {
      sink.report(Diagnostic(at: place, "expected question, TAB, item or office"))
      return
    }
    var subjectPlace = place
    subjectPlace.column = fields[0].count + 2
    guard subjects.contains(fields[1]) else {
      sink.report(
        Diagnostic(
          at: subjectPlace, "no item or office '\(fields[1])'", hint: suggestion(for: fields[1], among: subjects)))
      return
    }
    if let first = known[fields[0]] {
      let isSame = first.subject == fields[1]
      sink.report(
        Diagnostic(
          isSame ? .warning : .error, at: place,
          isSame ? "the question stands here twice" : "the question was given to '\(first.subject)' already",
          hint: "first at \(first.place)"))
      return
    }
    known[fields[0]] = (fields[1], place)
    let intent = fields.count > 2 && !fields[2].isEmpty ? fields[2] : nil
    if let intent, !intents.contains(intent) {
      subjectPlace.column += fields[1].count + 1
      sink.report(
        Diagnostic(at: subjectPlace, "no intent '\(intent)'", hint: suggestion(for: intent, among: intents)))
      return
    }
    questions.append(AskedQuestion(fields[0], subject: fields[1], intent: intent))
  }
}
