package import Domain
import GRDB

/// A partnership as the registry keeps it, from proposal to close.
package struct KeptPartnership: Equatable, Sendable {
  /// Where a partnership stands in its life.
  package enum State: String, CaseIterable, Sendable {
    /// Put to its districts and its facilitator.
    case proposed
    /// All have agreed.
    case accepted
    /// Staff have confirmed it; its districts see each other's registrations.
    case confirmed
    /// Everybody has signed.
    case active
    case renewed, closed, declined

    /// Whether its members are taken by it.
    package var isLive: Bool { self != .closed && self != .declined }

    /// Whether its members share what they registered.
    package var isShared: Bool { self == .confirmed || self == .active || self == .renewed }
  }

  package enum Answer: String, CaseIterable, Sendable { case accepted, declined }

  package struct Member: Equatable, Sendable {
    package var district: District.ID
    package var answer: Answer?
    package var answeredAt: String?
    /// Private to the district.
    package var reason: String?
    /// The superintendent who stands for it, and since when.
    package var sponsor: String?
    package var sponsoredAt: String?
    package var seniorLead: String?
    package var signedBy: String?
    package var signedAt: String?
    /// When the board ratified it.
    package var boardAt: String?
    /// Why it does without a facilitator, if it does.
    package var waiver: String?
  }

  /// The closing reason of a partnership that ended because a district left the round.
  package static let withdrawal = "withdrawal"
  /// That of a proposal that a district did not answer by its day.
  package static let unanswered = "unanswered"

  package var id: Int
  package var round: String
  package var plan: Int?
  /// The partnership's id in its plan, such as `P01`.
  package var label: String
  package var mode: Plan.Mode
  package var mentor: District.ID?
  package var focus: Topic?
  package var facilitator: Facilitator.ID?
  package var answer: Answer?
  package var answeredAt: String?
  /// Private to the facilitator.
  package var reason: String?
  package var state: State
  /// The day on which it came into its state.
  package var since: String
  /// The day by which its parties are asked to answer the proposal.
  package var answerBy: String?
  package var nextDate: String?
  package var closingReason: String?
  /// The facilitator who was asked to take it over and has not answered.
  package var successor: Facilitator.ID?
  /// In order of id.
  package var members: [Member]

  /// What still has to happen before it can be active, in words.
  package var missing: [String] {
    var missing: [String] = []
    for member in members {
      let name = "district \(member.district)"
      if member.answer != .accepted { missing.append("\(name) has not accepted") }
      if member.sponsor == nil { missing.append("\(name) has no superintendent as sponsor") }
      if member.seniorLead == nil { missing.append("\(name) has named no senior lead") }
      if member.signedAt == nil { missing.append("\(name) has not signed") }
    }
    if answer != .accepted {
      let waiting = members.filter { $0.waiver == nil }.map { "district \($0.district)" }
      if !waiting.isEmpty {
        let found = facilitator.map { "facilitator \($0) has not accepted" } ?? "no facilitator"
        missing.append("\(found), and no waiver of \(waiting.joined(separator: ", "))")
      }
    }
    return missing
  }
}

/// Words that somebody left with a partnership.
package struct Note: Equatable, Sendable {
  package enum Visibility: String, CaseIterable, Sendable {
    /// For its author only.
    case `private`
    /// For its author and the state's staff.
    case staff
    /// For everybody in the partnership.
    case shared
  }

  package var id: Int
  package var partnership: Int
  package var visibility: Visibility
  /// `ROLE:ID`.
  package var author: String
  package var at: String
  package var text: String
}
