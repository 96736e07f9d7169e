import Dialogue
import Rendering
import Testing

@testable import yici

@Suite struct KioskTests {
  private let desk: Desk
  private var kiosk: Kiosk

  init() throws {
    desk = Desk(try Assistant(folder: nil))
    kiosk = Kiosk(desk, staffCode: try StaffCode("274183"), hasPrinter: true)
  }

  private func picture(_ kiosk: Kiosk, rows: Int = 24, columns: Int = 80, secondsLeft: Int? = nil)
    -> KioskScreen.Picture
  {
    KioskScreen(desk.assistant.knowledge, rows: rows, columns: columns, style: .plain)
      .picture(of: kiosk, secondsLeft: secondsLeft)
  }

  /// Types text and shows the page, as the loop does.
  private mutating func type(_ text: String) -> [Kiosk.Effect] {
    text.compactMap { character in
      let effect = kiosk.press(character == "\r" ? .enter : .character(character))
      kiosk.parts = picture(kiosk).parts
      return effect
    }
  }

  @Test mutating func homeWipesWhateverStoodThere() {
    #expect(kiosk.isPristine)
    _ = type("开饭馆\r1")
    #expect(!kiosk.isPristine)
    #expect(type("0") == [.wipe])
    #expect(kiosk.isPristine)
    #expect(desk.session == Session())
  }

  @Test mutating func backRestoresPageAndSession() {
    _ = type("食品经营许可补证\r")
    let (page, session) = (kiosk.page, desk.session)
    _ = type("要多少钱\r*")
    #expect(kiosk.page == page)
    #expect(desk.session == session)
  }

  @Test mutating func digitsAreTextOnceTextHasBegun() {
    _ = type("办理12345")
    #expect(kiosk.input == "办理12345")
    _ = kiosk.press(.backspace)
    #expect(kiosk.input == "办理1234")
    _ = type("*")
    #expect(kiosk.input.isEmpty && kiosk.isPristine)
  }

  @Test mutating func everyItemIsReachedByDigits() throws {
    var reached: Set<String> = []
    for department in desk.assistant.knowledge.departments.indices {
      for item in 0..<400 {
        kiosk.reset()
        _ = type("6" + String(repeating: "9", count: department / 7) + String(department % 7 + 1))
        let choices = kiosk.page.choices
        guard item < choices.count else { break }
        guard case .item(let id) = choices[item].action else { break }
        // Walking to each would take minutes; that the page shows it under a digit is enough.
        kiosk.parts = picture(kiosk).parts
        #expect(kiosk.parts >= (choices.count + 6) / 7)
        reached.insert(id)
      }
    }
    #expect(reached == Set(desk.assistant.knowledge.itemIDs))
  }

  @Test mutating func staffCodeLeavesAndAWrongOneDoesNot() {
    #expect(type("#111111\r") == [.delay])
    #expect(!kiosk.message.isEmpty)
    #expect(type("#274183*").isEmpty)
    #expect(kiosk.staffEntry == nil)
    #expect(type("#274183\r") == [.leave])
  }

  @Test mutating func codeIsNeverShown() {
    _ = type("#2741")
    #expect(!picture(kiosk).lines.joined().contains("2741"))
  }

  @Test mutating func inputHasALimit() {
    _ = type(String(repeating: "办", count: 5_000))
    #expect(kiosk.input.count <= 100)
    #expect(picture(kiosk).lines.allSatisfy { DisplayWidth.of($0) <= 80 })
  }

  @Test(arguments: [(12, 46), (24, 80), (25, 81), (40, 120), (60, 200)])
  func everyPageFitsTheScreen(rows: Int, columns: Int) throws {
    let lines = [
      "", "6", "61", "食品经营许可补证\r", "食品经营许可补证\r99", "开饭馆\r", "1", "7", "人工\r", "食品经营许可办理流程\r",
      "开餐馆一件事\r", "#12", "热门事项\r",
    ]
    for keys in lines {
      var kiosk = Kiosk(desk, staffCode: try StaffCode("274183"), hasPrinter: true)
      kiosk.reset()
      for character in keys {
        _ = kiosk.press(character == "\r" ? .enter : .character(character))
        kiosk.parts = picture(kiosk, rows: rows, columns: columns).parts
      }
      for secondsLeft in [nil, 7] {
        let picture = picture(kiosk, rows: rows, columns: columns, secondsLeft: secondsLeft)
        #expect(picture.lines.count == rows)
        #expect(picture.lines.last!.contains("0 首页"))
        #expect(picture.lines.allSatisfy { DisplayWidth.of($0) <= columns }, "\(keys): \(picture.lines)")
      }
    }
  }

  @Test func codeFilesMustBePrivateAndLongEnough() {
    #expect(throws: StaffCode.Problem.self) { try StaffCode("12345") }
    #expect(throws: StaffCode.Problem.self) { try StaffCode(file: "/nowhere") }
  }
}
