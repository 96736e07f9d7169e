import KnowledgeModel
import Matching
import Rendering

/// Why a question is understood as it is, for staff.
struct ExplanationText {
  let text: String

  init(_ explanation: Explanation, _ knowledge: Knowledge) {
    var lines = ["folded     \(Console.harmless(explanation.folded))"]
    for template in explanation.templates {
      let slots = template.slots.sorted { $0.key < $1.key }.map { " \($0.key)=\(Console.harmless($0.value))" }
      lines.append(
        "\(template.isChosen ? "template *" : "template  ") \(template.meaning): \(template.template)\(slots.joined())")
    }
    for candidate in explanation.candidates {
      let name = knowledge.item(candidate.id)?.name ?? ""
      lines.append(
        "item       \(candidate.id) \(name)  score \(Self.rounded(candidate.score))  "
          + "confidence \(Self.rounded(candidate.confidence))")
      for evidence in candidate.evidence {
        let label = DisplayWidth.pad(evidence.kind.rawValue, to: 10)
        lines.append(
          "             \(label) \(DisplayWidth.pad(evidence.text, to: 24)) \(Self.rounded(evidence.weight))")
      }
    }
    lines.append("verdict    \(explanation.verdict)")
    text = lines.joined(separator: "\n")
  }

  private static func rounded(_ value: Float) -> String { "\((Double(value) * 1000).rounded() / 1000)" }
}
