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
    /// Symbols of the longest name in the line that no other candidate has.
    var named: Int
    /// Symbols of the line.
    var length: Int
  }

  /// At or above this confidence the best candidate is answered.
  let certain: Float = 0.75
  /// Confidence in an item whose name is all that was said.
  let wholeName: Float = 0.95
  /// Below this nothing in the hall fits.
  let inside: Float = 0.6

  /// The probability that the candidate is what the person means.
  func confidence(_ features: Features) -> Float {
    logistic(
      -2.21 + 11.69 * min(features.score, 0.6) + 25.37 * min(features.margin, 0.15) + 2.75 * features.share
        + 1.56 * wish(features) + 1.94 * name(features) - 31.46 * features.foreign
        - 12.78 * max(0, features.foreign - features.score))
  }

  /// The probability that the line is about any item of the hall.
  func scope(_ features: Features) -> Float {
    logistic(
      -7.26 + 17.63 * features.score + 10.2 * features.share + 1.33 * wish(features) + 2.09 * name(features)
        - 41.87 * features.foreign + 7.58 * Float(min(features.length, 30)) / 30
        - (features.isSignalled ? 1.4 : 0))
  }

  private func wish(_ features: Features) -> Float { features.isWish ? 1 : 0 }
  private func name(_ features: Features) -> Float { Float(min(features.named, 6)) / 6 }
  private func logistic(_ x: Float) -> Float { 1 / (1 + Float.exp(-x)) }
}
