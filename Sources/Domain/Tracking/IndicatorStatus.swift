/// Where an indicator stands towards its targets of a year.
package enum IndicatorStatus: String, CaseIterable, Sendable {
  case exceeds, meets, improving
  case flatOrDeclining = "flat_or_declining"
  case notAvailable = "not_available"

  /// `nil` is not known.
  package var isGood: Bool? {
    switch self {
    case .exceeds, .meets, .improving: true
    case .flatOrDeclining: false
    case .notAvailable: nil
    }
  }

  package var label: String {
    switch self {
    case .exceeds: "Exceeds"
    case .meets: "Meets"
    case .improving: "Improving but needs continued focus"
    case .flatOrDeclining: "Flat or declining"
    case .notAvailable: "Data not available"
    }
  }
}

/// The three bands in which Long Beach showed the same.
package enum TargetBand: String, CaseIterable, Sendable {
  case achieved, below
  case farBelow = "far_below"
  case notAvailable = "not_available"

  package var label: String {
    switch self {
    case .achieved: "Achieved target"
    case .below: "Below target"
    case .farBelow: "Far below target"
    case .notAvailable: "Data not available"
    }
  }
}

/// A status and the sentence that shows how it came about.
package struct IndicatorAssessment: Equatable, Sendable {
  package var status: IndicatorStatus
  /// In scheme `bands` only.
  package var band: TargetBand?
  package var because: String

  package var label: String { band?.label ?? status.label }
}

extension Indicator {
  /// One target beside its figure and the one before.
  private struct Part {
    var target: Target
    var value: Double
    var before: Double?
    /// Beyond the target, in the good direction.
    var lead: Double
    /// Better than the year before; `nil` without one.
    var change: Double?
  }

  /// The status in a year, by one rule over all targets of that year.
  ///
  /// *Exceeds*: every figure lies beyond its target by more than the tolerance. *Meets*: every
  /// figure reaches its target; the tolerance never lowers a target. *Improving*: every figure
  /// that falls short is better than the year before by more than the noise. *Flat or declining*:
  /// some figure falls short and is not. *Not available*: the measure has ended, there is no
  /// target, a figure is missing or suppressed, or a figure falls short and has no year before.
  ///
  /// Reference: Duffy et al. 2010, figure 3 (statuses) and figure 4 (bands).
  package func assessment(in year: String) -> IndicatorAssessment {
    if let ending, year >= ending.year {
      return unavailable("There are no figures from \(ending.year) on: \(ending.reason)")
    }
    let targets = targets.filter { $0.year == year }
    guard !targets.isEmpty else { return unavailable("There is no target for \(year).") }
    var parts: [Part] = []
    for target in targets {
      let name = target.group.map { " of \($0)" } ?? ""
      guard let actual = actual(in: year, group: target.group) else {
        return unavailable("There is no figure\(name) for \(year).")
      }
      guard !actual.isSuppressed else {
        return unavailable("The figure\(name) is \(SmallCell.words).")
      }
      let before = previous(before: year, group: target.group).flatMap {
        $0.isSuppressed ? nil : $0.value
      }
      parts.append(
        Part(
          target: target, value: actual.value, before: before,
          lead: advantage(of: actual.value, over: target.value),
          change: before.map { advantage(of: actual.value, over: $0) }))
    }
    return scheme == .bands ? band(parts) : trend(parts)
  }

  private func unavailable(_ because: String) -> IndicatorAssessment {
    IndicatorAssessment(
      status: .notAvailable, band: scheme == .bands ? .notAvailable : nil, because: because)
  }

  private func trend(_ parts: [Part]) -> IndicatorAssessment {
    let missed = parts.filter { $0.lead < 0 }
    guard !missed.isEmpty else {
      let isBeyond = parts.allSatisfy { $0.lead > tolerance }
      return IndicatorAssessment(
        status: isBeyond ? .exceeds : .meets, band: nil, because: sentence(parts))
    }
    if let part = missed.first(where: { $0.change == nil }) {
      return unavailable(
        sentence([part]) + " There is no year before to see a trend.")
    }
    let isImproving = missed.allSatisfy { $0.change ?? 0 > noise }
    return IndicatorAssessment(
      status: isImproving ? .improving : .flatOrDeclining, band: nil, because: sentence(missed))
  }

  private func band(_ parts: [Part]) -> IndicatorAssessment {
    guard let farBelow else {
      return unavailable("Nobody has said how far short is far below the target.")
    }
    let least = parts.map(\.lead).min() ?? 0
    let band: TargetBand = least >= 0 ? .achieved : least < -farBelow ? .farBelow : .below
    let isImproving = parts.filter { $0.lead < 0 }.allSatisfy { $0.change ?? 0 > noise }
    let status: IndicatorStatus =
      band == .achieved ? .meets : isImproving ? .improving : .flatOrDeclining
    return IndicatorAssessment(
      status: status, band: band,
      because: sentence(parts) + " Far below is more than \(text(farBelow)) short.")
  }

  private func sentence(_ parts: [Part]) -> String {
    let words = parts.map { part in
      let name = part.target.group.map { "\($0) " } ?? ""
      let before = part.before.map { " after \(text($0))" } ?? ""
      return "\(name)\(text(part.value))\(before), target \(text(part.target.value))"
    }
    return words.joined(separator: "; ") + " (\(direction.rawValue) is better; tolerance"
      + " \(text(tolerance)), noise \(text(noise)))."
  }

  private func text(_ number: Double) -> String { Phrase.figure(number) }
}

extension Phrase {
  /// A measured figure, with as many decimals as it has, up to two.
  package static func figure(_ number: Double) -> String {
    var text = decimal(number, 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
