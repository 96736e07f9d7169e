import KnowledgeModel
import Notification
import Synchronization

/// The notices of single items before anything is known of a case: most conversations begin with one.
final class FirstNotices: Sendable {
  private struct Key: Hashable {
    var item: String
    var act: Act
  }

  private let known = Mutex<[Key: Notice]>([:])

  /// - Parameter request: without facts.
  func notice(_ request: Request) -> Notice {
    let key = Key(item: request.item.id, act: request.act)
    if let notice = known.withLock({ $0[key] }) { return notice }
    let notice = Notice(request)
    known.withLock { $0[key] = notice }
    return notice
  }
}
