import Access
import Domain
import Workflows

/// What pays for a partnership until when; the words are here.
enum FundingPages {
  static func page(
    _ overview: PartnershipOverview, _ answer: RegistryAnswer, _ form: Answers
  ) -> Page {
    var blocks: [Block] = [
      .table(
        Table(
          "Funding", answer,
          columns: [
            ("source", "Source"), ("begins", "From"), ("ends", "Until"), ("amount", "Dollars"),
          ], empty: "No source is on record."))
    ]
    if overview.isTracked, overview.grants.contains(.recordProgress) {
      blocks += [
        .heading("Add a source"),
        .form(
          .post(
            to: PartnershipPages.path(overview.id, .funding),
            [
              Form.Group(fields: [
                .text("source", "Source", value: form["source"]),
                Ask.day("begins", "First day", hint: "If it is known.", value: form["begins"]),
                Ask.day("ends", "Last day", value: form["ends"]),
                .number("amount", "Dollars", hint: "If it is known.", value: form["amount"]),
              ])
            ], button: "Add the source")),
      ]
    }
    return PartnershipPages.page("Funding", overview, blocks)
  }

  /// The source that was filled in, or what is wrong with it.
  static func read(_ form: Answers) throws(Failure) -> (funding: Funding?, problems: [Page.Problem])
  {
    var problems: [Page.Problem] = []
    if form["source"] == nil {
      problems.append(Page.Problem("Name the source.", at: "field-source"))
    }
    let amount = form["amount"].flatMap(CheckInPages.finite)
    if form["amount"] != nil, amount == nil {
      problems.append(Page.Problem("The dollars are no number.", at: "field-amount"))
    }
    guard let ends = form["ends"] else {
      return (nil, problems + [Page.Problem("Give the last day.", at: "field-ends")])
    }
    guard problems.isEmpty, let source = form["source"] else { return (nil, problems) }
    let begins: Day? =
      if let text = form["begins"] { try FormFile.day(text, "first day") } else { nil }
    return (
      Funding(
        source: source, begins: begins, ends: try FormFile.day(ends, "last day"), amount: amount),
      []
    )
  }
}
