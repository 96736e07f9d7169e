import KnowledgeModel

extension Matcher {
  /// Examples of the sentence templates that their own template does not match.
  public func failingExamples(_ dialogs: Dialogs) -> [String] {
    var failures: [String] = []
    for group in dialogs.templates {
      for template in group.templates {
        for example in template.examples {
          let matches = templates.matches(
            in: normaliser.utterance(example), comparing: .symbol)
          if !matches.contains(where: { templates.source($0.order) == template.says }) {
            failures.append("template '\(template.says)' does not match its example '\(example)'")
          }
        }
      }
    }
    return failures
  }
}
