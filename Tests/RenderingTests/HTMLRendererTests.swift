import KnowledgeModel
import Notification
import Testing

@testable import Rendering

@Suite struct HTMLRendererTests {
  /// An item whose every text tries to be HTML.
  private var item: Item {
    let evil = "<script>alert(\"1\")</script>"
    return Item(
      id: "evil", name: evil, department: "d", window: "w", formerWindow: "f", result: .init(name: evil),
      basis: [Basis(law: evil, article: evil)], acts: [ActRule(id: .new, label: evil, note: evil)],
      materials: [
        Material(
          id: "evil.a", name: evil, form: .original, copies: 1, medium: .paper, issuer: evil, source: evil,
          basis: Basis(law: evil, article: evil), note: evil)
      ],
      provenance: .init(source: evil, checked: "2026-01-01", certainty: .rule, note: evil))
  }

  private var page: String { page(.a4) }

  private func page(_ paper: HTMLRenderer.Paper) -> String {
    let knowledge = Knowledge(
      hall: Hall(name: "<hall>"), departments: [], windows: [], formerWindows: [], bundles: [],
      dialogs: Dialogs(replies: ["notice.title": "{title}", "provenance": "{source}{note}"]), itemIDs: ["evil"],
      source: LoadedItems([item]))
    return HTMLRenderer(knowledge).page(Notice(Request(item: item, act: .new)), settled: ["<i>"], paper: paper)
  }

  @Test func everythingIsEscaped() {
    #expect(!page.contains("<script"))
    #expect(!page.contains("<hall>"))
    #expect(!page.contains("<i>"))
    #expect(page.contains("&lt;script&gt;"))
  }

  @Test func pageNeedsNothingFromElsewhere() {
    #expect(!page.contains("http"))
    #expect(!page.contains("src="))
    #expect(page.contains("@page { size: A4"))
    #expect(page(.ticket).contains("@page { size: 80mm"))
  }

  @Test func shortListLeavesOutWhatTheHallFetches() {
    var exempt = item
    exempt.materials[0].isExempt = true
    let knowledge = Knowledge(
      hall: Hall(name: ""), departments: [], windows: [], formerWindows: [], bundles: [], dialogs: Dialogs(),
      itemIDs: ["evil"], source: LoadedItems([exempt]))
    #expect(!ShortList(knowledge).text(Notice(Request(item: exempt, act: .new))).contains("1."))
    #expect(ShortList(knowledge).text(Notice(Request(item: item, act: .new))).contains("1."))
  }
}
