import ArgumentParser
import Dialogue
import Foundation
import Matching

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure the matcher on questions with known answers.",
    discussion: """
      Each line of the file: question, TAB, expected item (- or an office of smalltalk.yaml for none in the hall), and
      optionally TAB and the intent that its writer expects, and in more columns those that other readers expect.
      """)

  @OptionGroup var knowledge: KnowledgeOptions
  @Flag(help: "Print every question that went wrong.") var verbose = false
  @Flag(help: "Print the margin rule's features for each question, to fit it anew.")
  var features = false
  @Argument(help: "TSV files.") var files: [String]

  func run() throws {
    let assistant = try knowledge.assistant()
    let offices = Set(assistant.knowledge.dialogs.elsewhere.map(\.id) + ["-"])
    var evaluation = Evaluation()
    for file in files {
      guard let text = try? String(contentsOf: URL(filePath: file), encoding: .utf8) else {
        Console.complain("\(file): cannot be read as UTF-8 text")
        throw Exit.noInput
      }
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      where !line.isEmpty {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
        guard fields.count >= 2, offices.contains(fields[1]) || assistant.knowledge.item(fields[1]) != nil else {
          Console.complain("\(file):\(number + 1):1: error: expected question, TAB, item id, office or -")
          throw Exit.badData
        }
        let expected = offices.contains(fields[1]) ? nil : fields[1]
        if features {
          printFeatures(of: assistant.matcher.interpret(fields[0]), expected: expected)
          continue
        }
        var session = Session()
        let reply = assistant.answer(Line(Array(fields[0].utf8)), in: &session)
        evaluation.add(
          question: fields[0], expected: expected,
          intents: fields.dropFirst(2).filter { !$0.isEmpty }, reply: reply)
      }
    }
    if !features { print(evaluation.report(isVerbose: verbose)) }
  }

  private func printFeatures(of line: Interpretation, expected: String?) {
    guard let best = line.items.first else { return }
    let columns: [Any] = [
      best.id == expected ? 1 : 0, expected == nil ? 0 : 1, best.score, best.share, best.margin, line.foreign,
      line.isWish ? 1 : 0, best.named, line.utterance.count, line.isSignalled ? 1 : 0, line.utterance.original,
    ]
    print(columns.map { "\($0)" }.joined(separator: "\t"))
  }
}

/// Counts over questions whose answers are known.
struct Evaluation {
  private struct Miss {
    var question: String
    var expected: String
    var found: String
    var outcome: String
  }

  private var inScope = 0
  private var first = 0
  private var firstThree = 0
  private var clarified = 0
  private var wrong = 0
  private var lost = 0
  private var intents = 0
  private var intentsRight = 0
  /// Questions whose intent several readers were asked for, and those with the answer that most of them expect.
  private var shared = 0
  private var sharedRight = 0
  private var outside = 0
  private var outsideFound = 0
  private var outsideSaid = 0
  private var misses: [Miss] = []
  private var intentMisses: [String] = []
  private var buckets: [(count: Int, right: Int, sum: Double)] = Array(
    repeating: (0, 0, 0), count: 10)

  /// - Parameter intents: what its writer expects, then what other readers do; empty when it does not matter.
  mutating func add(question: String, expected: String?, intents expectations: [String], reply: Reply) {
    let saysOutside = [.outOfScope, .smalltalk, .handover, .invalid].contains(reply.outcome)
    if saysOutside { outsideSaid += 1 }
    guard let expected else {
      outside += 1
      if saysOutside {
        outsideFound += 1
      } else {
        misses.append(
          Miss(
            question: question, expected: "-", found: reply.item ?? reply.bundle ?? reply.candidates.first?.id ?? "",
            outcome: reply.outcome.rawValue))
      }
      return
    }
    inScope += 1
    let ids = reply.candidates.map(\.id)
    if ids.first == expected { first += 1 }
    if ids.prefix(3).contains(expected) { firstThree += 1 }
    switch reply.outcome {
    case .clarify: clarified += 1
    case .answered where reply.item != expected: wrong += 1
    case .bundle:
      if !(reply.notice?.parts.contains { $0.item == expected } ?? false) { wrong += 1 }
    default: break
    }
    if saysOutside { lost += 1 }
    if ids.first != expected || (reply.outcome == .answered && reply.item != expected) || saysOutside {
      misses.append(
        Miss(question: question, expected: expected, found: ids.first ?? "", outcome: reply.outcome.rawValue))
    }
    if let best = reply.candidates.first {
      let bucket = min(9, Int(best.confidence * 10))
      buckets[bucket].count += 1
      buckets[bucket].sum += Double(best.confidence)
      if best.id == expected { buckets[bucket].right += 1 }
    }
    guard let writer = expectations.first else { return }
    let found = reply.intent?.rawValue ?? "materials"
    intents += 1
    if found == writer {
      intentsRight += 1
    } else {
      intentMisses.append("\(question)\t\(writer)\t\(reply.intent?.rawValue ?? "none")")
    }
    if expectations.count > 1 {
      shared += 1
      if found == Self.most(of: expectations) { sharedRight += 1 }
    }
  }

  /// What more than one half expect; without such, the first.
  private static func most(of expectations: [String]) -> String {
    expectations.first { one in expectations.count { $0 == one } * 2 > expectations.count } ?? expectations[0]
  }

  func report(isVerbose: Bool) -> String {
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "–" : "\((Double(part) / Double(whole) * 1000).rounded() / 10) %  (\(part)/\(whole))"
    }
    var lines = [
      "questions          \(inScope) in scope, \(outside) out of scope",
      "top-1              \(share(first, inScope))", "top-3              \(share(firstThree, inScope))",
      "clarified          \(share(clarified, inScope))",
      "wrong answer       \(share(wrong, inScope))", "sent away          \(share(lost, inScope))",
      "intent             \(share(intentsRight, intents))",
    ]
    if shared > 0 { lines.append("intent by readers  \(share(sharedRight, shared))") }
    lines += [
      "out of scope       recall \(share(outsideFound, outside)), precision \(share(outsideFound, outsideSaid))",
      "calibration        confidence → share right (questions)",
    ]
    for (index, bucket) in buckets.enumerated() where bucket.count > 0 {
      lines.append(
        "  \(Double(index) / 10)–\(Double(index + 1) / 10)   \((bucket.sum / Double(bucket.count) * 100).rounded() / 100) → \((Double(bucket.right) / Double(bucket.count) * 100).rounded() / 100)  (\(bucket.count))"
      )
    }
    var pairs: [String: Int] = [:]
    for miss in misses where miss.expected != miss.found { pairs["\(miss.expected) → \(miss.found)", default: 0] += 1 }
    lines.append("confusion          expected → first")
    lines += pairs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(isVerbose ? 1000 : 15)
      .map { "  \($0.value)  \($0.key)" }
    if isVerbose {
      lines += misses.map { "miss\t\($0.question)\t\($0.expected)\t\($0.found)\t\($0.outcome)" }
      lines += intentMisses.map { "intent\t\($0)" }
    }
    return lines.joined(separator: "\n")
  }
}
