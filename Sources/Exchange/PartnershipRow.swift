import Domain

/// The columns of `partnerships.csv`, in the order in which they are written.
enum PartnershipColumn: Int, TableColumn {
  case id, members, facilitator, since

  static let names = ["id", "members", "facilitator", "since"]

  static let required: [Self] = [.members]
}

extension Row<PartnershipColumn> {
  /// The fewest districts of a partnership.
  private static let fewestMembers = 2

  /// The running partnership of this row, or nothing if something is wrong with its members or its
  /// facilitator, which goes to `findings`.
  func partnership(_ roster: inout Roster, _ findings: inout Findings) -> RunningPartnership? {
    let id = cells[.id] == nil ? nil : identifier(.id, &findings)
    let (members, isReadable) = districtIDs(.members, &roster, &findings)
    let facilitator = facilitatorID(&roster, &findings)
    let since = text(.since, &findings)
    guard members.count >= Self.fewestMembers else {
      if isReadable, !absent.contains(.members) {
        findings.add(
          problem(
            .members, .tooFewPartners(found: members.count, needed: Self.fewestMembers)))
      }
      return nil
    }
    return RunningPartnership(id: id, members: members, facilitator: facilitator, since: since)
  }

  private func facilitatorID(
    _ roster: inout Roster, _ findings: inout Findings
  ) -> Facilitator.ID? {
    guard cells[.facilitator] != nil, let id = identifier(.facilitator, &findings) else {
      return nil
    }
    if roster.kind(of: id) == .facilitator { return Facilitator.ID(id) }
    if let fault = roster.fault(of: id, wanted: [.facilitator]) {
      findings.add(problem(.facilitator, fault))
    }
    return nil
  }
}
