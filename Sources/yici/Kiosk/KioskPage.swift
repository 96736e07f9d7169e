import Dialogue
import Notification

/// What a choice on a page does.
enum KioskAction: Equatable {
  /// As if the person had typed it.
  case say(String)
  /// The reply's option with this number, counted from 1.
  case option(Int)
  case item(String)
  case departments
  case department(String)
  /// Shows the notice as it stands, before the last question is answered.
  case notice
  case print
  case codes
}

struct KioskChoice: Equatable {
  var label: String
  var action: KioskAction
}

/// One page of the kiosk. How much of it is seen at once depends on the screen.
struct KioskPage: Equatable {
  enum Content: Equatable {
    case text(String)
    case reply(Reply)
    case codes(Notice)
  }

  var title: String
  var content: Content
  var choices: [KioskChoice] = []
  /// Whether the choices are what the page is about; otherwise they stand at its foot.
  var isMenu = false
  /// Which part of the content and of the choices is shown.
  var part = 0

  /// Choices that are shown at once: 8 and 9 turn pages, 0 goes home.
  static let choicesAtOnce = 7

  /// The choices of a part; where there are fewer parts of choices than of content, the last ones stay.
  var shownChoices: ArraySlice<KioskChoice> {
    let parts = max(1, (choices.count + Self.choicesAtOnce - 1) / Self.choicesAtOnce)
    return choices.dropFirst(min(part, parts - 1) * Self.choicesAtOnce).prefix(Self.choicesAtOnce)
  }

  var choiceParts: Int { (choices.count + Self.choicesAtOnce - 1) / Self.choicesAtOnce }
}
