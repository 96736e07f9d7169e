import Notification
import Synchronization

/// Notices that were laid out before: people ask for the same few hundred, and laying one out takes longer than
/// understanding the question.
final class NoticeTexts: Sendable {
  /// All that the text depends on, beside what a renderer never changes.
  struct Key: Hashable, Sendable {
    var notice: Notice
    var settled: [String] = []
    /// Columns.
    var width = 0

    /// Few notices share their parts, and hashing every word of one would cost as much as it saves.
    func hash(into hasher: inout Hasher) {
      for part in notice.parts { hasher.combine(part.item) }
      hasher.combine(settled.count)
    }
  }

  private let capacity: Int
  private let known = Mutex<[Key: String]>([:])

  /// - Parameter capacity: how many are kept; all are forgotten when there are more.
  init(capacity: Int = 1024) { self.capacity = capacity }

  func text(_ key: Key, orMake make: () -> String) -> String {
    if let text = known.withLock({ $0[key] }) { return text }
    let text = make()
    known.withLock { texts in
      if texts.count >= capacity { texts.removeAll() }
      texts[key] = text
    }
    return text
  }
}
