import Dispatch
import Domain
import Synchronization

extension FitScoring {
  /// The numbers from which the optimiser adds the fit of any facilitator with any partnership.
  ///
  /// `FitParts.fit` and `fit(_:members:focus:)` agree bit for bit. All cores are used; their
  /// number does not change the result. Some 33 bytes for each facilitator and district.
  package func parts() -> FitParts {
    let members = roster.count
    let size = members * count
    let blocks = (members + Rows.membersPerBlock - 1) / Rows.membersPerBlock
    let filled = Mutex(
      FitParts(
        facilitatorCount: count, memberCount: members, topicCount: TopicRows.topicCount,
        travel: Array(repeating: 0, count: size), tie: Array(repeating: 0, count: size),
        region: Array(repeating: 0, count: size), context: Array(repeating: 0, count: size),
        reach: Array(repeating: 0, count: size), expertise: expertiseTable(),
        memberVirtual: roster.profiles.map { isVirtual($0.virtual) },
        facilitatorVirtual: facilitators.profiles.map { isVirtual($0.virtual) }))
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      let start = block * Rows.membersPerBlock
      let end = min(start + Rows.membersPerBlock, members)
      let rows = rows(start..<end)
      filled.withLock { $0.place(rows, at: start * count..<end * count) }
    }
    return filled.withLock { parts in
      for (index, tie) in facilitators.ties {
        let (member, facilitator) = (index / count, index % count)
        parts.tie[index] = terms(facilitator, member).tie
        if tie.conflict != nil { parts.reach[index] = 0 }
      }
      return parts
    }
  }

  /// The rows of a block of members, everything but the ties, which are few.
  private func rows(_ members: Range<Int>) -> Rows {
    var rows = Rows(capacity: members.count * count)
    for member in members {
      for facilitator in 0..<count {
        let minutes = minutes(facilitator, member)
        let terms = terms(facilitator, member, minutes: minutes, tie: 0)
        rows.travel.append(terms.travel)
        rows.region.append(terms.region)
        rows.context.append(terms.context)
        rows.reach.append(allowance(facilitator, member, minutes))
      }
    }
    return rows
  }

  @inline(__always)
  private func allowance(_ facilitator: Int, _ member: Int, _ minutes: Double?) -> UInt8 {
    let profile = facilitators.profiles[facilitator]
    guard profile.isAvailable else { return 0 }
    guard let minutes, minutes > profile.maximumMinutes else { return 1 }
    return isVirtual(profile.virtual) && isVirtual(roster.profiles[member].virtual) ? 2 : 0
  }

  private func expertiseTable() -> [Double] {
    let weight = roster.policy.fitWeights[.expertise]
    return (Topic.taxonomy + [nil]).flatMap { topic in
      (0..<count).map { facilitator in
        weight * FocusExpertise.appraisal(facilitator, topic, self).value
      }
    }
  }
}

/// The rows of some members in a row, as `FitParts` has them.
private struct Rows: Sendable {
  /// Members whose rows are found at a time.
  static let membersPerBlock = 16

  var travel: [Double] = []
  var region: [Double] = []
  var context: [Double] = []
  var reach: [UInt8] = []

  init(capacity: Int) {
    travel.reserveCapacity(capacity)
    region.reserveCapacity(capacity)
    context.reserveCapacity(capacity)
    reach.reserveCapacity(capacity)
  }
}

extension FitParts {
  fileprivate mutating func place(_ rows: Rows, at range: Range<Int>) {
    travel.replaceSubrange(range, with: rows.travel)
    region.replaceSubrange(range, with: rows.region)
    context.replaceSubrange(range, with: rows.context)
    reach.replaceSubrange(range, with: rows.reach)
  }
}
