/// Decides between an answer, a question and the way out.
///
/// The confidence is a logistic function of three features of the best candidate, fitted to the development
/// questions (`yici evaluate` prints the calibration): how much evidence there is, how much of the line it
/// explains, and how far the next candidate is behind.
struct MarginRule: Sendable {
  var bias: Float = -4
  var strength: Float = 1.2
  var share: Float = 4
  var margin: Float = 3
  /// At or above this the best candidate is answered.
  var certain: Float = 0.6
  /// Below this nothing in the hall fits.
  var outside: Float = 0.12

  func confidence(score: Float, share: Float, margin: Float) -> Float {
    let x = bias + strength * min(score, 4) + self.share * min(share, 1) + self.margin * margin
    return 1 / (1 + Float.exp(-x))
  }
}
