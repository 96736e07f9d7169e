import KnowledgeModel
import Notification

extension TextRenderer {
  /// The service guide of one item with the lists of several acts, one after the other.
  /// - Parameters:
  ///   - item: the item that has these acts.
  ///   - acts: not empty; the first gives the guide itself.
  public func guide(_ item: Item, acts: [Act]) -> String {
    let more = acts.dropFirst().map { act in
      let notice = Notice(Request(item: item, act: act))
      let title = NoticeTitle(knowledge, wording).of(notice)
      return NoticeText(
        notice: notice, settled: [], title: title, knowledge: knowledge, wording: wording, style: style,
        width: width
      ).lines().joined(separator: "\n")
    }
    return ([guide(item, act: acts.first ?? item.defaultAct)] + more).joined(separator: "\n\n")
  }
}
