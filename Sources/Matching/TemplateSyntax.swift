import KnowledgeModel

/// A sentence template as written in Dialogs/intents.yaml, read into its parts.
///
/// `(a|b)` is one of several, `[a|b]` may be left out, `<list>` is a named list, `{slot}` is any text.
struct TemplateSyntax {
  indirect enum Part {
    case literal(String)
    case sequence([Part])
    case choice([Part], isOptional: Bool)
  }

  enum Piece {
    case part(Part)
    case slot(String)
  }

  let pieces: [Piece]

  init(_ text: String, lists: [String: [String]]) throws(TemplateError) {
    var parser = Parser(text: text, rest: Array(text)[...], lists: lists)
    var pieces: [Piece] = []
    var parts: [Part] = []
    while let character = parser.rest.first {
      guard character == "{" else {
        parts.append(try parser.part())
        continue
      }
      if !parts.isEmpty { pieces.append(.part(.sequence(parts))) }
      parts = []
      pieces.append(.slot(try parser.name("{", "}")))
    }
    if !parts.isEmpty { pieces.append(.part(.sequence(parts))) }
    self.pieces = pieces
  }

  private struct Parser {
    let text: String
    var rest: ArraySlice<Character>
    let lists: [String: [String]]

    mutating func part() throws(TemplateError) -> Part {
      switch rest.first {
      case "(": return try choice(closing: ")", isOptional: false)
      case "[": return try choice(closing: "]", isOptional: true)
      case "<":
        let name = try name("<", ">")
        guard let values = lists[name] else { throw fault("no list named '\(name)'") }
        var parts: [Part] = []
        for value in values {
          parts.append(.sequence(try TemplateSyntax.literalParts(value, lists: lists)))
        }
        return .choice(parts, isOptional: false)
      case ")", "]", ">", "}", "|":
        throw fault("unexpected '\(rest.first!)'")
      case "{": throw fault("a slot cannot stand inside brackets")
      default: return .literal(String(rest.removeFirst()))
      }
    }

    private mutating func choice(closing: Character, isOptional: Bool) throws(TemplateError)
      -> Part
    {
      rest.removeFirst()
      var alternatives: [Part] = []
      var current: [Part] = []
      while let character = rest.first {
        if character == closing {
          rest.removeFirst()
          alternatives.append(.sequence(current))
          return .choice(alternatives, isOptional: isOptional)
        }
        if character == "|" {
          rest.removeFirst()
          alternatives.append(.sequence(current))
          current = []
        } else {
          current.append(try part())
        }
      }
      throw fault("'\(closing)' is missing")
    }

    mutating func name(_ open: Character, _ close: Character) throws(TemplateError) -> String {
      guard let end = rest.firstIndex(of: close) else { throw fault("'\(close)' is missing") }
      let name = String(rest[(rest.startIndex + 1)..<end])
      rest = rest[(end + 1)...]
      return name
    }

    private func fault(_ message: String) -> TemplateError {
      TemplateError(template: text, column: text.count - rest.count + 1, message: message)
    }
  }

  private static func literalParts(
    _ text: String, lists: [String: [String]]
  ) throws(TemplateError) -> [Part] {
    let pieces = try TemplateSyntax(text, lists: lists).pieces
    var parts: [Part] = []
    for piece in pieces {
      guard case .part(let part) = piece else {
        throw TemplateError(template: text, column: 1, message: "a list cannot hold a slot")
      }
      parts.append(part)
    }
    return parts
  }
}

/// A template that cannot be read.
public struct TemplateError: Error, Sendable, CustomStringConvertible {
  public var template: String
  /// Counts from 1.
  public var column: Int
  public var message: String

  public var description: String { "\(message) in template '\(template)', column \(column)" }
}
