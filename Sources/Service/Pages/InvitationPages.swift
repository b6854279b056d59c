import Access
import Domain
import Storage
import Workflows

/// Who is invited to a round and how far each has come; the words are here.
enum InvitationPages {
  /// The name of the box by which a district is chosen.
  static func box(_ id: District.ID) -> String { "chosen_\(id)" }

  static let nobodyAdded = Failure.Point(
    "Write the number or the name of a district, or a county.", column: "districts")
  static let nobody = Failure.Point("Tick a district below, or choose a group.", column: "whom")

  static func page(
    _ round: String, _ districts: [InvitedDistrict], listed: [District.ID], _ form: Answers
  ) -> Page {
    let path = Place.path("rounds", round, "invitations")
    let kept = listed.map(\.rawValue).joined(separator: ";")
    let groups = InvitedDistrict.Standing.allCases.map { standing in
      (standing, districts.filter { $0.standing == standing })
    }.filter { !$0.1.isEmpty }
    var blocks: [Block] = [
      .summary(
        groups.map { standing, members in
          Block.SummaryRow(
            term: words(standing), termValues: [Phrase.count(members.count, "district")])
        })
    ]
    if districts.isEmpty { blocks = [.paragraph("Nobody is on the list yet.")] }
    blocks += [.heading("Add districts"), .form(adding(path, kept, form))]
    if !districts.isEmpty {
      blocks += [
        .heading("Make links"),
        .hint(
          "A link opens the district's part to whoever has it. Delete the file once the letters are"
            + " sent, and load this page again to see who was invited."),
        .form(links(path, groups, kept, listed, form)),
      ]
    }
    var page = Page(
      "Districts of round \(round)",
      lede: "Who was invited, and how far each has come. Links go out by your own mail or letter;"
        + " each works once, within \(LinkToken.days) days, and a newer one replaces it.", blocks)
    page.backPath = Place.path("rounds", round)
    return page
  }

  private static func isAdding(_ form: Answers) -> Bool { form["then"] == nil }

  private static func adding(_ path: String, _ kept: String, _ form: Answers) -> Form {
    Form.post(
      to: path,
      [
        Form.Group(fields: [
          .area(
            "districts", "Numbers or names", hint: "As in the directory, one on each line.",
            value: isAdding(form) ? form["districts"] : nil),
          .text(
            "county", "Or all districts of a county", hint: "Such as San Joaquin.",
            value: isAdding(form) ? form["county"] : nil),
        ])
      ], button: "Add to the list", buttonClass: "second"
    ).hiding("listed", kept)
  }

  private static func links(
    _ path: String, _ groups: [(InvitedDistrict.Standing, [InvitedDistrict])], _ kept: String,
    _ listed: [District.ID], _ form: Answers
  ) -> Form {
    let added = Set(listed)
    let whom =
      [("", "Those ticked below")]
      + groups.filter { $0.0 != .withdrawn && $0.0 != .agreed }
      .map { ($0.0.rawValue, "All of \u{201C}\(words($0.0))\u{201D} (\($0.1.count))") }
    let boxes = groups.map { standing, members in
      Form.Group(
        legend: "\(words(standing)) (\(members.count))",
        groupHint: hint(standing),
        fields: members.map { district in
          .check(
            box(district.id), label(district),
            isOn: isAdding(form)
              ? standing == .notInvited && added.contains(district.id)
              : form[box(district.id)] == "yes")
        })
    }
    var sent = Form.post(
      to: path,
      [Form.Group(fields: [.select("whom", "Make links for", value: form["whom"], whom)])] + boxes,
      button: "Make the links as a file (CSV)"
    ).hiding("listed", kept)
    sent.buttons[0].buttonName = "then"
    sent.buttons[0].buttonValue = "file"
    sent.buttons.append(
      Form.Button(
        buttonLabel: "Show the links here", buttonClass: "second", buttonName: "then",
        buttonValue: "show"))
    return sent
  }

  private static func label(_ district: InvitedDistrict) -> String {
    var words = "\(district.name) (\(district.id))"
    if let county = district.county { words += ", \(county)" }
    if let since = district.since { words += "; on \(since)" }
    if district.standing == .invited {
      words += district.linkEnds.map { ", link works until \($0.prefix(10))" } ?? ", link ran out"
    }
    return words
  }

  static func words(_ standing: InvitedDistrict.Standing) -> String {
    switch standing {
    case .notInvited: "Not invited"
    case .invited: "Invited, did not come in"
    case .cameIn: "Came in, nothing registered"
    case .begun: "Begun, not agreed"
    case .agreed: "Agreed to take part"
    case .withdrawn: "Withdrawn"
    }
  }

  private static func hint(_ standing: InvitedDistrict.Standing) -> String? {
    switch standing {
    case .invited: "A new link ends the one that is on its way."
    case .agreed, .withdrawn, .begun, .cameIn, .notInvited: nil
    }
  }

  static func links(_ links: [InvitationLink], round: String) -> Page {
    var page = Page(
      Phrase.count(links.count, "link"),
      lede: "They are shown once. Each works once, within \(LinkToken.days) days. Pass each on to"
        + " whom it is for: whoever has it comes in for the district.",
      links.map { .secret($0.address, label: "\($0.name) (\($0.district))") })
    page.backPath = Place.path("rounds", round, "invitations")
    return page
  }

  // MARK: A district of the directory

  /// How far a district has come in each open round, and how a link for it is made.
  static func part(
    of id: String, standings: [(round: String, district: InvitedDistrict)]
  ) -> [Block] {
    let rows = standings.map { round, district in
      Block.SummaryRow(
        term: "Round \(round)",
        termValues: [
          words(district.standing) + (district.since.map { ", on \($0)" } ?? "")
        ], changePath: Place.path("rounds", round, "invitations"), changeWords: "All districts")
    }
    return [.heading("Invitation")] + (rows.isEmpty ? [] : [.summary(rows)]) + [
      .form(
        .post(
          to: Place.district(id) + "/links",
          [
            Form.Group(fields: [
              .select(
                "role", "For whom?", value: Role.districtLead.rawValue,
                [
                  (Role.districtLead.rawValue, "For who speaks for the district"),
                  (Role.districtMember.rawValue, "For a colleague who may look, not decide"),
                ])
            ])
          ], button: "Make a link"))
    ]
  }
}
