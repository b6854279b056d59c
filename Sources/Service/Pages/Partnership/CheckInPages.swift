import Access
import Domain
import Foundation
import Workflows

/// Check-ins of a partnership, their form in one page; the words are here.
enum CheckInPages {
  static func page(
    _ overview: PartnershipOverview, _ answer: RegistryAnswer, _ form: Answers, for actor: Actor
  ) -> Page {
    var blocks: [Block] = [
      .paragraph(answer.paragraph), table(answer, caption: "Check-ins, latest first"),
    ]
    if overview.isTracked, overview.grants.contains(.recordProgress) {
      blocks += [
        .heading("Log a check-in", place: "log"), .form(self.form(overview, form, for: actor)),
      ]
    }
    return PartnershipPages.page("Check-ins", overview, blocks)
  }

  static func table(_ answer: RegistryAnswer, caption: String) -> Block {
    .table(
      Table(
        caption, answer.wording("kind", Ask.label).wording("place", Ask.label),
        columns: [
          ("day", "Day"), ("kind", "Kind"), ("place", "Place"), ("came", "Came"),
          ("levels", "Levels"), ("initiatives", "About"), ("joint_work", "Joint work"),
        ], empty: "There has been none yet."))
  }

  private static func form(
    _ overview: PartnershipOverview, _ form: Answers, for actor: Actor
  ) -> Form {
    var groups = [
      Form.Group(
        legend: "The meeting",
        fields: [
          Ask.day("date", "Day", hint: "Today, if you leave it empty.", value: form["date"]),
          Ask.word("kind", "Kind", value: form["kind"]) { (kind: CheckIn.Kind) in
            Ask.label(kind.rawValue)
          },
          Ask.word("place", "Place", value: form["place"]) { (place: CheckIn.Place) in
            place == .inPerson ? "In person" : "At a distance"
          },
          .number("minutes", "Minutes that it took", value: form["minutes"]),
          .text(
            "initiatives", "What it was about", hint: "Separated by semicolons.",
            value: form["initiatives"]),
          .check(
            "joint_work", "A common problem was worked on",
            hint: "And not only practices shown.", isOn: form["joint_work"] == "yes"),
          .check(
            "hard_truth", "Somebody shared a result that disappointed",
            isOn: form["hard_truth"] == "yes"),
          .number(
            "useful_percent", "Percent of visitors who found it useful", hint: "Visits only.",
            value: form["useful_percent"]),
        ])
    ]
    groups += overview.members.enumerated().map { place, member in
      Form.Group(
        legend: "Who came from \(member.name)",
        groupHint: "How many of how many expected, such as 3/4; 3, if nobody knows.",
        fields: StaffLevel.allCases.map { level in
          .text(
            attendanceName(place, level), Ask.label(level.rawValue),
            value: form[attendanceName(place, level)], narrow: true)
        })
    }
    groups.append(
      Form.Group(
        legend: "Afterwards",
        fields: [
          .area("shared_note", "A note for everybody in it", value: form["shared_note"]),
          .area(
            "private_note", "A note for yourself",
            hint: "Nobody else reads it here. It may still be a public record.",
            value: form["private_note"]),
          Ask.day("next_date", "The next date", value: form["next_date"]),
        ]
          + (actor.district == nil
            ? [
              .number("hours", "The facilitator's hours, with travel", value: form["hours"]),
              .number("cost", "The facilitator's costs in dollars", value: form["cost"]),
            ] : [])))
    return .post(
      to: PartnershipPages.path(overview.id, .checkIns), groups, button: "Keep the check-in")
  }

  private static func attendanceName(_ member: Int, _ level: StaffLevel) -> String {
    "came_\(member)_\(level.rawValue)"
  }

  static let notYet = Page.Problem(
    "The check-in would be on a day to come. Log it once it was.", at: "field-date")

  /// What was filled in, and what of it is no number.
  static func read(
    _ form: Answers, _ overview: PartnershipOverview
  ) -> (form: CheckInForm, problems: [Page.Problem]) {
    var (checkIn, problems) = (CheckInForm(), [Page.Problem]())
    func number<Number>(_ name: String, _ what: String, _ read: (String) -> Number?) -> Number? {
      guard let text = form[name] else { return nil }
      if let number = read(text) { return number }
      problems.append(
        Page.Problem("\(what) is no number. Give digits only.", at: "field-\(name)"))
      return nil
    }
    checkIn.date = form["date"]
    checkIn.kind = form["kind"]
    checkIn.place = form["place"]
    checkIn.minutes = number("minutes", "How long it took") { Int($0) }
    checkIn.initiatives = form["initiatives"]?.split(separator: ";").map(String.init)
    checkIn.jointWork = form["joint_work"] == "yes"
    checkIn.hardTruth = form["hard_truth"] == "yes"
    checkIn.usefulPercent = number("useful_percent", "The percent of visitors") { finite($0) }
    checkIn.hours = number("hours", "The number of hours") { finite($0) }
    checkIn.cost = number("cost", "The costs") { finite($0) }
    checkIn.sharedNote = form["shared_note"]
    checkIn.privateNote = form["private_note"]
    checkIn.nextDate = form["next_date"]
    checkIn.attendance = []
    for (place, member) in overview.members.enumerated() {
      for level in StaffLevel.allCases {
        let name = attendanceName(place, level)
        guard let text = form[name]?.replacing(" ", with: "") else { continue }
        guard
          let attendance = CheckInForm.attendance("\(member.id):\(level.rawValue):\(text)")
        else {
          problems.append(
            Page.Problem(
              "\(member.name), \(level.label): \(text) is neither such as 3/4 nor a number.",
              at: "field-\(name)"))
          continue
        }
        checkIn.attendance?.append(attendance)
      }
    }
    return (checkIn, problems)
  }

  static func finite(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
