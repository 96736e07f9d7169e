import Foundation
import KnowledgeModel
import Testing

@testable import KnowledgeStore

@Suite struct KnowledgeDiffTests {
  private let basis = Basis(law: "某条例", article: "第一条")

  private var sample: Item {
    Item(
      id: "shop", name: "开店", aliases: ["开个店"], department: "d", window: "w01", formerWindow: "f",
      acts: [ActRule(id: .new, statutoryDays: 20)],
      situations: [
        Situation(
          id: "place", label: "场所", prompt: "自有还是租用？",
          options: [.init(id: "owned", label: "自有"), .init(id: "rented", label: "租用")])
      ],
      materials: [material("form", "申请表"), material("lease", "租赁合同")], fee: .none)
  }

  private func material(_ id: String, _ name: String) -> Material {
    Material(
      id: "shop.\(id)", name: name, form: .original, copies: 1, medium: .either, issuer: "申请人", source: "自备",
      basis: basis)
  }

  private func knowledge(_ items: [Item]) -> Knowledge {
    Knowledge(
      hall: Hall(name: "大厅"), departments: [], windows: [], formerWindows: [], bundles: [], dialogs: Dialogs(),
      itemIDs: items.map(\.id), source: LoadedItems(items))
  }

  private func lines(_ change: (inout Item) -> Void) -> [String] {
    var item = sample
    change(&item)
    return KnowledgeDiff(from: knowledge([sample]), to: knowledge([item])).changes.map(\.description)
  }

  @Test func sameKnowledgeHasNoChanges() {
    #expect(lines { _ in }.isEmpty)
  }

  @Test func itemsComeAndGo() {
    let none = knowledge([])
    let one = knowledge([sample])
    #expect(KnowledgeDiff(from: none, to: one).changes.map(\.description) == ["+ item 开店 (shop) added"])
    #expect(KnowledgeDiff(from: one, to: none).changes.map(\.description) == ["- item 开店 (shop) removed"])
  }

  @Test func materialAdded() {
    #expect(
      lines {
        var plan = material("plan", "平面图")
        plan.when = Condition([.init(situation: "place", options: ["owned", "rented"])])
        $0.materials.append(plan)
      } == ["+ material 平面图 (shop.plan) added: place=owned|rented"])
  }

  @Test func propertiesOfAMaterial() {
    #expect(
      lines {
        $0.materials[1].form = .copy
        $0.materials[1].copies = 2
        $0.materials[1].when = Condition([.init(situation: "place", options: ["rented"])])
      } == [
        "~ material 租赁合同 (shop.lease): form original → copy",
        "~ material 租赁合同 (shop.lease): copies 1 → 2",
        "~ material 租赁合同 (shop.lease): when – → place=rented",
      ])
  }

  @Test func feeTimeAndSituations() {
    #expect(
      lines {
        $0.fee = .charged(amount: "10元", basis: nil)
        $0.acts[0].statutoryDays = 10
        $0.situations[0].options.append(.init(id: "lent", label: "借用"))
        $0.situations.append(Situation(id: "size", label: "面积", prompt: "多大？", options: []))
      } == [
        "~ fee none → charged: 10元", "~ act new: statutory 20 → 10", "+ situation 面积 (size) added",
        "+ option 借用 (place=lent) added",
      ])
  }

  @Test func listsAndOrder() {
    #expect(lines { $0.aliases = ["开小店"] } == ["- aliases: 开个店", "+ aliases: 开小店"])
    #expect(
      lines { $0.materials.reverse() } == [
        "~ order of materials shop.form, shop.lease → shop.lease, shop.form"
      ])
  }
}
