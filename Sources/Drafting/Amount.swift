import Domain

/// Numbers as readers see them; a limit is never rounded to the wrong side.
enum Amount {
  /// Keeps a sum of units of 1e-9 from being rounded by its last binary digit.
  private static let slack = 1e-9

  /// Whether a value is more than the noise of adding numbers up.
  static func isAboveZero(_ number: Double) -> Bool { number > slack }

  /// A score, fit or value: `0.695`.
  static func value(_ number: Double) -> String { Phrase.decimal(number, 3) }

  /// An objective: `41.2000`.
  static func objective(_ number: Double) -> String { Phrase.decimal(number, 4) }

  /// What no objective exceeds, rounded up.
  static func objectiveLimit(_ number: Double) -> String { Phrase.decimal(up(number, 1e4), 4) }

  /// An upper limit of a value, rounded up.
  static func atMost(_ number: Double) -> String { Phrase.decimal(up(number, 1e3), 3) }

  /// A lower limit of a value, rounded down; nothing where that is 0.
  static func atLeast(_ number: Double) -> String? {
    let rounded = (number * 1e3 + slack).rounded(.down) / 1e3
    return rounded > 0 ? Phrase.decimal(rounded, 3) : nil
  }

  /// What a value below `limit` does not exceed, with as many decimals as tell it from the limit.
  static func atMost(_ number: Double, below limit: Double) -> String {
    var text = atMost(number)
    for digits in 4...mostDigits where up(number, power(digits - 1)) >= limit - slack {
      text = Phrase.decimal(up(number, power(digits)), digits)
    }
    return text
  }

  /// A limit of the policy with two decimals, or more where it has them: `0.35`.
  static func limit(_ number: Double) -> String {
    let isCoarse = abs(number * 100 - (number * 100).rounded()) < slack
    return isCoarse ? Phrase.decimal(number) : weight(number)
  }

  /// The most decimals that a number is shown with.
  private static let mostDigits = 9

  private static func power(_ digits: Int) -> Double {
    (0..<digits).reduce(1) { ten, _ in ten * 10 }
  }

  /// A weight or share without needless zeros: `0.7`, `0.15`.
  static func weight(_ number: Double) -> String {
    var text = Phrase.decimal(number, 3)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// Students, whole, with commas: `11,240`.
  static func students(_ number: Double) -> String {
    Int(exactly: number.rounded()).map(Phrase.grouped) ?? whole(number)
  }

  /// A count that is kept as a number with decimals.
  static func whole(_ number: Double) -> String { Phrase.decimal(number, 0) }

  /// A share of 1 as whole percent: `92 %`.
  static func percent(_ share: Double) -> String {
    Phrase.decimal(share * 100, 0) + " %"
  }

  /// A share below `limit` as percent, never rounded up to the limit.
  static func percentBelow(_ share: Double, _ limit: Double) -> String {
    let isClose = share < limit && percent(share) == percent(limit)
    return isClose
      ? Phrase.decimal((share * 1e3).rounded(.down) / 10, 1) + " %" : percent(share)
  }

  /// A share of 1 in tenths of a percent, rounded up: `1.3 %`.
  static func percentAtMost(_ share: Double) -> String {
    Phrase.decimal(up(share * 100, 10), 1) + " %"
  }

  private static func up(_ number: Double, _ scale: Double) -> Double {
    let rounded = (number * scale - slack).rounded(.up) / scale
    return rounded > 0 ? rounded : 0
  }
}
