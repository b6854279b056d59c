package import Domain

/// A round's locks by district, so that one question about a pair is one look-up.
package struct LockTable: Sendable {
  /// Two districts by their places in the bundle, the lower one first.
  package struct Couple: Hashable, Sendable {
    let lower: Int
    let higher: Int

    package init(_ a: Int, _ b: Int) {
      lower = min(a, b)
      higher = max(a, b)
    }
  }

  private let excluded: Set<Int>
  private let apart: Set<Couple>
  /// Pairs that a lock keeps together; locks of three or more districts are in `together`.
  private let required: Set<Couple>
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
    var required: Set<Couple> = []
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
        if members.count == 2 { required.insert(Couple(members[0], members[1])) }
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
    self.required = required
    self.together = together
    self.facilitatorLocks = facilitatorLocks
  }

  package func excludes(_ district: Int) -> Bool { excluded.contains(district) }

  package func keepsApart(_ a: Int, _ b: Int) -> Bool { apart.contains(Couple(a, b)) }

  package func requires(_ a: Int, _ b: Int) -> Bool { required.contains(Couple(a, b)) }

  /// The facilitators that locks leave to a pair, ascending; `nil` where no lock says anything.
  package func facilitators(_ a: Int, _ b: Int) -> [Int]? {
    let locks = facilitatorLocks(of: [a, b])
    guard let first = locks.first else { return nil }
    return locks.dropFirst().reduce(first.accepted) { $0.intersection($1.accepted) }.sorted()
  }

  /// What locks ask of the facilitator of a pair, each once.
  package func requirements(_ a: Int, _ b: Int) -> [FacilitatorRequirement] {
    facilitatorLocks(of: [a, b]).reduce(into: []) { found, lock in
      if !found.contains(lock.required) { found.append(lock.required) }
    }
  }

  private func facilitatorLocks(of members: Set<Int>) -> [FacilitatorLock] {
    facilitatorLocks.isEmpty ? [] : facilitatorLocks.filter { $0.members.isSubset(of: members) }
  }

  /// Whether the locks leave the pair possible.
  package func allows(_ a: Int, _ b: Int) -> Bool {
    !excludes(a) && !excludes(b) && !keepsApart(a, b) && facilitators(a, b)?.isEmpty != true
  }
}
