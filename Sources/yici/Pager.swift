import Foundation

/// Shows text in the staff's pager; for a terminal only.
enum Pager {
  static func show(_ text: String) {
    let chosen = ProcessInfo.processInfo.environment["PAGER", default: ""]
    // The shell reads $PAGER, since it may hold options.
    guard let pipe = popen(chosen.isEmpty ? "less -R" : chosen, "w") else { return print(text) }
    // A pager that is left before it has read everything is no reason to die.
    let before = signal(SIGPIPE, SIG_IGN)
    fputs(text + "\n", pipe)
    pclose(pipe)
    signal(SIGPIPE, before)
  }
}
