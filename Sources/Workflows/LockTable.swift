import Assignment
package import Domain

/// A round's locks by district, so that one question about a pair is one look-up.
package struct LockTable: Sendable {
  private let excluded: Set<Int>
  private let apart: Set<Couple>
  private let facilitatorLocks: [FacilitatorLock]
  /// The districts of each `together` lock, sorted; each set of districts once.
  package let together: [[Int]]

  private struct FacilitatorLock {
    let members: Set<Int>
    let required: FacilitatorRequirement
    /// The facilitators that are what is asked for.
    let accepted: Set<Int>
  }

  package init(_ bundle: RegistryBundle) {
    let places = Dictionary(
      uniqueKeysWithValues: bundle.districts.enumerated().map { ($1.id, $0) })
    var excluded: Set<Int> = []
    var apart: Set<Couple> = []
    var together: [[Int]] = []
    var facilitatorLocks: [FacilitatorLock] = []
    for lock in bundle.locks {
      let members = lock.members.compactMap { places[$0] }.sorted()
      switch lock {
      case .exclude: excluded.formUnion(members)
      case .apart:
        for (index, member) in members.enumerated() {
          for other in members[(index + 1)...] { apart.insert(Couple(member, other)) }
        }
      case .together:
        if !together.contains(members) { together.append(members) }
      case .facilitator(_, let required):
        let accepted = bundle.facilitators.indices.filter {
          required.accepts(bundle.facilitators[$0])
        }
        facilitatorLocks.append(
          FacilitatorLock(
            members: Set(members), required: required, accepted: Set(accepted)))
      }
    }
    self.excluded = excluded
    self.apart = apart
    self.together = together
    self.facilitatorLocks = facilitatorLocks
  }

  package func excludes(_ district: Int) -> Bool { excluded.contains(district) }

  package func keepsApart(_ a: Int, _ b: Int) -> Bool { apart.contains(Couple(a, b)) }

  /// The facilitators that locks leave to a partnership of these districts, ascending; `nil` where
  /// no lock says anything.
  package func facilitators(_ members: [Int]) -> [Int]? {
    let locks = facilitatorLocks(of: members)
    guard let first = locks.first else { return nil }
    return locks.dropFirst().reduce(first.accepted) { $0.intersection($1.accepted) }.sorted()
  }

  /// What locks ask of the facilitator of a partnership of these districts, each once.
  package func requirements(_ members: [Int]) -> [FacilitatorRequirement] {
    facilitatorLocks(of: members).reduce(into: []) { found, lock in
      if !found.contains(lock.required) { found.append(lock.required) }
    }
  }

  /// The locks on facilitators, as the optimiser takes them.
  var guidance: [Instance.Guidance] {
    facilitatorLocks.map {
      Instance.Guidance(members: $0.members.sorted(), facilitators: $0.accepted)
    }
  }

  private func facilitatorLocks(of members: [Int]) -> [FacilitatorLock] {
    facilitatorLocks.isEmpty ? [] : facilitatorLocks.filter { $0.members.isSubset(of: members) }
  }

  /// Whether the locks leave two districts a partnership with both in it.
  package func allows(_ a: Int, _ b: Int) -> Bool {
    !excludes(a) && !excludes(b) && !keepsApart(a, b) && facilitators([a, b])?.isEmpty != true
  }
}
