/// Everything that a match needs: the tables of one round, checked and in canonical order.
///
/// Districts and facilitators are sorted by id, everything else by all its fields, so that the
/// order of rows in a file never matters.
package struct RegistryBundle: Equatable, Sendable {
  package var districts: [District]
  package var facilitators: [Facilitator]
  package var districtTies: [DistrictTie]
  package var facilitatorTies: [FacilitatorTie]
  package var locks: [Lock]
  /// Partnerships that go on beside those of the round.
  package var running: [RunningPartnership]
  /// Days of districts that bear on meetings, not on a match.
  package var calendars: [CalendarSpan]
  package var round: Round

  /// Creates a bundle and puts its tables into canonical order.
  package init(
    districts: [District], facilitators: [Facilitator] = [],
    districtTies: [DistrictTie] = [], facilitatorTies: [FacilitatorTie] = [],
    locks: [Lock] = [], running: [RunningPartnership] = [],
    calendars: [CalendarSpan] = [], round: Round = Round()
  ) {
    self.districts = districts.sorted { $0.id < $1.id }
    self.facilitators = facilitators.sorted { $0.id < $1.id }
    self.districtTies = districtTies.sorted {
      $0.sortingKey.lexicographicallyPrecedes($1.sortingKey)
    }
    self.facilitatorTies = facilitatorTies.sorted {
      $0.sortingKey.lexicographicallyPrecedes($1.sortingKey)
    }
    self.locks = locks.sorted { $0.sortingKey.lexicographicallyPrecedes($1.sortingKey) }
    self.running = running.sorted { $0.sortingKey.lexicographicallyPrecedes($1.sortingKey) }
    self.calendars = calendars.sorted()
    self.round = round
  }
}

extension DistrictTie {
  fileprivate var sortingKey: [String] {
    [from.rawValue, to.rawValue, kind.rawValue, since ?? "", note ?? ""]
  }
}

extension FacilitatorTie {
  fileprivate var sortingKey: [String] {
    [facilitator.rawValue, district.rawValue, kind.rawValue, since ?? "", note ?? ""]
  }
}

extension Lock {
  fileprivate var sortingKey: [String] {
    var key = [kind] + members.map(\.rawValue)
    if case .facilitator(_, let required) = self { key.append("\u{0}" + required.text) }
    return key
  }
}

extension RunningPartnership {
  fileprivate var sortingKey: [String] {
    members.map(\.rawValue)
      + ["\u{0}", facilitator?.rawValue ?? "", since ?? "", id ?? ""]
  }
}
