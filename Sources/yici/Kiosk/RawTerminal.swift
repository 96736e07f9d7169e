import Foundation
import Synchronization

/// The kiosk's terminal: raw, on the alternate screen, deaf to every signal but SIGTERM.
final class RawTerminal {
  private var saved = termios()
  private static let isTerminated = Atomic(false)

  enum Event {
    case bytes([UInt8])
    /// Time has passed, or the size has changed.
    case nothing
    /// The terminal is gone.
    case end
    case terminated
  }

  init() {
    tcgetattr(STDIN_FILENO, &saved)
    for number in [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM] {
      signal(number, SIG_IGN)
    }
    // A crash just ends: Swift's backtracer would ask the person what to debug, and a core file would hold their words.
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { signal(number, SIG_DFL) }
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    // A handler of its own, so that poll returns and the page is drawn anew.
    signal(SIGWINCH) { _ in }
    signal(SIGTERM) { _ in RawTerminal.isTerminated.store(true, ordering: .relaxed) }
    // Nothing that a library may complain of belongs on the people's screen.
    if isatty(STDERR_FILENO) == 1 {
      let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
      dup2(null, STDERR_FILENO)
      close(null)
    }
    var raw = saved
    cfmakeraw(&raw)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw)
    // Alternate screen, no automatic wrap, no application keys, no mouse, no bracketed paste.
    put("\u{1B}[?1049h\u{1B}[?7l\u{1B}[?1l\u{1B}>\u{1B}[?1000l\u{1B}[?2004l")
    wipe()
  }

  /// Gives the terminal back, with nothing of the last person on it.
  func restore() {
    wipe()
    put("\u{1B}[?7h\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l")
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &saved)
  }

  /// Clears the screen, what was scrolled off it, and what was typed but not read yet.
  func wipe() {
    dropInput()
    put("\u{1B}[0m\u{1B}[H\u{1B}[2J\u{1B}[3J")
  }

  func dropInput() { tcflush(STDIN_FILENO, TCIFLUSH) }

  var size: (rows: Int, columns: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else {
      return (24, 80)
    }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  /// Waits for input, at most a second.
  func next(milliseconds: Int) -> Event {
    if Self.isTerminated.load(ordering: .relaxed) { return .terminated }
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let ready = poll(&descriptor, 1, Int32(min(max(0, milliseconds), 1_000)))
    if Self.isTerminated.load(ordering: .relaxed) { return .terminated }
    guard ready > 0 else { return .nothing }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return .nothing }
    return count > 0 ? .bytes(Array(bytes.prefix(count))) : .end
  }

  /// Whether input waits already, so that drawing can wait too.
  var hasInput: Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) > 0
  }

  func draw(_ picture: KioskScreen.Picture) {
    var text = "\u{1B}[?25l\u{1B}[H"
    text += picture.lines.map { $0 + "\u{1B}[0m\u{1B}[K" }.joined(separator: "\r\n")
    if let cursor = picture.cursor { text += "\u{1B}[\(cursor.row);\(cursor.column)H\u{1B}[?25h" }
    put(text)
  }

  private func put(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR || errno == EAGAIN { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
