/// A decision that staff took before the match; it never makes a forbidden partnership allowed.
package enum Lock: Equatable, Sendable {
  /// All these districts are in one partnership, perhaps with others.
  case together([District.ID])
  /// No two of these districts are in one partnership.
  case apart([District.ID])
  /// A partnership with all these districts has a facilitator who is what is asked for.
  case facilitator([District.ID], FacilitatorRequirement)
  /// These districts are left out.
  case exclude([District.ID])

  /// The districts that it names; sorted.
  package var members: [District.ID] {
    switch self {
    case .together(let members), .apart(let members), .exclude(let members): members
    case .facilitator(let members, _): members
    }
  }

  /// The word for it in files.
  package var kind: String {
    switch self {
    case .together: "together"
    case .apart: "apart"
    case .facilitator: "facilitator"
    case .exclude: "exclude"
    }
  }
}
