import Foundation
import KnowledgeModel
import Rendering

/// Runs the kiosk on its terminal.
final class KioskLoop {
  private var kiosk: Kiosk
  private let printCommand: String?
  private let idle: Duration
  private let countdown: Duration
  private let style = Style(isColoured: Console.isColoured)
  private var decoder = KeyDecoder()
  private var lastKey = ContinuousClock.now
  private var isCountingDown = false
  /// What is on the screen; nil when it was cleared.
  private var shown: KioskScreen.Picture?

  init(_ kiosk: Kiosk, printCommand: String?, idle: Int, countdown: Int) {
    self.kiosk = kiosk
    self.printCommand = printCommand
    self.idle = .seconds(idle)
    self.countdown = .seconds(countdown)
  }

  /// - Returns: false when the terminal went away; true when the staff or SIGTERM ended the kiosk.
  func run() -> Bool {
    let terminal = RawTerminal()
    defer { terminal.restore() }
    while true {
      let left = idle - (ContinuousClock.now - lastKey)
      if left <= .zero, !kiosk.isPristine { forget(terminal) }
      if !terminal.hasInput { draw(terminal, left) }
      switch terminal.next(milliseconds: untilNextChange(left)) {
      case .terminated: return true
      case .end: return false
      case .nothing: break
      case .bytes(let bytes):
        lastKey = .now
        let keys = decoder.keys(of: bytes)
        // The key that stops the countdown does nothing else.
        if isCountingDown, left > .zero { continue }
        for key in keys {
          if perform(kiosk.press(key), terminal) { return true }
        }
      }
    }
  }

  /// The person has gone: nothing stays, neither on the screen nor in memory.
  private func forget(_ terminal: RawTerminal) {
    kiosk.reset()
    decoder = KeyDecoder()
    terminal.wipe()
    shown = nil
    lastKey = .now
  }

  /// - Returns: whether the kiosk is over.
  private func perform(_ effect: Kiosk.Effect?, _ terminal: RawTerminal) -> Bool {
    switch effect {
    case nil: return false
    case .leave: return true
    case .delay:
      Thread.sleep(forTimeInterval: 2)
      terminal.dropInput()
      return false
    case .wipe:
      terminal.wipe()
      shown = nil
      return false
    case .print(let reply):
      if !Printing(kiosk.knowledge, command: printCommand).run(reply) { kiosk.printingFailed() }
      return false
    }
  }

  private func untilNextChange(_ left: Duration) -> Int {
    let pause = kiosk.isPristine ? Duration.seconds(1) : left > countdown ? left - countdown : .milliseconds(200)
    return Int(pause / .milliseconds(1)) + 1
  }

  private func draw(_ terminal: RawTerminal, _ left: Duration) {
    let size = terminal.size
    let screen = KioskScreen(kiosk.knowledge, rows: size.rows, columns: size.columns, style: style)
    isCountingDown = left <= countdown && !kiosk.isPristine
    let seconds = isCountingDown ? max(1, Int((left / .seconds(1)).rounded(.up))) : nil
    let picture = screen.picture(of: kiosk, secondsLeft: seconds)
    kiosk.parts = picture.parts
    // A page that stands still is not sent again and again.
    guard picture != shown else { return }
    shown = picture
    terminal.draw(picture)
  }
}
