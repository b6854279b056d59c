import Storage
import Workflows

/// What a district puts under a partnership before it can begin.
enum SignaturePart {
  static func blocks(
    _ overview: PartnershipOverview, _ own: KeptPartnership.Member, _ contacts: RegistryAnswer
  ) -> [Block] {
    /// Whom the registration names for a part, as a first answer.
    func contact(_ part: Person.Part) -> String? {
      let name = overview.name(of: own.district)
      return contacts.rows.indices.first {
        contacts.words($0, "part") == part.rawValue && contacts.words($0, "district") == name
      }.map { contacts.words($0, "name") }
    }
    return [
      .heading("What your district puts under it"),
      .paragraph(
        "A partnership begins when each district has named its sponsor and senior lead and has"
          + " signed. What you leave empty stays as it is."),
      .form(
        .post(
          to: PartnershipPages.path(overview.id, "signature"),
          [
            Form.Group(fields: [
              .text(
                "sponsor", "Superintendent who sponsors it",
                value: own.sponsor ?? contact(.sponsor)),
              .text(
                "senior_lead", "Senior lead", value: own.seniorLead ?? contact(.seniorLead)),
              .text(
                "signed_by", "Signed by",
                hint: own.signedAt.map {
                  "Signed on \($0.prefix(10)). Another name signs anew, from today."
                } ?? "The name of who signs.",
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
