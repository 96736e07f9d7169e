/// All wording and phrase data of `Dialogs/`.
public struct Dialogs: Codable, Hashable, Sendable {
  /// Named alternatives that templates refer to as `<name>`.
  public var lists: [String: [String]]
  public var templates: [TemplateGroup]
  public var lexicon: Lexicon
  /// Every sentence that the assistant says, by key; `{name}` marks what is filled in.
  public var replies: [String: String]
  public var smalltalk: [SmallTalk]
  public var elsewhere: [Elsewhere]
  /// Questions that people asked, with what they meant: the matcher learns from them how people speak of it.
  public var questions: [AskedQuestion]

  public init(
    lists: [String: [String]] = [:], templates: [TemplateGroup] = [], lexicon: Lexicon = Lexicon(),
    replies: [String: String] = [:], smalltalk: [SmallTalk] = [], elsewhere: [Elsewhere] = [],
    questions: [AskedQuestion] = []
  ) {
    self.questions = questions
    self.lists = lists
    self.templates = templates
    self.lexicon = lexicon
    self.replies = replies
    self.smalltalk = smalltalk
    self.elsewhere = elsewhere
  }
}

/// Sentence templates that all mean one thing.
public struct TemplateGroup: Codable, Hashable, Sendable {
  /// What kind of thing a template recognises.
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    /// What the person wants to know (DESIGN §3).
    case intent
    /// What is to be done to the licence.
    case act
    /// A move in the dialogue (select, back …).
    case move
    /// Words of somebody who wants a licence.
    case wish
    /// Politeness that carries no meaning.
    case filler
    /// Who the person is, in the slot `who`: it counts less than what they come for.
    case background
  }

  public var kind: Kind
  public var value: String
  public var templates: [Template]

  public init(kind: Kind, value: String, templates: [Template]) {
    self.kind = kind
    self.value = value
    self.templates = templates
  }
}

/// One sentence template: `(a|b)` alternatives, `[a|b]` optional, `<list>` a named list, `{slot}` free text.
public struct Template: Codable, Hashable, Sendable {
  public var says: String
  /// Sentences that the template must match; `check` runs them.
  public var examples: [String]
  /// True when nothing but fillers may stand beside the match.
  public var isWhole: Bool

  public init(says: String, examples: [String], isWhole: Bool = false) {
    self.says = says
    self.examples = examples
    self.isWhole = isWhole
  }
}

/// What words mean.
public struct Lexicon: Codable, Hashable, Sendable {
  /// Everyday or dialect words and the official words that they stand for.
  public struct Synonym: Codable, Hashable, Sendable {
    public var says: [String]
    public var means: [String]

    public init(says: [String], means: [String]) {
      self.says = says
      self.means = means
    }
  }

  /// A phrase that several items may claim, with the words that tell them apart.
  public struct SharedAlias: Codable, Hashable, Sendable {
    public var alias: String
    public var items: [String]
    /// How they are told apart, for the reader of the data.
    public var rule: String

    public init(alias: String, items: [String], rule: String) {
      self.alias = alias
      self.items = items
      self.rule = rule
    }
  }

  public var synonyms: [Synonym]
  /// Words that say nothing about which item is meant.
  public var stopwords: [String]
  /// Single characters that may stand inside a phrase without changing it (开个药店).
  public var particles: [String]
  /// Verbs that people use alike for starting a business: 开网吧, 办网吧, 搞网吧.
  public var startingVerbs: [String]
  public var sharedAliases: [SharedAlias]

  public init(
    synonyms: [Synonym] = [], stopwords: [String] = [], particles: [String] = [],
    startingVerbs: [String] = [], sharedAliases: [SharedAlias] = []
  ) {
    self.startingVerbs = startingVerbs
    self.particles = particles
    self.synonyms = synonyms
    self.stopwords = stopwords
    self.sharedAliases = sharedAliases
  }
}

/// A remark that is no question about an item, and what is said to it.
public struct SmallTalk: Codable, Hashable, Sendable, Identifiable {
  public var id: String
  public var says: [String]
  public var reply: String
  /// A crisis is answered before anything else that the person said.
  public var isUrgent: Bool

  public init(id: String, says: [String], reply: String, isUrgent: Bool = false) {
    self.id = id
    self.says = says
    self.reply = reply
    self.isUrgent = isUrgent
  }
}

/// Business of another office: recognised so that the person is sent to the right one.
public struct Elsewhere: Codable, Hashable, Sendable, Identifiable {
  public var id: String
  /// Phrases that compete with what the items are called.
  public var says: [String]
  /// Sentence templates that speak for this office where an item is not named outright (the wages of a
  /// restaurant's cook).
  public var signals: [String]
  /// Sentence templates that decide, whatever item the line names (a restaurant in another city).
  public var always: [String]
  /// Sentence templates that take the decision of `always` back (goods on their way to another city).
  public var unless: [String]
  public var reply: String
  /// Whether such a line was not understood, so that a second one in a row hands over to a person.
  public var isUnclear: Bool

  public init(
    id: String, says: [String], signals: [String] = [], always: [String] = [], unless: [String] = [],
    reply: String, isUnclear: Bool = false
  ) {
    self.always = always
    self.unless = unless
    self.isUnclear = isUnclear
    self.id = id
    self.says = says
    self.signals = signals
    self.reply = reply
  }
}

/// A question as somebody asked it.
public struct AskedQuestion: Codable, Hashable, Sendable {
  public var text: String
  /// The item that was meant, or the `elsewhere` office whose business it is.
  public var subject: String
  /// What was asked about it (DESIGN §3); nil when that is not noted.
  public var intent: String?

  public init(_ text: String, subject: String, intent: String? = nil) {
    self.intent = intent
    self.text = text
    self.subject = subject
  }
}
