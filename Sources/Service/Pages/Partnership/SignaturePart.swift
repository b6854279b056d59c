import Storage
import Workflows

/// What a district puts under a partnership before it can begin.
enum SignaturePart {
  static func blocks(
    _ overview: PartnershipOverview, _ own: KeptPartnership.Member
  ) -> [Block] {
    [
      .heading("What your district puts under it"),
      .paragraph(
        "A partnership begins when each district has named its sponsor and senior lead and has"
          + " signed. What you leave empty stays as it is."),
      .form(
        .post(
          to: PartnershipPages.path(overview.id, "signature"),
          [
            Form.Group(fields: [
              .text("sponsor", "Superintendent who sponsors it", value: own.sponsor),
              .text("senior_lead", "Senior lead", value: own.seniorLead),
              .text(
                "signed_by", "Signed by",
                hint: own.signedAt.map { "Signed at \($0)." } ?? "The name of who signs.",
                value: own.signedBy),
              Ask.day(
                "board_at", "Day on which the board agreed", hint: "If your board has to.",
                value: own.boardAt),
              .text(
                "waiver", "Why you do without a facilitator, if you do",
                hint: "Only if every district does without.", value: own.waiver),
            ])
          ], button: "Put it under")),
    ]
  }

  static func signature(_ form: Answers) throws(Failure) -> Registry.Signature {
    var signature = Registry.Signature()
    signature.sponsor = form["sponsor"]
    signature.seniorLead = form["senior_lead"]
    signature.signedBy = form["signed_by"]
    signature.boardAt = try RoundForm.day(form["board_at"])
    signature.waiver = form["waiver"]
    return signature
  }
}
