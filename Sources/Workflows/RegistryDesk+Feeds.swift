import Access
import Domain
import Drafting
import Exchange
package import Storage

/// A calendar that somebody's own program loads by a secret link.
package struct CalendarLink: Equatable, Sendable {
  /// One partnership; `nil` is all that are the party's.
  package var partnership: Int?
  package var issuedAt: String
  package var endsAt: String
}

extension RegistryDesk {
  private static let feed = "calendar"

  /// What a link to a calendar is for, as the registry keeps it.
  private static func purpose(_ partnership: Int?) -> String {
    partnership.map { "\(feed):\($0)" } ?? feed
  }

  private func requireParty() throws(Failure) {
    guard actor.district != nil || actor.facilitator != nil else {
      throw Failure(
        .badInput, ["Calendars are for districts and facilitators; staff have the portfolio."])
    }
  }

  /// The open links of the actor to calendars.
  package func calendarLinks() throws(Failure) -> [CalendarLink] {
    try ask { () throws(StorageError) in try registry.openLinks(of: actor, at: now) }
      .compactMap { link in
        guard link.purpose != Self.feed else {
          return CalendarLink(issuedAt: link.issuedAt, endsAt: link.endsAt)
        }
        guard link.purpose.hasPrefix(Self.feed + ":"),
          let id = Int(link.purpose.dropFirst(Self.feed.count + 1))
        else { return nil }
        return CalendarLink(partnership: id, issuedAt: link.issuedAt, endsAt: link.endsAt)
      }
  }

  /// Records a secret link of the actor; an earlier one for the same ends.
  package func openCalendar(
    partnership id: Int?, digest: String, endsAt: Moment
  ) throws(Failure) {
    try requireParty()
    if let id { _ = try overview(id) }
    try ask { () throws(StorageError) in
      try registry.issueLink(
        digest, purpose: Self.purpose(id), for: actor, endsAt: endsAt, by: actor, at: now)
    }
  }

  package func endCalendar(partnership id: Int?) throws(Failure) {
    try requireParty()
    try ask { () throws(StorageError) in
      try registry.endLinks(purpose: Self.purpose(id), of: actor, at: now)
    }
  }

  /// The calendar behind a secret link, as its party may see it now; `nil` for a link that is none
  /// of ours, was renewed or taken back, or has ended.
  package static func calendar(
    of digest: String, in registry: Registry, now: Moment
  ) throws(Failure) -> [UInt8]? {
    let link = try Failure.translating { () throws(StorageError) in
      try registry.openLink(digest, at: now)
    }
    guard let link, link.purpose == feed || link.purpose.hasPrefix(feed + ":") else { return nil }
    let only = Int(link.purpose.dropFirst(feed.count + 1))
    let desk = RegistryDesk(registry, actor: link.party, now: now)
    return try desk.calendar(only: only)
  }

  private func calendar(only id: Int?) throws(Failure) -> [UInt8] {
    let all = try ask { () throws(StorageError) in try registry.partnerships() }
    var parts: [CalendarFeed.Part] = []
    for partnership in all
    where partnership.state.isLive && (id == nil || partnership.id == id)
      && allows(.seePartnership, about: subject(of: partnership))
      && (actor.facilitator == nil || partnership.answer != .declined)
    {
      parts.append(try part(try overview(partnership.id)))
    }
    return CalendarFeed(name: "Tandem partnerships", parts: parts).bytes
  }

  private func part(_ overview: PartnershipOverview) throws(Failure) -> CalendarFeed.Part {
    let kept = overview.partnership
    let last = try ask { () throws(StorageError) in
      try registry.deeds(about: "partnership:\(kept.id)", limit: 1)
    }.last
    var part = CalendarFeed.Part(
      identity: "p\(kept.id)", names: overview.names, meetings: nil,
      nextDate: kept.nextDate.flatMap { Day($0) }, answerBy: ownAnswerDay(kept)?.day,
      sequence: last?.id ?? 0,
      stamp: Blueprinting.stamp(
        Moment(last?.at ?? kept.since + "T00:00:00Z")?.seconds ?? 0))
    guard kept.state.isShared, kept.plan != nil else { return part }
    let origin = try origin(of: kept.id)
    // A round without a school year, or a year without a free day, has no proposals.
    guard
      let calendar = try? MeetingCalendar.compose(
        plan: origin.edition.plan, partnership: kept.label, bundle: origin.edition.bundle,
        begins: origin.began)
    else { return part }
    part.identity = Blueprinting.identity(of: calendar, origin.edition.plan.round)
    part.meetings = (calendar, Blueprinting.stamp(origin.moment))
    return part
  }
}
