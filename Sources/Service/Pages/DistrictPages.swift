import Access
import Domain
import Storage
import Workflows

/// A district's own page; its words are here.
enum DistrictPages {
  struct RoundLine: Sendable {
    var id: String
    var title: String
    var time: RegistrationTime
    /// The days of opening and closing; empty where none is set.
    var opens: String
    var closes: String
    var consents: Bool
    var isBegun: Bool
    /// When the district left the round, if it has not come back.
    var leftAt: String?

    /// How it stands with the round.
    var standing: String {
      if consents { return "Taking part" }
      if let leftAt { return "Left the round on \(DateWords.day(leftAt))" }
      return isBegun ? "Begun, not yet agreed" : "Not begun"
    }

    /// The step at which one goes on.
    var step: String { consents || leftAt != nil ? "check" : "district" }

    /// How far the registration is, and until when it can be changed.
    var registration: String {
      if leftAt != nil {
        return "You have left, and your partnerships of the round have ended."
          + (time == .open
            ? " Your answers are still here. You may come back"
              + " \(closes.isEmpty ? "while the round is open" : "until \(closes)"): look at them,"
              + " and agree again." : "")
      }
      let by = closes.isEmpty ? "" : " by \(closes)"
      return switch (time, consents) {
      case (.open, true):
        "complete; you may change it \(closes.isEmpty ? "while the round is open" : "until \(closes)")"
      case (.open, false):
        (isBegun ? "go on where you stopped" : "takes about 20 minutes")
          + (by.isEmpty ? "" : "; it has to be done\(by)")
      case (.ahead, _): "opens on \(opens)"
      case (.over, _), (.closed, _):
        (consents ? "complete; " : "") + (time == .over ? "closed on \(closes)" : "closed")
          + "; for a change, write to the state's staff"
      }
    }
  }

  static func home(
    _ district: District, rounds: [RoundLine], proposals: [Proposal], canEdit: Bool,
    canInvite: Bool
  ) -> Page {
    let id = district.id.rawValue
    var blocks: [Block] = [.heading("Rounds")]
    let cards = rounds.map { round in
      Block.Card(
        cardTitle: "Round \(round.title)",
        cardPath: canEdit && (round.time == .open || round.isBegun)
          ? Place.registration(round.id, id, round.step) : nil,
        cardTag: round.standing,
        cardFacts: [
          Block.Card.Fact(factName: "Registration", factValues: [round.registration])
        ])
    }
    blocks += cards.isEmpty ? [.paragraph("No round is open now.")] : [.cards(cards)]
    let wishes = Block.Bullet(
      bulletText: "Partners that you want, and do not want", bulletPath: WishPages.path(id),
      bulletMore: "You need not name anybody.")
    blocks.append(
      .links(
        (canInvite ? [wishes] : []) + [
          Block.Bullet(
            bulletText: "Needs that public records suggest",
            bulletPath: Place.path("districts", id, "suggestions")),
          Block.Bullet(bulletText: "Our dates in a calendar of our own", bulletPath: "/calendars"),
        ]))
    blocks.append(.heading("Proposals"))
    let open = proposals.filter { $0.members.contains { $0.id == district.id } }
    blocks.append(
      open.isEmpty
        ? .paragraph("There is no proposal for you yet. It stands here once staff make one.")
        : .cards(open.map { ProposalPages.card($0, for: district.id) }))
    if canInvite {
      blocks.append(.heading("Come back later, or let a colleague in"))
      blocks.append(
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
            ], button: "Make a link")))
    }
    return Page(district.name, lede: "District \(id)", blocks)
  }

  static func link(_ address: String, days: Int, back: String) -> Page {
    var page = Page(
      "Your link",
      lede: "It works once, within \(days) days. Keep it, or pass it on to whom it is for.",
      [
        .secret(address, label: "Link"),
        .alert(
          .warning, nil,
          ["Whoever has the link comes in. An earlier unused link of the same kind ends with it."]),
      ])
    page.backPath = back
    return page
  }
}
