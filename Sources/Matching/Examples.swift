import KnowledgeModel

extension Matcher {
  /// Examples of the sentence templates that their own template does not match.
  public func failingExamples(_ dialogs: Dialogs) -> [FailingExample] {
    var failures: [FailingExample] = []
    for group in dialogs.templates {
      for template in group.templates {
        for example in template.examples {
          let matches = templates.matches(
            in: normaliser.utterance(example), comparing: .symbol)
          if !matches.contains(where: { templates.source($0.order) == template.says }) {
            failures.append(FailingExample(template: template.says, example: example))
          }
        }
      }
    }
    return failures
  }
}

/// An example that the template it belongs to does not match.
public struct FailingExample: Hashable, Sendable, CustomStringConvertible {
  public var template: String
  public var example: String

  public var description: String {
    "template '\(template)' does not match its example '\(example)'"
  }
}
