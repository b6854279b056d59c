import Access
import Domain
import Foundation

/// How a district or facilitator comes in again; the words are here.
enum ReturnPages {
  static let path = "/next-link"

  /// Whether somebody comes in by links, and may make its own.
  static func makesOwnLinks(_ actor: Actor) -> Bool {
    (actor.district != nil || actor.facilitator != nil)
      && Permission.reach(of: actor.role, .invite) != .none
  }

  /// A link that was made and not used yet.
  struct OpenLink: Sendable {
    var issuedAt: String
    var endsAt: String
  }

  static func page(_ party: Actor, open: OpenLink?) -> Page {
    let hours = SessionRules.longestHours(of: party.role)
    let minutes = SessionRules.idleMinutes(of: party.role)
    var blocks: [Block] = [
      .alert(
        .note, nil,
        [
          "You are still signed in. You are signed out after \(minutes) minutes without a page,"
            + " and \(hours) hours after you came in at the latest."
        ])
    ]
    if makesOwnLinks(party) {
      blocks += form(open: open)
    } else {
      blocks.append(
        .paragraph("Ask who speaks for your district, or the state's staff, for your next link."))
    }
    blocks.append(
      .hint("If you lose it, ask the state's staff for a new one. What you saved stays saved."))
    var page = Page(
      "Your next link",
      lede:
        "The link by which you came in is spent, because each link works once. You need the next"
        + " one to come back.", blocks)
    page.backPath = Navigation.home(of: party)
    return page
  }

  /// The button that makes one's own next link.
  static func form(open: OpenLink?) -> [Block] {
    let words =
      open.map {
        "You have a link that was made on \(DateWords.day($0.issuedAt)) and is not used yet. It"
          + " works until \(DateWords.day($0.endsAt)). A new one ends it."
      }
      ?? "Make it now, and keep it where you find it again, or send it to yourself. It works"
      + " once, within \(LinkToken.days) days."
    return [
      .paragraph(words),
      .form(
        .post(
          to: path, [], button: open == nil ? "Make my next link" : "Make a new link",
          buttonClass: open == nil ? "" : "second")),
    ]
  }

  // MARK: A form whose session ended

  /// What answers a form that came too late: what was typed, and how to come in again.
  static func lapsed(_ typed: Answers) -> Page {
    let rows = typed.pairs.compactMap { name, value -> Block.SummaryRow? in
      guard !secrets.contains(name), !value.isEmpty else { return nil }
      let words = name.hasPrefix("topic_") ? Topic(value).label : value
      return Block.SummaryRow(
        term: label(name),
        termValues: words.replacing("\r\n", with: "\n").split(separator: "\n").map(String.init))
    }
    var blocks: [Block] = []
    if !rows.isEmpty {
      blocks += [
        .alert(
          .warning, "Copy what you want to keep",
          ["What you typed stands below, and is kept nowhere else. Copy it before you leave."]),
        .summary(rows),
      ]
    }
    blocks += [
      .heading("How to come in again"),
      .links([
        Block.Bullet(
          bulletText: "Districts and facilitators: use the next link that you made. Without one,"
            + " ask the state's staff for a new link."),
        Block.Bullet(bulletText: "Staff: sign in again", bulletPath: "/sign-in"),
      ]),
    ]
    return Page(
      "You were signed out, and this was not saved",
      lede: "What you saved earlier is safe. What you sent just now was not taken.", blocks)
  }

  /// What is not typed, or not to be shown.
  private static let secrets: Set<String> = [
    "csrf", "key", "version", "then", "next", "password", "present", "code", "secret",
  ]

  /// The name of a field in words, since the form itself is for who is signed in.
  private static func label(_ name: String) -> String {
    let parts = name.split(separator: "_")
    guard parts.count > 1, let row = parts.last.flatMap({ Int($0) }) else {
      return Ask.label(name)
    }
    let isFromZero = ["topic", "rating", "group"].contains(parts[0])
    return Ask.label(parts.dropLast().joined(separator: "_")) + " \(isFromZero ? row + 1 : row)"
  }
}
