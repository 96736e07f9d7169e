import KnowledgeModel

/// One difference between two states of the knowledge, in the terms of the field.
public struct Change: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case added, removed, changed
  }

  /// What is compared: an item, or a part of one.
  public enum Subject: String, Hashable, Sendable {
    case item, material, situation, option, act, field, bundle, department, window
  }

  public var kind: Kind
  public var subject: Subject
  /// Id of the item or bundle in which it changed.
  public var owner: String
  /// What a person calls the owner.
  public var ownerName: String
  /// Id of the part; the owner's id when the whole is meant.
  public var part: String
  /// What a person calls the part, or the name of the field.
  public var partName: String
  /// Name of the property that changed, for instance `form`.
  public var property: String?
  public var before: String?
  public var after: String?
}

extension Change: CustomStringConvertible {
  /// One line: `+ material 'X' (id) added`, `~ material 'X': form original → copy`.
  public var description: String {
    let sign =
      switch kind {
      case .added: "+"
      case .removed: "-"
      case .changed: "~"
      }
    let name = part == partName || partName.isEmpty ? part : "\(partName) (\(part))"
    switch kind {
    case .added, .removed:
      if subject == .field { return "\(sign) \(part): \(partName)" }
      let details = (after ?? before).map { ": \($0)" } ?? ""
      return "\(sign) \(subject.rawValue) \(name) \(kind.rawValue)\(details)"
    case .changed:
      let what = [subject == .field ? nil : "\(subject.rawValue) \(name):", property].compactMap(\.self)
        .joined(separator: " ")
      return "\(sign) \(what) \(before ?? "–") → \(after ?? "–")"
    }
  }
}
