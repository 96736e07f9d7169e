import ArgumentParser
import Foundation
import KnowledgeModel
import KnowledgeStore
import Rendering

struct DiffCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed between two states of the knowledge.",
    discussion: """
      A and B are folders that hold KnowledgeBase/ and Dialogs/, or revisions of the git repository of the current
      folder: yici diff HEAD~5 HEAD; yici diff HEAD . shows what is not committed yet. Exits 1 when they differ.
      """)

  @Option(help: "text, or json (one change a line).") var format: Format = .text
  @Argument(help: "The earlier state: a folder or a git revision.") var before: String
  @Argument(help: "The later state (default: the current folder).") var after: String = "."

  func run() throws {
    let old = try KnowledgeState(before)
    let new = try KnowledgeState(after)
    let changes = KnowledgeDiff(from: old.knowledge, to: new.knowledge).changes
    switch format {
    case .json: for change in changes { print(json(change).line) }
    case .text: printText(changes)
    }
    if !changes.isEmpty { throw ExitCode(1) }
  }

  private func printText(_ changes: [Change]) {
    var owner = ""
    for change in changes {
      if change.owner != owner {
        print("\(owner.isEmpty ? "" : "\n")\(change.owner)  \(Console.harmless(change.ownerName))")
        owner = change.owner
      }
      print("  \(Console.harmless("\(change)"))")
    }
    let owners = Set(changes.map(\.owner)).count
    Console.complain("\(changes.count) changes in \(owners) items and bundles")
  }

  private func json(_ change: Change) -> JSONValue {
    .object([
      .init("kind", .text(change.kind.rawValue)), .init("subject", .text(change.subject.rawValue)),
      .init("owner", .text(change.owner)), .init("owner_name", .text(change.ownerName)),
      .init("part", .text(change.part)), .init("part_name", .text(change.partName)),
      .init("property", .optional(change.property)), .init("before", .optional(change.before)),
      .init("after", .optional(change.after)),
    ])
  }
}

/// The knowledge of a folder, or of a git revision.
struct KnowledgeState {
  let knowledge: Knowledge

  /// - Throws: an exit code, after saying on standard error what is wrong.
  init(_ name: String) throws {
    let folder = URL(filePath: name)
    if FileManager.default.fileExists(atPath: folder.appending(path: "KnowledgeBase").path) {
      knowledge = try Self.read(KnowledgeFolder(root: folder), named: name)
      return
    }
    let copy = FileManager.default.temporaryDirectory.appending(path: "yici-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: copy) }
    do {
      try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
      try GitArchive(revision: name).extract(["KnowledgeBase", "Dialogs"], into: copy)
    } catch {
      Console.complain("\(Console.harmless(name)): neither a folder with KnowledgeBase/ nor a git revision: \(error)")
      throw Exit.noInput
    }
    knowledge = try Self.read(KnowledgeFolder(root: copy), named: name)
  }

  /// Data at fault is compared as far as it can be read: an old revision need not pass the checks of today.
  private static func read(_ folder: KnowledgeFolder, named name: String) throws -> Knowledge {
    let outcome = folder.check()
    let errors = outcome.diagnostics.count { $0.severity == .error }
    guard let draft = outcome.draft else {
      Console.complain("\(Console.harmless(name)): \(outcome.diagnostics.first.map { "\($0)" } ?? "cannot be read")")
      throw Exit.badData
    }
    if errors > 0 {
      Console.complain("\(Console.harmless(name)): \(errors) errors by `yici check`; compared as far as it can be read")
    }
    return draft
  }
}
