import KnowledgeModel
import Language
import Testing

@testable import yici

@Suite struct CompleterTests {
  private let completer: Completer

  init() throws {
    let assistant = try Assistant(folder: nil)
    completer = Completer(
      assistant.knowledge, tables: assistant.matcher.normaliser.tables, formats: ["text", "markdown", "json"])
  }

  @Test func charactersCompleteToNames() {
    #expect(completer.completions(of: "食品经营").contains("食品经营许可"))
  }

  @Test func theEndOfALineIsCompletedAndItsBeginningKept() {
    let found = completer.completions(of: "我想办食品经营")
    #expect(found.contains("我想办食品经营许可"))
    #expect(found.allSatisfy { $0.hasPrefix("我想办食品经营") })
  }

  @Test(arguments: ["spjy", "SPJY", "spjyxk"])
  func initialsComplete(typed: String) {
    #expect(completer.completions(of: typed).contains("食品经营许可"))
  }

  @Test func regionalInitialsAreOne() {
    // 劳 may be heard as 闹, 符 as 虎.
    let official = completer.completions(of: "lwpq")
    #expect(!official.isEmpty)
    #expect(official == completer.completions(of: "nwpq"))
  }

  @Test func commandsComplete() {
    #expect(completer.completions(of: ":exp") == [":explain"])
    #expect(completer.completions(of: ":format m") == [":format markdown"])
    #expect(completer.completions(of: ":item food-business-l") == [":item food-business-licence"])
    #expect(completer.completions(of: ":print /et") == [])
  }

  @Test(arguments: ["", " ", "zzzzqq", "\u{FFFD}", "🀄️", "a", "。"])
  func whatNothingBeginsWithIsLeftAlone(line: String) {
    let found = completer.completions(of: line)
    #expect(found.count <= Completer.limit)
  }

  @Test func neverMoreThanAScreen() {
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      #expect(completer.completions(of: String(letter)).count <= Completer.limit)
    }
  }
}
