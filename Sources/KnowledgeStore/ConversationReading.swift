import KnowledgeModel

extension YAMLReader {
  func conversation() -> Conversation {
    allow(["name", "turns"])
    return Conversation(
      name: text("name"), file: file,
      turns: self["turns"]?.elements.map { reader in
        reader.allow(["user", "expect"])
        return Conversation.Turn(
          user: reader.text("user"), expect: reader["expect"]?.expectation() ?? Expectation(),
          line: reader.place.line)
      } ?? [])
  }

  private func expectation() -> Expectation {
    allow([
      "outcome", "item", "bundle", "intent", "act", "include", "exclude", "exactly", "asks",
      "offers", "contains", "lacks",
    ])
    var expectation = Expectation()
    expectation.outcome = optionalText("outcome")
    expectation.item = optionalText("item")
    expectation.bundle = optionalText("bundle")
    expectation.intent = optionalText("intent")
    expectation.act = optionalText("act")
    expectation.asks = optionalText("asks")
    expectation.include = self["include"]?.textOrTexts ?? []
    expectation.exclude = self["exclude"]?.textOrTexts ?? []
    expectation.exactly = self["exactly"]?.textOrTexts
    expectation.offers = self["offers"]?.textOrTexts ?? []
    expectation.contains = self["contains"]?.textOrTexts ?? []
    expectation.lacks = self["lacks"]?.textOrTexts ?? []
    return expectation
  }
}
