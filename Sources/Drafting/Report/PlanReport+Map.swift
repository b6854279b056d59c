import Domain

extension PlanReport {
  /// The map, and the tables with the same facts.
  var map: Chapter? {
    guard !bundle.districts.isEmpty else { return nil }
    var content: [HTML] = []
    if let map = RoundMap(plan, in: bundle, outlines: outlines) {
      content.append(
        .figure(
          map.picture.html,
          caption: .text(
            "Straight lines, not roads. Ids stand beside marks where there is room for them; the"
              + " tables name everything.")))
      if !map.absent.isEmpty {
        content.append(
          .note(
            "Not on the map:",
            .text(
              "\(Phrase.list(map.absent)): the registry has no coordinates for"
                + " \(map.absent.count == 1 ? "it" : "them").")))
      }
    } else {
      content.append(
        .paragraph("There is no map, because the registry has no coordinates for anyone."))
    }
    if !plan.partnerships.isEmpty { content.append(partnershipTable) }
    content.append(districtTable)
    return Chapter(
      id: "map-and-tables", title: "The plan on the map and in tables", content: content)
  }

  /// The id of the heading of a partnership, by its place in the plan.
  static func anchor(_ place: Int) -> String { "partnership-\(place + 1)" }

  private var partnershipTable: HTML {
    let isGuided = !plan.isWithoutFacilitators
    let columns: [DocumentTable.Column] =
      [.init("id"), .init("members"), .init("focus"), .init("longest drive")]
      + (isGuided ? [.init("facilitator"), .init("facilitator's drive")] : [])
      + [.init("value", numeric: true)]
    let rows = plan.partnerships.enumerated().map { place, partnership -> [HTML] in
      let words = PartnershipWords(partnership, in: plan)
      let members = partnership.members.map { member -> HTML in
        .text(plan.name(of: member) + (member == partnership.mentor ? " (mentor)" : ""))
      }
      let guide: [HTML] =
        isGuided
        ? [.text(guideLabel(partnership)), .text(travel.ofFacilitator(partnership))] : []
      return [
        .link(partnership.id, to: "#" + Self.anchor(place)), .lines(members), .text(words.focus),
        .text(travel.betweenMembers(partnership)),
      ] + guide + [.text(Amount.value(partnership.value))]
    }
    return .table(
      caption: "Partnerships; drives are one way and estimated", columns: columns, rows: rows)
  }

  private func guideLabel(_ partnership: Plan.Partnership) -> String {
    partnership.facilitator.map { "\(plan.name(of: $0)) (\($0))" } ?? "none yet"
  }

  private var districtTable: HTML {
    var joined: [District.ID: [(place: Int, id: String)]] = [:]
    for (place, partnership) in plan.partnerships.enumerated() {
      for member in partnership.members {
        joined[member, default: []].append((place, partnership.id))
      }
    }
    let reasons = Dictionary(
      plan.unmatched.map { ($0.district, $0.reason) }, uniquingKeysWith: { first, _ in first })
    let rows = bundle.districts.map { district -> [HTML] in
      let links = joined[district.id]?.map { HTML.link($0.id, to: "#" + Self.anchor($0.place)) }
      let reason = reasons[district.id].map {
        "none: \(UnmatchedWords.heading($0).lowercasedFirst)"
      }
      let place = [district.county, district.state].compactMap(\.self).joined(separator: ", ")
      return [
        .text(plan.name(of: district.id)), .text(district.id.rawValue),
        .text(district.location == nil ? "\(place) (not on the map)" : place),
        links.map { .lines($0) } ?? .text(reason ?? "none"),
      ]
    }
    return .table(
      caption: "Districts",
      columns: [.init("district"), .init("id"), .init("place"), .init("partnership")], rows: rows)
  }
}

extension String {
  /// The text with a small letter at its start.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
