/// Decides between an answer, a question and the way out.
///
/// The confidence is a logistic function of five features of the best candidate, fitted to the development
/// questions (`yici evaluate` prints the calibration): how much evidence there is, how much of the line it
/// explains, how far the next candidate is behind, whether the line asks for a
/// licence at all, and whether it says a name that no other item has.
struct MarginRule: Sendable {
  var bias: Float = -5.32
  var strength: Float = 1.13
  var share: Float = 2.67
  var margin: Float = 3.68
  var wish: Float = 0.95
  var named: Float = 1.27
  /// At or above this the best candidate is answered.
  var certain: Float = 0.85
  /// Below this nothing in the hall fits.
  var outside: Float = 0.2

  func confidence(score: Float, share: Float, margin: Float, isWish: Bool, named: Int)
    -> Float
  {
    let x =
      bias + strength * min(score, 4) + self.share * min(share, 1) + self.margin * margin
      + (isWish ? wish : 0) + self.named * Float(min(named, 6)) / 6
    return 1 / (1 + Float.exp(-x))
  }
}
