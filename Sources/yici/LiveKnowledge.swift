import Foundation
import KnowledgeStore

/// Sees to it that a running conversation answers by the files as they are now.
///
/// A folder whose files are at fault is not taken: the last good knowledge stays, and that is said once.
struct LiveKnowledge {
  private let folder: KnowledgeFolder?
  private var seen: KnowledgeStamp?

  /// - Parameter folder: nil for the knowledge that the binary carries; it never changes.
  init(_ folder: KnowledgeFolder?) {
    self.folder = folder
    seen = folder.map(KnowledgeStamp.init)
  }

  /// The assistant with the changed files, or nil when nothing changed or the change is at fault.
  mutating func reloaded() -> Assistant? {
    guard let folder else { return nil }
    let stamp = KnowledgeStamp(folder)
    guard stamp != seen else { return nil }
    // Also when the files are at fault: they are looked at again only after the next change.
    seen = stamp
    do { return try Assistant(folder: folder) } catch {
      Console.complain("\(error)\nthe change is not taken: answers go on by the last good files")
      return nil
    }
  }
}

/// What a folder's files look like from outside: cheap to take, different after every change.
struct KnowledgeStamp: Equatable {
  private var count = 0
  private var newest = Date.distantPast

  init(_ folder: KnowledgeFolder) {
    let keys: Set<URLResourceKey> = [.contentModificationDateKey]
    for root in [folder.knowledgeBase, folder.dialogs] {
      let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: Array(keys))
      while let url = files?.nextObject() as? URL {
        guard ["yaml", "tsv"].contains(url.pathExtension) else { continue }
        count += 1
        if let date = try? url.resourceValues(forKeys: keys).contentModificationDate { newest = max(newest, date) }
      }
    }
  }
}
