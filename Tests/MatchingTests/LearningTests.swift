import Foundation
import KnowledgeModel
import Language
import TestSupport
import Testing

@testable import Matching

private let matcher = Repository.matcher

@Suite struct VectorTrainingTests {
  /// Two near twins: the question has more of the second, and is about the first.
  private let vectors: [[UInt64: Float]] = [[1: 0.6, 2: 0.8], [1: 0.8, 3: 0.6]]
  private let terms: [(UInt64, Float)] = [(1, 1), (4, 0.2)]

  private func score(_ vector: [UInt64: Float]) -> Float {
    terms.reduce(0) { $0 + $1.1 * (vector[$1.0] ?? 0) }
  }

  @Test func aQuestionComesNearerToItsOwnEntry() {
    #expect(score(vectors[0]) < score(vectors[1]))
    var training = VectorTraining(vectors)
    training.train(on: Array(repeating: training.example(terms, of: 0), count: 4))
    let trained = training.vectors()
    #expect(score(trained[0]) > score(trained[1]))
    #expect(trained[0][2] == 0.8, "what the question does not say stays")
  }

  @Test func withoutQuestionsNothingMoves() {
    var training = VectorTraining(vectors)
    training.train(on: [])
    #expect(training.vectors() == vectors)
  }
}

@Suite struct PrefixFilterTests {
  @Test func nothingThatWasPutInIsDenied() {
    let hashes = (0..<5_000).map { TermHash.of([UInt16($0), 7, 9], .phrase) }
    var filter = PrefixFilter(capacity: hashes.count)
    for hash in hashes { filter.insert(hash) }
    #expect(hashes.allSatisfy(filter.mayBegin))
    let others = (0..<5_000).map { TermHash.of([UInt16($0), 8], .phrase) }
    #expect(others.count(where: filter.mayBegin) < 1_000)
  }
}

@Suite struct IntentWeightsTests {
  private func line(_ text: String) -> Utterance { matcher.normaliser.utterance(text) }

  private var weights: IntentWeights {
    IntentWeights([
      (line("养狗要带些啥子纸"), .materials), (line("养猫要带些啥子纸"), .materials), (line("养狗好久办得下来"), .time),
      (line("开店好久办得下来"), .time), (line("养狗要花好多"), .fee), (line("开店要花好多"), .fee),
    ])
  }

  @Test(arguments: [("养鸟好久办得下来", Intent.time), ("养鸟要花好多", .fee), ("养鸟要带些啥子纸", .materials)])
  func whatIsAskedIsLearnt(text: String, intent: Intent) {
    #expect(weights.intent(of: line(text), template: nil) == intent)
  }

  @Test func templatesDecideWhatIsNotLearnt() {
    #expect(weights.intent(of: line("养狗好久办得下来"), template: .bundle) == .bundle)
    #expect(weights.intent(of: line("gou"), template: .place) == .place)
    #expect(IntentWeights([]).intent(of: line("养狗"), template: nil) == nil)
  }

  @Test func storedWeightsSayTheSame() throws {
    let stored = try PackedArchive.decode(IntentWeights.self, from: PackedArchive.encode(weights))
    for text in ["养鸟好久办得下来", "开店要花好多", "带啥子纸去"] {
      #expect(stored.intent(of: line(text), template: nil) == weights.intent(of: line(text), template: nil))
    }
  }
}

@Suite struct RememberedStepsTests {
  @Test func aSecondLookFindsTheSame() throws {
    var builder = PhraseAutomaton.Builder(matcher.normaliser)
    for says in ["(要|需要)[带|交](什么|啥子)", "要带", "什么材料"] {
      guard case .part(let part)? = try TemplateSyntax(says, lists: [:]).pieces.first else { continue }
      _ = builder.add(part)
    }
    let automaton = builder.automaton()
    let line = matcher.normaliser.utterance("办证要带什么材料")
    let first = automaton.hits(in: line, comparing: .symbol)
    #expect(first.map(\.range) == [2..<4, 2..<6, 4..<8])
    #expect(automaton.hits(in: line, comparing: .symbol) == first)
  }
}

@Suite struct AskedQuestionTests {
  @Test func nearlyAllAskedQuestionsFindTheirOwnItem() {
    let asked = Repository.knowledge.dialogs.questions.filter { Repository.knowledge.item($0.subject) != nil }
    let sample = asked.enumerated().filter { $0.offset % 20 == 0 }.map(\.element)
    let right = sample.count { matcher.interpret($0.text).items.first?.id == $0.subject }
    #expect(Double(right) / Double(sample.count) > 0.98)
  }

  @Test(arguments: ["出租车", "医疗机构", "网吧要什么材料"])
  func aWordThatNamesNothingAsks(line: String) {
    guard case .close(let count) = matcher.interpret(line).verdict else {
      Issue.record("\(line): \(matcher.interpret(line).verdict)")
      return
    }
    #expect(count > 1)
  }

  @Test(arguments: ["test", "test-outside", "fresh", "fresh-outside", "voices"])
  func whatIsKeptApartIsNotLearntFrom(file: String) throws {
    let url = Repository.root.appending(path: "Tests/Questions/\(file).tsv")
    let apart = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { String($0.prefix { $0 != "\t" }) }
    #expect(apart.count > 100)
    #expect(Set(Repository.knowledge.dialogs.questions.map(\.text)).intersection(apart) == [])
  }

  @Test func everyItemHasAskedQuestions() {
    let subjects = Set(Repository.knowledge.dialogs.questions.map(\.subject))
    #expect(Repository.knowledge.itemIDs.filter { !subjects.contains($0) } == [])
  }
}
