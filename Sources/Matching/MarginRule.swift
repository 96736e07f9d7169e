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
    /// Symbols of the longest name in the line that no other candidate has.
    var named: Int
    /// Symbols of the line.
    var length: Int
  }

  /// At or above this confidence the best candidate is answered.
  let certain: Float = 0.85
  /// Confidence in an item whose name is all that was said.
  let wholeName: Float = 0.95
  /// Below this nothing in the hall fits.
  let inside: Float = 0.35

  /// The probability that the candidate is what the person means.
  func confidence(_ features: Features) -> Float {
    logistic(
      -6.09 + 1.03 * strength(features) + 3.05 * share(features) + 3.36 * features.margin
        + 1.72 * wish(features) + 0.92 * name(features))
  }

  /// The probability that the line is about any item of the hall.
  func scope(_ features: Features) -> Float {
    logistic(
      -8.4 + 0.74 * strength(features) + 7.46 * share(features) + 2.98 * wish(features)
        + 3.96 * name(features) + 5.64 * Float(min(features.length, 30)) / 30)
  }

  private func strength(_ features: Features) -> Float { min(features.score, 4) }
  private func share(_ features: Features) -> Float { min(features.share, 1) }
  private func wish(_ features: Features) -> Float { features.isWish ? 1 : 0 }
  private func name(_ features: Features) -> Float { Float(min(features.named, 6)) / 6 }
  private func logistic(_ x: Float) -> Float { 1 / (1 + Float.exp(-x)) }
}
