import KnowledgeModel
import Notification

extension Notice {
  /// Everything that an errand may need, before anything is known of the case; nil for an unknown bundle.
  public init?(bundle id: String, in knowledge: Knowledge) {
    var context = Context()
    context.focus = .bundle(id)
    guard let notice = Requests(knowledge: knowledge, context: context).notice else { return nil }
    self = notice
  }
}
