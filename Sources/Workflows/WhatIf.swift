package import Assignment
package import Domain
import Scoring

/// The smallest changes that would give a district a partnership; schema `tandem.what-if/1`.
package struct WhatIf: Equatable, Sendable, Codable {
  package static let schema = "tandem.what-if/1"

  /// One change by itself, and what the best plan with it does.
  package struct Change: Equatable, Sendable, Codable {
    package enum Kind: String, CaseIterable, Sendable, Codable {
      /// The district accepts a longer drive.
      case longerDrive = "longer_drive"
      /// The district also names a need that others have.
      case need
      /// The district takes part in another mode.
      case mode
      /// The district would join a larger group.
      case groupSize = "group_size"
      /// The round forms partnerships with lower scores.
      case minimumScore = "minimum_score"
      /// A facilitator takes one more partnership.
      case facilitatorPlace = "facilitator_place"
      /// The round has one more facilitator, in the district's region.
      case facilitator
      /// The round has one more partnership.
      case cap
    }

    package var kind: Kind
    /// What is changed, as a sentence without its full stop.
    package var text: String
    /// Its partners in the best plan with the change, sorted.
    package var partners: [District.ID]
    @OrNull package var facilitator: Facilitator.ID?
    /// By how much the best plan gains; below 0 where it loses.
    package var gain: Double
    /// Whether that plan was proved to be best.
    package var isProved: Bool
  }

  package var schema = Self.schema
  package var district: District.ID
  /// Its partners in the plan, sorted; empty where it has none.
  package var partners: [District.ID]
  /// Why it has none; only where it has none.
  @OrNull package var reason: String?
  /// Changes that would place it, each found by matching again, in the order of `Change.Kind`.
  package var changes: [Change]
  /// Changes that were tried and would not.
  package var inVain: [String]

  private enum CodingKeys: String, CodingKey {
    case schema, district, partners, reason, changes
    case inVain = "in_vain"
  }
}

extension Asking {
  /// The changes that would place a district, each verified by a match.
  ///
  /// - Parameters:
  ///   - plan: the plan, made from `source`.
  ///   - subject: a district's id or a part of its name.
  ///   - source: the round.
  ///   - control: ends the matches early.
  /// - Returns: the changes that help, and those that were tried in vain.
  /// - Throws: `Failure.notFound` for unknown names, `.conflict` if the plan is of other data.
  package static func whatIf(
    _ plan: Plan, _ subject: String, of source: Source, control: Control = Control()
  ) throws -> WhatIf {
    try source.requireOrigin(of: plan)
    let place = try source.bundle.place(ofDistrict: subject)
    let id = source.bundle.districts[place].id
    let partners = plan.partnerships.filter { $0.members.contains(id) }.flatMap(\.members)
      .filter { $0 != id }
    var answer = WhatIf(
      district: id, partners: partners.sorted(),
      reason: plan.unmatched.first { $0.district == id }?.text, changes: [], inVain: [])
    guard partners.isEmpty else { return answer }
    try Trials(model: RoundModel(source.bundle), plan: plan, place: place, control: control)
      .run(&answer)
    return answer
  }

  package static func json(_ answer: WhatIf) throws -> [UInt8] { try Printed.json(answer) }

  /// The answer in words for staff; `plan` gives the names.
  package static func text(_ answer: WhatIf, names plan: Plan) -> String {
    let name = plan.name(of: answer.district)
    guard answer.partners.isEmpty else {
      return "\(name) is in the plan, with"
        + " \(Phrase.list(answer.partners.map { plan.name(of: $0) })).\n"
    }
    var lines = [answer.reason ?? "\(name) has no partnership."]
    if answer.changes.isEmpty {
      lines += ["", "No single change that was tried would place it."]
    } else {
      lines += ["", "Each of these alone would place it:"]
    }
    for change in answer.changes {
      let value = Phrase.decimal(abs(change.gain), 4)
      let effect =
        abs(change.gain) < 1e-9
        ? "as good a plan" : "a plan worth \(value) \(change.gain > 0 ? "more" : "less")"
      lines.append(
        "  - \(change.text.prefix(1).uppercased())\(change.text.dropFirst()): with \(Phrase.list(change.partners.map { plan.name(of: $0) })),"
          + " \(effect)\(change.isProved ? "" : " (not proved to be best)").")
    }
    if !answer.inVain.isEmpty {
      lines +=
        ["", "These were tried and would not:"]
        + answer.inVain.map { "  - \($0.prefix(1).uppercased())\($0.dropFirst())." }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The changes tried for one district.
private struct Trials {
  let model: RoundModel
  let plan: Plan
  let place: Int
  let control: Control

  /// The partners, topics and facilitators tried of each kind of change.
  private static let mostTries = 4
  /// Longest drives are stated in steps of this many minutes.
  private static let minutesStep = 5.0
  private static let scoreStep = 0.01

  private var bundle: RegistryBundle { model.bundle }
  private var district: District { bundle.districts[place] }

  private struct Trial {
    var kind: WhatIf.Change.Kind
    var text: String
    var bundle: RegistryBundle
  }

  func run(_ answer: inout WhatIf) throws {
    guard district.consents, !model.locks.excludes(place) else { return }
    for kind in WhatIf.Change.Kind.allCases {
      for trial in trials(kind) {
        guard control.stop() == nil else { return }
        if let change = try outcome(trial) {
          answer.changes.append(change)
          // Of one kind, the smallest change that works is enough.
          break
        }
        answer.inVain.append(trial.text)
      }
    }
  }

  private func outcome(_ trial: Trial) throws -> WhatIf.Change? {
    let changed = RoundModel(trial.bundle)
    guard changed.conflicts.isEmpty else { return nil }
    let start = plan.partnerships.compactMap { try? changed.column($0).get() }
    let result = try Optimiser(control: control).solve(
      changed.instance, goal: Matching.goal(of: bundle), from: start)
    guard
      let column = result.columns.first(where: {
        changed.instance.members(of: $0).contains(place)
      })
    else { return nil }
    return WhatIf.Change(
      kind: trial.kind, text: trial.text,
      partners: changed.instance.members(of: column).filter { $0 != place }
        .map { bundle.districts[$0].id },
      facilitator: column.facilitator.map { trial.bundle.facilitators[$0].id },
      gain: result.objective - plan.proof.objective, isProved: result.status == .optimal)
  }

  // MARK: The trials of each kind, the smallest change first

  private func trials(_ kind: WhatIf.Change.Kind) -> [Trial] {
    switch kind {
    case .longerDrive: longerDrives()
    case .need: needs()
    case .mode: modes()
    case .groupSize: groupSizes()
    case .minimumScore: minimumScores()
    case .facilitatorPlace: facilitatorPlaces()
    case .facilitator: facilitators()
    case .cap: caps()
    }
  }

  private func trial(
    _ kind: WhatIf.Change.Kind, _ text: String, _ change: (inout RegistryBundle) -> Void
  ) -> Trial {
    var changed = bundle
    change(&changed)
    return Trial(kind: kind, text: text, bundle: changed)
  }

  /// Limits just long enough for the next districts beyond the own limit.
  private func longerDrives() -> [Trial] {
    guard let limit = district.maximumMinutes else { return [] }
    let drives = bundle.districts.indices.compactMap { other -> Double? in
      guard other != place,
        case .outOfReach(let minutes, _, _) = model.pairScoring.refusal(place, other),
        minutes > limit, minutes <= bundle.districts[other].maximumMinutes ?? .infinity
      else { return nil }
      return (minutes / Self.minutesStep).rounded(.up) * Self.minutesStep
    }
    return Set(drives).sorted().prefix(Self.mostTries).map { minutes in
      trial(
        .longerDrive,
        "\(district.name) accepts a drive of \(Phrase.drive(minutes: minutes)) instead of"
          + " \(Phrase.drive(minutes: limit))"
      ) { $0.districts[place].maximumMinutes = minutes }
    }
  }

  /// The topics that most districts within reach need, named at the lowest priority that counts.
  private func needs() -> [Trial] {
    let named = Set(district.needs.map(\.topic))
    var counts: [Topic: Int] = [:]
    for other in bundle.districts.indices where other != place {
      guard case .noCommonNeed = model.pairScoring.refusal(place, other) else { continue }
      for need in bundle.districts[other].needs
      where need.priority >= bundle.round.policy.minimumPriority && !named.contains(need.topic) {
        counts[need.topic, default: 0] += 1
      }
    }
    let priority = bundle.round.policy.minimumPriority
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostTries).map {
      topic, _ in
      trial(
        .need,
        "\(district.name) also names \(topic.label) as a need, with priority \(priority)"
      ) { $0.districts[place].needs.append(.init(topic: topic, priority: priority, group: nil)) }
    }
  }

  private func modes() -> [Trial] {
    guard district.mode != .either else { return [] }
    return [
      trial(
        .mode, "\(district.name) takes part as \"either\" instead of \"\(district.mode.rawValue)\""
      ) {
        $0.districts[place].mode = .either
      }
    ]
  }

  private func groupSizes() -> [Trial] {
    let shape = bundle.round.policy.shape
    let sizes = district.groupSizes
    var trials: [Trial] = []
    if sizes.lowerBound > 2 {
      trials.append(
        trial(.groupSize, "\(district.name) would also join a partnership of two") {
          $0.districts[place].groupSizes = 2...sizes.upperBound
        })
    }
    for size in [3, 5] where size > sizes.upperBound && size <= shape.mutualGroupSizes.upperBound {
      trials.append(
        trial(.groupSize, "\(district.name) would join a partnership of up to \(size)") {
          $0.districts[place].groupSizes = sizes.lowerBound...size
        })
    }
    return trials
  }

  private func minimumScores() -> [Trial] {
    let minimum = bundle.round.policy.minimumScore
    let scores = model.allowed.compactMap { pair in
      (Int(pair.a) == place || Int(pair.b) == place) && pair.score < minimum
        ? (pair.score / Self.scoreStep).rounded(.down) * Self.scoreStep : nil
    }
    return Set(scores).sorted(by: >).prefix(Self.mostTries).map { score in
      trial(
        .minimumScore,
        "the round forms partnerships from a score of \(Phrase.decimal(score, 2)) on instead of"
          + " \(Phrase.decimal(minimum, 2))"
      ) { $0.round.policy.minimumScore = score }
    }
  }

  /// One more place with those who could guide the district and have none left.
  private func facilitatorPlaces() -> [Trial] {
    let loads = Dictionary(
      uniqueKeysWithValues: plan.facilitators.map { ($0.id, ($0.load, $0.capacity)) })
    let able = bundle.facilitators.indices.filter { guide in
      model.fitScoring.refusal(guide, members: [place]) == nil
        && (loads[bundle.facilitators[guide].id].map { $0.0 >= $0.1 } ?? false)
    }
    let best = able.sorted { one, other in
      let (left, right) = (fit(one), fit(other))
      return left == right ? one < other : left > right
    }
    let more = bundle.round.policy.caseloadUnit == .districts ? 2 : 1
    return best.prefix(Self.mostTries).map { guide in
      let facilitator = bundle.facilitators[guide]
      return trial(
        .facilitatorPlace,
        "\(facilitator.name) takes \(facilitator.capacity + more) instead of \(facilitator.capacity)"
      ) { $0.facilitators[guide].capacity += more }
    }
  }

  private func fit(_ guide: Int) -> Double {
    model.fitScoring.fit(guide, members: [place], focus: nil).fit
  }

  /// One who lives where the district is and knows its foremost needs.
  private func facilitators() -> [Trial] {
    let id = Facilitator.ID(unusedID())
    let region = district.region ?? district.county
    var facilitator = Facilitator(id: id, name: "One more facilitator", capacity: 2)
    facilitator.location = district.location
    facilitator.regions = [district.region, district.county].compactMap(\.self)
    facilitator.expertise = district.needs.map { .init(topic: $0.topic, level: 4) }
    return [
      trial(
        .facilitator,
        "there is one more facilitator, based \(region.map { "in \($0)" } ?? "there"),"
          + " with room for 2 and expertise in its needs"
      ) { bundle in
        bundle = RegistryBundle(
          districts: bundle.districts, facilitators: bundle.facilitators + [facilitator],
          districtTies: bundle.districtTies, facilitatorTies: bundle.facilitatorTies,
          locks: bundle.locks, running: bundle.running,
          calendars: bundle.calendars, round: bundle.round)
      }
    ]
  }

  /// An id after all others, so that no place in the bundle moves.
  private func unusedID() -> String {
    (bundle.facilitators.last?.id.rawValue ?? "") + "~"
  }

  private func caps() -> [Trial] {
    guard let cap = bundle.round.maximumPartnerships else { return [] }
    return [
      trial(.cap, "the round has up to \(cap + 1) partnerships instead of \(cap)") {
        $0.round.maximumPartnerships = cap + 1
      }
    ]
  }
}
