/// Decides between an answer, a question and the way out.
///
/// Two logistic functions of what is known of the best candidate, both fitted to development questions
/// (`yici evaluate --features` prints the features, `yici evaluate` the calibration).
struct MarginRule: Sendable {
  /// What the rule looks at.
  struct Features: Sendable {
    /// Cosine of the line's vector with the candidate's.
    var score: Float
    /// Part of the line that the evidence explains.
    var share: Float
    /// How far the next candidate is behind.
    var margin: Float
    /// Cosine of the nearest business of another office.
    var foreign: Float
    /// Whether the line asks for a licence at all.
    var isWish: Bool
    /// Symbols of the line.
    var length: Int
  }

  /// At or above this confidence the best candidate is answered.
  let certain: Float = 0.7
  /// A lead smaller than this, as a cosine, is none, however sure the rest makes it.
  let lead: Float = 0.03
  /// Confidence in an item whose name is all that was said.
  let wholeName: Float = 0.95
  /// Below this nothing in the hall fits.
  let inside: Float = 0.5

  /// The probability that the candidate is what the person means.
  func confidence(_ features: Features) -> Float {
    logistic(
      -1.82 + 12.45 * min(features.score, 0.6) + 20.53 * min(features.margin, 0.15) + 2.19 * features.share
        + 1.47 * wish(features) - 29.92 * features.foreign - 15.39 * max(0, features.foreign - features.score))
  }

  /// The probability that the line is about any item of the hall.
  func scope(_ features: Features) -> Float {
    logistic(
      -8.44 + 20.41 * features.score + 8.33 * features.share + 1.38 * wish(features) - 41.15 * features.foreign
        + 8.65 * Float(min(features.length, 30)) / 30)
  }

  private func wish(_ features: Features) -> Float { features.isWish ? 1 : 0 }
  private func logistic(_ x: Float) -> Float { 1 / (1 + Float.exp(-x)) }
}
