/// A dated tie between two districts.
package struct DistrictTie: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case workedTogether = "worked_together"
    case sameNetwork = "same_network"
    case acquainted
    /// A directed wish: `from` would like to work with `to`.
    case prefers
    /// Rivals for the same students: a warning, no score.
    case competes
    /// Never together, whichever of the two said so.
    case avoid
  }

  package var from: District.ID
  package var to: District.ID
  package var kind: Kind
  /// A year or a date, as written.
  package var since: String?
  package var note: String?

  package init(
    from: District.ID, to: District.ID, kind: Kind, since: String? = nil, note: String? = nil
  ) {
    self.from = from
    self.to = to
    self.kind = kind
    self.since = since
    self.note = note
  }
}

/// A dated tie between a facilitator and a district.
package struct FacilitatorTie: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case workedTogether = "worked_together"
    case trained
    case acquainted
    case employedBy = "employed_by"
    case contractedBy = "contracted_by"
    case boardMember = "board_member"
    case conflict

    /// Whether the tie bars the facilitator from the district's partnerships.
    package var isConflict: Bool {
      switch self {
      case .workedTogether, .trained, .acquainted: false
      case .employedBy, .contractedBy, .boardMember, .conflict: true
      }
    }
  }

  package var facilitator: Facilitator.ID
  package var district: District.ID
  package var kind: Kind
  /// A year or a date, as written.
  package var since: String?
  package var note: String?

  package init(
    facilitator: Facilitator.ID, district: District.ID, kind: Kind,
    since: String? = nil, note: String? = nil
  ) {
    self.facilitator = facilitator
    self.district = district
    self.kind = kind
    self.since = since
    self.note = note
  }
}
