/// A thing to bring, with all that a person needs to bring the right one.
public struct Material: Codable, Hashable, Sendable, Identifiable {
  /// Ordered by strictness: when items are merged the strictest form wins.
  public enum Form: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
    case electronic, copy, original

    public static func < (left: Form, right: Form) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .electronic: 0
      case .copy: 1
      case .original: 2
      }
    }
  }

  public enum Medium: String, Codable, Hashable, Sendable, CaseIterable {
    case paper, electronic, either
  }

  public enum Requirement: String, Codable, Hashable, Sendable, CaseIterable {
    case required
    /// 可容缺: the application is accepted without it, and it follows later.
    case deferrable
  }

  /// Unique in the whole knowledge base: a shared id, or `item-id.local-id`.
  public var id: String
  public var name: String
  public var form: Form
  public var copies: Int
  public var medium: Medium
  public var issuer: String
  /// Where or how to get it.
  public var source: String
  public var when: Condition?
  public var requirement: Requirement
  /// 免提交: the hall fetches it by data sharing.
  public var isExempt: Bool
  public var basis: Basis
  public var note: String?
  public var isShared: Bool

  public init(
    id: String, name: String, form: Form, copies: Int, medium: Medium, issuer: String,
    source: String, when: Condition? = nil, requirement: Requirement = .required,
    isExempt: Bool = false, basis: Basis, note: String? = nil, isShared: Bool = false
  ) {
    self.id = id
    self.name = name
    self.form = form
    self.copies = copies
    self.medium = medium
    self.issuer = issuer
    self.source = source
    self.when = when
    self.requirement = requirement
    self.isExempt = isExempt
    self.basis = basis
    self.note = note
    self.isShared = isShared
  }
}

/// A statute or rule and its article; the article says so itself when it is not known.
public struct Basis: Codable, Hashable, Sendable {
  public var law: String
  public var article: String

  public init(law: String, article: String) {
    self.law = law
    self.article = article
  }

  /// What the data writes for an article that nobody has verified yet.
  public static let unknownArticle = "条款未核实"

  public var isArticleKnown: Bool { article != Basis.unknownArticle }
  public var text: String { "《\(law)》\(article)" }
}
