import Foundation

/// Writes files that a person asked for.
enum OutputFile {
  /// Writes a file as a whole, and the folders that it needs; a file that was there keeps its mode.
  /// - Throws: an exit code, after saying on standard error why it cannot be written.
  static func write(_ text: String, to url: URL, replacing: Bool = true) throws {
    if !replacing, FileManager.default.fileExists(atPath: url.path) {
      Console.complain("\(url.shownPath): exists already")
      throw Exit.cannotCreate
    }
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let mode = try? FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions]
      try Data(text.utf8).write(to: url, options: .atomic)
      // The whole file is a new one, which others may read as they could the former.
      if let mode { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path) }
    } catch {
      Console.complain("\(url.shownPath): cannot be written: \(error.localizedDescription)")
      throw Exit.cannotCreate
    }
  }
}

extension URL {
  /// The path as a person would type it.
  var shownPath: String { relativePath.hasPrefix("./") ? String(relativePath.dropFirst(2)) : relativePath }
}
