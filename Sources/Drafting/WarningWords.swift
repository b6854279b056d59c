import Domain

/// What readers call the warnings.
enum WarningWords {
  static func name(_ code: Plan.Warning.Code) -> String {
    switch code {
    case .distance: "distance"
    case .lopsidedTie: "uneven tie"
    case .leadership: "leadership"
    case .size: "size"
    case .known: "little known"
    case .roles: "roles"
    case .competes: "competition"
    case .levelGap: "different levels"
    }
  }
}
