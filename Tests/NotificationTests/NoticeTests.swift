import KnowledgeModel
import Testing

@testable import Notification

private func material(
  _ id: String, form: Material.Form = .original, copies: Int = 1, when: Condition? = nil,
  isExempt: Bool = false, requirement: Material.Requirement = .required, isShared: Bool = true
) -> Material {
  Material(
    id: id, name: id, form: form, copies: copies, medium: .either, issuer: "", source: "",
    when: when, requirement: requirement, isExempt: isExempt,
    basis: Basis(law: "法", article: "第一条"), isShared: isShared)
}

private func when(_ pairs: (String, [String])...) -> Condition {
  Condition(pairs.map { Condition.Clause(situation: $0.0, options: $0.1) })
}

private func situation(_ id: String, _ options: [String], when: Condition? = nil, isShared: Bool = false) -> Situation {
  Situation(
    id: id, label: id, prompt: id, options: options.map { .init(id: $0, label: $0) }, when: when,
    isShared: isShared)
}

private func item(_ id: String, _ situations: [Situation], _ materials: [Material]) -> Item {
  Item(
    id: id, name: id, department: "d", window: "w01", formerWindow: "f",
    acts: [ActRule(id: .new), ActRule(id: .renewal)], situations: situations, materials: materials)
}

@Suite struct NoticeTests {
  private let sample = item(
    "a",
    [
      situation("premises", ["owned", "rented"]),
      situation("size", ["big", "small"], when: when(("premises", ["rented"]))),
    ],
    [
      material("form"), material("lease", when: when(("premises", ["rented"]))),
      material("plan", when: when(("size", ["big"]))), material("old", when: when(("act", ["renewal"]))),
    ])

  @Test func openSituationsKeepTheirMaterials() {
    let notice = Notice(Request(item: sample, act: .new))
    #expect(notice.entries.map(\.material.id) == ["form", "lease", "plan"])
    #expect(notice.entries.map(\.isCertain) == [true, false, false])
    #expect(notice.entries[1].when == [[.init(situation: "premises", options: ["rented"])]])
    #expect(notice.open.map(\.key) == ["premises"])
    #expect(!notice.isComplete)
  }

  @Test func answersDecide() {
    var facts = Facts()
    facts.choose("owned", for: "premises")
    let owned = Notice(Request(item: sample, act: .new, facts: facts))
    #expect(owned.entries.map(\.material.id) == ["form"])
    #expect(owned.isComplete)
    facts.choose("rented", for: "premises")
    let rented = Notice(Request(item: sample, act: .new, facts: facts))
    #expect(rented.entries.map(\.material.id) == ["form", "lease", "plan"])
    #expect(rented.open.map(\.key) == ["size"])
  }

  @Test func aQuestionThatIsNotAskedCannotDecide() {
    var facts = Facts()
    facts.choose("owned", for: "premises")
    facts.choose("big", for: "size")
    #expect(Notice(Request(item: sample, act: .new, facts: facts)).entries.map(\.material.id) == ["form"])
  }

  @Test func theActIsASituation() {
    let notice = Notice(Request(item: sample, act: .renewal))
    #expect(notice.entries.map(\.material.id).contains("old"))
  }

  @Test func mergingTakesTheStricterDemand() {
    let first = item("a", [], [material("id", form: .copy, copies: 2, isExempt: true, requirement: .deferrable)])
    let second = item("b", [], [material("id", form: .original, copies: 1)])
    let notice = Notice([Request(item: first, act: .new), Request(item: second, act: .new)])
    #expect(notice.entries.count == 1)
    let entry = notice.entries[0]
    #expect(entry.material.form == .original)
    #expect(entry.material.copies == 2)
    #expect(entry.items == ["a", "b"])
    #expect(entry.group == .required)
  }

  @Test func sharedSituationsAreAskedOnceInABundle() {
    let shared = situation("agent", ["self", "agent"], isShared: true)
    let own = situation("kind", ["x", "y"])
    let parts = ["a", "b"].map { id in
      item(
        id, [shared, own],
        [material("letter", when: when(("agent", ["agent"]))), material("\(id).k", when: when(("kind", ["x"])))])
    }
    let notice = Notice(parts.map { Request(item: $0, act: .new) })
    #expect(notice.open.map(\.key).sorted() == ["a.kind", "agent", "b.kind"])
  }

  @Test(arguments: [
    (Truth.yes, Truth.open, Truth.open), (.no, .open, .no), (.open, .no, .no), (.yes, .yes, .yes),
  ])
  func conjunctionIsKleenes(left: Truth, right: Truth, expected: Truth) {
    #expect((left && right) == expected)
  }
}
