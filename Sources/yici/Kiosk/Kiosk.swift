import Dialogue
import KnowledgeModel
import Rendering

/// What the kiosk stands at: pages, what is being typed, and the conversation behind it. No I/O but the desk's log.
struct Kiosk {
  /// What only the terminal can do.
  enum Effect: Equatable {
    case print(Reply)
    /// The person has left: nothing of what was shown may remain.
    case wipe
    /// The staff's code was entered.
    case leave
    /// A wrong code was entered: guessing must take time.
    case delay
  }

  private(set) var wording: Wording
  private let desk: Desk
  private let staffCode: StaffCode?
  private let hasPrinter: Bool

  private(set) var page: KioskPage
  private var trail: [(page: KioskPage, session: Session)] = []
  private(set) var input = ""
  /// What the staff has typed of the code; nil when nobody does.
  private(set) var staffEntry: String?
  /// One line about what has just happened.
  private(set) var message = ""
  private var last: Reply?
  /// How many parts the page has on this screen; the screen says so after drawing.
  var parts = 1

  private static let backKeys: Set<Character> = ["*", "＊", "×"]
  private static let longestInput = 100
  private static let longestTrail = 30

  init(_ desk: Desk, staffCode: StaffCode? = nil, hasPrinter: Bool = false) {
    self.desk = desk
    self.staffCode = staffCode
    self.hasPrinter = hasPrinter
    wording = Wording(desk.assistant.knowledge.dialogs)
    page = KioskPage(title: "", content: .text(""))
    page = home
  }

  /// Whether nothing of a person's is there to be wiped.
  var isPristine: Bool { page == home && input.isEmpty && staffEntry == nil && trail.isEmpty && message.isEmpty }

  // MARK: Keys

  mutating func press(_ key: Key) -> Effect? {
    message = ""
    if let entry = staffEntry { return pressForStaff(key, entry) }
    switch key {
    case .character(let character):
      guard input.isEmpty else {
        // The key that goes back takes back what was typed first.
        if Self.backKeys.contains(character) { input = "" } else { type(character) }
        return nil
      }
      return pressAtStart(character)
    case .backspace:
      if !input.isEmpty { input.removeLast() }
    case .enter:
      let line = input
      input = ""
      if line.contains(where: { $0 != " " }) { return perform(.say(line)) }
    case .pageUp: turn(-1)
    case .pageDown: turn(1)
    }
    return nil
  }

  /// A key while nothing has been typed: digits choose and turn pages.
  private mutating func pressAtStart(_ character: Character) -> Effect? {
    switch character {
    case "0":
      reset()
      return .wipe
    case _ where Self.backKeys.contains(character): back()
    case "8": turn(-1)
    case "9": turn(1)
    case "#" where staffCode != nil: staffEntry = ""
    case "1"..."7":
      let shown = page.shownChoices
      let index = shown.startIndex + character.wholeNumberValue! - 1
      if shown.indices.contains(index) { return perform(shown[index].action) }
      message = wording("kiosk.no_choice", ["number": String(character)])
    default: type(character)
    }
    return nil
  }

  private mutating func type(_ character: Character) {
    guard input.count < Self.longestInput else {
      message = wording("kiosk.input_full")
      return
    }
    input.append(character)
  }

  private mutating func pressForStaff(_ key: Key, _ entry: String) -> Effect? {
    switch key {
    case .character("*"): staffEntry = nil
    case .character(let character): if entry.count < 64 { staffEntry = entry + String(character) }
    case .backspace: staffEntry = String(entry.dropLast())
    case .enter:
      staffEntry = nil
      if staffCode?.matches(entry) ?? false { return .leave }
      message = wording("kiosk.wrong_code")
      return .delay
    case .pageUp, .pageDown: break
    }
    return nil
  }

  private mutating func turn(_ step: Int) {
    page.part = min(max(0, page.part + step), max(0, parts - 1))
  }

  // MARK: Pages

  /// Back to the first page, with nothing remembered.
  mutating func reset() {
    desk.restart()
    // Changed files are taken over between two people, never under somebody's hands.
    if desk.refresh() { wording = Wording(knowledge.dialogs) }
    trail = []
    input = ""
    staffEntry = nil
    message = ""
    last = nil
    page = home
  }

  mutating func printingFailed() { message = wording("kiosk.printing_failed") }

  private mutating func back() {
    guard let before = trail.popLast() else { return }
    page = before.page
    desk.session = before.session
  }

  private mutating func open(_ next: KioskPage, from session: Session) {
    trail.append((page, session))
    if trail.count > Self.longestTrail { trail.removeFirst() }
    page = next
  }

  var knowledge: Knowledge { desk.assistant.knowledge }

  private var home: KioskPage {
    let hot = wording("hot").split(separator: "|").prefix(KioskPage.choicesAtOnce - 2).map(String.init)
    return KioskPage(
      title: wording("kiosk.title"), content: .text(wording("kiosk.welcome")),
      choices: hot.compactMap { id in
        knowledge.item(id).map { KioskChoice(label: $0.name, action: .item(id)) }
      } + [
        KioskChoice(label: wording("kiosk.departments"), action: .departments),
        KioskChoice(label: wording("kiosk.human"), action: .say(wording("kiosk.say.human"))),
      ], isMenu: true)
  }

  // MARK: Actions

  private mutating func perform(_ action: KioskAction) -> Effect? {
    let session = desk.session
    switch action {
    case .say(let text): return show(desk.answer(Line(Array(text.utf8))), from: session)
    case .option(let number): return show(desk.answer(.text("\(number)")), from: session)
    case .item(let id):
      // The only item of a choice: what it is called need not be understood.
      desk.session = Session()
      desk.session.now.pending = .choice([id])
      return show(desk.answer(.text("1")), from: session)
    case .departments:
      let choices = knowledge.departments.map { KioskChoice(label: $0.name, action: .department($0.id)) }
      open(
        KioskPage(
          title: wording("kiosk.departments"), content: .text(wording("kiosk.choose")), choices: choices,
          isMenu: true),
        from: session)
    case .department(let id):
      let items = knowledge.items.filter { $0.department == id }
      open(
        KioskPage(
          title: knowledge.department(id)?.name ?? "", content: .text(wording("kiosk.choose")),
          choices: items.map { KioskChoice(label: $0.name, action: .item($0.id)) }, isMenu: true),
        from: session)
    case .notice:
      guard let last else { return nil }
      var reply = last
      reply.blocks.removeAll { $0 == .ask }
      open(reading(reply), from: session)
    case .codes:
      guard let notice = last?.notice else { return nil }
      open(KioskPage(title: wording("kiosk.codes"), content: .codes(notice)), from: session)
    case .print: return printing
    }
    return nil
  }

  private mutating func show(_ reply: Reply, from session: Session) -> Effect? {
    switch reply.effect {
    case .quit, .restart:
      reset()
      return .wipe
    case .print: return printing
    case nil: break
    }
    last = reply
    open(reply.ask == nil ? reading(reply) : question(reply), from: session)
    return nil
  }

  private var printing: Effect? {
    mutating get {
      guard hasPrinter, let last, last.notice != nil else {
        message = wording(hasPrinter ? "nothing_to_print" : "kiosk.no_printer")
        return nil
      }
      message = wording("kiosk.printing")
      return .print(last)
    }
  }

  /// A question comes first, by itself: the list is shown when it is settled, or when it is asked for.
  private func question(_ reply: Reply) -> KioskPage {
    var asked = reply
    asked.blocks.removeAll { $0 == .ask || $0 == .notice }
    asked.blocks.append(.text(reply.ask?.prompt ?? ""))
    var choices = (reply.ask?.options ?? []).enumerated()
      .map { KioskChoice(label: $1.label, action: .option($0 + 1)) }
    if reply.ask?.situation == Ask.itemChoice {
      choices.append(KioskChoice(label: wording("kiosk.none_of_them"), action: .say(wording("kiosk.say.none"))))
    } else {
      choices.append(KioskChoice(label: wording("kiosk.unknown"), action: .say(wording("kiosk.say.unknown"))))
      if reply.notice != nil { choices.append(KioskChoice(label: wording("kiosk.list_so_far"), action: .notice)) }
    }
    return KioskPage(title: title(of: reply), content: .reply(asked), choices: choices, isMenu: true)
  }

  private func reading(_ reply: Reply) -> KioskPage {
    var reply = reply
    var choices: [KioskChoice] = []
    for case .items(let ids) in reply.blocks {
      choices += ids.compactMap { id in
        knowledge.item(id).map { KioskChoice(label: $0.name, action: .item(id)) }
      }
    }
    let isMenu = !choices.isEmpty
    reply.blocks.removeAll {
      switch $0 {
      case .items, .suggestions: true
      default: false
      }
    }
    if reply.notice != nil {
      if hasPrinter { choices.append(KioskChoice(label: wording("kiosk.print"), action: .print)) }
      choices.append(KioskChoice(label: wording("kiosk.codes"), action: .codes))
    }
    if desk.session.now.focus != nil {
      choices += wording("kiosk.suggest").split(separator: "|")
        .map { KioskChoice(label: String($0), action: .say(String($0))) }
    }
    return KioskPage(title: title(of: reply), content: .reply(reply), choices: choices, isMenu: isMenu)
  }

  private func title(of reply: Reply) -> String {
    (reply.item.flatMap { knowledge.item($0)?.name } ?? reply.bundle.flatMap { knowledge.bundle($0)?.name })
      ?? wording("kiosk.title")
  }
}
