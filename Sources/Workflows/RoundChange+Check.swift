import Domain
import Storage

extension RoundChange {
  /// More partnerships than any state makes in a round.
  private static let mostPartnerships = 10_000

  /// Looks at what is to be set of a round, together with what it keeps of `present`.
  ///
  /// - Throws: `Failure.badInput` with a point for each setting that cannot be.
  func check(over present: KeptRound?) throws(Failure) {
    var points: [Failure.Point] = []
    if let year = schoolYear, !SchoolYear.isOne(year) {
      points.append(
        Failure.Point(
          "The school year is \(year). Write it such as 2026-27.", column: "school_year"))
    }
    if let most = maximumPartnerships, !(0...Self.mostPartnerships).contains(most) {
      points.append(
        Failure.Point(
          "The most partnerships are \(most). Give a whole number from 0 to"
            + " \(Phrase.grouped(Self.mostPartnerships)).", column: "max_partnerships"))
    }
    let days = [("opens", opens), ("closes", closes)]
    for case (let column, let text?) in days where Day(text) == nil {
      points.append(
        Failure.Point(
          "The day is \(text). Write year, month and day, such as 2026-09-15.", column: column))
    }
    if let first = (opens ?? present?.opens).flatMap({ Day($0) }),
      let last = (closes ?? present?.closes).flatMap({ Day($0) }), last < first
    {
      points.append(
        Failure.Point(
          "The round would close on \(last), before it opens on \(first). Change one of the two.",
          column: closes == nil ? "opens" : "closes"))
    }
    guard points.isEmpty else { throw Failure(.badInput, about: points) }
  }
}
