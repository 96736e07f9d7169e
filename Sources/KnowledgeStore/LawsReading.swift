import KnowledgeModel

extension YAMLReader {
  /// The entries of laws.yaml, with the place of each.
  func laws() -> [(law: Law, place: Diagnostic.Place)] {
    // A list, or a mapping that holds the list under `laws`.
    let entries = isMapping ? self["laws"]?.elements ?? [] : elements
    return entries.map { entry -> (law: Law, place: Diagnostic.Place) in
      entry.allow([
        "title", "aliases", "issuer", "in_force", "amended", "repealed", "replaced_by", "note",
      ])
      let law = Law(
        title: entry.text("title"), issuer: entry.optionalText("issuer"),
        inForce: entry.optionalText("in_force"),
        amended: entry["amended"]?.textOrTexts.max(),
        repealed: entry.optionalText("repealed"),
        replacedBy: entry["replaced_by"]?.textOrTexts.joined(separator: ", "))
      return (law, entry.place)
    }
  }
}
