import ArgumentParser
import Foundation

struct LogOptions: ParsableArguments {
  @Option(
    name: .customLong("log"),
    help: ArgumentHelp(
      "Log each exchange, with personal numbers masked, to this SQLite file (off by default).", valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("Delete records of the log that are older than this.", valueName: "days"))
  var logKeepDays: Int?

  @Option(help: ArgumentHelp("Move a log larger than this to FILE.1.", valueName: "megabytes"))
  var logMaxMegabytes: Int = 64

  func validate() throws {
    if let logKeepDays, logKeepDays < 1 { throw ValidationError("--log-keep-days must be at least 1") }
    if logMaxMegabytes < 1 { throw ValidationError("--log-max-megabytes must be at least 1") }
  }

  /// - Returns: nil when no log is wanted.
  /// - Throws: an exit code, after saying why the file cannot be a log.
  func log() throws -> InteractionLog? {
    guard let file else { return nil }
    do {
      return try InteractionLog(
        path: file, limits: .init(days: logKeepDays, bytes: logMaxMegabytes << 20))
    } catch {
      Console.complain("\(file): \(error)")
      throw Exit.cannotCreate
    }
  }
}
