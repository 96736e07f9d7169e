import Testing

@testable import yici

@Suite struct StaffCommandTests {
  @Test func questionsAreNoCommands() {
    #expect(StaffCommand.parse("开饭馆") == nil)
    #expect(StaffCommand.parse("") == nil)
  }

  @Test func namesMayBeShortenedAndTheColonMayBeWide() {
    #expect(StaffCommand.parse(":item  烟草证 ") == .success(.init(name: .item, argument: "烟草证")))
    #expect(StaffCommand.parse("：HELP") == .success(.init(name: .help, argument: "")))
    #expect(StaffCommand.parse(":e 开饭馆") == .success(.init(name: .explain, argument: "开饭馆")))
  }

  @Test func whatThereIsNotOrIsNotClearIsSaid() {
    #expect(StaffCommand.parse(":nothing") == .failure(.init(name: "nothing")))
    #expect(StaffCommand.parse(":p") == .failure(.init(name: "p")))
    #expect(StaffCommand.parse(":") == .failure(.init(name: "")))
  }
}
