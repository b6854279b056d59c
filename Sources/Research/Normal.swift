import Foundation

/// Random numbers of the standard normal distribution.
///
/// Reference: Box & Muller, "A Note on the Generation of Random Normal Deviates", Annals of
/// Mathematical Statistics 29(2), 1958. doi:10.1214/aoms/1177706645
enum Normal {
  /// The standard deviations within which 95 % of a normal distribution lie.
  static let width95 = 1.959963984540054

  static func draw(using random: inout some RandomNumberGenerator) -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &random))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
  }

  /// `e^(spread · z)`.
  static func factor(spread: Double, using random: inout some RandomNumberGenerator) -> Double {
    exp(spread * draw(using: &random))
  }
}
