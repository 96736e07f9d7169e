import Foundation
import Histogram
import KnowledgeModel
import KnowledgeStore
import Language
import Matching

/// Measures the matcher alone: interpretations a second, time for one line, memory, at growing numbers of items.
///
///     swift run -c release matcher-benchmark [--questions FILE.tsv] [--sizes 306,3060,30600,306000] [--rounds 5]
@main
struct MatcherBenchmark {
  static func main() throws {
    let arguments = Arguments(CommandLine.arguments)
    let knowledge = try KnowledgeFolder(root: URL(filePath: ".")).load()
    let questions = try String(contentsOf: URL(filePath: arguments.questions), encoding: .utf8)
      .split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
    guard let tables = CharacterTables(encoded: CharacterTables.encoded()) else { return }
    print("\(questions.count) questions of \(arguments.questions)")
    print("items      questions/s   p50 µs   p99 µs   p99.9 µs   resident MB")
    for size in arguments.sizes {
      let matcher = try Matcher(Synthetic.knowledge(from: knowledge, items: size), tables: tables)
      print(Measurement(matcher, questions, rounds: arguments.rounds).row(size))
    }
  }
}

private struct Arguments {
  var questions = "Tests/Questions/test.tsv"
  var sizes = [306, 3_060, 30_600, 306_000]
  /// How often the questions are asked, after once to warm up.
  var rounds = 5

  init(_ words: [String]) {
    for (word, value) in zip(words, words.dropFirst()) {
      if word == "--questions" { questions = value }
      if word == "--sizes" { sizes = value.split(separator: ",").compactMap { Int($0) } }
      if word == "--rounds" { rounds = Int(value) ?? rounds }
    }
  }
}

private struct Measurement {
  private var histogram = Histogram<UInt64>(
    highestTrackableValue: 10_000_000_000, numberOfSignificantValueDigits: .three)
  private var nanoseconds: UInt64 = 0

  init(_ matcher: Matcher, _ questions: [String], rounds: Int) {
    let clock = ContinuousClock()
    for question in questions { _ = matcher.interpret(question) }
    for _ in 0..<rounds {
      for question in questions {
        let time = clock.measure { _ = matcher.interpret(question) }
        let taken = UInt64(time.components.attoseconds / 1_000_000_000)
        histogram.record(taken)
        nanoseconds += taken
      }
    }
  }

  func row(_ size: Int) -> String {
    func micro(_ percentile: Double) -> String {
      String(format: "%.1f", Double(histogram.valueAtPercentile(percentile)) / 1_000)
    }
    let rate = Double(histogram.totalCount) / (Double(nanoseconds) / 1e9)
    return [
      "\(size)".padding(toLength: 10, withPad: " ", startingAt: 0),
      String(format: "%11.0f", rate), "  \(micro(50))", "    \(micro(99))", "    \(micro(99.9))",
      String(format: "      %.0f", residentMegabytes()),
    ].joined(separator: " ")
  }

  private func residentMegabytes() -> Double {
    let pages =
      (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
      .split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * 4096 / 1_048_576
  }
}
