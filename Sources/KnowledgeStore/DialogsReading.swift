import KnowledgeModel

extension YAMLReader {
  /// The groups of intents.yaml; lists go to `lists`.
  func templateGroups(lists: inout [String: [String]]) -> [TemplateGroup] {
    allow(["lists", "intents", "acts", "moves", "wishes", "fillers", "backgrounds"])
    for (name, values) in self["lists"]?.pairs ?? [] { lists[name] = values.elements.map(\.text) }
    var groups: [TemplateGroup] = []
    let kinds: [(String, TemplateGroup.Kind)] = [
      ("intents", .intent), ("acts", .act), ("moves", .move),
    ]
    for (key, kind) in kinds {
      for (value, templates) in self[key]?.pairs ?? [] {
        groups.append(
          TemplateGroup(
            kind: kind, value: value, templates: templates.elements.map { $0.template() }))
      }
    }
    let nameless: [(String, TemplateGroup.Kind)] = [
      ("wishes", .wish), ("fillers", .filler), ("backgrounds", .background),
    ]
    for (key, kind) in nameless {
      guard let reader = self[key] else { continue }
      groups.append(
        TemplateGroup(
          kind: kind, value: kind.rawValue, templates: reader.elements.map { $0.template() }))
    }
    return groups
  }

  private func template() -> Template {
    allow(["says", "example", "whole"])
    let examples = self["example"]?.textOrTexts ?? []
    if examples.isEmpty { error("a template needs an example") }
    return Template(says: text("says"), examples: examples, isWhole: flag("whole"))
  }

  func lexicon() -> Lexicon {
    allow(["synonyms", "stopwords", "particles", "starting_verbs", "shared_aliases"])
    return Lexicon(
      synonyms: self["synonyms"]?.elements.map { entry in
        entry.allow(["says", "means"])
        return Lexicon.Synonym(
          says: entry["says"]?.textOrTexts ?? [], means: entry["means"]?.textOrTexts ?? [])
      } ?? [],
      stopwords: texts("stopwords"), particles: texts("particles"),
      startingVerbs: texts("starting_verbs"),
      sharedAliases: self["shared_aliases"]?.elements.map { entry in
        entry.allow(["alias", "items", "rule"])
        return Lexicon.SharedAlias(
          alias: entry.text("alias"), items: entry.texts("items"), rule: entry.text("rule"))
      } ?? [])
  }

  func smalltalk() -> (talk: [SmallTalk], elsewhere: [Elsewhere]) {
    allow(["smalltalk", "elsewhere"])
    let talk: [SmallTalk] =
      self["smalltalk"]?.elements.map { entry in
        entry.allow(["id", "says", "reply", "urgent"])
        return SmallTalk(
          id: entry.text("id"), says: entry.texts("says"), reply: entry.text("reply"),
          isUrgent: entry.flag("urgent"))
      } ?? []
    let elsewhere: [Elsewhere] =
      self["elsewhere"]?.elements.map { entry in
        entry.allow(["id", "says", "signals", "always", "unless", "reply", "unclear"])
        return Elsewhere(
          id: entry.text("id"), says: entry.texts("says"), signals: entry.texts("signals"),
          always: entry.texts("always"), unless: entry.texts("unless"), reply: entry.text("reply"),
          isUnclear: entry.flag("unclear"))
      } ?? []
    return (talk, elsewhere)
  }

  func replies() -> [String: String] {
    Dictionary(
      pairs.map { ($0.key, $0.value.text) },
      uniquingKeysWith: { first, _ in first })
  }
}
