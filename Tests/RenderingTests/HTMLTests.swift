import Testing

@testable import Rendering

@Suite struct HTMLTests {
  @Test func everyCharacterWithAMeaningIsEscaped() {
    #expect(HTML.escape("<b onclick='x'>\"&\"</b>") == "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/b&gt;")
  }

  @Test func cutKeepsWithinTheWidth() {
    #expect(DisplayWidth.cut("食品经营许可", to: 12) == "食品经营许可")
    #expect(DisplayWidth.cut("食品经营许可", to: 8) == "食品经…")
    #expect(DisplayWidth.of(DisplayWidth.cut("食品a经营许可证件", to: 9)) <= 9)
  }
}
