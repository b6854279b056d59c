/// What is known of a partnership when its outcome is judged, and the rule that judges it.
///
/// The rule was fixed before any outcome was looked at, and has a version: a partnership succeeded
/// if it went on at twelve months and at least two of three signs are there: the members answer
/// the question whether the focus still resonates with 3.5 or more of 5; there is a joint product;
/// the common indicator exceeds or meets its target, or improves. It failed if it did not go on, or
/// if two signs are known to be missing. Otherwise it is open, and nothing is learnt from it.
package struct PartnershipOutcome: Equatable, Sendable {
  package typealias IndicatorStatus = Domain.IndicatorStatus

  package enum Verdict: String, Sendable { case succeeded, failed, open }

  package static let definition = "outcome/1"
  /// The mean answer, 1…5, from which on the focus resonates.
  package static let resonatingPulse = 3.5
  /// The signs, of three, that a success has.
  package static let neededSigns = 2

  /// Whether it went on at twelve months.
  package var continued: Bool?
  /// The mean answer to whether the focus still resonates, 1…5.
  package var pulse: Double?
  /// Whether there is something that the members made together.
  package var hasProduct: Bool?
  package var indicator: IndicatorStatus?

  package init(
    continued: Bool? = nil, pulse: Double? = nil, hasProduct: Bool? = nil,
    indicator: IndicatorStatus? = nil
  ) {
    self.continued = continued
    self.pulse = pulse
    self.hasProduct = hasProduct
    self.indicator = indicator
  }

  package var verdict: Verdict {
    guard let continued else { return .open }
    if !continued { return .failed }
    let signs = [pulse.map { $0 >= Self.resonatingPulse }, hasProduct, indicator?.isGood ?? nil]
    if signs.count(where: { $0 == true }) >= Self.neededSigns { return .succeeded }
    if signs.count(where: { $0 == false }) > signs.count - Self.neededSigns { return .failed }
    return .open
  }
}
