import Foundation

/// The staff's history of questions, masked, readable by nobody else.
struct HistoryFile {
  let path: String
  static let limit = 1_000

  /// `yici/history` in the XDG state folder.
  static var standard: HistoryFile? {
    let environment = ProcessInfo.processInfo.environment
    let folder =
      environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.local/state" : nil }
    return folder.map { HistoryFile(path: $0 + "/yici/history") }
  }

  /// The last lines, the oldest first; none when there is no file.
  func lines() -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.count > Self.limit else { return lines }
    let kept = Array(lines.suffix(Self.limit))
    write(kept, flags: O_TRUNC)
    return kept
  }

  func append(_ line: String) { write([line], flags: O_APPEND) }

  /// Without a history everything else still works: what cannot be written is left out.
  private func write(_ lines: [String], flags: Int32) {
    let folder = URL(filePath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    _ = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
  }
}
