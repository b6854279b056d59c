import Domain

/// The columns of `locks.csv`, in the order in which they are written.
enum LockColumn: Int, TableColumn {
  case kind, members, facilitator

  static let names = ["kind", "members", "facilitator"]

  static let required: [Self] = [.kind, .members]
}

private enum LockKind: String, CaseIterable {
  case together, apart, facilitator, exclude

  /// The fewest districts of which the lock says something.
  var fewestMembers: Int {
    switch self {
    case .together, .apart: 2
    case .facilitator, .exclude: 1
    }
  }
}

extension Row<LockColumn> {
  /// The lock of this row, or nothing if something is wrong with it, which goes to `findings`.
  func lock(_ roster: inout Roster, _ findings: inout Findings) -> Lock? {
    if cells[.kind] == nil, !absent.contains(.kind) { findings.add(problem(.kind, .empty)) }
    let kind: LockKind? = word(.kind, &findings)
    let before = findings.problems.count
    let items = identifiers(.members, &findings)
    let isReadable = findings.problems.count == before
    for item in items where roster.kind(of: item.text) != .district {
      if let fault = roster.fault(of: item.text, wanted: [.district]) {
        findings.add(problem(.members, item, fault))
      }
    }
    let facilitator = facilitatorID(kind, &roster, &findings)
    let members = Set(items.map(\.text)).sorted().map { District.ID($0) }
    guard let kind else { return nil }
    guard members.count >= kind.fewestMembers else {
      if isReadable, !absent.contains(.members) {
        findings.add(
          problem(
            .members,
            .tooFewMembers(
              kind: kind.rawValue, found: members.count, needed: kind.fewestMembers)))
      }
      return nil
    }
    switch kind {
    case .together: return .together(members)
    case .apart: return .apart(members)
    case .exclude: return .exclude(members)
    case .facilitator: return facilitator.map { .facilitator(members, $0) }
    }
  }

  private func facilitatorID(
    _ kind: LockKind?, _ roster: inout Roster, _ findings: inout Findings
  ) -> Facilitator.ID? {
    guard cells[.facilitator] != nil else {
      if kind == .facilitator { findings.add(problem(.facilitator, .missingFacilitator)) }
      return nil
    }
    if let kind, kind != .facilitator {
      findings.add(problem(.facilitator, .unexpectedFacilitator(kind: kind.rawValue)))
      return nil
    }
    guard let id = identifier(.facilitator, &findings) else { return nil }
    guard roster.kind(of: id) == .facilitator else {
      if let fault = roster.fault(of: id, wanted: [.facilitator]) {
        findings.add(problem(.facilitator, fault))
      }
      return nil
    }
    return Facilitator.ID(id)
  }
}
