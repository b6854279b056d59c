import Access
import Foundation
import Storage

/// How long somebody stays signed in.
enum SessionRules {
  /// Minutes without a page after which a session ends.
  static func idleMinutes(of role: Role) -> Int { isParty(role) ? 120 : 30 }

  /// Hours after which a session ends in any case.
  static func longestHours(of role: Role) -> Int { isParty(role) ? 24 : 12 }

  /// Seconds after which a session's use is noted again; not every look is a write.
  static let noteEvery = 60.0

  private static func isParty(_ role: Role) -> Bool {
    switch role {
    case .districtLead, .districtMember, .facilitator: true
    case .stateAdmin, .stateStaff, .researcher, .auditor: false
    }
  }

  static func begin(_ token: String, for actor: Actor, now: Date) -> Session {
    let end = now.addingTimeInterval(Double(longestHours(of: actor.role)) * 3600)
    return Session(
      digest: Tokens.digest(token), actor: actor, beganAt: Moment(now).text,
      seenAt: Moment(now).text, endsAt: Moment(end).text)
  }

  static func isAlive(_ session: Session, now: Date) -> Bool {
    let idle = now.addingTimeInterval(-Double(idleMinutes(of: session.actor.role)) * 60)
    return Moment(now).text < session.endsAt && Moment(idle).text < session.seenAt
  }

  static func isToBeNoted(_ session: Session, now: Date) -> Bool {
    session.seenAt < Moment(now.addingTimeInterval(-noteEvery)).text
  }
}
