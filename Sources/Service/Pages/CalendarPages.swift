import Domain
import Workflows

/// Calendars that one's own program loads; the words are here.
enum CalendarPages {
  /// Days for which a link is good: a school year and a summer.
  static let days = 400

  static func page(
    _ links: [CalendarLink], partnerships: [(id: Int, names: String)], back: String
  ) -> Page {
    var blocks: [Block] = [
      .paragraph(
        "A calendar program loads your dates from a secret address, without signing in. Whoever has"
          + " the address sees the dates, so keep it. You can renew it or take it back at any time;"
          + " the registry keeps no copy of it.")
    ]
    blocks += part(nil, "All your partnerships", links)
    for partnership in partnerships {
      blocks += part(partnership.id, partnership.names, links)
    }
    var page = Page("Dates in your own calendar", blocks)
    page.backPath = back
    return page
  }

  private static func part(
    _ id: Int?, _ title: String, _ links: [CalendarLink]
  ) -> [Block] {
    let present = links.first { $0.partnership == id }
    var make = Form.post(
      to: "/calendars", [], button: present == nil ? "Make an address" : "Renew the address",
      buttonClass: "second")
    var end = Form.post(
      to: "/calendars/end", [], button: "Take the address back", buttonClass: "danger")
    if let id {
      make = make.hiding("partnership", "\(id)")
      end = end.hiding("partnership", "\(id)")
    }
    let blocks: [Block] = [
      .heading(title),
      .paragraph(
        present.map {
          "There is an address since \($0.issuedAt.prefix(10)), good until \($0.endsAt.prefix(10))."
        } ?? "There is no address."), .form(make),
    ]
    return present == nil ? blocks : blocks + [.form(end)]
  }

  static func made(_ address: String) -> Page {
    var page = Page(
      "The address of your calendar",
      lede: "Give it to your calendar program as a calendar to subscribe to.",
      [
        .secret(address, label: "Address"),
        .alert(
          .warning, nil,
          [
            "It is shown this once. Whoever has it sees your dates; an earlier address for the same"
              + " ends with it."
          ]),
      ])
    page.backPath = "/calendars"
    return page
  }
}
