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

/// What a lock may ask of a facilitator instead of its id, before a colon.
private enum FacilitatorProperty: String, CaseIterable {
  case expertise, region
}

extension Row<LockColumn> {
  /// The lock of this row, or nothing if something is wrong with it, which goes to `findings`.
  func lock(_ roster: inout Roster, _ findings: inout Findings) -> Lock? {
    if cells[.kind] == nil, !absent.contains(.kind) { findings.add(problem(.kind, .empty)) }
    let kind: LockKind? = word(.kind, &findings)
    let (members, isReadable) = districtIDs(.members, &roster, &findings)
    let required = facilitatorRequirement(kind, &roster, &findings)
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
    case .facilitator: return required.map { .facilitator(members, $0) }
    }
  }

  private func facilitatorRequirement(
    _ kind: LockKind?, _ roster: inout Roster, _ findings: inout Findings
  ) -> FacilitatorRequirement? {
    guard cells[.facilitator] != nil else {
      if kind == .facilitator { findings.add(problem(.facilitator, .missingFacilitator)) }
      return nil
    }
    if let kind, kind != .facilitator {
      findings.add(problem(.facilitator, .unexpectedFacilitator(kind: kind.rawValue)))
      return nil
    }
    guard let text = identifier(.facilitator, &findings) else { return nil }
    // An id comes first, so that no facilitator becomes unreachable by its spelling.
    if roster.kind(of: text) == .facilitator { return .id(Facilitator.ID(text)) }
    let (head, name) = Self.parted(text, at: UInt8(ascii: ":"))
    if let name, let property = FacilitatorProperty(rawValue: head.lowercased()) {
      return requirement(property, name, &roster, &findings)
    }
    if let fault = unknown(text, head: head, isProperty: name != nil, &roster) {
      findings.add(problem(.facilitator, fault))
    }
    return nil
  }

  private func requirement(
    _ property: FacilitatorProperty, _ name: String, _ roster: inout Roster,
    _ findings: inout Findings
  ) -> FacilitatorRequirement? {
    switch property {
    case .expertise:
      if let topic = TopicNames.topic(named: name) { return .expertise(topic) }
      findings.add(
        problem(
          .facilitator,
          .unknownTopic(Excerpt.of(name), nearest: TopicNames.nearest(to: name))))
    case .region:
      guard let fault = roster.fault(ofRegion: name) else { return .region(name) }
      findings.add(problem(.facilitator, fault))
    }
    return nil
  }

  /// What is wrong with a cell that is neither an id nor a property.
  private func unknown(
    _ text: String, head: String, isProperty: Bool, _ roster: inout Roster
  ) -> Fault? {
    let properties = FacilitatorProperty.allCases.map(\.rawValue)
    if isProperty, let nearest = Nearest.match(to: head, among: properties) {
      return .notAWord(Excerpt.of(head), allowed: properties, nearest: nearest)
    }
    return roster.fault(of: text, wanted: [.facilitator])
  }
}
