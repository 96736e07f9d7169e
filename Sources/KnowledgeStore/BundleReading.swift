import KnowledgeModel

extension YAMLReader {
  func bundle(shared: SharedParts) -> ItemBundle? {
    allow([
      "id", "name", "aliases", "objects", "summary", "situations", "members", "extras", "steps",
      "provenance",
    ])
    guard let provenance = self["provenance"]?.provenance() else {
      error("missing 'provenance'")
      return nil
    }
    return ItemBundle(
      id: text("id"), name: text("name"), aliases: texts("aliases"), objects: texts("objects"),
      summary: text("summary"),
      members: self["members"]?.elements.map { $0.member() } ?? [],
      situations: self["situations"]?.elements.compactMap { $0.situation(shared: shared) } ?? [],
      extras: texts("extras"), steps: texts("steps"), provenance: provenance)
  }

  private func member() -> ItemBundle.Member {
    allow(["item", "act", "when", "note", "given", "from"])
    var given: [String: String] = [:]
    for (key, value) in self["given"]?.pairs ?? [] { given[key] = value.text }
    var from: [String: String] = [:]
    for (key, value) in self["from"]?.pairs ?? [] { from[key] = value.text }
    return ItemBundle.Member(
      item: text("item"), act: choice("act", default: .new) ?? .new,
      when: self["when"]?.condition(), note: optionalText("note"), given: given, from: from)
  }
}
