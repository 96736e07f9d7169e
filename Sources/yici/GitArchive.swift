import Foundation

/// Files of a git revision, taken out without touching the working tree.
struct GitArchive {
  let revision: String

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Extracts paths, named from the top of the repository.
  func extract(_ paths: [String], into folder: URL) throws {
    // A name that begins with a hyphen would be an option of git.
    guard !revision.hasPrefix("-") else { throw Failure(description: "not a revision") }
    let top = try run("git", ["rev-parse", "--show-toplevel"]).trimmingCharacters(in: .newlines)
    let archive = folder.appending(path: "archive.tar")
    _ = try run(
      "git", ["-C", top, "archive", "--format=tar", "--output", archive.path, revision, "--"] + paths)
    _ = try run("tar", ["-xf", archive.path, "-C", folder.path])
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let said = String(decoding: complaint, as: UTF8.self).split(separator: "\n").first
      throw Failure(description: Console.harmless(said.map { String($0) } ?? "\(program) failed"))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
