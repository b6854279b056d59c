package import Domain

/// The part that somebody plays towards the registry.
package enum Role: String, CaseIterable, Sendable {
  /// Runs the registry: rounds, policies, backups, and everything that staff may do.
  case stateAdmin = "state-admin"
  /// Pairs districts and follows partnerships.
  case stateStaff = "state-staff"
  /// Speaks for one district: consents, answers, signs.
  case districtLead = "district-lead"
  /// Works for one district and sees what it sees.
  case districtMember = "district-member"
  case facilitator
  /// Sees figures without persons.
  case researcher
  /// Sees who did what, and checks that nothing was changed afterwards.
  case auditor
}

/// Somebody who asks something of the registry.
package struct Actor: Equatable, Hashable, Sendable {
  package let role: Role
  /// The district's or facilitator's id for those roles; for the others, who it is.
  package let id: String

  package init(_ role: Role, _ id: String) {
    self.role = role
    self.id = id
  }

  /// Reads `ROLE:ID`, or nothing if it is not of that form.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let role = Role(rawValue: parts[0].lowercased()), parts.count == 2, !parts[1].isEmpty
    else { return nil }
    self.init(role, String(parts[1]))
  }

  /// The district for which it speaks or works.
  package var district: District.ID? {
    switch role {
    case .districtLead, .districtMember: District.ID(id)
    case .stateAdmin, .stateStaff, .facilitator, .researcher, .auditor: nil
    }
  }

  package var facilitator: Facilitator.ID? {
    role == .facilitator ? Facilitator.ID(id) : nil
  }
}

extension Actor: CustomStringConvertible {
  package var description: String { "\(role.rawValue):\(id)" }
}
