import Domain

extension BlueprintComposer {
  /// What comes back to the members, from inside and outside, and what research may use.
  static func feedback(_ context: DraftContext) -> Blueprint.Section {
    var section = Blueprint.Section(.feedback, "Feedback and research")
    let briefings = context.rules.learning.briefings
    section.advise(
      "Close each meeting of the leadership team with five minutes on how the members work together.",
      why: "Monthly meetings were where Sanger and Firebaugh caught misunderstandings early.",
      .david2014)
    section.advise(
      "Hold \(briefings) briefings a year: mid-year on what \(who(context)) sees, at the end on"
        + " the \(context.guide?.result ?? "indicators").",
      why: "Documenters of Sanger and Firebaugh briefed leaders twice a year, from interviews and"
        + " from surveys of teachers.", .david2014)
    if let students = context.students, students >= context.rules.learning.largeEnrollment {
      section.advise(
        "Ask a sample of teachers, the same questions each time, before the work begins and yearly.",
        why: "Surveys of teachers in Sanger and Firebaugh were read as trends over three points in"
          + " time. A sample is a working rule from"
          + " \(Amount.students(context.rules.learning.largeEnrollment)) students on.", .david2014)
    } else {
      section.advise(
        "Ask all teachers who take part, before the work begins and yearly, with the same questions.",
        why: "Surveys of teachers in Sanger and Firebaugh were read as trends over three points in"
          + " time.", .david2014)
    }
    if !context.fewStaff.isEmpty {
      section.advise(
        "Show answers from \(context.names(of: context.fewStaff)) only together with those of partners.",
        why: "A working rule: with few teachers, single answers would be known.")
    }
    if context.mentor != nil {
      section.advise(
        "Expect effects late, and count what each side learnt meanwhile.",
        why: "Federations of schools in England showed effects on students only in later years.",
        .chapman2014)
    }
    section.ask(
      "Do the members agree that the programme studies this partnership, with names left out?")
    return section
  }

  private static func who(_ context: DraftContext) -> String {
    context.facilitator.map { "\($0.name) or a documenter" }
      ?? (context.plan.isWithoutFacilitators ? "a person from outside" : "the facilitator")
  }
}
