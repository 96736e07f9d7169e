import CReadline
import Foundation
import Synchronization

/// GNU readline: the line is edited, completed and remembered.
struct LineEditor {
  private let history: HistoryFile?

  /// What Tab asks; readline's callback carries no context of its own.
  private static let completer = Mutex<Completer?>(nil)
  private static let makeCompleter = Mutex<(@Sendable () -> Completer)?>(nil)

  /// - Parameters:
  ///   - history: nil for none that outlives the process.
  ///   - completer: made when Tab is first pressed.
  init(history: HistoryFile?, completer: @escaping @Sendable () -> Completer) {
    self.history = history
    // Readline counts columns by the locale that the environment names: Chinese needs a UTF-8 one even when LANG is C.
    setlocale(LC_ALL, "")
    if nl_langinfo(Int32(CODESET)).map({ String(cString: $0) }) != "UTF-8" {
      setenv("LC_ALL", "C.UTF-8", 1)
      setlocale(LC_ALL, "")
    }
    signal(SIGINT, SIG_IGN)
    yici_set_name("yici")
    yici_set_defaults()
    yici_filter_keys()
    yici_take_interrupt_as_key()
    Self.makeCompleter.withLock { $0 = completer }
    yici_set_completion { text, _, _ in
      yici_completion_over()
      return LineEditor.matches(text.map { String(cString: $0) } ?? "")
    }
    for line in history?.lines() ?? [] { add_history(Console.harmless(line)) }
  }

  /// - Returns: the bytes of the next line, or nil at the end of the input.
  func next(prompt: String) -> [UInt8]? {
    guard let line = readline(prompt) else { return nil }
    defer { free(line) }
    return Array(UnsafeBufferPointer(start: line, count: strlen(line))).map(UInt8.init(bitPattern:))
  }

  /// Keeps a line for the arrow keys, and for the next time.
  ///
  /// - Parameter line: masked.
  func remember(_ line: String) {
    let line = line.replacing("\n", with: " ")
    guard !line.isEmpty else { return }
    add_history(line)
    history?.append(line)
  }

  /// Readline's array: what the typed text is replaced with, then all choices.
  private static func matches(_ typed: String) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    let known = completer.withLock { known in
      known = known ?? makeCompleter.withLock { $0?() }
      return known
    }
    let found = known?.completions(of: typed) ?? []
    guard let first = found.first else { return nil }
    var common = found.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    // Typed initials are not the beginning of what they stand for: they stay until one choice is left.
    if found.count > 1, !common.hasPrefix(typed) { common = typed }
    let list = [common] + (found.count > 1 ? found : [])
    // Readline frees the array and its strings.
    let size = MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
    let array = calloc(list.count + 1, size)?.bindMemory(
      to: UnsafeMutablePointer<CChar>?.self, capacity: list.count + 1)
    for (index, text) in list.enumerated() { array?[index] = strdup(text) }
    return array
  }
}
