import KnowledgeModel

/// What the index holds for each item, bundle and foreign business.
enum IndexEntries {
  static func all(of knowledge: Knowledge) -> [ItemIndex.Source] {
    let questions = Dictionary(grouping: knowledge.dialogs.questions, by: \.subject)
      .mapValues { $0.map { ItemIndex.Phrase(text: $0.text, field: .question) } }
    var sources =
      knowledge.itemIDs.indices.map { entry(knowledge.item(at: $0), knowledge) }
      + knowledge.bundles.map(entry) + knowledge.dialogs.elsewhere.map(entry)
    for number in sources.indices where sources[number].entry.kind != .bundle {
      sources[number].phrases += questions[sources[number].entry.id] ?? []
    }
    return sources.addingVerbs(knowledge.dialogs.lexicon.startingVerbs)
  }

  private static func entry(_ item: Item, _ knowledge: Knowledge) -> ItemIndex.Source {
    // What stands in brackets after the name explains it, and is no name by itself; brackets inside are read over.
    var phrases: [ItemIndex.Phrase] = []
    if item.name.hasSuffix("）"), let open = item.name.lastIndex(of: "（") {
      phrases.append(.init(text: plain(item.name[..<open]), field: .name))
      phrases.append(.init(text: String(item.name[open...]), field: .context))
    } else {
      phrases.append(.init(text: plain(item.name[...]), field: .name))
    }
    phrases += item.aliases.map { .init(text: $0, field: .alias) }
    for shared in knowledge.dialogs.lexicon.sharedAliases where shared.items.contains(item.id) {
      phrases.append(.init(text: shared.alias, field: .alias))
    }
    phrases += item.objects.map { .init(text: $0, field: .object) }
    if let summary = item.summary { phrases.append(.init(text: summary, field: .summary)) }
    if let department = knowledge.department(item.department) {
      phrases += department.aliases.map { .init(text: $0, field: .department) }
    }
    if let result = item.result { phrases.append(.init(text: result.name, field: .result)) }
    return ItemIndex.Source(entry: .init(id: item.id, kind: .item), phrases: phrases)
  }

  private static func plain(_ name: Substring) -> String {
    String(name.filter { $0 != "（" && $0 != "）" })
  }

  private static func entry(_ bundle: ItemBundle) -> ItemIndex.Source {
    ItemIndex.Source(
      entry: .init(id: bundle.id, kind: .bundle),
      phrases: [.init(text: bundle.name, field: .name)]
        + bundle.aliases.map { .init(text: $0, field: .alias) })
  }

  private static func entry(_ elsewhere: Elsewhere) -> ItemIndex.Source {
    ItemIndex.Source(
      entry: .init(id: elsewhere.id, kind: .elsewhere),
      phrases: elsewhere.says.map { .init(text: $0, field: .alias) })
  }

  /// Words in letters that the phrases use, so that they are not taken for pinyin.
  static func latinWords(in entries: [ItemIndex.Source]) -> Set<String> {
    var words: Set<String> = []
    for entry in entries {
      // People type pinyin into their questions.
      for phrase in entry.phrases where phrase.field != .question && phrase.text.utf8.contains(where: { $0 < 0x80 }) {
        for word in phrase.text.split(whereSeparator: { !($0.isASCII && $0.isLetter) }) {
          words.insert(word.lowercased())
        }
      }
    }
    return words
  }
}

extension [ItemIndex.Source] {
  /// Aliases with every other verb for starting a business, as long as nobody else claims the wording.
  fileprivate func addingVerbs(_ verbs: [String]) -> [ItemIndex.Source] {
    var claims: [String: Int] = [:]
    let variants = map { source in
      source.phrases.filter { $0.field == .alias }.flatMap { phrase -> [String] in
        guard let verb = verbs.first(where: phrase.text.hasPrefix) else { return [] }
        let rest = phrase.text.dropFirst(verb.count)
        return rest.count < 2 ? [] : verbs.map { $0 + rest }
      }
    }
    for (source, own) in zip(self, variants) {
      for text in Set(source.phrases.map(\.text) + own) { claims[text, default: 0] += 1 }
    }
    return zip(self, variants).map { source, own in
      var source = source
      let known = Set(source.phrases.map(\.text))
      source.phrases += Set(own).subtracting(known).filter { claims[$0] == 1 }.sorted()
        .map { .init(text: $0, field: .variant) }
      return source
    }
  }
}
