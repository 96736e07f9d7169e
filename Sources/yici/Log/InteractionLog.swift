import Dialogue
import Foundation
import GRDB

/// The interaction log: an SQLite file that a killed process cannot damage.
///
/// Every record is a transaction of its own that is on the disk before the answer is shown.
final class InteractionLog {
  /// How much a log may hold.
  struct Limits {
    /// Older records are deleted; nil keeps them.
    var days: Int?
    /// A log that has grown beyond this is moved to `FILE.1`, whose former content goes.
    var bytes = 64 << 20
  }

  private let database: DatabaseQueue
  private let path: String
  private let limits: Limits
  private var untilMaintenance = 0

  /// - Throws: `DatabaseError` or a POSIX error when the file cannot be opened, or is no log.
  init(path: String, limits: Limits = Limits(), now: Date = Date()) throws {
    self.path = path
    self.limits = limits
    // SQLite's side files take over the mode of the main one: questions are for the staff's eyes only.
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    close(descriptor)
    database = try DatabaseQueue(path: path, configuration: Self.configuration)
    try Self.migrator.migrate(database)
    try maintain(now)
  }

  func append(_ record: InteractionRecord) throws {
    try database.write { database in
      try database.execute(
        sql: """
          INSERT INTO interaction
            (time, question, outcome, intent, item, bundle, confidence, milliseconds, follow_up)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          record.time.timeIntervalSince1970, record.question, record.outcome.rawValue, record.intent,
          record.item, record.bundle, record.confidence, record.milliseconds, record.isFollowUp,
        ])
    }
    untilMaintenance -= 1
    if untilMaintenance <= 0 { try maintain(record.time) }
  }

  /// All records of a log, the oldest first.
  /// - Throws: `DatabaseError` when the file cannot be opened, or is no log.
  static func records(path: String) throws -> [InteractionRecord] { try rows(path: path).map(\.record) }

  /// All records of a log with the numbers of their rows, the oldest first.
  /// - Throws: `DatabaseError` when the file cannot be opened, or is no log.
  static func rows(path: String) throws -> [(row: Int, record: InteractionRecord)] {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    return try DatabaseQueue(path: path, configuration: configuration).read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM interaction ORDER BY time, id").map { row in
        let record = InteractionRecord(
          time: Date(timeIntervalSince1970: row["time"]), question: row["question"],
          outcome: Outcome(rawValue: row["outcome"]) ?? .invalid, intent: row["intent"],
          item: row["item"], bundle: row["bundle"], confidence: row["confidence"],
          milliseconds: row["milliseconds"], isFollowUp: row["follow_up"])
        return (row["id"], record)
      }
    }
  }

  /// Reads a log that a command names.
  /// - Throws: an exit code, after saying on standard error why the file cannot be read as a log.
  static func named(_ file: String) throws -> [(row: Int, record: InteractionRecord)] {
    guard FileManager.default.isReadableFile(atPath: file) else {
      Console.complain("\(file): no such file, or not readable")
      throw Exit.noInput
    }
    do { return try rows(path: file) } catch {
      Console.complain("\(file): no interaction log: \(error)")
      throw Exit.badData
    }
  }

  // MARK: The file

  private static var configuration: Configuration {
    var configuration = Configuration()
    // Several kiosks may write to one file.
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA auto_vacuum = INCREMENTAL;
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = FULL;
          PRAGMA secure_delete = ON;
          """)
    }
    return configuration
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE interaction (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time REAL NOT NULL,
            question TEXT NOT NULL,
            outcome TEXT NOT NULL,
            intent TEXT,
            item TEXT,
            bundle TEXT,
            confidence REAL NOT NULL,
            milliseconds REAL NOT NULL,
            follow_up INTEGER NOT NULL DEFAULT 0
          );
          CREATE INDEX interaction_time ON interaction(time);
          """)
    }
    return migrator
  }

  // MARK: Limits

  private func maintain(_ now: Date) throws {
    untilMaintenance = 256
    if let days = limits.days {
      let oldest = now.addingTimeInterval(-86_400 * Double(days))
      try database.write { database in
        try database.execute(
          sql: "DELETE FROM interaction WHERE time < ?", arguments: [oldest.timeIntervalSince1970])
      }
      let changed = try? FileManager.default.attributesOfItem(atPath: archive)[.modificationDate] as? Date
      if let changed, changed < oldest { try FileManager.default.removeItem(atPath: archive) }
    }
    if try size > limits.bytes { try rotate() }
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA incremental_vacuum")
    }
  }

  private var archive: String { path + ".1" }

  private var size: Int {
    get throws {
      try database.read { database in
        try Int.fetchOne(
          database, sql: "SELECT (SELECT page_count FROM pragma_page_count) * page_size FROM pragma_page_size")
          ?? 0
      }
    }
  }

  /// Copies through SQLite itself, since a file that another process has open must not be renamed.
  private func rotate() throws {
    let fresh = archive + ".new"
    try? FileManager.default.removeItem(atPath: fresh)
    close(open(fresh, O_RDWR | O_CREAT | O_CLOEXEC, 0o600))
    try database.writeWithoutTransaction { database in
      let last = try Int.fetchOne(database, sql: "SELECT max(id) FROM interaction") ?? 0
      try database.execute(sql: "VACUUM INTO ?", arguments: [fresh])
      guard rename(fresh, archive) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      try database.execute(sql: "DELETE FROM interaction WHERE id <= ?", arguments: [last])
    }
  }
}
