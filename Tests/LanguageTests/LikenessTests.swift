import Testing

@testable import Language

@Suite struct LikenessTests {
  @Test func sameTextIsWhollyAlikeWhateverItsPunctuation() {
    #expect(Likeness("办护照，要什么？").to(Likeness("办护照要什么")) == 1)
  }

  @Test func nothingInCommonIsNotAlike() {
    #expect(Likeness("办护照").to(Likeness("天气")) == 0)
    #expect(Likeness("").to(Likeness("")) == 0)
  }

  @Test func groupsGatherVariantsAndCountThem() {
    let groups = Likeness.groups(of: [("办护照要什么材料", 3), ("今天天气", 4), ("办护照要啥子材料", 2)])
    #expect(groups.map(\.count) == [5, 4])
    #expect(groups[0].texts == ["办护照要什么材料", "办护照要啥子材料"])
  }
}
