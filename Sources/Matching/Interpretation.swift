import KnowledgeModel
import Language

/// What a line means, as far as the line alone can tell.
public struct Interpretation: Sendable {
  /// An item, bundle or foreign business that the line may be about.
  public struct Candidate: Sendable, Hashable {
    public var id: String
    /// Cosine of the line's vector with the candidate's, and a little for what is named outright; 0 to about 1.
    public var score: Float
    /// Estimated probability that this is what the person means, 0 to 1.
    public var confidence: Float
    /// Part of the line, by the weight of its grams, that the candidate has, 0 to 1.
    public var share: Float
    /// How far the next candidate is behind in score; negative for all but the first.
    public var margin: Float
    /// Length in symbols of the longest name in the line that this candidate alone has, 0 for none.
    public var named: Int

    public init(
      id: String, score: Float, confidence: Float, share: Float, margin: Float, named: Int = 0
    ) {
      self.named = named
      self.id = id
      self.score = score
      self.share = share
      self.margin = margin
      self.confidence = confidence
    }
  }

  /// The margin rule's verdict on the items.
  public enum Verdict: Sendable, Hashable {
    /// One item stands out.
    case certain
    /// This many of the first candidates are too close to choose between.
    case close(Int)
    /// Nothing in the hall fits; the business of another office if one is named.
    case outside(String?)
    /// The line says nothing about any item.
    case silent
  }

  public var utterance: Utterance
  /// By the sentence templates alone; nil when none of them matched.
  public var intent: Intent?
  /// What the line asks if it brings up an item: the templates and what was learnt from questions together.
  public var leaning: Intent?
  public var act: Act?
  public var move: Move?
  /// Text that the move is about (`number`, `right`, `wrong`, `other`).
  public var slots: [String: String]
  /// Smalltalk or a crisis that the line is.
  public var smalltalk: String?
  /// Whether the line has words of somebody who wants a licence.
  public var isWish: Bool
  /// Symbols that no template, filler or stopword accounts for: what the line is about, if it is about anything.
  public var substance: Int
  /// Items, the best five, best first.
  public var items: [Candidate]
  /// Bundles that the line names, the longest name first.
  public var bundles: [String]
  public var verdict: Verdict
  /// Cosine of the nearest business of another office.
  public var foreign: Float
  /// Whether a signal of another office's business is in the line.
  public var isSignalled: Bool
  /// Whether the line is about another office's business, and not a mere question word that others ask as well.
  public var isElsewhere: Bool {
    if case .outside(.some) = verdict { substance > 2 } else { false }
  }
  /// Items that different parts of the line ask for (超市卖烟卖酒), best first; one or none is usual.
  public var wishes: [String]
}

/// One reason for a candidate.
public struct Evidence: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable { case phrase, pair, character, sound, initials, synonym }
  public var kind: Kind
  /// The part of the line, folded.
  public var text: String
  public var weight: Float
}
