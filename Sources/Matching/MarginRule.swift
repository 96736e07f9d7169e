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
    /// Whether the line has a signal of another office's business.
    var isSignalled: Bool
    /// Whether the line asks for a licence at all.
    var isWish: Bool
    /// Symbols of the line.
    var length: Int
  }

  /// At or above this confidence the best candidate is answered.
  let certain: Float = 0.8
  /// Confidence in an item whose name is all that was said.
  let wholeName: Float = 0.95
  /// Below this nothing in the hall fits.
  let inside: Float = 0.6

  /// The probability that the candidate is what the person means.
  func confidence(_ features: Features) -> Float {
    logistic(
      -2.49 + 10.35 * min(features.score, 0.6) + 18.76 * min(features.margin, 0.15) + 3.41 * features.share
        + wish(features) - 20.38 * features.foreign - 7.01 * max(0, features.foreign - features.score))
  }

  /// The probability that the line is about any item of the hall.
  func scope(_ features: Features) -> Float {
    logistic(
      -6.39 + 14.17 * features.score + 7.36 * features.share + wish(features) - 24.9 * features.foreign
        + 5.65 * Float(min(features.length, 30)) / 30 - (features.isSignalled ? 0.5 : 0))
  }

  private func wish(_ features: Features) -> Float { features.isWish ? 1 : 0 }
  private func logistic(_ x: Float) -> Float { 1 / (1 + Float.exp(-x)) }
}
