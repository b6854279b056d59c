/// The clock by which people of a region live, by its name in the IANA time zone database.
package struct ClockZone: Equatable, Sendable {
  package var name: String
  /// Minutes of standard time ahead of universal time.
  package var offset: Int
  package var standardName: String
  /// The name of daylight saving time; `nil` where there is none.
  package var daylightName: String?

  static let eastern = ClockZone(
    name: "America/New_York", offset: -300, standardName: "EST", daylightName: "EDT")
  static let central = ClockZone(
    name: "America/Chicago", offset: -360, standardName: "CST", daylightName: "CDT")
  static let mountain = ClockZone(
    name: "America/Denver", offset: -420, standardName: "MST", daylightName: "MDT")
  static let arizona = ClockZone(name: "America/Phoenix", offset: -420, standardName: "MST")
  static let pacific = ClockZone(
    name: "America/Los_Angeles", offset: -480, standardName: "PST", daylightName: "PDT")
  static let alaska = ClockZone(
    name: "America/Anchorage", offset: -540, standardName: "AKST", daylightName: "AKDT")
  static let aleutian = ClockZone(
    name: "America/Adak", offset: -600, standardName: "HST", daylightName: "HDT")
  static let hawaii = ClockZone(name: "Pacific/Honolulu", offset: -600, standardName: "HST")
  static let atlantic = ClockZone(
    name: "America/Puerto_Rico", offset: -240, standardName: "AST")
  static let samoa = ClockZone(name: "Pacific/Pago_Pago", offset: -660, standardName: "SST")
  static let guam = ClockZone(name: "Pacific/Guam", offset: 600, standardName: "ChST")

  static let all = [
    eastern, central, mountain, arizona, pacific, alaska, aleutian, hawaii, atlantic, samoa, guam,
  ]

  /// The component `VTIMEZONE` of RFC 5545 in its lines.
  ///
  /// Daylight saving runs from the second Sunday of March to the first of November, 2 o'clock each
  /// (Energy Policy Act of 2005, section 110), which holds from 2007.
  var lines: [String] {
    func rule(
      _ kind: String, from: Int, to: Int, name: String, starts: String, yearly: String?
    ) -> [String] {
      [
        "BEGIN:\(kind)", "DTSTART:\(starts)", "TZOFFSETFROM:\(Self.text(from))",
        "TZOFFSETTO:\(Self.text(to))", "TZNAME:\(name)",
      ] + (yearly.map { ["RRULE:FREQ=YEARLY;\($0)"] } ?? []) + ["END:\(kind)"]
    }
    let rules: [String]
    if let daylightName {
      let summer = offset + 60
      rules =
        rule(
          "DAYLIGHT", from: offset, to: summer, name: daylightName, starts: "20070311T020000",
          yearly: "BYMONTH=3;BYDAY=2SU")
        + rule(
          "STANDARD", from: summer, to: offset, name: standardName, starts: "20071104T020000",
          yearly: "BYMONTH=11;BYDAY=1SU")
    } else {
      rules = rule(
        "STANDARD", from: offset, to: offset, name: standardName, starts: "19700101T000000",
        yearly: nil)
    }
    return ["BEGIN:VTIMEZONE", "TZID:\(name)"] + rules + ["END:VTIMEZONE"]
  }

  /// Such as `-0800`.
  private static func text(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + two(abs(minutes) % 60)
  }
}
